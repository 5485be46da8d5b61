"""Words: whether two texts have the same, and which of them changed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

Mark = Literal["same", "deleted", "inserted"]

_MARKS: dict[int, Mark] = {-1: "deleted", 0: "same", 1: "inserted"}
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_SPACES = re.compile(r"[^\S\n]+")
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})
_CITED = re.compile(
    r"(?i)(\bart(?:\.|icles?|ikels?|ikeln|ikelen)\s*)(\d+(?:\s?(?:bis|ter|quater))?)\b"
)
"""An article that is referred to, in any of the four languages."""

_FIRST = 0xF0000
"""Each distinct piece becomes one character of a private plane, so it is compared as a whole."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row that stayed, went or came."""

    mark: Mark
    text: str


def marked(old: str, new: str) -> tuple[Passage, ...]:
    """Both texts as one, with what changed; grouped so that a person can read it."""
    pieces: list[str] = []
    codes: dict[str, str] = {}

    def encoded(text: str) -> str:
        found = []
        for piece in _PIECES.findall(tidy(text)):
            if piece not in codes:
                codes[piece] = chr(_FIRST + len(pieces))
                pieces.append(piece)
            found.append(codes[piece])
        return "".join(found)

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    changes = differ.diff_main(encoded(old), encoded(new), False)
    differ.diff_cleanupSemantic(changes)
    return tuple(
        Passage(_MARKS[sign], "".join(pieces[ord(code) - _FIRST] for code in coded))
        for sign, coded in changes
    )


def tidy(text: str) -> str:
    """A text without spaces that only lay it out."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.strip().splitlines())
    return "\n".join(lines)


def wording(text: str, renumbered: Mapping[str, str] | None = None) -> str:
    """A text reduced to its words, for comparing: layout and typography do not count.

    Args:
        text: The text.
        renumbered: Articles with another number now, by the number they had: where the text
            refers to one, its new number is taken.
    """

    def now(found: re.Match[str]) -> str:
        return found[1] + (renumbered or {}).get(found[2], found[2])

    plain = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    return _CITED.sub(now, " ".join(plain.split()))


def cited(text: str) -> Iterator[str]:
    """The numbers of the articles that a text refers to."""
    for found in _CITED.finditer(unicodedata.normalize("NFKC", text)):
        yield found[2]
