"""What the solver knows of a value and of a condition: Kleene's three values as two formulas."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import z3

from accreditation.proof.dates import Date, chosen

Bool = Any
Int = Any
TermValue = Any
"""A whole number of the solver, or a ``Date``."""

TRUE, FALSE = z3.BoolVal(True), z3.BoolVal(False)


@dataclass(frozen=True, slots=True)
class Term:
    """A value that may be unknown, and that may be the silence of the statutes.

    Attributes:
        known: Whether something is known.
        silent: Whether what is known is that the statutes say nothing.
        value: The value, as a whole number or a date; it means something only if it is known.
    """

    known: Bool
    silent: Bool
    value: TermValue

    @property
    def stated(self) -> Bool:
        """Whether a value is known, other than silence."""
        return z3.And(self.known, z3.Not(self.silent))


@dataclass(frozen=True, slots=True)
class Kleene:
    """Whether a condition holds, does not hold, or (neither) is unknown."""

    yes: Bool
    no: Bool

    @property
    def open(self) -> Bool:
        """Whether it is unknown."""
        return z3.Not(z3.Or(self.yes, self.no))

    def negated(self) -> "Kleene":
        """Kleene's *not*."""
        return Kleene(self.no, self.yes)


def conjunction(parts: Iterable[Kleene]) -> Kleene:
    """Kleene's *and*."""
    found = list(parts)
    return Kleene(both(part.yes for part in found), either(part.no for part in found))


def disjunction(parts: Iterable[Kleene]) -> Kleene:
    """Kleene's *or*."""
    found = list(parts)
    return Kleene(either(part.yes for part in found), both(part.no for part in found))


def both(parts: Iterable[Bool]) -> Bool:
    """Whether every part is true."""
    found = list(parts)
    return z3.And(*found) if found else TRUE


def either(parts: Iterable[Bool]) -> Bool:
    """Whether a part is true."""
    found = list(parts)
    return z3.Or(*found) if found else FALSE


def certain(value: TermValue) -> Term:
    """A value that is known."""
    return Term(TRUE, FALSE, value)


def choose(condition: Bool, then: TermValue, otherwise: TermValue) -> TermValue:
    """One of two values of one kind."""
    if isinstance(then, Date):
        assert isinstance(otherwise, Date)
        return chosen(condition, then, otherwise)
    return z3.If(condition, then, otherwise)


def same(left: TermValue, right: TermValue) -> Bool:
    """Whether two values of one kind are equal."""
    if isinstance(left, Date):
        assert isinstance(right, Date)
        return left.same(right)
    return left == right


def times(left: Int, right: Int) -> Int:
    """A product, kept linear where one side is one of a few constants."""
    for a, b in ((left, right), (right, left)):
        if z3.is_int_value(a):
            return a * b
        if z3.is_app_of(a, z3.Z3_OP_ITE) and is_constant(a):
            condition, then, otherwise = a.children()
            return z3.If(condition, times(then, b), times(otherwise, b))
    return left * right


def is_constant(term: Int) -> bool:
    """Whether a term is one of several numbers, whatever the solver chooses."""
    if z3.is_app_of(term, z3.Z3_OP_ITE):
        return all(is_constant(part) for part in term.children()[1:])
    return bool(z3.is_int_value(term))
