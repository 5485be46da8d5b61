"""What the cases of a rule touch: the distances from its thresholds, the dates of parameters."""

import datetime
from collections import defaultdict
from collections.abc import Mapping

from accreditation.conditions import (
    Context,
    Meaning,
    Number,
    Reading,
    Step,
    evaluate,
    show,
    walk,
)
from accreditation.conditions.evaluate import distance_of
from accreditation.conditions.readings import value_in_law
from accreditation.conditions.syntax import Compare, Constant, Parameter
from accreditation.conditions.types import STEP_DIGITS
from accreditation.coverage.map import Threshold
from accreditation.law import Rule
from accreditation.law.uses import is_of_the_law


class Observed:
    """Collects what happens while cases are evaluated."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self._meanings = meanings
        self._distances: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.parameter_dates: dict[str, set[datetime.date]] = defaultdict(set)

    def add(self, rule: Rule, context: Context) -> None:
        """Evaluate a rule in the context of a case, and note what it met."""
        for condition in (rule.applies_when, rule.passes_when):
            if condition is not None:
                self._step(rule, evaluate(condition, context), context)

    def thresholds(self, rule: Rule) -> tuple[Threshold, ...]:
        """Every comparison of a rule with something a dossier states, and where its cases stand."""
        conditions = [c for c in (rule.applies_when, rule.passes_when) if c is not None]
        found = {
            show(node): node
            for condition in conditions
            for node in walk(condition)
            if isinstance(node, Compare)
            and not all(is_of_the_law(self._meanings, side) for side in (node.left, node.right))
        }
        return tuple(self._threshold(rule, shown, node) for shown, node in found.items())

    def _step(self, rule: Rule, step: Step, context: Context) -> None:
        if isinstance(step.node, Compare) and step.readings:
            left, right = (value_in_law(reading, context) for reading in step.readings)
            distance = distance_of(step.node, left, right)
            if distance is not None:
                self._distances[rule.name, show(step.node)].add(distance)
        for reading in step.readings:
            self._reading(reading, context)
        for part in step.parts:
            self._step(rule, part, context)

    def _reading(self, reading: Reading, context: Context) -> None:
        if isinstance(reading.node, Parameter) and reading.value is not None:
            dates = [part.value for part in reading.parts] or [context.on]
            self.parameter_dates[reading.node.name].update(
                date for date in dates if isinstance(date, datetime.date)
            )
        for part in reading.parts:
            self._reading(part, context)

    def _threshold(self, rule: Rule, shown: str, node: Compare) -> Threshold:
        seen, step = self._distances[rule.name, shown], _one_step(node)
        lowest, highest = _span(node)
        return Threshold(
            shown,
            0 in seen,
            None if highest <= 0 else any(0 < d <= step for d in seen),
            None if lowest >= 0 else any(-step <= d < 0 for d in seen),
        )


def _one_step(node: Compare) -> int:
    type_ = node.left.type
    if not isinstance(type_, Number):
        return 1
    scale = type_.scale + len(str(node.left_factor)) - 1
    return int(10 ** (scale - STEP_DIGITS.get(type_.unit, 0)))


def _span(node: Compare) -> tuple[int, int]:
    """The least and the greatest distance that the types of the two sides allow."""
    left, right = node.left.type, node.right.type
    if not isinstance(left, Number) or not isinstance(right, Number):
        return -1, 1
    low = high = 0
    if isinstance(node.right, Constant) and isinstance(node.right.value, int):
        low = high = node.right.value * node.right_factor
    else:
        low, high = right.low * node.right_factor, right.high * node.right_factor
    return left.low * node.left_factor - high, left.high * node.left_factor - low
