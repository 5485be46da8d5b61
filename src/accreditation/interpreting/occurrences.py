"""In which lines of a document words stand, as bits of a number: line 0 is the lowest."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from accreditation.interpreting.phrase_syntax import Words
from accreditation.interpreting.tokens import Line

_AFTER_ALL = chr(0x10FFFF)


class Occurrences:
    """Tells which lines may hold a phrase, before anybody looks for it.

    Args:
        lines: All lines of the document.

    Attributes:
        everywhere: The bits of all lines.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self._bits = {line: 1 << at for at, line in enumerate(self._lines)}
        self._words: dict[str, int] = {}
        for line, bit in self._bits.items():
            for token in line.tokens:
                self._words[token.form] = self._words.get(token.form, 0) | bit
        self._sorted = sorted(self._words)
        self._beginning = cache(self._of_beginning)
        self.everywhere = (1 << len(self._lines)) - 1

    def bit(self, line: Line) -> int:
        """The bit of a line; 0 where it is of another document."""
        return self._bits.get(line, 0)

    def of(self, part: Words) -> int:
        """The lines in which all words of a part stand."""
        *whole, last = part.words
        found = self._beginning(last) if part.prefix else self._of_word(last)
        for word in whole:
            found &= self._of_word(word)
        return found

    def matching(self, pattern: str) -> int:
        """The lines in which a pattern stands."""
        search = re.compile(rf"(?<= ){pattern}").search
        return sum(bit for line, bit in self._bits.items() if search(line.text))

    def _of_word(self, word: str) -> int:
        """A letter that stands alone may be a capital."""
        found = self._words.get(word, 0)
        return found | self._words.get(word.upper(), 0) if len(word) == 1 else found

    def _of_beginning(self, beginning: str) -> int:
        found = 0
        for one in {beginning, beginning.upper()} if len(beginning) == 1 else {beginning}:
            first = bisect_left(self._sorted, one)
            last = bisect_left(self._sorted, one + _AFTER_ALL)
            for word in self._sorted[first:last]:
                found |= self._words[word]
        return found
