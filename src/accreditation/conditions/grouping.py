"""Putting the items of a list into groups that agree on some of their facts.

A group has a fact for each key, and ``members``, the list of its items. As long as an item might
belong to any group, no group is complete.
"""

from collections.abc import Callable

from accreditation.conditions.knowledge import Item, Items, Known
from accreditation.conditions.meaning import Grouping
from accreditation.conditions.steps import Reading
from accreditation.conditions.types import Value
from accreditation.findings import Need

MEMBERS = "members"
"""The fact of a group that is the list of its items."""


def grouped(
    base: Items,
    base_needs: tuple[Need, ...],
    grouping: Grouping,
    read_key: Callable[[Item, int], Reading],
) -> tuple[Items, tuple[Need, ...]]:
    """The groups of ``base``, and what stands in the way of knowing them all.

    Args:
        base: The list.
        base_needs: What its own completeness lacks.
        grouping: The keys.
        read_key: Reads the n-th key of an item.
    """
    if base.complete and len(base.items) == 1:
        return _alone(base, grouping, read_key), ()
    groups: dict[tuple[Value, ...], list[Item]] = {}
    keys: dict[tuple[Value, ...], list[Reading]] = {}
    needs = list(base_needs)
    for item in base.items:
        readings = [read_key(item, n) for n in range(len(grouping.by))]
        lacking = [need for reading in readings for need in reading.needs]
        needs.extend(lacking)
        if not lacking:
            key = tuple(_key(reading) for reading in readings)
            groups.setdefault(key, []).append(item)
            keys.setdefault(key, readings)
    open_ = tuple(needs)
    items = [
        _group(members, keys[key], grouping, Items(tuple(members), not open_, (), open_))
        for key, members in groups.items()
    ]
    return Items(tuple(items), not open_, base.sources, open_), open_


def _alone(base: Items, grouping: Grouping, read_key: Callable[[Item, int], Reading]) -> Items:
    """The one group of a complete list of one item, whatever its keys are."""
    (item,) = base.items
    readings = [read_key(item, n) for n in range(len(grouping.by))]
    return Items((_group([item], readings, grouping, base),), True, base.sources)


def _group(members: list[Item], readings: list[Reading], grouping: Grouping, list_: Items) -> Item:
    facts = {
        short: Known(reading.value, reading.sources)
        for short, reading in zip(grouping.keys, readings, strict=True)
        if reading.value is not None
    }
    sources = tuple(dict.fromkeys(source for item in members for source in item.sources))
    return Item(" + ".join(item.id for item in members), {**facts, MEMBERS: list_}, sources)


def _key(reading: Reading) -> Value:
    assert reading.value is not None
    return comparable(reading.value)


def comparable(value: Value) -> Value:
    """A key as it is held against others: in a text, case and spacing do not matter."""
    return " ".join(value.split()).casefold() if isinstance(value, str) else value
