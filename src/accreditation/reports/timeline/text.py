"""A timeline as text for a terminal: verdicts, what turned when, and each condition in a line."""

import datetime
import io
import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from accreditation.findings import NO_FILE, OUTCOMES, Outcome, Subject, SubjectKind
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.text_report import STYLES
from accreditation.reports.timeline.causes import CauseTeller
from accreditation.reports.timeline.grids import MARKS, mark, paths, strips
from accreditation.reports.timeline.turns import Day, days_in, turning_days
from accreditation.reports.writing import labelled, written_date
from accreditation.timeline import Row, Timeline

WIDTH = 100
"""Columns of text that does not go to a terminal."""


def timeline_text(timeline: Timeline, pack: Pack, language: Language, *, terminal: bool) -> str:
    """``timeline`` as lines, without a final line break.

    Args:
        timeline: What to tell.
        pack: The law, for what things are called.
        language: The language to tell it in.
        terminal: Whether it goes to a terminal, which has colours and a width of its own.
    """
    stream = io.StringIO()
    width = None if terminal else WIDTH
    console = Console(file=stream, highlight=False, width=width, force_terminal=terminal or None)
    _Teller(console, timeline, pack, language).tell()
    return "\n".join(line.rstrip() for line in stream.getvalue().rstrip().splitlines())


class _Teller:
    def __init__(
        self, console: Console, timeline: Timeline, pack: Pack, language: Language
    ) -> None:
        self._console = console
        self._timeline = timeline
        self._language = language
        self._causes = CauseTeller(pack, language)
        self._days = days_in(timeline)
        self._letters = dict(zip(self._days, _letters(), strict=False))

    def tell(self) -> None:
        first, last = self._timeline.first, self._timeline.last
        self._print(f"{self._timeline.name} · {self._period(first, last)}", "bold")
        for one in self._timeline.not_judged:
            period = self._period(one.first, one.last)
            self._print(self._say("timeline.not_judged", period=period, reason=one.reason), "bold")
        self._verdicts()
        self._legend()
        self._turns()
        for kind in ("statutes", "year", "application"):
            rows = [row for row in self._timeline.rows if row.topic.kind == kind]
            if rows:
                self._grid(kind, rows)

    def _verdicts(self) -> None:
        for regime, intervals in self._timeline.verdicts.items():
            self._print()
            self._print(self._timeline.regimes[regime].in_(self._language), "bold")
            for one in intervals:
                said = self._say(f"outcome.{one.verdict}").upper()
                period = self._period(one.first, one.last)
                line = Line(labelled(period, "", self._language))
                line.append(said, STYLES[one.verdict])
                if one.because:
                    line.append(f" · {self._causes.said(one.because)}")
                self._indented(line, 2)

    def _legend(self) -> None:
        self._print()
        line = Line()
        for outcome in OUTCOMES:
            line.append(MARKS[outcome], STYLES[outcome])
            line.append(f" {self._say(f'outcome.{outcome}')}   ")
        line.append(f"{MARKS[None]} {self._say('timeline.not_looked_at')}")
        self._console.print(line)

    def _turns(self) -> None:
        self._heading(self._say("timeline.turns"))
        for date, day in self._days.items():
            line = Line(f"{self._letters[date]}  {written_date(date, self._language)}", "bold")
            happened = self._causes.said(day.because)
            begins = date == self._timeline.first
            said = self._say("timeline.begins") if begins else happened
            if said:
                line.append(f" · {said}")
            self._indented(line, 0, hanging=3)
            for told in self._turned(day):
                self._indented(told, 3, hanging=3)

    def _turned(self, day: Day) -> Iterator[Line]:
        for regime, (former, verdict) in day.verdicts.items():
            if former is not None:
                name = self._timeline.regimes[regime].in_(self._language)
                yield _arrow(former, verdict).append(f" {name}", "bold")
        for (before, after), rows in day.turned.items():
            for kind, id_, names in _by_subject(rows):
                subject = labelled(self._subject(kind, id_), "", self._language)
                about = "" if kind == "statutes" else subject
                yield _arrow(before, after).append(f" {about}{', '.join(names)}")
        for (kind, id_), outcomes in _begun(day).items():
            line = Line(self._say("timeline.begun", subject=self._subject(kind, id_)))
            for outcome in OUTCOMES:
                if outcomes[outcome]:
                    line.append(f" {MARKS[outcome]} {outcomes[outcome]} ", STYLES[outcome])
            if all(row.only_as_last for row, _ in day.begun if row.topic.id == id_):
                line.append(f" ({self._say('timeline.as_last')})")
            yield line

    def _grid(self, kind: SubjectKind, rows: list[Row]) -> None:
        self._heading(self._say(f"timeline.{kind}_rows"))
        if kind == "statutes":
            days = {day: self._letters[day] for day in turning_days(rows)}
            grid = strips(rows, days)
            self._letters_told(days)
        else:
            grid = paths(rows, self._timeline.last)
        table = Table.grid(padding=(0, 1))
        for _ in grid.heads:
            table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        table.add_row(*(Line(head, style="bold") for head in grid.heads))
        for row, marks in grid.lines:
            weight = self._say(f"weight.{row.weight}")
            said = f"{row.topic.rule} · {row.title.in_(self._language)} ({weight})"
            table.add_row(*marks, said)
        for line in self._only_as_last(rows):
            self._indented(Line(line), 0)
        self._console.print(table)

    def _letters_told(self, days: Mapping[datetime.date, str]) -> None:
        """The day for which each letter above the marks stands."""
        named = (f"{letter} = {self._date(day)}" for day, letter in days.items())
        self._indented(Line(self._say("timeline.letters", days=", ".join(named))), 0)

    def _only_as_last(self, rows: Iterable[Row]) -> Iterator[str]:
        """The years that are looked at only because no later one is closed, and when."""
        found: dict[str | None, list[Row]] = defaultdict(list)
        for row in rows:
            if row.only_as_last:
                found[row.topic.id].append(row)
        for id_, those in found.items():
            first = min(row.intervals[0].first for row in those)
            last = max(row.intervals[-1].last for row in those)
            regimes = dict.fromkeys(row.regime for row in those)
            titles = (self._timeline.regimes[name].in_(self._language) for name in regimes)
            yield self._say(
                "timeline.only_as_last",
                period=self._period(first, last),
                subject=self._subject("year", id_),
                regimes=", ".join(titles),
            )

    def _subject(self, kind: SubjectKind, id_: str | None) -> str:
        if kind == "statutes":
            return self._say("plane.statutes")
        return subject_in_words(Subject(kind, id_ or NO_FILE), self._language)

    def _period(self, first: datetime.date, last: datetime.date) -> str:
        if first == last:
            return self._say("timeline.on", date=self._date(first))
        return self._say("calendar.window", opens=self._date(first), due=self._date(last))

    def _date(self, day: datetime.date) -> str:
        return written_date(day, self._language)

    def _heading(self, text: str) -> None:
        self._print()
        self._print(text, "bold")

    def _say(self, key: str, **values: object) -> str:
        return phrase(key).in_(self._language).format(**values)

    def _print(self, text: str = "", style: str = "") -> None:
        self._console.print(Line(text, style=style))

    def _indented(self, line: Line, by: int, hanging: int = 0) -> None:
        """A line whose further lines stand a little to the right of the first."""
        room = max(self._console.width - by - hanging, 20)
        for number, part in enumerate(line.wrap(self._console, room)):
            part.rstrip()
            space = by + (hanging if number else 0)
            self._console.print(Line(" " * space) + part, soft_wrap=True)


def _letters() -> Iterator[str]:
    """A letter for each day; after those of the alphabet none is left."""
    return chain(string.ascii_letters, repeat("*"))


def _arrow(before: Outcome, after: Outcome) -> Line:
    return mark(before).append(" → ").append_text(mark(after))


def _by_subject(rows: Iterable[Row]) -> Iterator[tuple[SubjectKind, str | None, list[str]]]:
    """The names of the rules, those on one subject together."""
    found: dict[tuple[SubjectKind, str | None], list[str]] = defaultdict(list)
    for row in rows:
        found[row.topic.kind, row.topic.id].append(row.topic.rule)
    for (kind, id_), names in found.items():
        yield kind, id_, names


def _begun(day: Day) -> dict[tuple[SubjectKind, str | None], Counter[Outcome]]:
    """How many rows begin with each outcome, by subject."""
    found: dict[tuple[SubjectKind, str | None], Counter[Outcome]] = defaultdict(Counter)
    for row, outcome in day.begun:
        found[row.topic.kind, row.topic.id][outcome] += 1
    return found
