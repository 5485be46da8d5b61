"""What is still missing before a question can be decided."""

import datetime
from dataclasses import dataclass
from typing import Literal

from accreditation.findings.citation import Source
from accreditation.language import Text

Reason = Literal["absent", "contradicted", "not_yet_due", "incomplete"]
"""Why a fact is unknown: nobody stated it, sources differ, it lies ahead, its list is open."""

NeedKind = Literal["evidence", "judgement", "event"]
"""What can settle it: a document, a person's decision, or the passing of a date."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that sources give for the same fact."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Need:
    """A fact on which an open outcome depends.

    Attributes:
        fact: Its name in the vocabulary.
        items: Ids of the list items whose fact it is; empty for a fact of the whole subject.
        reason: Why it is unknown.
        kind: What can settle it.
        question: What to ask, in four languages.
        due: For an event, the day after which evidence may be asked for it.
        claims: For a contradiction, what each source says.
    """

    fact: str
    reason: Reason
    kind: NeedKind
    question: Text
    items: tuple[str, ...] = ()
    due: datetime.date | None = None
    claims: tuple[Claim, ...] = ()
