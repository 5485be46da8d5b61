"""Every failure names facts that could be otherwise, so that it would pass."""

from collections.abc import Iterable

import z3
from hypothesis import given

from accreditation.checking.explaining import readings_behind
from accreditation.conditions import Reading
from accreditation.conditions.syntax import Aggregate, Reference
from tests.laws.seeds import PACK, one_of, parts_of, seeds_of, without_shrinking
from tests.laws.solving import is_short, reading_of


def named(readings: Iterable[Reading]) -> set[str]:
    """The facts that some readings met; a count stands for those that decide what it counts."""
    found: set[str] = set()
    for reading in readings:
        found |= named(reading.parts)
        if isinstance(reading.node, Reference):
            found.add(reading.node.name)
        if isinstance(reading.node, Aggregate):
            found |= {n.name for n in parts_of([reading.node]) if isinstance(n, Reference)}
    return found


FAILING = [
    seed
    for rule in PACK.rules
    for seed in seeds_of(rule)
    if seed.outcome() == "fail" and is_short(seed.context.facts)
]


@without_shrinking(max_examples=200)
@given(one_of(FAILING))
def test_every_failure_can_be_mended_by_the_facts_it_rests_on(seed):
    """With every other fact as it is, known or not; and no fact is forgotten for it."""
    names = named(readings_behind([seed.judged().passes]))
    reading = reading_of(seed.rule.name)
    outcomes = reading.formula.outcomes
    mended = z3.Or(outcomes["pass"], outcomes["unknown"])
    assert reading.possible_otherwise(seed, names, mended)
