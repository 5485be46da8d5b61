"""What the engine says about one rule and one subject."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from accreditation.findings.citation import Citations
from accreditation.findings.message import Message
from accreditation.findings.need import Need
from accreditation.findings.trace import Trace
from accreditation.language import Text

Outcome = Literal["pass", "fail", "unknown", "not_applicable"]

OUTCOMES: tuple[Outcome, ...] = ("pass", "fail", "unknown", "not_applicable")

NO_FILE = "none"
"""Id of the statutes, or of an application, as a subject when the dossier has no file on it."""

SubjectKind = Literal["statutes", "year", "application"]

SUBJECT_KINDS: Mapping[str, SubjectKind] = {
    "statutes": "statutes",
    "practice": "year",
    "application": "application",
}
"""What the findings of each plane are about."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about.

    Attributes:
        kind: The statutes, a financial year, or an application.
        id: The day the statutes were adopted, or the name of the year or of the application.
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
        texts_differ: Where the French and the Dutch text of the law diverge.
        if_confirmed: The outcome if everything were as it was read, for one that is unknown and
            depends on what was read and is not confirmed.
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
    texts_differ: Text | None = None
    if_confirmed: Outcome | None = None
