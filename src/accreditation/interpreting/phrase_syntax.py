"""The parts of a phrase as they are written.

A phrase is words in their order. ``word*`` is any word that begins so, ``[words]`` may be missing,
``(one|two words)`` is one of several, ``<name>`` any phrase of a group, ``..`` up to five words and
``...`` up to fifteen, and ``{rate}`` and its like find a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from accreditation.interpreting.tokens import plain

GAPS = {"..": 5, "...": 15}
"""How many words at most a gap skips."""

_PART = re.compile(
    r"\s*(?:(?P<gap>\.{2,3})(?![^\s)|\]])|(?P<sign>[()\[\]|])|<(?P<group>[a-z ]+)>"
    r"|\{(?P<value>[a-z]+)\}|(?P<word>[^\s()\[\]|<>{}&.]+))\s*"
)
_WORD = re.compile(r"[^\W_]+|%|€|\d+°")
_CLOSING = {"(": ")", "[": "]"}


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are written without a space between, such as ``d'une``.

    Attributes:
        prefix: Whether the last is only the beginning of a word.
    """

    words: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that are skipped."""

    most: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A value to be found."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Any phrase of a group."""

    name: str


@dataclass(frozen=True, slots=True)
class Maybe:
    """What may be missing."""

    part: "OneOf"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several sequences."""

    options: tuple["Parts", ...]


Part = Words | Gap | Sought | Group | Maybe | OneOf
Parts = tuple[Part, ...]


@cache
def parsed(written: str) -> Parts:
    """The parts of a phrase, or of one of its parts that ``&`` joins.

    Raises:
        PhraseError: it cannot be read.
    """
    parts, rest = _sequence(written, 0)
    if rest < len(written):
        sign = written[rest]
        why = "outside parentheses" if sign == "|" else "too many"
        raise PhraseError(f"'{written}' has a '{sign}' {why}.")
    return parts


def _sequence(written: str, place: int) -> tuple[Parts, int]:
    """The parts from a place to the end of an option."""
    parts: list[Part] = []
    while place < len(written):
        found = _PART.match(written, place)
        if found is None:
            raise PhraseError(f"'{written}' has a sign that means nothing: '{written[place]}'.")
        if found["sign"] in (")", "]", "|"):
            return tuple(parts), found.start("sign")
        if found["sign"]:
            part, place = _options(written, found.end(), found["sign"])
            parts.append(part)
            continue
        parts.append(_part(found))
        place = found.end()
    return tuple(parts), place


def _options(written: str, place: int, opening: str) -> tuple[Part, int]:
    closing = _CLOSING[opening]
    options: list[Parts] = []
    while True:
        option, place = _sequence(written, place)
        options.append(option)
        if place >= len(written):
            raise PhraseError(f"'{written}' lacks a '{closing}'.")
        sign, place = written[place], place + 1
        if sign == closing:
            one = OneOf(tuple(options))
            return (one if opening == "(" else Maybe(one)), place
        if sign != "|":
            raise PhraseError(f"'{written}' has a '{sign}' too many.")


def _part(found: re.Match[str]) -> Part:
    if found["gap"]:
        return Gap(GAPS[found["gap"]])
    if found["group"]:
        return Group(found["group"])
    if found["value"]:
        return Sought(found["value"])
    text: str = found["word"]
    words = tuple(_WORD.findall(plain(text.rstrip("*"))))
    if not words:
        raise PhraseError(f"'{text}' is no word.")
    return Words(words, text.endswith("*"))


def walk(parts: Parts) -> Iterator[Part]:
    """Every part, and the parts of each."""
    for part in parts:
        yield part
        for one in (part.part,) if isinstance(part, Maybe) else (part,):
            if isinstance(one, OneOf):
                for option in one.options:
                    yield from walk(option)
