"""Lists of a row, as arrays of structures; lists of groups are made of them."""

import inspect
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import ibis

from accreditation.screening.terms import FALSE, TRUE, UNKNOWN, Expr, Term, all_of, equal

MEMBERS, COMPLETE = "members", "complete"
HERE = "here"
"""A field of every item, for an item may have no fact that is read."""

DECIDES, IS_KNOWN = -2, -1

_NAMES = itertools.count()


@dataclass(frozen=True, slots=True)
class ItemCodes:
    """What becomes of each item of a list under a condition on each, or on some, of them.

    Attributes:
        codes: An array of whole numbers. ``DECIDES`` and ``IS_KNOWN`` say that the item decides
            for the whole list, or that it does not; other numbers that it is unknown, and each bit
            stands for a fact that it waits for.
        facts: The facts, the lowest bit first.
    """

    codes: Expr
    facts: tuple[str, ...]

    def truth(self, complete: Expr, *, decided: bool) -> Expr:
        """Whether the condition holds of the list.

        Args:
            complete: Whether nothing is missing from it.
            decided: What holds as soon as one item decides.
        """
        open_ = (self.codes.maxs() >= 0).fill_null(False) | ~complete
        return ibis.cases(
            (self.codes.mins() == DECIDES, ibis.literal(decided)),
            (open_, UNKNOWN),
            else_=ibis.literal(not decided),
        )

    def lacks(self) -> dict[str, Expr]:
        """For each fact, whether an item waits for it."""
        return {
            fact: is_any(self.codes, partial(_waits_for, 1 << i))
            for i, fact in enumerate(self.facts)
        }


@dataclass(frozen=True, slots=True)
class Records:
    """A list.

    Attributes:
        items: An array of structures, never NULL.
        complete: Whether nothing is missing from it, never NULL.
    """

    items: Expr
    complete: Expr


def each_of(items: Expr, function: Callable[[Expr], Expr]) -> Expr:
    """An array with what ``function`` makes of each item."""
    return items.map(_named(function))


def those(items: Expr, condition: Callable[[Expr], Expr]) -> Expr:
    """The items for which ``condition`` is true."""
    return items.filter(_named(condition))


def is_any(items: Expr, condition: Callable[[Expr], Expr]) -> Expr:
    """Whether ``condition``, which is never NULL, is true of an item."""
    return each_of(items, condition).anys().fill_null(False)


def of_all(items: Expr, truth: Callable[[Expr], Expr], complete: Expr) -> Expr:
    """Whether ``truth`` holds of every item of a list that may not be complete."""
    codes = each_of(items, lambda item: (truth(item).cast("int8") * 2).fill_null(1))
    least = codes.mins()
    return ibis.cases((least == 0, FALSE), ((least == 1) | ~complete, UNKNOWN), else_=TRUE)


def numbers_of(items: Expr, value: Callable[[Expr], Term]) -> tuple[Expr, int, int]:
    """A number of each item, and the least and the greatest that it can be."""
    terms: list[Term] = []

    def read(item: Expr) -> Expr:
        terms.append(value(item))
        return terms[-1].value

    numbers = each_of(items, read)
    return numbers, terms[-1].low, terms[-1].high


def grouped(base: Records, keys: Callable[[Expr], Sequence[Term]], names: Sequence[str]) -> Records:
    """The groups of items that agree on their keys, each with its ``members``.

    Args:
        base: The list.
        keys: Reads the keys of an item; texts as they are compared.
        names: What the keys are called.
    """

    def settled(item: Expr) -> Expr:
        return all_of(key.value.notnull() for key in keys(item))

    def values(item: Expr) -> dict[str, Expr]:
        return {name: key.value for name, key in zip(names, keys(item), strict=True)}

    alone = base.complete & (base.items.length() == 1)
    whole = base.complete & ~is_any(base.items, lambda item: ~settled(item))
    complete = alone | whole

    def group(key: Expr) -> Expr:
        def belongs(item: Expr) -> Expr:
            same = all_of(equal(value, key[name]) for name, value in values(item).items())
            return alone | same.fill_null(False)

        own = {name: key[name] for name in names}
        return ibis.struct({**own, MEMBERS: those(base.items, belongs), COMPLETE: complete})

    led = those(base.items, lambda item: alone | settled(item))
    distinct = each_of(led, lambda item: ibis.struct(values(item))).unique()
    return Records(each_of(distinct, group), complete)


def _waits_for(bit: int, code: Expr) -> Expr:
    return (code >= 0) & ((code & bit) > 0)


def _named(function: Callable[[Expr], Expr]) -> Callable[[Expr], Expr]:
    """``function`` with a name of its own for its item, so that functions can stand in others."""

    def wrapped(**items: Expr) -> Any:
        return function(*items.values())

    name = f"item{next(_NAMES)}"
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    wrapped.__signature__ = inspect.Signature([inspect.Parameter(name, kind)])  # type: ignore[attr-defined]
    return cast(Callable[[Expr], Expr], wrapped)
