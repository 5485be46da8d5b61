"""What articles state, as it was read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


def united(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotes in their order, each of the same words once, with all cues in them."""
    cues: dict[tuple[int, int], set[tuple[int, int]]] = {}
    first: dict[tuple[int, int], Quote] = {}
    for quote in quotes:
        place = quote.start, quote.end
        first.setdefault(place, quote)
        cues.setdefault(place, set()).update(quote.cues)
    return tuple(replace(first[at], cues=tuple(sorted(cues[at]))) for at in sorted(first))


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
