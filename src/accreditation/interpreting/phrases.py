"""Phrases of the rule pack, looked for among plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from accreditation.interpreting.captures import CLASS, Captures, Value
from accreditation.interpreting.phrase_syntax import (
    Gap,
    Group,
    Maybe,
    OneOf,
    Parts,
    PhraseError,
    Sought,
    Words,
    parsed,
    walk,
)
from accreditation.interpreting.tokens import Line, plain
from accreditation.law.clause_cues import LanguageWords

_GUARDED = 2
"""How many words before a phrase may be a negation that turns it around."""

_NAMED = re.compile(r"\(\?P(?:<(?P<name>[a-z]+)>|=(?P<again>[a-z]+)\))")


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
class _Piece:
    """A part of a phrase that stands in one place.

    Attributes:
        written: Its pattern, which is compiled when it is first looked for.
        needles: Of each of these groups of characters one must be there.
    """

    written: str
    needles: tuple[frozenset[str], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What looks for it."""
        return re.compile(self.written)

    def possible(self, text: str) -> bool:
        """Whether it may stand in a text; whether it does takes longer to tell."""
        return all(any(needle in text for needle in needles) for needles in self.needles)


@dataclass(frozen=True)
class Phrase:
    """A phrase, which is read when it is first looked for."""

    written: str
    language: "Language"

    @cached_property
    def pieces(self) -> tuple[_Piece, ...]:
        """Its parts, of which each stands in one place.

        Raises:
            PhraseError: it cannot be read.
        """
        return tuple(self.language.piece(part.strip()) for part in self.written.split(" & "))

    def found(self, line: Line, *, guarded: bool = True) -> Found | None:
        """Where it stands in a line, with a value for everything it looks for.

        Args:
            line: The words.
            guarded: Whether a negation just before it means that it does not stand there.
        """
        return next(self.every(line, guarded=guarded), None)

    def every(self, line: Line, *, guarded: bool = True) -> Iterator[Found]:
        """All places where its first part stands in a line, each with the first of its others."""
        if not all(piece.possible(line.text) for piece in self.pieces):
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
        self, piece: _Piece, line: Line, *, guarded: bool
    ) -> Iterator[tuple[re.Match[str], dict[str, Value]]]:
        for match in piece.pattern.finditer(line.text):
            negations = self.language.negations
            negative = match[0].partition(" ")[0] in negations
            before = line.before(match.start(), _GUARDED)
            if guarded and not negative and not negations.isdisjoint(before):
                continue
            values = self.language.captures.values(match.groupdict())
            if values is not None:
                yield match, values


@dataclass(frozen=True, slots=True)
class _Made:
    """Some parts as a pattern, and groups of characters of each of which one must be there."""

    pattern: str
    needles: tuple[frozenset[str], ...] = ()


class Language:
    """Makes phrases of one language.

    Args:
        words: What its phrases have in common.

    Raises:
        PhraseError: a phrase for days, parts of a whole or the like cannot be read.
    """

    def __init__(self, words: LanguageWords) -> None:
        self._written = words.groups
        self._groups: dict[str, _Made | None] = {}
        self.negations = frozenset(plain(word) for word in words.negations)
        self._skipped, self._skipped_before_class = (
            rf"(?:(?!(?:{'|'.join(sorted(self.negations))}{others}) )\S+ )"
            for others in ("", r"|[A-Z]\d?")
        )
        self.captures = Captures(words, lambda written: self._made(parsed(written)).pattern)
        self._known: dict[str, Phrase] = {}

    def phrase(self, written: str) -> Phrase:
        """A phrase; the same for the same words."""
        return self._known.setdefault(written, Phrase(written, self))

    def sought(self, written: str) -> set[str]:
        """What a phrase that can be read looks for."""
        found: set[str] = set()
        for piece in written.split(" & "):
            for part in walk(parsed(piece.strip())):
                if isinstance(part, Sought):
                    found.add(part.name)
                elif isinstance(part, Group):
                    found = found.union(*map(self.sought, self._written[part.name]))
        return found

    def piece(self, written: str) -> _Piece:
        """A part of a phrase.

        Raises:
            PhraseError: it cannot be read.
        """
        parts = parsed(written)
        made = self._made(parts)
        pattern = made.pattern
        if f"(?P<{CLASS}>" in pattern:
            pattern = pattern.replace(self._skipped, self._skipped_before_class)
        if all(isinstance(part, Gap | Maybe) for part in parts):
            raise PhraseError(f"'{written}' stands everywhere; name a word.")
        return _Piece(rf"(?<= ){_numbered(pattern)}", made.needles)

    def _made(self, parts: Parts) -> _Made:
        made = [self._part(part) for part in parts]
        needles = dict.fromkeys(needles for one in made for needles in one.needles)
        return _Made("".join(one.pattern for one in made), tuple(sorted(needles, key=_rarity)))

    def _part(self, part: object) -> _Made:
        match part:
            case Words():
                return _Made(_pattern(part), _needles(part))
            case Gap(most=most):
                return _Made(f"{self._skipped}{{0,{most}}}?")
            case Sought(name=name):
                if name not in self.captures.names:
                    raise PhraseError(f"nothing like '{{{name}}}' can be looked for.")
                return _Made(self.captures.pattern(name))
            case Group(name=name):
                return self._group(name)
            case Maybe(part=one):
                return _Made(f"{self._part(one).pattern}?")
            case OneOf(options=options):
                return _either([self._made(option) for option in options])
        raise TypeError(part)

    def _group(self, name: str) -> _Made:
        if name not in self._written:
            raise PhraseError(f"there is no group '<{name}>'.")
        if name not in self._groups:
            self._groups[name] = None
            self._groups[name] = _either([self._made(parsed(one)) for one in self._written[name]])
        made = self._groups[name]
        if made is None:
            raise PhraseError(f"the group '<{name}>' names itself.")
        return made


def _either(options: list[_Made]) -> _Made:
    needles: tuple[frozenset[str], ...] = ()
    if all(option.needles for option in options):
        needles = (frozenset[str]().union(*(option.needles[0] for option in options)),)
    return _Made(f"(?:{'|'.join(option.pattern for option in options)})", needles)


def _rarity(needles: frozenset[str]) -> tuple[int, int]:
    """How little needles tell: few and long ones tell most."""
    return len(needles), -min(map(len, needles))


def _needles(part: Words) -> tuple[frozenset[str], ...]:
    """Each word of a part with the spaces around it; single letters tell nothing."""
    *whole, last = part.words
    words = [*(f" {word} " for word in whole), f" {last}" if part.prefix else f" {last} "]
    return tuple(frozenset({word}) for word in words if len(word.strip()) > 1)


def _pattern(part: Words) -> str:
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
