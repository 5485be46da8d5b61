"""Words: whether two texts have the same, and which of them changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

from accreditation.dossier.references import CITED, EACH, bare, plain

Mark = Literal["same", "deleted", "inserted"]

_MARKS: dict[int, Mark] = {-1: "deleted", 0: "same", 1: "inserted"}
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_SPACES = re.compile(r"[^\S\n]+")
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

    return CITED.sub(lambda found: EACH.sub(number, found[0]), plain(text))
