"""Words: whether two texts have the same, and which of them changed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

Mark = Literal["same", "deleted", "inserted"]

_MARKS: dict[int, Mark] = {-1: "deleted", 0: "same", 1: "inserted"}
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_SPACES = re.compile(r"[^\S\n]+")
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})
_NUMBER = r"\d+(?:\s?(?:bis|ter|quater|quinquies)\b(?!\s*\d))?(?![:\d])"
_AND = r"\s*(?:,|-|et|ou|à|en|of|tot|und|oder|bis|and|or|to)\s*"
_LAW = (
    r"(?:code|loi|lois|arrêté|wetboek|wet|besluit|gesetzbuch|gesetz|erlass|law|act|decree|csa|wvv)"
)
_OF = r"(?:du|de la|de l'|des|der|of the|van de|van het)"
_CITED = re.compile(
    rf"(?i)\bart(?:\.|icles?|ikels?|ikeln|ikelen)\s*{_NUMBER}(?:{_AND}{_NUMBER})*"
    rf"(?!{_AND}\d)(?!\s*,?\s*(?:§\s*\d+\s*,?\s*)?{_OF}\s+{_LAW}\b)"
)
"""Articles that are referred to, in any of the four languages, but for those of a law."""

_RANGE = re.compile(r"(?i)\d\s*(?:-|à|tot|bis|to)\s*\d")
_EACH = re.compile(rf"(?i){_NUMBER}")
_AIRY = re.compile(r"\s+(?=[%°;:!?»])|(?<=«)\s+")
"""Spaces that typography asks for in one language and not in another."""

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
    moves = {bare(old): bare(new) for old, new in (renumbered or {}).items()}

    def number(found: re.Match[str]) -> str:
        return moves.get(bare(found[0]), bare(found[0]))

    return _CITED.sub(lambda found: _EACH.sub(number, found[0]), _plain(text))


def cited(text: str) -> Iterator[str]:
    """The numbers of the articles that a text refers to."""
    for found in _CITED.finditer(_plain(text)):
        yield from map(bare, _EACH.findall(found[0]))


def reached(text: str, numbers: Sequence[str]) -> set[str]:
    """The articles that a text refers to, those between the ends of a range among them.

    Args:
        text: The text.
        numbers: The numbers of all articles, in their order.
    """
    order = {bare(number): at for at, number in enumerate(numbers)}
    found: set[str] = set()
    for citation in _CITED.finditer(_plain(text)):
        named = [number for number in map(bare, _EACH.findall(citation[0])) if number in order]
        found.update(named)
        if _RANGE.search(citation[0]) and named:
            places = [order[number] for number in named]
            found.update(bare(one) for one in numbers[min(places) : max(places)])
    return found


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    return _AIRY.sub("", " ".join(plain.split()))


def bare(number: str) -> str:
    """The number of an article without spaces: 6 bis and 6bis are one."""
    return "".join(number.split())
