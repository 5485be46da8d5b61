"""What a finding rests on: articles of law, articles of the statutes, places in the evidence."""

import datetime
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

Confidence = Literal["T", "X", "I", "K", "U"]
"""How sure a statement of law is: text read, excerpt seen, inferred, own knowledge, uncertain."""


class LawReference(BaseModel):
    """A place in the law as a rule file names it: an instrument's key and a locator in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    instrument: str
    at: str
    confidence: Confidence = "T"


@dataclass(frozen=True, slots=True)
class LawCitation:
    """A place in an instrument, in the version in force at the finding's date.

    Attributes:
        instrument: Key of the instrument.
        at: Article, paragraph and item.
        eli: Link to the official text, when it has one.
        in_force: First day of the wording that applied, when it is known.
        confidence: How sure the project is of what it says the place says.
    """

    instrument: str
    at: str
    eli: str | None
    in_force: datetime.date | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class StatutesCitation:
    """An article of the cooperative's statutes, in the version adopted on a date."""

    article: str
    adopted: datetime.date


@dataclass(frozen=True, slots=True)
class EvidenceCitation:
    """A place in a document of the dossier, or in the file where a fact was stated."""

    document: str
    at: str


Source = StatutesCitation | EvidenceCitation
"""Where a fact comes from."""


@dataclass(frozen=True, slots=True)
class Citations:
    """Everything a finding cites; the law is never empty.

    Raises:
        ValueError: no place of law is cited.
    """

    law: tuple[LawCitation, ...]
    statutes: tuple[StatutesCitation, ...] = ()
    evidence: tuple[EvidenceCitation, ...] = ()

    def __post_init__(self) -> None:
        if not self.law:
            raise ValueError("a finding must cite the law")
