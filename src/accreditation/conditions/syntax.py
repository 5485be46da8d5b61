"""The condition language as a tree: every operator there is, and no other.

A tree only exists if it is well typed (see ``parse``). Factors on a comparison bring both sides
to the same power of ten, so that whole numbers are compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accreditation.conditions.types import Type, Value

NumberOperator = Literal["at_most", "at_least", "less_than", "more_than"]
DateOperator = Literal["on_or_before", "on_or_after", "before", "after"]
Comparator = Literal["equals"] | NumberOperator | DateOperator


# --- expressions: what has a value -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the rule itself."""

    value: Value
    type: Type


@dataclass(frozen=True, slots=True)
class Reference:
    """A fact of the subject, or, with ``variable``, a fact of the item bound to it.

    ``name`` is always the full name in the vocabulary.
    """

    name: str
    type: Type
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated number of the law, at the date of the finding or at another one."""

    name: str
    type: Type
    on: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``share``, ``product``, ``sum``, ``difference``, ``minimum`` or ``maximum`` of operands.

    ``factors`` bring the operands of a sum, difference, minimum or maximum to one scale.
    """

    operator: Literal["share", "product", "sum", "difference", "minimum", "maximum"]
    operands: tuple["Expression", ...]
    factors: tuple[int, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``sum``, ``minimum``, ``maximum`` or ``count`` over the items of a list.

    ``of`` is None for a count; ``empty`` is the value of a minimum or maximum of no items.
    """

    operator: Literal["sum", "minimum", "maximum", "count"]
    variable: str
    list: Reference
    of: "Expression | None"
    where: "Condition | None"
    empty: "Expression | None"
    type: Type


@dataclass(frozen=True, slots=True)
class LaterDate:
    """A date some months or days later, or days earlier; the last day of a month stays one."""

    date: "Expression"
    shift: Literal["plus_months", "plus_days", "minus_days"]
    number: "Expression"
    type: Type


Expression = Constant | Reference | Parameter | Arithmetic | Aggregate | LaterDate


# --- conditions: what holds, does not hold, or is unknown --------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """An exact comparison of two expressions of one unit."""

    operator: Comparator
    left: Reference
    right: Expression
    left_factor: int = 1
    right_factor: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """A fact has one of the values listed."""

    left: Reference
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class All:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Any:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True, eq=False)
class When:
    """If the premise holds, the conclusion does; plain implication."""

    premise: "Condition"
    conclusion: "Condition"


@dataclass(frozen=True, slots=True, eq=False)
class Quantified:
    """The body holds for ``each`` item of a list, or for ``some`` item."""

    quantifier: Literal["each", "some"]
    variable: str
    list: Reference
    body: "Condition"


Condition = Compare | OneOf | All | Any | Not | When | Quantified
Leaf = Compare | OneOf
Node = Condition | Expression


def children(node: Node) -> Iterator[Node]:
    """The parts of ``node``, in the order in which they are written."""
    match node:
        case Constant() | Reference():
            return
        case Parameter(on=on):
            if on is not None:
                yield on
        case Arithmetic(operands=operands):
            yield from operands
        case Aggregate(list=list_, of=of, where=where, empty=empty):
            yield list_
            yield from (part for part in (of, where, empty) if part is not None)
        case LaterDate(date=date, number=number):
            yield from (date, number)
        case Compare(left=left, right=right):
            yield from (left, right)
        case OneOf(left=left):
            yield left
        case All(parts=parts) | Any(parts=parts):
            yield from parts
        case Not(part=part):
            yield part
        case When(premise=premise, conclusion=conclusion):
            yield from (premise, conclusion)
        case Quantified(list=list_, body=body):
            yield from (list_, body)


def walk(node: Node) -> Iterator[Node]:
    """``node`` and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)
