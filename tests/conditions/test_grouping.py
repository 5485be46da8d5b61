"""Lists of groups against a second computation: sums per key, in plain Python."""

import datetime
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accreditation.conditions import (
    Context,
    Item,
    Items,
    Known,
    evaluate,
    items_of,
    parse_condition,
    read_reference,
)
from accreditation.conditions.syntax import Quantified, Reference
from accreditation.law import load_pack
from tests.engine.packs import PackWriter

YEAR = datetime.date(2024, 12, 31)

colours = st.sampled_from(["red", "green", "blue"])
sums = st.integers(-(10**9), 10**9)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    PackWriter(0).write(folder)
    return load_pack(folder)


def thing(name, colour, amount):
    facts = {"sum": Known(amount)}
    if colour is not None:
        facts["colour"] = Known(colour)
    return Item(name, facts)


def context(pack, things, complete=True):
    facts = {"year.things": Items(tuple(things), complete)}
    return Context(pack, facts, YEAR, YEAR)


def totals(pack, known):
    """The sum of each bunch by its colour; None where it is unknown."""
    total = pack.vocabulary.signatures["year.bunches"].fields["sum"]
    list_ = Reference("year.bunches", pack.vocabulary.signatures["year.bunches"].type)
    found = {}
    for item in items_of(list_, known).items:
        bound = known.binding("bunch", item)
        reading = read_reference(Reference(total.name, total.type, "bunch"), bound)
        key = item.facts["colour"].value if "colour" in item.facts else None
        found[key] = reading.value
    return found


@given(st.lists(st.tuples(colours, sums), max_size=12))
def test_a_group_adds_up_exactly_its_own_items(pack, rows):
    expected = defaultdict(int)
    for colour, amount in rows:
        expected[colour] += amount
    things = [thing(str(i), *row) for i, row in enumerate(rows)]
    assert totals(pack, context(pack, things)) == dict(expected)


@given(st.lists(st.tuples(colours, sums), max_size=6))
def test_no_sum_is_known_of_an_open_list(pack, rows):
    things = [thing(str(i), *row) for i, row in enumerate(rows)]
    assert set(totals(pack, context(pack, things, complete=False)).values()) <= {None}


@given(st.lists(st.tuples(colours, sums), min_size=1, max_size=6), sums)
def test_no_sum_is_known_while_an_item_may_belong_anywhere(pack, rows, amount):
    things = [thing(str(i), *row) for i, row in enumerate(rows)] + [thing("x", None, amount)]
    assert set(totals(pack, context(pack, things)).values()) <= {None}


@given(sums)
def test_the_only_item_of_a_complete_list_needs_no_key(pack, amount):
    assert totals(pack, context(pack, [thing("x", None, amount)])) == {None: amount}


@given(st.lists(st.tuples(colours, sums), min_size=2, max_size=6), st.data())
def test_learning_a_key_never_turns_one_answer_into_the_other(pack, rows, data):
    """What a cap on every group's sum says may only go from unknown to pass or fail."""
    parameters = {n: p.number for n, p in pack.parameters.items()}
    signature = pack.vocabulary.signature("practice", parameters)
    cap = parse_condition(
        {"each": {"b": "year.bunches"}, "holds": {"b.sum": {"at_most": "0 EUR"}}}, signature
    )
    assert isinstance(cap, Quantified)
    hidden = data.draw(st.sets(st.integers(0, len(rows) - 1)))
    things = [
        thing(str(i), None if i in hidden else colour, amount)
        for i, (colour, amount) in enumerate(rows)
    ]
    before = evaluate(cap, context(pack, things)).holds
    after = evaluate(cap, context(pack, [thing(str(i), *r) for i, r in enumerate(rows)])).holds
    assert before in (None, after)
