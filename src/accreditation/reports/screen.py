"""Lines of a report as plain text; what is out of the ordinary is left to a library (Rich).

Most lines of most reports only have to be broken between words, and whoever reads a report in a
file or through a pipe need not wait until a library for terminals is loaded.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TextIO, TypeAlias

from accreditation.language import Language
from accreditation.reports.spacing import freed, held, spaced

if TYPE_CHECKING:
    from accreditation.reports.styled_screen import StyledScreen

WIDTH = 100
"""Columns of text that does not go to a terminal."""

Parts: TypeAlias = str | Sequence[tuple[str, str]]
"""What a line says: a text, or several, each with its style."""

_WORD = re.compile(r"(\s*\S+)\s*")
_ORDINARY = frozenset(
    map(
        chr,
        [
            *range(0x20, 0x7F),
            *range(0xA0, 0xAD),
            *range(0xAE, 0x250),
            *range(0x2010, 0x2028),
            *map(ord, "\N{NARROW NO-BREAK SPACE}€\ue000\ue001"),
        ],
    )
)
"""Characters that take one column: of Latin scripts, punctuation, and marks for held spaces."""


class Screen(Protocol):
    """Where the lines of a report go, broken as its language wants it."""

    def line(self, parts: Parts, style: str = "") -> None:
        """Write a line, broken where it is too long."""

    def indented(self, parts: Parts, by: int, style: str = "") -> None:
        """Write a line and what it continues on behind a margin of some columns."""


class PlainScreen:
    """A screen without colours, ``WIDTH`` columns wide."""

    def __init__(self, stream: TextIO, language: Language) -> None:
        self._stream = stream
        self._language = language

    def line(self, parts: Parts, style: str = "") -> None:
        """Write a line, broken where it is too long."""
        text = spaced(_joined(parts), self._language)
        if not _is_ordinary(text, WIDTH):
            self._styled.line(parts, style)
            return
        for one in _broken(text, WIDTH):
            self._stream.write(f"{one[:WIDTH]}\n")

    def indented(self, parts: Parts, by: int, style: str = "") -> None:
        """Write a line and what it continues on behind a margin of some columns."""
        text = held(spaced(_joined(parts), self._language))
        if not _is_ordinary(text, WIDTH - by):
            self._styled.indented(parts, by, style)
            return
        for one in _broken(text, WIDTH - by):
            self._stream.write(f"{' ' * by}{freed(one).rstrip()}\n")

    @cached_property
    def _styled(self) -> "StyledScreen":
        from accreditation.reports.styled_screen import StyledScreen

        return StyledScreen(self._stream, self._language, terminal=False)


def _joined(parts: Parts) -> str:
    return parts if isinstance(parts, str) else "".join([text for text, _ in parts])


def _is_ordinary(text: str, width: int) -> bool:
    """Whether all characters take one column, and no word more than there are."""
    if not _ORDINARY.issuperset(text):
        return False
    return len(text) <= width or all(len(word) <= width for word in _WORD.findall(text))


def _broken(text: str, width: int) -> list[str]:
    """The lines of an ordinary text, each with the spaces behind it."""
    if len(text) <= width:
        return [text]
    starts = [0]
    for word in _WORD.finditer(text):
        if word.end(1) - starts[-1] > width:
            starts.append(word.start())
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]
