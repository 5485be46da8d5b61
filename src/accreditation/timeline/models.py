"""A timeline: each condition over the versions of the law and of the statutes, and the years."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from accreditation.findings import Outcome, SubjectKind, Verdict
from accreditation.language import Text
from accreditation.law import Plane

CauseKind = Literal[
    "statutes",
    "year",
    "application",
    "accreditation",
    "accreditation_lost",
    "document",
    "decision",
    "rule",
    "rule_ended",
    "wording",
    "parameter",
    "deadline",
]
"""What happened on a day: a version of the statutes was adopted, a financial year closed, an
application was handed in, an accreditation began or was over, a document was made, a person
answered a question, a rule entered into force or was no longer in force, an instrument got a new
wording, a number of the law another value, or a date was reached with which a rule compares the day
of the check."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that may turn an outcome on a day.

    Attributes:
        name: Which one: the day of adoption, the year, the application, the accreditation, the
            document, the fact that was asked, the rule, the instrument, the number, or the fact
            that is the date.
        of: For a date that a rule compares with: that date.
    """

    kind: CauseKind
    name: str
    of: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a row is about: a rule on the statutes, on a financial year or on an application.

    Attributes:
        id: The year or the application; None for the statutes, whichever are in force.
        closes: The last day of the year; what is missing between two years may get the name of
            a later one.
    """

    rule: str
    kind: SubjectKind
    id: str | None = None
    closes: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Days on which an outcome is the same, both ends included.

    Attributes:
        because: What happened on its first day; empty where the timeline itself begins on it.
    """

    first: datetime.date
    last: datetime.date
    outcome: Outcome
    because: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class VerdictInterval:
    """Days on which a verdict is the same, both ends included.

    Attributes:
        because: What happened on its first day; empty where the timeline itself begins on it.
    """

    first: datetime.date
    last: datetime.date
    verdict: Verdict
    because: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One condition, obligation or advice on one subject, through time.

    Attributes:
        only_as_last: Whether the year is looked at only as long as no later one is closed.
    """

    topic: Topic
    regime: str
    plane: Plane
    weight: str
    title: Text
    intervals: tuple[Interval, ...]
    only_as_last: bool = False


@dataclass(frozen=True, slots=True)
class NotJudged:
    """Days on which nothing can be judged, both ends included, and why not."""

    first: datetime.date
    last: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A dossier through time.

    Attributes:
        cooperative: Whose it is, by its identifier.
        name: The same by name.
        regimes: The sets of rules that were read, with what they are called.
        verdicts: By accreditation.
        rows: In the order of the rules and of the subjects.
        not_judged: Days on which the law was one that the rules do not know.
    """

    cooperative: str
    name: str
    first: datetime.date
    last: datetime.date
    regimes: Mapping[str, Text]
    verdicts: Mapping[str, tuple[VerdictInterval, ...]]
    rows: tuple[Row, ...]
    not_judged: tuple[NotJudged, ...]
