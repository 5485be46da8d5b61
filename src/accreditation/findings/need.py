"""What is still missing before a question can be decided."""

import datetime
from dataclasses import dataclass
from typing import Literal

from accreditation.findings.citation import Source, StatutesCitation
from accreditation.language import Text

Reason = Literal["absent", "contradicted", "not_yet_due", "incomplete", "unconfirmed"]
"""Why a fact is unknown: nobody stated it, sources differ, it lies ahead, its list is open, or a
program read it and no person has confirmed it."""

NeedKind = Literal["evidence", "judgement", "event"]
"""What can settle it: a document, a person's decision, or the passing of a date."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that sources give for the same fact."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that was read in the words of the statutes, and that no person has confirmed.

    Attributes:
        value: As a person would write it.
        source: The article; None for a silence, which is one of the whole text.
        quotes: The words that say so.
        certain: Whether only one reading is possible.
        doubts: Why not.
        lapsed: Whether it had been confirmed, and the words have changed since.
    """

    value: str
    source: StatutesCitation | None
    quotes: tuple[str, ...] = ()
    certain: bool = False
    doubts: tuple[str, ...] = ()
    lapsed: bool = False


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
        claims: What sources say, where they contradict each other or what was read.
        proposals: What was read and is not confirmed.
        nothing_found: Whether the text of the statutes was read, and nothing found on this.
    """

    fact: str
    reason: Reason
    kind: NeedKind
    question: Text
    items: tuple[str, ...] = ()
    due: datetime.date | None = None
    claims: tuple[Claim, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    nothing_found: bool = False
