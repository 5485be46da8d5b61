"""Moving one fact of a case: where it stands, what it does to a comparison, where that turns."""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from accreditation.conditions import (
    Condition,
    Context,
    Day,
    Fact,
    Items,
    Known,
    Number,
    Scalar,
    Step,
    show_value,
)
from accreditation.conditions.evaluate import distance_of
from accreditation.conditions.readings import value_in_law
from accreditation.conditions.syntax import Compare
from accreditation.conditions.types import step_of
from accreditation.files import FIRST_YEAR, LAST_YEAR
from accreditation.law import Pack
from accreditation.testing.draft import LOOKED_AT

Distance = Callable[[int], int | None]
"""How far the left side of a comparison lies above the right one when a fact has a value."""

Occurrence = tuple[str, ...]
"""Which items of lists a comparison is about, from the outermost one to the innermost."""


@dataclass(frozen=True)
class Place:
    """Where a case states a number or a date.

    Attributes:
        name: The fact, by its full name.
        type: Its type, a number or a date.
        list: The list in whose item it stands, if it does.
        item: That item.
    """

    name: str
    type: Scalar
    list: str | None = None
    item: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The least and the greatest value, as whole numbers."""
        if isinstance(self.type, Number):
            return self.type.low, self.type.high
        first, last = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)
        return first.toordinal(), last.toordinal()

    @property
    def step(self) -> int:
        """One step, as a whole number: a cent, a hundredth of a percent, one, a day."""
        return step_of(self.type) if isinstance(self.type, Number) else 1

    def value(self, number: int) -> Any:
        """The value that a whole number stands for."""
        return number if isinstance(self.type, Number) else datetime.date.fromordinal(number)

    def raw(self, number: int) -> Any:
        """That value as a file writes it."""
        if isinstance(self.type, Number) and self.type.unit in ("EUR", "rate"):
            return show_value(self.type, number)
        return self.value(number)

    def in_context(self, context: Context, number: int) -> Context:
        """What is known when the fact has another value."""
        known: Fact = Known(self.value(number))
        facts = dict(context.facts)
        if self.list is None:
            facts[self.name] = known
        else:
            items = facts[self.list]
            assert isinstance(items, Items)
            short = self.name.rpartition(".")[2]
            facts[self.list] = replace(
                items,
                items=tuple(
                    replace(item, facts={**item.facts, short: known})
                    if item.id == self.item
                    else item
                    for item in items.items
                ),
            )
        moved = self.name == LOOKED_AT and isinstance(self.type, Day)
        as_of = datetime.date.fromordinal(number) if moved else context.as_of
        return replace(context, facts=facts, as_of=as_of)

    def in_case(self, case: Mapping[str, Any], raw: Any) -> dict[str, Any]:
        """A case in which the fact is written otherwise; None to leave it out."""
        if self.name == LOOKED_AT:
            return {**case, "as_of": raw}
        given = dict(case["given"])
        if self.list is None:
            _put(given, self.name, raw)
        else:
            stated = given[self.list]
            fields = dict(stated["items"][self.item])
            _put(fields, self.name.rpartition(".")[2], raw)
            given[self.list] = {**stated, "items": {**stated["items"], self.item: fields}}
        return {**case, "given": given}


def places(pack: Pack, context: Context, name: str) -> Iterator[Place]:
    """Where a case states the fact called ``name``, if it is a number or a date."""
    type_ = pack.meanings[name].type
    if not isinstance(type_, Number | Day):
        return
    if name in pack.vocabulary.entries:
        if _is_value(context.facts.get(name)):
            yield Place(name, type_)
        return
    list_, _, short = name.rpartition(".")
    items = context.facts.get(list_)
    if isinstance(items, Items):
        for item in items.items:
            if _is_value(item.facts.get(short)):
                yield Place(name, type_, list_, item.id)


def number_at(place: Place, context: Context) -> int:
    """The value that a case states, as a whole number."""
    facts: Mapping[str, Fact] = context.facts
    name = place.name
    if place.list is not None:
        items = facts[place.list]
        assert isinstance(items, Items)
        facts = next(item.facts for item in items.items if item.id == place.item)
        name = name.rpartition(".")[2]
    known = facts[name]
    assert isinstance(known, Known)
    if isinstance(known.value, datetime.date):
        return known.value.toordinal()
    assert isinstance(known.value, int)
    return known.value


def distances(
    step: Step, nodes: Collection[Condition], context: Context
) -> Iterator[tuple[Occurrence, int]]:
    """How far the left side of a comparison lies above the right one, wherever it was met."""
    if isinstance(step.node, Compare) and step.readings and step.node in nodes:
        left, right = (value_in_law(reading, context) for reading in step.readings)
        distance = distance_of(step.node, left, right)
        if distance is not None:
            yield (), distance
    within = () if step.item is None else (step.item,)
    for part in step.parts:
        for occurrence, distance in distances(part, nodes, context):
            yield (*within, *occurrence), distance


def turning_point(
    distance: Distance, start: int, span: tuple[int, int], first_stride: int
) -> tuple[int, int] | None:
    """Where a distance turns: two values beside each other, or twice the one where it is zero.

    Where it is zero for many values, that is the last one before it rises or falls.

    Args:
        distance: The distance at a value, which never rises and falls in turn.
        start: A value at which it is known.
        span: The least and the greatest value.
        first_stride: How far to go at first; twice as far each time after.

    Returns:
        The values before and after; None if it does not turn.
    """
    at_start = _sign(distance(start))
    if at_start == 0:
        return _edge(distance, start, span, first_stride)
    for direction in (1, -1):
        there = _first_other(distance, start, span, direction * first_stride)
        if there is not None:
            before, after = there
            if distance(after) == 0:
                return after, after
            return min(before, after), max(before, after)
    return None


def _edge(
    distance: Distance, zero: int, span: tuple[int, int], first_stride: int
) -> tuple[int, int] | None:
    """The value, twice, at which the distance is zero for the last time, upwards if it ends."""
    for direction in (1, -1):
        there = _first_other(distance, zero, span, direction * first_stride)
        if there is not None:
            return there[0], there[0]
    return None


def _first_other(
    distance: Distance, start: int, span: tuple[int, int], stride: int
) -> tuple[int, int] | None:
    """The last value with the sign that the distance has at ``start``, and the next one.

    ``stride`` is negative to look downwards. Returns None if the sign stays to the end.
    """
    sign = _sign(distance(start))
    same, other = start, start
    while True:
        other = max(span[0], min(span[1], same + stride))
        found = distance(other)
        if other == same or found is None:
            return None
        if _sign(found) != sign:
            break
        same, stride = other, stride * 2
    while abs(other - same) > 1:
        middle = (same + other) // 2
        if _sign(distance(middle)) == sign:
            same = middle
        else:
            other = middle
    return same, other


def _sign(number: int | None) -> int:
    assert number is not None
    return (number > 0) - (number < 0)


def _is_value(fact: Fact | None) -> bool:
    return isinstance(fact, Known) and isinstance(fact.value, int | datetime.date)


def _put(facts: dict[str, Any], name: str, raw: Any) -> None:
    if raw is None:
        facts.pop(name, None)
    else:
        facts[name] = raw
