"""A value in an expression of Ibis that may be unknown, or the silence of the statutes.

A condition is a nullable boolean expression: true, false, or NULL where it is unknown.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import ibis
import ibis.expr.operations as operations

from accreditation.files import nothing_usable

Expr = Any
"""An expression of Ibis, whose own types do not tell one column from another."""

SMALL = 2**63 - 1
"""Largest whole number of 64 bits."""

LARGEST = 10**38 - 1
"""Largest whole number that engines keep exactly."""


_FEW = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A value.

    Attributes:
        value: The value; NULL where it is unknown; it means nothing where the statutes are silent.
        silent: Whether the statutes are known to be silent, never NULL; None where they cannot be.
        low: Smallest whole number that ``value`` can be.
        high: Largest one.
        word: Whether ``value`` says itself, as a word, that the statutes are silent.
    """

    value: Expr
    silent: Expr = None
    low: int = 0
    high: int = 0
    word: bool = False

    @property
    def known(self) -> Expr:
        """Whether a value or a silence is known."""
        stated = self.value.notnull()
        return stated if self.silent is None else stated | self.silent


def never(dtype: str) -> Expr:
    """NULL, as a column would have it: Ibis takes a comparison with the literal for ``IS NULL``."""
    return ibis.literal("").nullif("").cast(dtype)


def whole(value: Expr, low: int, high: int, silent: Expr = None) -> Term:
    """A whole number between two bounds, kept as exactly as they ask for.

    Raises:
        InputError: no engine keeps numbers of that size exactly.
    """
    if max(-low, high) > LARGEST:
        raise nothing_usable("a rule works with numbers of more than 38 digits; screening cannot.")
    return Term(value.cast(_dtype(low, high)), silent, low, high)


def number(value: int) -> Term:
    """A whole number that is known."""
    return Term(ibis.literal(value, _dtype(value, value)), None, value, value)


def _dtype(low: int, high: int) -> str:
    return "int64" if max(-low, high) <= SMALL else "decimal(38, 0)"


def times(term: Term, factor: int) -> Term:
    """A number multiplied by a positive constant."""
    if factor == 1:
        return term
    low, high = term.low * factor, term.high * factor
    return whole(_as(term, low, high) * _as(number(factor), low, high), low, high)


def many_times(term: Term, most: int) -> Term:
    """A number in a type that holds the sum of up to ``most`` numbers like it."""
    return whole(term.value, min(term.low, 0) * most, max(term.high, 0) * most, term.silent)


def product(a: Term, b: Term) -> Term:
    """The product of two numbers."""
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    widest = min(*ends, a.low, b.low), max(*ends, a.high, b.high)
    return whole(_as(a, *widest) * _as(b, *widest), min(ends), max(ends))


def total(parts: Iterable[Term]) -> Term:
    """The sum of numbers."""
    found = list(parts)
    low, high = sum(part.low for part in found), sum(part.high for part in found)
    widest = sum(min(part.low, 0) for part in found), sum(max(part.high, 0) for part in found)
    return whole(reduce(lambda x, y: x + y, (_as(part, *widest) for part in found)), low, high)


def difference(a: Term, b: Term) -> Term:
    """The first number less the second."""
    low, high = a.low - b.high, a.high - b.low
    widest = min(low, a.low, b.low), max(high, a.high, b.high)
    return whole(_as(a, *widest) - _as(b, *widest), low, high)


def extreme(parts: Iterable[Term], choose: Callable[[Iterable[int]], int]) -> Term:
    """The least or the greatest of numbers; unknown where one of them is.

    Args:
        parts: The numbers.
        choose: ``min`` or ``max``.
    """
    found = list(parts)
    low, high = choose(part.low for part in found), choose(part.high for part in found)
    widest = min(part.low for part in found), max(part.high for part in found)
    values = [_as(part, *widest) for part in found]
    function = ibis.least if choose is min else ibis.greatest
    known = all_of(value.notnull() for value in values)
    return whole(ibis.ifelse(known, function(*values), ibis.null()), low, high)


def sides(left: Term, right: Term) -> tuple[Expr, Expr]:
    """Two numbers in one type, so that they can be compared."""
    ends = min(left.low, right.low), max(left.high, right.high)
    return _as(left, *ends), _as(right, *ends)


def equal(a: Expr, b: Expr) -> Expr:
    """Whether two values are equal; NULL if one is, where Ibis reads ``==`` as IS NULL."""
    return operations.Equals(a, b).to_expr()


def all_of(parts: Iterable[Expr]) -> Expr:
    """Kleene's *and*."""
    found = list(parts)
    return reduce(lambda x, y: x & y, found) if found else TRUE


def any_of(parts: Iterable[Expr]) -> Expr:
    """Kleene's *or*."""
    found = list(parts)
    return reduce(lambda x, y: x | y, found) if found else FALSE


def is_among(value: Expr, values: Sequence[object]) -> Expr:
    """Whether a value is one of some; NULL where there is none.

    DuckDB joins a table with the values of a long list, on every row whether it is needed or not.
    """
    parts = [values[i : i + _FEW] for i in range(0, len(values), _FEW)]
    return any_of(value.isin(part) for part in parts)


def bits_of(asked: Collection[Expr]) -> Expr:
    """A whole number with a bit for each of some conditions, the first one lowest."""
    bits = [ibis.ifelse(one, 1 << i, 0).cast("int64") for i, one in enumerate(asked)]
    return reduce(lambda x, y: x + y, bits) if bits else ibis.literal(0, "int64")


def is_open(condition: Expr) -> Expr:
    """Whether a condition is unknown.

    A negation is unknown where what it negates is, and membership of known values where what is
    sought is: engines read ``NOT a IS NULL`` otherwise than Ibis means it, or not at all
    ``a IN (1, 2) IS NULL``.
    """
    while isinstance(condition.op(), operations.Not):
        condition = condition.op().arg.to_expr()
    if isinstance(condition.op(), operations.InValues):
        condition = condition.op().value.to_expr()
    return condition.isnull()


def _as(term: Term, low: int, high: int) -> Expr:
    wanted, own = _dtype(low, high), _dtype(term.low, term.high)
    return term.value if wanted == own else term.value.cast(wanted)


TRUE, FALSE, UNKNOWN = ibis.literal(True), ibis.literal(False), ibis.null("boolean")
