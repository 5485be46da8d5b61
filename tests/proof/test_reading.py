"""A second reading: what the solver makes of a rule is what the evaluator makes of it."""

import random

import z3
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from accreditation.conditions import Facts, Value, Words
from accreditation.files import InputError
from tests.laws.amounts import Change, Place, known_values, mapped
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


def respelt(by: random.Random) -> Change:
    """Some texts in capitals, which are the same texts to the law."""

    def change(place: Place, value: Value) -> Value:
        is_text = isinstance(PACK.meanings[place[0]].type, Words) and isinstance(value, str)
        return value.upper() if is_text and by.random() < 0.5 else value

    return change


@without_shrinking(max_examples=400)
@given(seeds(), st.data())
def test_both_readings_of_a_rule_agree(seed, data):
    """On cases from which facts were taken away, and to which others were added."""
    given = seed.context.facts
    kept = {name: fact for name, fact in given.items() if name in SUPPLIED}
    facts = {**data.draw(less_known(given)), **kept}
    if data.draw(st.booleans()):
        facts = {**data.draw(more_known(seed, facts)), **kept}
    assume(is_short(facts))
    assert_agreement(seed, facts)


def with_texts() -> list[Seed]:
    every = (seed for rule in PACK.rules for seed in seeds_of(rule))
    return [
        seed
        for seed in every
        if is_short(seed.context.facts)
        and any(
            isinstance(PACK.meanings[name].type, Words)
            for name, _ in known_values(seed.context.facts)
        )
    ]


@without_shrinking(max_examples=200)
@given(one_of(with_texts()), st.randoms(use_true_random=False))
def test_both_readings_take_texts_for_one_however_they_are_spelt(seed, by):
    assert_agreement(seed, mapped(seed.context.facts, respelt(by)))


def assert_agreement(seed: Seed, facts: Facts) -> None:
    try:
        outcome = seed.outcome(facts)
    except InputError:  # a date on which the law is not known: no outcome at all
        reject()
    reading = reading_of(seed.rule.name)
    formula = reading.formula.outcomes[outcome]
    assert reading.possible(seed, facts, formula)
    assert not reading.possible(seed, facts, z3.Not(formula))
