"""What the engine says about one rule and one subject."""

import datetime
from dataclasses import dataclass
from typing import Literal

from accreditation.findings.citation import Citations
from accreditation.findings.message import Message
from accreditation.findings.need import Need
from accreditation.findings.trace import Trace
from accreditation.language import Text

Outcome = Literal["pass", "fail", "unknown", "not_applicable"]

OUTCOMES: tuple[Outcome, ...] = ("pass", "fail", "unknown", "not_applicable")

NO_STATUTES = "none"
"""Id of the statutes as a subject when no version is in force at the date."""

SubjectKind = Literal["statutes", "year"]


def subject_kind(plane: str) -> SubjectKind:
    """What the findings of a plane are about."""
    return "statutes" if plane == "statutes" else "year"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about.

    Attributes:
        kind: The statutes, or a financial year.
        id: The day the statutes were adopted, or the name of the year.
        item: The item of a list, for a finding that explains another.
    """

    kind: SubjectKind
    id: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, one subject, one outcome, and everything that supports it.

    Attributes:
        rule: Name of the rule.
        regime: Set of rules it belongs to.
        on: The date that picked the version of the law.
        items: Findings on the items of a list; they explain and are not counted.
        needs: What is missing, when the outcome is unknown.
        because: How the condition was evaluated; None when the rule was not in force.
        remedy: What to do, when it failed.
    """

    rule: str
    regime: str
    plane: str
    weight: str
    subject: Subject
    on: datetime.date
    outcome: Outcome
    title: Text
    message: Message
    citations: Citations
    needs: tuple[Need, ...] = ()
    because: Trace | None = None
    remedy: Message | None = None
    items: tuple["Finding", ...] = ()
