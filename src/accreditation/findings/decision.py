"""What persons decided about findings."""

import datetime
from dataclasses import dataclass
from typing import Literal

from accreditation.findings.finding import Outcome, Subject

Change = Literal["facts", "wording", "finding"]
"""What a decision was about and is no longer so: the facts, the words of the rule or of the
statutes, or that there is such a finding at all."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was recorded.

    Attributes:
        number: Its place in the file of decisions, from 1.
        by: Who decided.
        on: When.
        reasons: Why, in the words of who decided.
        outcome: What the finding is to count as; None for the answer to a question.
        document: The document that records it, as its author names it.
    """

    number: int
    by: str
    on: datetime.date
    reasons: str
    outcome: Outcome | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A decision that no longer counts.

    Attributes:
        about: The rule it overruled, or the fact it answered.
        because: What has changed since.
        details: The facts or articles that changed.
    """

    decision: Decision
    about: str
    subject: Subject
    because: Change
    details: tuple[str, ...] = ()
