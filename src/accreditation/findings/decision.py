"""What persons decided about findings."""

import datetime
from dataclasses import dataclass
from typing import Literal

from accreditation.findings.finding import Outcome, Subject
from accreditation.language import Text

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
class Answer:
    """An answer to a question that counts: a fact is what a person decided.

    Attributes:
        fact: The fact, by its full name.
        question: What was asked.
        subject: What it is a fact of, with the item if it is one of a list.
        value: As a file writes it.
    """

    decision: Decision
    fact: str
    question: Text
    subject: Subject
    value: str


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
