"""Conditions in lines and what they showed in columns, a mark for each outcome."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.text import Text as Line

from accreditation.findings import NO_FILE, Outcome
from accreditation.reports.text_report import STYLES
from accreditation.reports.timeline.turns import outcome_on
from accreditation.timeline import Row

MARKS: Mapping[Outcome | None, str] = {
    "pass": "✓",
    "fail": "✗",
    "unknown": "?",
    "not_applicable": "–",
    None: "·",
}


_Column = tuple[str, datetime.date | None]
"""A subject, and the last day of one that is a year."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of marks.

    Attributes:
        heads: What stands above the columns.
        lines: A row of the timeline for each rule, and the marks in each column.
    """

    heads: tuple[str, ...]
    lines: tuple[tuple[Row, tuple[Line, ...]], ...]


def mark(outcome: Outcome | None) -> Line:
    """The mark of an outcome, or of a row that was not looked at."""
    return Line(MARKS[outcome], style="" if outcome is None else STYLES[outcome])


def strips(rows: Iterable[Row], days: Mapping[datetime.date, str]) -> Grid:
    """A column for all days, with a letter above each, and a mark below it."""
    lines = tuple(
        (row, (Line.assemble(*(mark(outcome_on(row, day)) for day in days)),)) for row in rows
    )
    return Grid(("".join(days.values()),), lines)


def paths(rows: Iterable[Row], last: datetime.date) -> Grid:
    """A column for each subject, and in it what a rule showed on it, one after the other.

    Args:
        rows: What to show.
        last: The last day; subjects that are not looked at any more on it are left out, if others
            are.
    """
    by_rule: dict[str, dict[_Column, Row]] = defaultdict(dict)
    begun: dict[_Column, datetime.date] = {}
    for row in rows:
        column = row.topic.id or NO_FILE, row.topic.closes
        by_rule[row.topic.rule][column] = row
        first = row.intervals[0].first
        begun[column] = min(first, begun.get(column, first))
    there = {
        column for found in by_rule.values() for column in found if _lasts(found[column], last)
    }
    columns = sorted(there or begun, key=begun.__getitem__)
    lines = tuple(
        (next(iter(found.values())), tuple(_path(found.get(one), last) for one in columns))
        for found in by_rule.values()
    )
    return Grid(tuple("–" if id_ == NO_FILE else id_ for id_, _ in columns), lines)


def _lasts(row: Row, last: datetime.date) -> bool:
    return row.intervals[-1].last == last


def _path(row: Row | None, last: datetime.date) -> Line:
    if row is None:
        return mark(None)
    over = () if _lasts(row, last) else (mark(None),)
    return Line.assemble(*(mark(interval.outcome) for interval in row.intervals), *over)
