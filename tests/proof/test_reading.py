"""A second reading: what the solver makes of a rule is what the evaluator makes of it."""

from collections.abc import Collection

import z3
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from accreditation.conditions import Fact, Facts, Value, Words
from accreditation.files import InputError
from tests.laws.amounts import Place, known_values, mapped
from tests.laws.knowing import less_known, more_known
from tests.laws.seeds import PACK, Seed, one_of, seeds, seeds_of, without_shrinking
from tests.laws.solving import is_short, reading_of

SUPPLIED = (
    "cooperative.form",
    "cooperative.incorporated",
    "dossier.looked_at",
    "year.opens",
    "year.closes",
    "year.months",
)
"""Facts that the program states itself, or that pick the law: never forgotten or told here."""


def is_over(seed: Seed) -> bool:
    """Whether a case is looked at when its year is over; a dossier is not before, nor a proof."""
    return seed.context.as_of >= seed.context.on


def texts(seed: Seed) -> list[Place]:
    """Where a case states a text."""
    known = known_values(seed.context.facts)
    return [place for place in known if isinstance(PACK.meanings[place[0]].type, Words)]


def in_capitals(seed: Seed, places: Collection[Place]) -> dict[str, Fact]:
    """The facts of a case with some texts in capitals, which are the same texts to the law."""

    def change(place: Place, value: Value) -> Value:
        return value.upper() if place in places and isinstance(value, str) else value

    return mapped(seed.context.facts, change)


@without_shrinking(max_examples=400)
@given(seeds(), st.data())
def test_both_readings_of_a_rule_agree(seed, data):
    """On cases from which facts were taken away, and to which others were added."""
    given = seed.context.facts
    kept = {name: fact for name, fact in given.items() if name in SUPPLIED}
    facts = {**data.draw(less_known(given)), **kept}
    if data.draw(st.booleans()):
        facts = {**data.draw(more_known(seed, facts)), **kept}
    assume(is_short(facts) and is_over(seed))
    assert_agreement(seed, facts)


WITH_TEXTS = [
    seed
    for rule in PACK.rules
    for seed in seeds_of(rule)
    if texts(seed) and is_short(seed.context.facts) and is_over(seed)
]


@without_shrinking(max_examples=200)
@given(one_of(WITH_TEXTS), st.data())
def test_both_readings_take_texts_for_one_however_they_are_spelt(seed, data):
    places = data.draw(st.sets(st.sampled_from(texts(seed)), min_size=1))
    assert_agreement(seed, in_capitals(seed, places))


def assert_agreement(seed: Seed, facts: Facts) -> None:
    try:
        outcome = seed.outcome(facts)
    except InputError:  # a date on which the law is not known: no outcome at all
        reject()
    reading = reading_of(seed.rule.name)
    formula = reading.formula.outcomes[outcome]
    assert reading.possible(seed, facts, formula)
    assert not reading.possible(seed, facts, z3.Not(formula))
