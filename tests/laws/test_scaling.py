"""Money has no natural unit: where a rule names no amount, all money of a case may be scaled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accreditation.conditions import MONEY, Number, Value
from accreditation.conditions.syntax import Constant, Node, Parameter, Reference
from accreditation.findings import Outcome
from tests.laws.amounts import Place, mapped
from tests.laws.seeds import PACK, Seed, conditions_of, many, one_of, seeds_of


def is_money(node: Node) -> bool:
    type_ = getattr(node, "type", None)
    return isinstance(type_, Number) and type_.unit == MONEY.unit


def is_amount(node: Node) -> bool:
    """Whether a part of a condition is an amount of the law's own, other than nought."""
    amount = isinstance(node, Constant) and node.value != 0
    return is_money(node) and (amount or isinstance(node, Parameter))


def reads_money(rule: str) -> bool:
    return any(isinstance(n, Reference) and is_money(n) for n in conditions_of(PACK.rules[rule]))


def names_amount(rule: str) -> bool:
    return any(is_amount(node) for node in conditions_of(PACK.rules[rule]))


def scaled(seed: Seed, factor: int) -> dict[str | None, Outcome]:
    """The outcomes of a case with all its money multiplied."""

    def change(place: Place, value: Value) -> Value:
        type_ = PACK.meanings[place[0]].type
        money = isinstance(type_, Number) and type_.unit == MONEY.unit and isinstance(value, int)
        return value * factor if money else value

    return seed.outcomes(mapped(seed.context.facts, change))


WITH_MONEY = [rule for rule in PACK.rules if reads_money(rule)]
FREE = [rule for rule in WITH_MONEY if not names_amount(rule)]


@many(max_examples=800)
@given(
    one_of([seed for rule in FREE for seed in seeds_of(rule)]),
    st.integers(2, 1000) | st.sampled_from([10**4, 10**6]),
)
def test_money_in_another_unit_changes_no_outcome(seed, factor):
    assert scaled(seed, factor) == seed.outcomes()


@pytest.mark.parametrize("rule", [rule for rule in WITH_MONEY if rule not in FREE])
def test_a_rule_that_names_an_amount_feels_the_scale(rule):
    """So the rules left out above are left out for a reason."""
    assert any(
        scaled(seed, factor) != seed.outcomes() for seed in seeds_of(rule) for factor in (2, 1000)
    )
