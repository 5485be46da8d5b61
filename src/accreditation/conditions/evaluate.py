"""Kleene evaluation: whether a condition holds, does not hold or is unknown, and why.

Strong three-valued logic: ``all`` is false as soon as one part is, ``any`` true as soon as one
part is, and nothing becomes known that an unknown fact could still change. Every part is always
evaluated, so that the trace is whole.
"""

import datetime
from collections.abc import Iterable

from accreditation.conditions.knowledge import Items
from accreditation.conditions.readings import Reader, value_in_law
from accreditation.conditions.steps import Context, Reading, Step, Truth
from accreditation.conditions.syntax import (
    All,
    Any,
    Compare,
    Condition,
    Expression,
    Not,
    OneOf,
    Quantified,
    Reference,
    When,
)
from accreditation.conditions.types import SILENT, Value
from accreditation.findings import Need


def evaluate(node: Condition, context: Context) -> Step:
    """What becomes of ``node`` in ``context``.

    Raises:
        InputError: the date lies in a gap between known versions of a parameter.
    """
    match node:
        case OneOf():
            return _one_of(node, context)
        case Compare():
            return _compare(node, context)
        case All(parts=parts):
            steps = tuple([evaluate(part, context) for part in parts])
            return _joined(node, conjunction([step.holds for step in steps]), steps)
        case Any(parts=parts):
            steps = tuple([evaluate(part, context) for part in parts])
            return _joined(node, disjunction([step.holds for step in steps]), steps)
        case Not(part=part):
            step = evaluate(part, context)
            return _joined(node, negation(step.holds), (step,))
        case When():
            return _when(node, context)
        case Quantified():
            return _quantified(node, context)


def read_reference(node: Reference, context: Context) -> Reading:
    """The value of a fact in ``context``, for showing it outside a condition."""
    return _READER.reference(node, context)


def read_expression(node: Expression, context: Context) -> Reading:
    """The value of an expression in ``context``, outside a condition."""
    return _READER.read(node, context)


def items_of(node: Reference, context: Context) -> Items:
    """The items known of a list in ``context``, grouped if the list is one of groups."""
    return items_and_needs(node, context)[0]


def items_and_needs(node: Reference, context: Context) -> tuple[Items, tuple[Need, ...]]:
    """The items known of a list, and what stands in the way of its completeness."""
    return _READER.items(node, context)


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene's *and*: false if one is false, true if all are true, else unknown."""
    seen = tuple(truths)
    return False if False in seen else None if None in seen else True


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene's *or*: true if one is true, false if all are false, else unknown."""
    seen = tuple(truths)
    return True if True in seen else None if None in seen else False


def negation(truth: Truth) -> Truth:
    """Kleene's *not*."""
    return None if truth is None else not truth


def _compare(node: Compare, context: Context) -> Step:
    left, right = _READER.reference(node.left, context), _READER.read(node.right, context)
    a, b = value_in_law(left, context), value_in_law(right, context)
    needs = left.needs + right.needs
    if a is None or b is None:
        return Step(node, None, (), (left, right), needs)
    if a is SILENT or b is SILENT:
        return Step(node, False, (), (left, right))
    return Step(node, compared(node, a, b), (), (left, right))


def compared(node: Compare, left: Value, right: Value) -> bool:
    """Whether two known values of one type stand in the relation the node names."""
    if isinstance(left, int) and isinstance(right, int):
        a: int | datetime.date = left * node.left_factor
        b: int | datetime.date = right * node.right_factor
    else:
        assert isinstance(left, datetime.date)
        assert isinstance(right, datetime.date)
        a, b = left, right
    match node.operator:
        case "equals":
            return a == b
        case "at_most" | "on_or_before":
            return a <= b  # type: ignore[operator]
        case "at_least" | "on_or_after":
            return a >= b  # type: ignore[operator]
        case "less_than" | "before":
            return a < b  # type: ignore[operator]
        case "more_than" | "after":
            return a > b  # type: ignore[operator]


def distance_of(node: Compare, left: object, right: object) -> int | None:
    """How far the left side lies above the right one, in steps of the common scale or days."""
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    if isinstance(left, int) and isinstance(right, int):
        return left * node.left_factor - right * node.right_factor
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return (left - right).days
    return None


def _one_of(node: OneOf, context: Context) -> Step:
    reading = _READER.reference(node.left, context)
    value = reading.value
    if value is None:
        return Step(node, None, (), (reading,), reading.needs)
    holds = value in node.values or (
        value is SILENT and value_in_law(reading, context) in node.values
    )
    return Step(node, holds, (), (reading,))


def _when(node: When, context: Context) -> Step:
    premise, conclusion = evaluate(node.premise, context), evaluate(node.conclusion, context)
    holds = disjunction((negation(premise.holds), conclusion.holds))
    needs: tuple[Need, ...] = ()
    if holds is None:
        needs = premise.needs if premise.holds is None else conclusion.needs
    return Step(node, holds, (premise, conclusion), (), needs)


def _quantified(node: Quantified, context: Context) -> Step:
    items, list_needs = _READER.items(node.list, context)
    steps = []
    for item in items.items:
        step = evaluate(node.body, context.binding(node.variable, item))
        steps.append(Step(step.node, step.holds, (step,), (), step.needs, item.id))
    truths: list[Truth] = [step.holds for step in steps]
    if list_needs:
        truths.append(None)
    holds = conjunction(truths) if node.quantifier == "each" else disjunction(truths)
    needs = _needs(steps) + list_needs if holds is None else ()
    reading = Reading(node.list, None, items.sources)
    return Step(node, holds, tuple(steps), (reading,), needs, None, not list_needs)


def _joined(node: Condition, holds: Truth, steps: tuple[Step, ...]) -> Step:
    return Step(node, holds, steps, (), _needs(steps) if holds is None else ())


def _needs(steps: Iterable[Step]) -> tuple[Need, ...]:
    return tuple(need for step in steps if step.holds is None for need in step.needs)


_READER = Reader(evaluate)
