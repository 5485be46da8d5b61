"""Which words at the beginning of an article are its heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accreditation.reading.patterns import Patterns

_INLINE = re.compile(
    r"(?P<sign>\s*\.\s*[-–—]\s*|\s+[-–—]\s+|\s*:\s+|\.\s+)(?=[\"«„“(]?[^\W\d_a-z]|\d|§)"
)
_SHARE = 0.5
"""A layout that could be read in two ways counts as headings if this share of articles has it."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of an article, by where they stand in the text of the source.

    Attributes:
        rest: What stands after the number, up to the end of its line or paragraph.
        following: The paragraph after that; None if there is none.
        more: Whether there is text after that paragraph.
        lead: Where the bold or underlined beginning of the paragraph ends.
        titled: Whether the number stands in a heading of the document.
    """

    rest: Span
    following: Span | None
    more: bool
    lead: int
    titled: bool


@dataclass(frozen=True, slots=True)
class _Guess:
    """A heading that an article may have.

    Attributes:
        layout: Those of one layout are headings together, or are not; None if it is certain.
    """

    span: Span
    layout: str | None


def headings(text: str, openings: Sequence[Opening], patterns: Patterns) -> list[Span | None]:
    """The heading of each article, None for those without."""
    guesses = [_guess(text, opening, patterns) for opening in openings]
    counts: dict[str | None, int] = {}
    for guess in guesses:
        if guess is not None:
            counts[guess.layout] = counts.get(guess.layout, 0) + 1
    sure = counts.get(None, 0)
    return [
        guess.span
        if guess is not None
        and (guess.layout is None or _usual(guess.layout, counts, sure, len(openings)))
        else None
        for guess in guesses
    ]


def _usual(layout: str, counts: dict[str | None, int], sure: int, articles: int) -> bool:
    alike = counts[layout] + (sure if layout == "ended" else 0)
    return articles > 1 and alike >= max(2, _SHARE * articles)


def _guess(text: str, opening: Opening, patterns: Patterns) -> _Guess | None:
    start, end = opening.rest
    rest = text[start:end]
    following = opening.following
    if not rest.strip():
        if following is None or not (opening.more and patterns.heading(text[slice(*following)])):
            return None
        ended = text[slice(*following)].rstrip().endswith((".", ":"))
        return _Guess(following, "ended" if ended else None)
    if opening.lead > start and text[start : opening.lead].strip(" .:–—-"):
        told = text[start : opening.lead]
        if opening.lead < end and text[opening.lead : end].strip() and len(told) < 200:
            return _Guess((start, opening.lead), None)
    if following is not None and (opening.titled or patterns.heading(rest)):
        ended = rest.rstrip().endswith((".", ":")) and not opening.titled
        return _Guess(opening.rest, "ended" if ended else None)
    return _inline(text, opening, patterns)


def _inline(text: str, opening: Opening, patterns: Patterns) -> _Guess | None:
    """A heading with the text after it in the same paragraph."""
    start, end = opening.rest
    match = _INLINE.search(text, start, end)
    if match is None or not patterns.heading(text[start : match.start()]):
        return None
    sign = match["sign"].strip()
    return _Guess((start, match.start()), f"inline {'-' if sign[-1:] in '-–—' else sign}")
