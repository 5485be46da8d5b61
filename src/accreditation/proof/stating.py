"""Holding the solver to facts that are stated somewhere: those of a case or of a dossier."""

from collections.abc import Iterator, Mapping

import z3

from accreditation.conditions import SILENT, Fact, Facts, Items, Known, Value
from accreditation.files import nothing_usable
from accreditation.proof.terms import Bool, same
from accreditation.proof.world import ScalarVariable, World


def stated(world: World, facts: Facts) -> list[Bool]:
    """That the world is the one in which exactly ``facts`` are known.

    Ask when every rule of interest has been read, for only then are its facts in the world.

    Raises:
        InputError: a list is longer than the world's bound.
    """
    found: list[Bool] = []
    lists: dict[str, Items] = {}
    for name, records in world.lists.items():
        fact = facts.get(name)
        items = fact if isinstance(fact, Items) else Items((), complete=False)
        if len(items.items) > world.bound:
            raise nothing_usable(
                f"the list '{name}' has {len(items.items)} items; the proof reads {world.bound}."
            )
        lists[name] = items
        found.append(records.complete == items.complete)
        found.extend(
            present == (i < len(items.items)) for i, (present, _) in enumerate(records.items)
        )
    for (record, name), variable in world.scalars.items():
        found.extend(_scalar(world, variable, _fact(facts, lists, record, name)))
    return found


def _fact(facts: Facts, lists: Mapping[str, Items], record: str, name: str) -> Fact | None:
    if not record:
        return facts.get(name)
    list_, _, index = record.rstrip("]").rpartition("[")
    items = lists[list_].items
    return items[int(index)].facts.get(name[1:]) if int(index) < len(items) else None


def _scalar(world: World, variable: ScalarVariable, fact: Fact | None) -> Iterator[Bool]:
    term = variable.term
    if not isinstance(fact, Known):
        yield z3.Not(term.known)
    elif fact.value is SILENT:
        yield term.silent
    else:
        yield term.stated
        yield equals(world, variable, fact.value)


def equals(world: World, variable: ScalarVariable, value: Value) -> Bool:
    """That a variable has a value; ``value`` is not silence."""
    return same(variable.term.value, world.code(variable.type, value))
