"""The shape of the JSON of a timeline; other programs rely on it, so it only ever grows."""

from typing import Literal

from typing_extensions import TypedDict

from accreditation.findings import Outcome, SubjectKind, Verdict
from accreditation.reports.shape import TextShape
from accreditation.timeline import CauseKind


class CauseShape(TypedDict):
    """Something that happened on a day; ``date`` is the one that was reached, for a deadline."""

    kind: CauseKind
    name: str
    date: str | None


# The functional form, because "from" is a keyword.
IntervalShape = TypedDict(
    "IntervalShape",
    {"from": str, "to": str, "outcome": Outcome, "because": list[CauseShape]},
)
VerdictIntervalShape = TypedDict(
    "VerdictIntervalShape",
    {"from": str, "to": str, "verdict": Verdict, "because": list[CauseShape]},
)
NotJudgedShape = TypedDict("NotJudgedShape", {"from": str, "to": str, "reason": str})


class TopicShape(TypedDict):
    """What a row is about; ``id`` is null for the statutes, whichever are in force.

    ``closes`` is the last day of a year. What is missing between two years may have the name of a
    later one.
    """

    kind: SubjectKind
    id: str | None
    closes: str | None


class RowShape(TypedDict):
    """A rule on a subject through time; there are gaps where it was not looked at.

    ``only_as_last`` tells of a year that it is looked at only as long as no later one is closed.
    """

    rule: str
    regime: str
    plane: str
    weight: str
    title: TextShape
    subject: TopicShape
    intervals: list[IntervalShape]
    only_as_last: bool


class VerdictRowShape(TypedDict):
    """The verdict on an accreditation through time."""

    regime: str
    intervals: list[VerdictIntervalShape]


TimelineShape = TypedDict(
    "TimelineShape",
    {
        "schema": Literal["accreditation.timeline/1"],
        "cooperative": str,
        "name": str,
        "from": str,
        "to": str,
        "regimes": dict[str, TextShape],
        "verdicts": list[VerdictRowShape],
        "rows": list[RowShape],
        "not_judged": list[NotJudgedShape],
    },
)
"""A dossier from one day to another. ``because`` is empty where the timeline itself begins."""
