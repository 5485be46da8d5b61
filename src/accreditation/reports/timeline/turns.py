"""What turns on each day of a timeline, gathered from its rows."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from accreditation.findings import Outcome, Verdict
from accreditation.timeline import Cause, Row, Timeline


@dataclass(slots=True)
class Day:
    """What turns on a day.

    Attributes:
        because: What happened on it.
        verdicts: Accreditations whose verdict turned: from what (None: it had none), to what.
        turned: Rows that turned, by what they were and are.
        begun: Rows that are looked at from this day on.
    """

    because: dict[Cause, None] = field(default_factory=dict)
    verdicts: dict[str, tuple[Verdict | None, Verdict]] = field(default_factory=dict)
    turned: dict[tuple[Outcome, Outcome], list[Row]] = field(
        default_factory=lambda: defaultdict(list)
    )
    begun: list[tuple[Row, Outcome]] = field(default_factory=list)


def days_in(timeline: Timeline) -> dict[datetime.date, Day]:
    """The days on which something turns, in their order; the first day is always there."""
    days: dict[datetime.date, Day] = defaultdict(Day)
    days[timeline.first] = Day()
    for row in timeline.rows:
        before: Outcome | None = None
        for interval in row.intervals:
            day = days[interval.first]
            day.because.update(dict.fromkeys(interval.because))
            if before is None:
                day.begun.append((row, interval.outcome))
            else:
                day.turned[before, interval.outcome].append(row)
            before = interval.outcome
    for regime, verdicts in timeline.verdicts.items():
        former: Verdict | None = None
        for verdict in verdicts:
            days[verdict.first].verdicts[regime] = former, verdict.verdict
            former = verdict.verdict
    return dict(sorted(days.items()))


def outcome_on(row: Row, day: datetime.date) -> Outcome | None:
    """What a row shows on a day; None if it was not looked at."""
    return next((i.outcome for i in row.intervals if i.first <= day <= i.last), None)


def turning_days(rows: Iterable[Row]) -> list[datetime.date]:
    """The days on which some of the rows have another outcome than the day before."""
    return sorted({interval.first for row in rows for interval in row.intervals})
