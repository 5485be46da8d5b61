"""Running text out of lines and blocks, with the place that each character came from."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from accreditation.reading.paragraphs import hyphenated

UNSEEN = frozenset("\u00ad\u200b\ufeff\u2060")
"""Characters that nobody sees in running text."""

_COMPOUND = re.compile(r"\w+(?:[’']\w+)?(?:[-‐]\w+)+")
_LAST = re.compile(r"[\w’'-]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source.

    Attributes:
        start: Where it begins in the text of the source.
        end: Where it ends.
        wrapped: Whether its lines end where the page did.
        continues: Whether it goes on with the piece before.
    """

    start: int
    end: int
    wrapped: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text.

    Attributes:
        text: Its characters.
        offsets: For each character, where it stands in the text of the source; a space or a
            line end that joins two lines has the place of the line end.
    """

    text: str = ""
    offsets: tuple[int, ...] = ()


class Flow:
    """Makes running text of the stretches of one source.

    Args:
        text: The text of the source.
        hyphenated: Words that keep their hyphen at the end of a line.
    """

    def __init__(self, text: str, hyphenated: Collection[str]) -> None:
        self.text = text
        self.kept = {word.casefold() for word in hyphenated}
        self.compounds = {_plain(found[0]) for found in _COMPOUND.finditer(text)}

    def passage(self, pieces: Iterable[Piece]) -> Passage:
        """The pieces as running text.

        A line that ended where the page did goes on after a space, and a word that was broken
        there is whole again. Pieces stand on lines of their own.
        """
        signs: list[str] = []
        offsets: list[int] = []
        for piece in pieces:
            joined = piece.continues
            for start, end in self._lines(piece):
                if signs:
                    self._join(signs, offsets, start, end, wrapped=joined)
                for place in range(start, end):
                    sign = self.text[place]
                    if sign not in UNSEEN:
                        signs.append(
                            " " if sign in "\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029" else sign
                        )
                        offsets.append(place)
                joined = piece.wrapped
        return Passage("".join(signs), tuple(offsets))

    def _lines(self, piece: Piece) -> Iterable[tuple[int, int]]:
        """The lines of a piece without the spaces around them, those with something in them."""
        start = piece.start
        for line in self.text[piece.start : piece.end].split("\n"):
            seen = line.strip()
            if any(sign not in UNSEEN for sign in seen):
                first = start + line.index(seen)
                yield first, first + len(seen)
            start += len(line) + 1

    def _join(
        self, signs: list[str], offsets: list[int], start: int, end: int, *, wrapped: bool
    ) -> None:
        last = offsets[-1]
        between = self.text.find("\n", last, start)
        if between < 0:
            if self.text[start - 1].isspace():
                signs.append(" ")
                offsets.append(start - 1)
            return
        soft = self.text[last + 1 : last + 2] == "\u00ad"
        before = "".join(signs[-60:])
        after = self.text[start : min(end, start + 60)]
        if wrapped and hyphenated(before + ("\u00ad" if soft else ""), after):
            if not soft and not self._keeps(before, after):
                signs.pop()
                offsets.pop()
            return
        signs.append(" " if wrapped else "\n")
        offsets.append(between)

    def _keeps(self, before: str, after: str) -> bool:
        """Whether a hyphen at the end of a line belongs to the word."""
        found, rest = _LAST.search(before), re.match(r"\w+", after)
        if found is None or rest is None:
            return False
        stem = _plain(found[0].rstrip("-"))
        return (
            stem in self.kept
            or stem.rsplit("'", 1)[-1] in self.kept
            or f"{stem}-{_plain(rest[0])}" in self.compounds
        )


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‐", "-")
