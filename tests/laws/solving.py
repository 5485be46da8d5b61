"""A rule as the solver reads it, held to the facts of a case."""

import functools
import re
from collections.abc import Collection, Iterator

import z3

from accreditation.conditions import Facts, Items
from accreditation.proof import dates
from accreditation.proof.formulas import RuleFormula, Subject
from accreditation.proof.solving import Question
from accreditation.proof.stating import stated
from accreditation.proof.terms import Bool
from accreditation.proof.world import World
from tests.laws.seeds import PACK, Seed

LONGEST = 4
"""Most items of a list that are read here."""

_MARKS = re.compile(r"\[\d+\]|[?~!]$|:(year|month|day)$")


def is_short(facts: Facts) -> bool:
    """Whether no list has more items than are read."""
    return all(len(f.items) <= LONGEST for f in facts.values() if isinstance(f, Items))


class Reading:
    """The solver's reading of one rule, to which the facts of many cases can be put."""

    def __init__(self, name: str) -> None:
        rule = PACK.rules[name]
        self._subject = Subject(rule.source.plane, World(LONGEST))
        self.formula: RuleFormula = self._subject.rule(PACK, rule)
        self._question: Question = self._subject.question(seconds=20)

    def possible(self, seed: Seed, facts: Facts, *formulas: Bool) -> bool:
        """Whether something can be so where exactly ``facts`` are known."""
        return self._question.possible(*self._held(seed, facts), *formulas)

    def possible_otherwise(self, seed: Seed, names: Collection[str], *formulas: Bool) -> bool:
        """Whether something can be so if only named facts change, and none is forgotten."""
        held = self._held(seed, seed.context.facts)
        fixed = [one for one in held if not set(_named(one)).intersection(names)]
        return self._question.possible(*fixed, *self._known(held), *formulas)

    def _held(self, seed: Seed, facts: Facts) -> list[Bool]:
        date = self._subject.on.same(dates.constant(seed.context.on))
        return [date, *stated(self._subject.world, facts)]

    def _known(self, held: list[Bool]) -> Iterator[Bool]:
        """That every fact is known, and every list complete, of which that is held."""
        world, said = self._subject.world, {one.sexpr() for one in held}
        for variable in world.scalars.values():
            if z3.Not(variable.term.known).sexpr() not in said:
                yield variable.term.known
        for records in world.lists.values():
            if (records.complete == True).sexpr() in said:  # noqa: E712
                yield records.complete


@functools.cache
def reading_of(name: str) -> Reading:
    return Reading(name)


def _named(formula: Bool) -> Iterator[str]:
    """The facts a formula speaks of, by their full names."""
    if z3.is_const(formula) and formula.decl().kind() == z3.Z3_OP_UNINTERPRETED:
        yield _MARKS.sub("", _MARKS.sub("", formula.decl().name()))
    for part in formula.children():
        yield from _named(part)
