"""Conditions of two values over flat fields: what every rival can say.

A field is there or not; every test fails on a field that is not there. So what is unknown leads to
no outcome, and no rival has to know of a third value.
"""

from dataclasses import dataclass
from typing import Literal

Scalar = str | bool | int
Order = Literal["<", "<=", ">", ">=", "==", "!="]

OPPOSITE: dict[Order, Order] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The field is there."""

    field: str


@dataclass(frozen=True, slots=True)
class Among:
    """The field is there and has one of the values, or, if not ``wanted``, another one."""

    field: str
    values: tuple[Scalar, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Ordered:
    """The field is there, and so is what it is compared with: a number or another field."""

    left: str
    order: Order
    right: str | int


@dataclass(frozen=True, slots=True)
class Both:
    """Every part holds; with no part, always."""

    parts: tuple["Test", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One part holds; with no part, never."""

    parts: tuple["Test", ...]


Test = Known | Among | Ordered | Both | Either


def both(*parts: Test) -> Test:
    """Every part, without superfluous nesting; what is always true or never is left out."""
    return _joined(Both, Either, parts)


def either(*parts: Test) -> Test:
    """One of the parts, without superfluous nesting; what is always true or never is left out."""
    return _joined(Either, Both, parts)


def _joined(kind: type[Both | Either], other: type[Both | Either], parts: tuple[Test, ...]) -> Test:
    flat: dict[Test, None] = {}
    for part in parts:
        if part == other(()):
            return part
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


@dataclass(frozen=True, slots=True)
class PlainRule:
    """What leads a rule to each outcome; where nothing does, it is unknown."""

    name: str
    passed: Test
    failed: Test
    not_applicable: Test

    @property
    def outcomes(self) -> tuple[tuple[str, Test], ...]:
        """The outcomes that something leads to, each with what does."""
        named = (
            ("pass", self.passed),
            ("fail", self.failed),
            ("not_applicable", self.not_applicable),
        )
        return tuple((outcome, test) for outcome, test in named if test != Either(()))
