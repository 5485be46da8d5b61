"""Phrases of the rule pack as patterns over plain words.

A phrase is words in their order. ``word*`` is any word that begins so, ``[words]`` may be missing,
``(one|two words)`` is one of several, ``<name>`` any phrase of a group, ``..`` up to five words and
``...`` up to fifteen, none of them a negation nor, where a class is looked for, another class.
``{rate}``, ``{amount}``, ``{number}``, ``{days}`` and ``{class}`` (one or several: ``A et B``) find
a value. `` & `` joins parts that stand in any order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from accreditation.interpreting.captures import CLASS, Captures, Value
from accreditation.interpreting.tokens import Line, plain
from accreditation.law.clause_cues import LanguageWords

GAPS = {"..": 5, "...": 15}
"""How many words at most a gap skips."""

_PART = re.compile(
    r"(?P<gap>\.{2,3})(?![^\s)|\]])|(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)"
    r"|<(?P<group>[a-z ]+)>|\{(?P<value>[a-z]+)\}|(?P<word>[^\s()\[\]|<>{}&.]+)|(?P<space>\s+)"
)
_WORD = re.compile(r"[^\W_]+|%|€|\d+°")
_DEPTH = 8
_GUARDED = 2
"""How many words before a phrase may be a negation that turns it around."""


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands in a line.

    Attributes:
        spans: The places in the original text, one for each part.
        values: What was found for a rate and its like, as statutes files write it.
    """

    spans: tuple[tuple[int, int], ...]
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a phrase.

    Attributes:
        needle: Without these characters it is not there.
        negative: Whether it begins with a negation itself.
    """

    pattern: re.Pattern[str]
    needle: str
    negative: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for."""

    pieces: tuple[_Piece, ...]
    captures: Captures
    negations: frozenset[str]

    def found(self, line: Line, *, guarded: bool = True) -> Found | None:
        """Where it stands in a line, with a value for everything it looks for.

        Args:
            line: The words.
            guarded: Whether a negation just before it means that it does not stand there.
        """
        return next(self.every(line, guarded=guarded), None)

    def every(self, line: Line, *, guarded: bool = True) -> Iterator[Found]:
        """All places where its first part stands in a line, each with the first of its others."""
        if not all(piece.needle in line.text for piece in self.pieces):
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
            before = line.before(match.start(), _GUARDED)
            if guarded and not piece.negative and not self.negations.isdisjoint(before):
                continue
            values = self.captures.values(match.groupdict())
            if values is not None:
                yield match, values


class Language:
    """Makes phrases of one language.

    Args:
        words: What its phrases have in common.
    """

    def __init__(self, words: LanguageWords) -> None:
        self._groups = words.groups
        self.negations = frozenset(plain(word) for word in words.negations)
        self._skipped, self._skipped_before_class = (
            rf"(?:(?!(?:{'|'.join(sorted(self.negations))}{others}) )\S+ )"
            for others in ("", r"|[A-Z]\d?")
        )
        self.captures: Captures | None = None
        self.captures = Captures(words, self._pattern)
        self._known: dict[str, Phrase] = {}

    def phrase(self, written: str) -> Phrase:
        """A phrase.

        Raises:
            PhraseError: it cannot be read.
        """
        if written not in self._known:
            pieces = tuple(self._piece(part.strip()) for part in written.split(" & "))
            assert self.captures is not None
            self._known[written] = Phrase(pieces, self.captures, self.negations)
        return self._known[written]

    def sought(self, written: str) -> set[str]:
        """What a phrase that can be read looks for."""
        parts = list(_PART.finditer(written))
        groups = (one for part in parts if part["group"] for one in self._groups[part["group"]])
        named = {part["value"] for part in parts if part["value"]}
        return named.union(*(self.sought(one) for one in groups))

    def _piece(self, written: str) -> _Piece:
        pattern = self._pattern(written)
        if f"(?P<{CLASS}>" in pattern:
            pattern = pattern.replace(self._skipped, self._skipped_before_class)
        compiled = re.compile(rf"(?<= ){_numbered(pattern)}")
        if compiled.match(" ", 1):
            raise PhraseError(f"'{written}' stands everywhere; name a word.")
        first = _WORD.match(plain(written).lstrip("("))
        return _Piece(compiled, _needle(written), first is not None and first[0] in self.negations)

    def _pattern(self, written: str, depth: int = 0) -> str:
        if depth > _DEPTH:
            raise PhraseError(f"'{written}' is in a group that names itself.")
        made: list[str] = []
        closing: list[str] = []
        place = 0
        while place < len(written):
            part = _PART.match(written, place)
            if part is None:
                raise PhraseError(f"'{written}' has a sign that means nothing: '{written[place]}'.")
            place = part.end()
            made.append(self._made(written, part, closing, depth))
        if closing:
            raise PhraseError(f"'{written}' lacks a '{closing[-1]}'.")
        return "".join(made)

    def _made(self, written: str, part: re.Match[str], closing: list[str], depth: int) -> str:
        """The pattern of one part of a phrase."""
        kind, text = part.lastgroup, str(part[0])
        match kind:
            case "gap":
                return f"{self._skipped}{{0,{GAPS[text]}}}?"
            case "open":
                closing.append(")" if text == "(" else "]")
                return "(?:"
            case "close":
                if not closing or closing.pop() != text:
                    raise PhraseError(f"'{written}' has a '{text}' too many.")
                return ")" if text == ")" else ")?"
            case "bar":
                if not closing:
                    raise PhraseError(f"'{written}' has a '|' outside parentheses.")
                return "|"
            case "group":
                if part["group"] not in self._groups:
                    raise PhraseError(f"'{written}' names a group that is not there: '{text}'.")
                phrases = self._groups[part["group"]]
                return f"(?:{'|'.join(self._pattern(one, depth + 1) for one in phrases)})"
            case "value":
                if self.captures is None or part["value"] not in self.captures.names:
                    raise PhraseError(f"'{written}' looks for something unknown: '{text}'.")
                captured: str = self.captures.pattern(part["value"])
                return captured
            case "word":
                return _words(text)
        return ""


def _words(text: str) -> str:
    """The pattern of words that stand without a space between, such as ``d'une``."""
    open_ended = text.endswith("*")
    found: list[str] = _WORD.findall(plain(text.rstrip("*")))
    if not found:
        raise PhraseError(f"'{text}' is no word.")
    *first, last = (
        f"[{word}{word.upper()}]" if len(word) == 1 else re.escape(word) for word in found
    )
    return "".join(f"{word} " for word in first) + last + (r"\S* " if open_ended else " ")


def _numbered(pattern: str) -> str:
    """A pattern that looks for the same thing in several ways, each under a name of its own."""
    number = count()
    last: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        if found["again"]:
            return f"(?P={last[found['again']]})"
        last[found["name"]] = f"{found['name']}_{next(number)}"
        return f"(?P<{last[found['name']]}>"

    return re.sub(r"\(\?P(?:<(?P<name>[a-z]+)>|=(?P<again>[a-z]+)\))", named, pattern)


def _needle(written: str) -> str:
    """The longest run of characters of a phrase that must be there."""
    depth, kept = 0, []
    for sign in written:
        depth += (sign in "([<{") - (sign in ")]>}")
        kept.append(sign if depth == 0 and sign not in ")]>}*" else "\n")
    words = _WORD.findall(plain("".join(kept).replace(".", "\n")))
    return max(words, key=len, default="")
