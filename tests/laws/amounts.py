"""Numbers and dates of a case, changed one by one or all together."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from accreditation.conditions import Fact, Facts, Items, Known, Value

Place = tuple[str, str]
"""The full name of a fact, and the item it is about; the empty text for none."""

Change = Callable[[Place, Value], Value]


def mapped(facts: Facts, change: Change) -> dict[str, Fact]:
    """``facts`` with every known value changed as ``change`` says."""
    return {name: _mapped(name, "", fact, change) for name, fact in facts.items()}


def known_values(facts: Facts) -> dict[Place, Value]:
    """Every known value of a subject, by its place."""
    found: dict[Place, Value] = {}

    def note(place: Place, value: Value) -> Value:
        found[place] = value
        return value

    mapped(facts, note)
    return found


def raised(value: Value, by: int) -> Value:
    """A larger number, or a later date."""
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(days=by)
    assert isinstance(value, int)
    return value + by


def _mapped(name: str, item: str, fact: Fact, change: Change) -> Fact:
    if isinstance(fact, Known):
        return replace(fact, value=change((name, item), fact.value))
    if not isinstance(fact, Items):
        return fact
    items = tuple(
        replace(
            one,
            facts={
                short: _mapped(f"{name}.{short}", one.id, part, change)
                for short, part in one.facts.items()
            },
        )
        for one in fact.items
    )
    return replace(fact, items=items)
