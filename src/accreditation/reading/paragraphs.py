"""Lines as they were set, put together to the paragraphs that they were broken from."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LIST_MARK = re.compile(
    r"\s*(?:[-–—•▪◦‣*·]\s|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\s?[).°]\)?\s?|§\s?\d|\d{1,2}\.\d)"
)
"""What an item of a list begins with."""

SENTENCE_END = re.compile(r"[.;:!?…][»”\"')\]]*\s*$")

_HYPHENS = "-‐\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was set; lengths are in any one unit.

    Attributes:
        left: Where it begins.
        right: Where it ends.
        word: The width of its first word and of a space.
        apart: Whether there is more room than usual between it and the line before.
        size: The size of its letters.
    """

    text: str
    left: float
    right: float
    word: float
    apart: bool
    size: float = 0


def paragraphs(lines: Sequence[Line], limit: float) -> Iterator[list[Line]]:
    """The lines, those of one paragraph together.

    Args:
        lines: The lines of one column in order.
        limit: Where lines end at the latest; infinite where none was broken to fit.
    """
    group: list[Line] = []
    for line in lines:
        if group and not goes_on(group[-1], line, limit):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def goes_on(before: Line, line: Line, limit: float) -> bool:
    """Whether a line goes on with the paragraph of the line before.

    It does where its first word had no room there, unless it begins an item of a list.
    """
    if line.apart or abs(before.size - line.size) > 0.1 * max(before.size, line.size):
        return False
    listed = LIST_MARK.match(line.text) is not None
    if listed and SENTENCE_END.search(before.text):
        return False
    if hyphenated(before.text, line.text) and limit != math.inf:
        return True
    full = before.right + line.word > limit
    indented = line.left > before.left + 0.8 * (line.size or 2.5)
    if indented and not LIST_MARK.match(before.text):
        return full and not SENTENCE_END.search(before.text)
    return full


def hyphenated(before: str, after: str) -> bool:
    """Whether a word is broken between two lines."""
    stem, rest = before.rstrip(), after.lstrip()
    return stem[-1:] in _HYPHENS and stem[-2:-1].isalpha() and rest[:1].islower()
