"""What articles state, as it was read."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article.

    Attributes:
        text: The words, exactly.
        start: Where they begin in the text of the article.
        end: Where they end.
        cues: The words among them by which the fact was told, as places in the article.
    """

    text: str
    start: int
    end: int
    cues: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact that an article states, as it was read; a person has to confirm it.

    Attributes:
        fact: Its name in the vocabulary.
        value: As a statutes file writes it.
        article: The number of the article.
        quotes: Where it was read.
        certain: Whether only one reading is possible.
        doubts: Why it is not certain.
    """

    fact: str
    value: Any
    article: str
    quotes: tuple[Quote, ...]
    doubts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether only one reading is possible."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Unclear:
    """A fact of which an article says something, but not clearly what; nothing is proposed.

    Attributes:
        values: What it may be.
    """

    fact: str
    article: str
    values: tuple[Any, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the articles of statutes state, as far as it was read.

    Attributes:
        silent_on: Facts of which nothing was read; the statutes may be silent on them.
    """

    readings: tuple[Reading, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    silent_on: tuple[str, ...] = ()

    def of(self, article: str) -> tuple[Reading, ...]:
        """What one article states."""
        return tuple(reading for reading in self.readings if reading.article == article)
