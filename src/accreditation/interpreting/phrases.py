"""Phrases of the rule pack, looked for among plain words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from accreditation.interpreting.captures import Value
from accreditation.interpreting.phrase_patterns import PhrasePatterns, Piece
from accreditation.interpreting.tokens import Line

_GUARDED = 2
"""How many words before a phrase may be a negation that turns it around."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands in a line.

    Attributes:
        spans: The places in the original text, one for each part.
        values: What was found for a rate and its like, as statutes files write it.
    """

    spans: tuple[tuple[int, int], ...]
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Phrase:
    """A phrase, which is read when it is first looked for.

    Attributes:
        written: It, as the pack writes it.
        patterns: Makes the patterns of its parts.
    """

    written: str
    patterns: PhrasePatterns

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """Its parts, of which each stands in one place.

        Raises:
            PhraseError: it cannot be read.
        """
        return tuple(self.patterns.piece(part.strip()) for part in self.written.split(" & "))

    @property
    def sought(self) -> set[str]:
        """What it looks for."""
        return set[str]().union(*(piece.sought for piece in self.pieces))

    @cached_property
    def bits(self) -> int:
        """The lines in which it may stand."""
        found = self.pieces[0].bits
        for piece in self.pieces[1:]:
            found &= piece.bits
        return found

    def every(self, line: Line, *, guarded: bool) -> Iterator[Found]:
        """All places where its first part stands in a line, each with the first of its others.

        Args:
            line: The words.
            guarded: Whether a negation just before it means that it does not stand there.
        """
        if not self.bits & self.patterns.bit(line):
            return
        first, *others = self.pieces
        beside = [next(self._matches(piece, line, guarded=guarded), None) for piece in others]
        for place in self._matches(first, line, guarded=guarded):
            spans: list[tuple[int, int]] = []
            values: dict[str, Value] = {}
            for one in (place, *beside):
                if one is None:
                    return
                values.update(one[1])
                spans.append(line.span(*one[0].span()))
            yield Found(tuple(spans), values)

    def _matches(
        self, piece: Piece, line: Line, *, guarded: bool
    ) -> Iterator[tuple[re.Match[str], dict[str, Value]]]:
        for match in piece.pattern.finditer(line.text):
            negations = self.patterns.negations
            negative = match[0].partition(" ")[0] in negations
            before = line.before(match.start(), _GUARDED)
            if guarded and not negative and not negations.isdisjoint(before):
                continue
            values = self.patterns.captures.values(match.groupdict())
            if values is not None:
                yield match, values


class Phrases:
    """Phrases of which one is looked for.

    Args:
        written: The phrases; none at all may be listed.
        patterns: Makes their patterns.
        guarded: Whether a negation just before one means that it does not stand there.
    """

    def __init__(
        self, written: Iterable[str] | None, patterns: PhrasePatterns, *, guarded: bool = False
    ) -> None:
        self._written = tuple(written or ())
        self._patterns = patterns
        self._guarded = guarded

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._written)

    @cached_property
    def _phrases(self) -> Sequence[Phrase]:
        return [Phrase(one, self._patterns) for one in self._written]

    @cached_property
    def _bits(self) -> int:
        found = 0
        for phrase in self._phrases:
            found |= phrase.bits
        return found

    def every(self, line: Line) -> Iterator[Found]:
        """All places where one of them stands in a line."""
        if self._written and self._bits & self._patterns.bit(line):
            for phrase in self._phrases:
                yield from phrase.every(line, guarded=self._guarded)

    def stand_in(self, lines: Iterable[Line]) -> bool:
        """Whether one of them stands in one of the lines."""
        return any(next(self.every(line), None) is not None for line in lines)
