"""Patterns of the parts of phrases, made for one document: of what may stand there and no more."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import count

from accreditation.interpreting.captures import CLASS, Captures
from accreditation.interpreting.occurrences import Occurrences
from accreditation.interpreting.phrase_syntax import (
    Gap,
    Group,
    Maybe,
    OneOf,
    Part,
    Parts,
    PhraseError,
    Sought,
    Words,
    parsed,
    walk,
)
from accreditation.interpreting.tokens import Line, plain
from accreditation.law.clause_cues import LanguageWords

_NAMED = re.compile(r"\(\?P(?:<(?P<name>[a-z]+)>|=(?P<again>[a-z]+)\))")


class PhrasePatterns:
    """Makes patterns of the parts of phrases of one language.

    Args:
        words: What its phrases have in common.
        lines: All lines in which they are looked for.

    Attributes:
        negations: The words that turn a sentence around.
        captures: The values that phrases look for.

    Raises:
        PhraseError: a phrase for days, parts of a whole or the like cannot be read.
    """

    def __init__(self, words: LanguageWords, lines: Iterable[Line]) -> None:
        self._written = words.groups
        self._occurrences = Occurrences(lines)
        self._groups: dict[str, list[tuple[Parts, int]]] = {}
        self._sought: dict[str, set[str] | None] = {}
        self._values: dict[str, int] = {}
        self._pieces: dict[str, Piece] = {}
        self.negations = frozenset(plain(word) for word in words.negations)
        self._skipped, self._skipped_before_class = (
            rf"(?:(?!(?:{'|'.join(sorted(self.negations))}{others}) )\S+ )"
            for others in ("", r"|[A-Z]\d?")
        )
        self.captures = Captures(words, lambda written: self._pattern(parsed(written), -1))

    def piece(self, written: str) -> "Piece":
        """A part of a phrase that stands in one place; the same for the same words.

        Raises:
            PhraseError: it cannot be read.
        """
        if written not in self._pieces:
            parts = parsed(written)
            if all(isinstance(part, Gap | Maybe) for part in parts):
                raise PhraseError(f"'{written}' stands everywhere; name a word.")
            self._pieces[written] = Piece(parts, self)
        return self._pieces[written]

    @property
    def groups(self) -> Iterable[str]:
        """The names of the groups."""
        return self._written.keys()

    def bit(self, line: Line) -> int:
        """The bit of a line."""
        return self._occurrences.bit(line)

    def bits(self, parts: Parts) -> int:
        """The lines in which parts may stand, one after the other."""
        found = self._occurrences.everywhere
        for part in parts:
            found &= self._bits(part)
            if not found:
                break
        return found

    def pattern(self, parts: Parts, within: int) -> str:
        """The pattern of parts that are looked for in some lines.

        Args:
            parts: The parts.
            within: The bits of the lines.
        """
        written = self._pattern(parts, within)
        if CLASS in self.sought(parts):
            written = written.replace(self._skipped, self._skipped_before_class)
        return rf"(?<= ){_numbered(written)}"

    def sought(self, parts: Parts) -> set[str]:
        """What parts look for, whether or not they may stand somewhere.

        Raises:
            PhraseError: a group is not listed, cannot be read or names itself; or something is
                looked for of which nobody knows what it is.
        """
        found: set[str] = set()
        for part in walk(parts):
            if isinstance(part, Sought):
                self._known(part.name)
                found.add(part.name)
            elif isinstance(part, Group):
                found |= self._sought_by(part.name)
        return found

    def _sought_by(self, group: str) -> set[str]:
        if group not in self._sought:
            self._sought[group] = None
            phrases = map(parsed, self._listed(group))
            self._sought[group] = set[str]().union(*map(self.sought, phrases))
        found = self._sought[group]
        if found is None:
            raise PhraseError(f"the group '<{group}>' names itself.")
        return found

    def _listed(self, group: str) -> Sequence[str]:
        if group not in self._written:
            raise PhraseError(f"there is no group '<{group}>'.")
        return self._written[group]

    def _known(self, name: str) -> None:
        if name not in self.captures.names:
            raise PhraseError(f"nothing like '{{{name}}}' can be looked for.")

    def _bits(self, part: Part) -> int:
        match part:
            case Words():
                return self._occurrences.of(part)
            case Sought(name=name):
                if name not in self._values:
                    self._known(name)
                    pattern = _numbered(self.captures.pattern(name))
                    self._values[name] = self._occurrences.matching(pattern)
                return self._values[name]
            case Group(name=name):
                return _union(bits for _, bits in self._group(name))
            case OneOf(options=options):
                return _union(map(self.bits, options))
            case _:
                return self._occurrences.everywhere

    def _group(self, name: str) -> list[tuple[Parts, int]]:
        """The phrases of a group that may stand somewhere, with the lines."""
        if name not in self._groups:
            known = [(parts, self.bits(parts)) for parts in map(parsed, self._listed(name))]
            self._groups[name] = [(parts, bits) for parts, bits in known if bits]
        return self._groups[name]

    def _pattern(self, parts: Parts, within: int) -> str:
        return "".join(self._part(part, within) for part in parts)

    def _part(self, part: Part, within: int) -> str:
        match part:
            case Words():
                return _words(part)
            case Gap(most=most):
                return f"{self._skipped}{{0,{most}}}?"
            case Sought(name=name):
                return self.captures.pattern(name)
            case Group(name=name):
                return self._either(self._group(name), within)
            case Maybe(part=one):
                return f"{self._part(one, within)}?"
            case OneOf(options=options):
                return self._either([(one, self.bits(one)) for one in options], within)

    def _either(self, options: Iterable[tuple[Parts, int]], within: int) -> str:
        there = [self._pattern(parts, within) for parts, bits in options if bits & within]
        return f"(?:{'|'.join(there)})" if there else "(?:(?!))"


class Piece:
    """A part of a phrase that stands in one place.

    Args:
        parts: Its parts.
        patterns: Makes its pattern.
    """

    def __init__(self, parts: Parts, patterns: PhrasePatterns) -> None:
        self._parts = parts
        self._patterns = patterns

    @property
    def sought(self) -> set[str]:
        """What it looks for."""
        return self._patterns.sought(self._parts)

    @cached_property
    def bits(self) -> int:
        """The lines in which it may stand; whether it does takes longer to tell."""
        return self._patterns.bits(self._parts)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What looks for it."""
        return re.compile(self._patterns.pattern(self._parts, self.bits))


def _union(bits: Iterable[int]) -> int:
    found = 0
    for one in bits:
        found |= one
    return found


def _words(part: Words) -> str:
    *first, last = (
        f"[{word}{word.upper()}]" if len(word) == 1 else re.escape(word) for word in part.words
    )
    return "".join(f"{word} " for word in first) + last + (r"\S* " if part.prefix else " ")


def _numbered(pattern: str) -> str:
    """A pattern that looks for the same thing in several ways, each under a name of its own."""
    number = count()
    last: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        if found["again"]:
            return f"(?P={last[found['again']]})"
        last[found["name"]] = f"{found['name']}_{next(number)}"
        return f"(?P<{last[found['name']]}>"

    return _NAMED.sub(named, pattern)
