"""The least changes to what a cooperative can change, so that some rules no longer fail."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import z3

from accreditation.conditions import SILENT, Choice, Day, Facts, Known, Number, Value
from accreditation.findings import Source
from accreditation.fixing.world import DossierWorld
from accreditation.law import Pack, Plane, Rule
from accreditation.law.uses import base_facts
from accreditation.proof import dates
from accreditation.proof.dates import Date
from accreditation.proof.formulas import Subject
from accreditation.proof.models import is_so, value_in
from accreditation.proof.solving import TimeOut
from accreditation.proof.terms import Bool
from accreditation.proof.world import ScalarVariable, full_name

COST = {"easy": 2, "hard": 8}
"""What a change weighs; to state what nobody stated yet weighs half."""

OPEN = 100
"""What it weighs that a rule is left without a pass, for want of a person's judgement."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that has to be otherwise.

    Attributes:
        fact: Its full name.
        item: For a fact of an item, the list and the item's name in it.
        before: What is known of it; None if nothing is.
        after: What it has to be.
        sources: Where it is stated.
        rules: The rules of the goal that read it.
    """

    fact: str
    item: tuple[str, str] | None
    before: Value | None
    after: Value
    sources: tuple[Source, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached for one subject.

    Attributes:
        on: The date that picks the law.
        mend: The rules that fail and must not.
        keep: The rules that do not fail and must not begin to.
    """

    plane: Plane
    on: datetime.date
    facts: Facts
    mend: Sequence[Rule]
    keep: Sequence[Rule]


def least_changes(pack: Pack, goal: Goal, seconds: float) -> tuple[Change, ...] | None:
    """The changes of least weight that reach a goal; None if no change does.

    Raises:
        TimeOut: the solver cannot tell.
    """
    world = DossierWorld(pack, goal.facts, (goal.plane,))
    subject = Subject(goal.plane, world)
    formulas = [subject.rule(pack, rule).outcomes for rule in (*goal.mend, *goal.keep)]
    met = [z3.Or(outcomes["pass"], outcomes["not_applicable"]) for outcomes in formulas]
    hard = [
        *subject.constraints(),
        subject.on.same(dates.constant(goal.on)),
        *(z3.Not(outcomes["fail"]) for outcomes in formulas),
    ]
    soft = [(one, OPEN) for one in met]
    for (record, name), unchanged in world.free.items():
        fact = world.fact(record, name)
        if isinstance(fact, Known):
            hard.append(world.scalars[record, name].term.known)
        weight = COST[pack.vocabulary.entry(full_name(record, name)).change]
        soft.append((unchanged, weight if fact is not None else weight // 2))
    model = _best(hard, soft, [], seconds)
    if model is None:
        return None
    as_found = [wish for wish, _ in soft if is_so(model, wish)]
    nearest = _best([*hard, *as_found], [], _distances(world, model), seconds)
    return tuple(_changes(pack, goal, nearest or model, world))


def _best(
    hard: list[Bool], soft: list[tuple[Bool, int]], distances: list[Any], seconds: float
) -> z3.ModelRef | None:
    search = z3.Optimize()
    search.set("timeout", int(seconds * 1000))
    search.add(*hard)
    for wish, weight in soft:
        search.add_soft(wish, weight)
    for distance in distances:
        search.minimize(distance)
    answer = search.check()
    if answer == z3.unknown:
        raise TimeOut
    return search.model() if answer == z3.sat else None


def _distances(world: DossierWorld, model: z3.ModelRef) -> list[Any]:
    """How far what changes lies from what it was, or from the first of its options."""
    found = []
    for key, unchanged in world.free.items():
        variable, fact = world.scalars[key], world.fact(*key)
        if is_so(model, unchanged) or not is_so(model, variable.term.stated):
            continue
        if isinstance(variable.type, Choice):
            found.append(_rank(world, variable, variable.type))
        elif isinstance(variable.type, Number | Day) and isinstance(fact, Known):
            found += _distance(world, variable, fact.value)
    return found


def _rank(world: DossierWorld, variable: ScalarVariable, type_: Choice) -> Any:
    """The place of an option in the vocabulary: what comes first is preferred."""
    rank: Any = z3.IntVal(len(type_.options))
    for place, option in enumerate(type_.options):
        rank = z3.If(variable.term.value == world.code(type_, option), place, rank)
    return rank


def _distance(world: DossierWorld, variable: ScalarVariable, before: Value) -> list[Any]:
    if before is SILENT:
        return []
    was, now = world.code(variable.type, before), variable.term.value
    far = now.days - was.days if isinstance(now, Date) else now - was
    return [z3.If(far < 0, -far, far)]


def _changes(pack: Pack, goal: Goal, model: z3.ModelRef, world: DossierWorld) -> Iterator[Change]:
    read = {rule.name: set(base_facts(pack, rule)) for rule in (*goal.mend, *goal.keep)}
    for (record, name), unchanged in world.free.items():
        if is_so(model, unchanged):
            continue
        fact = world.fact(record, name)
        before = fact.value if isinstance(fact, Known) else None
        after = value_in(model, world, world.scalars[record, name])
        assert after is not None
        item = world.item(record)
        full = full_name(record, name)
        sources = () if fact is None else fact.sources
        asked_by = tuple(rule for rule, facts in read.items() if full in facts)
        yield Change(full, item, before, after, sources, asked_by)
