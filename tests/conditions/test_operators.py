"""What each operator makes of true, false and unknown, through the cases of a small rule pack."""

import datetime
from itertools import product

import pytest

from accreditation.conditions import Context, Item, Items, Known, evaluate, parse_condition
from accreditation.law import load_pack
from tests.engine.packs import PackWriter

TRUTHS = {"T": True, "F": False, "U": None}


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    PackWriter(0).write(folder)
    return load_pack(folder)


@pytest.fixture
def holds(pack):
    """What becomes of a condition, given facts by name."""
    signature = pack.vocabulary.signature(
        "practice", {n: p.number for n, p in pack.parameters.items()}
    )

    def evaluated(raw, **facts):
        known = {name.replace("__", "."): fact for name, fact in facts.items()}
        date = datetime.date(2024, 12, 31)
        return evaluate(parse_condition(raw, signature), Context(pack, known, date, date)).holds

    return evaluated


def flag(truth):
    return {} if truth is None else {"year__flag": Known(truth)}


def two_flags(a, b):
    facts = {"year__flag": a, "law__flag": b}
    return {name: Known(truth) for name, truth in facts.items() if truth is not None}


LEFT, RIGHT = {"year.flag": True}, {"law.flag": True}

# Strong Kleene logic, written out: left, right, both, either, implied.
KLEENE = """
T T T T T
T F F T F
T U U T U
F T F T T
F F F F T
F U F U T
U T U T T
U F F U U
U U U U U
"""


@pytest.mark.parametrize("row", KLEENE.split("\n")[1:-1])
def test_connectives_are_those_of_kleene(holds, row):
    left, right, both, either, implied = (TRUTHS[letter] for letter in row.split())
    facts = two_flags(left, right)
    assert holds({"all": [LEFT, RIGHT]}, **facts) is both
    assert holds({"any": [LEFT, RIGHT]}, **facts) is either
    assert holds({"when": LEFT, "then": RIGHT}, **facts) is implied


@pytest.mark.parametrize(("truth", "negated"), [(True, False), (False, True), (None, None)])
def test_not(holds, truth, negated):
    assert holds({"not": LEFT}, **flag(truth)) is negated


def things(truths, complete):
    items = tuple(
        Item(str(i), {} if truth is None else {"flag": Known(truth)})
        for i, truth in enumerate(truths)
    )
    return {"year__things": Items(items, complete)}


# Truths of the items, completeness of the list, each, some.
QUANTIFIED = [
    ("", True, True, False),
    ("", False, None, None),
    ("TT", True, True, True),
    ("TT", False, None, True),
    ("TF", True, False, True),
    ("TF", False, False, True),
    ("TU", True, None, True),
    ("FF", True, False, False),
    ("FF", False, False, None),
    ("FU", True, False, None),
    ("U", True, None, None),
]


@pytest.mark.parametrize(("letters", "complete", "each", "some"), QUANTIFIED)
def test_quantifiers(holds, letters, complete, each, some):
    facts = things([TRUTHS[letter] for letter in letters], complete)
    body = {"holds": {"t.flag": True}}
    assert holds({"each": {"t": "year.things"}, **body}, **facts) is each
    assert holds({"some": {"t": "year.things"}, **body}, **facts) is some


def test_a_list_nobody_stated_is_open_and_empty(holds):
    assert holds({"each": {"t": "year.things"}, "holds": {"t.flag": True}}) is None
    assert holds({"some": {"t": "year.things"}, "holds": {"t.flag": True}}) is None


@pytest.mark.parametrize(
    ("operator", "below", "equal", "above"),
    [
        ("at_most", True, True, False),
        ("less_than", True, False, False),
        ("at_least", False, True, True),
        ("more_than", False, False, True),
        ("equals", False, True, False),
    ],
)
def test_comparisons_of_numbers_at_their_edge(holds, operator, below, equal, above):
    for steps, expected in ((999_999, below), (1_000_000, equal), (1_000_001, above)):
        assert holds({"year.sum": {operator: "100 EUR"}}, year__sum=Known(steps)) is expected
    assert holds({"year.sum": {operator: "100 EUR"}}) is None


@pytest.mark.parametrize(
    ("operator", "before", "same", "after"),
    [
        ("before", True, False, False),
        ("on_or_before", True, True, False),
        ("after", False, False, True),
        ("on_or_after", False, True, True),
        ("equals", False, True, False),
    ],
)
def test_comparisons_of_dates_at_their_edge(holds, operator, before, same, after):
    edge = datetime.date(2024, 6, 30)
    for days, expected in ((-1, before), (0, same), (1, after)):
        fact = Known(edge + datetime.timedelta(days=days))
        assert holds({"year.day": {operator: edge}}, year__day=fact) is expected


def test_silence_takes_the_default_of_the_law_and_can_be_asked_for(holds):
    from accreditation.conditions import SILENT

    silent = {"law__colour": Known(SILENT)}
    assert holds({"law.colour": "red"}, **silent) is True  # the default
    assert holds({"law.colour": "green"}, **silent) is False
    assert holds({"law.colour": "silent"}, **silent) is True
    assert holds({"law.colour": "silent"}, law__colour=Known("red")) is False
    assert holds({"law.sum": {"at_most": "100 EUR"}}, law__sum=Known(SILENT)) is True
    assert holds({"law.sum": {"less_than": "100 EUR"}}, law__sum=Known(SILENT)) is False


@pytest.mark.parametrize("complete", [True, False])
def test_counts_and_sums_are_unknown_over_an_open_list(holds, complete):
    facts = things([True, False, True], complete)
    counted = {"year.votes": {"equals": {"count": {"u": "year.things"}, "where": {"u.flag": True}}}}
    assert holds(counted, year__votes=Known(2), **facts) is (True if complete else None)


def test_a_sum_over_nothing_is_nought_and_a_maximum_of_nothing_is_what_the_rule_says(holds):
    empty = {"year__things": Items((), True)}
    total = {"sum": "u.sum", "each": {"u": "year.things"}}
    most = {"maximum": "u.votes", "each": {"u": "year.things"}, "when_empty": 7}
    assert holds({"year.sum": {"equals": total}}, year__sum=Known(0), **empty) is True
    assert holds({"year.votes": {"equals": most}}, year__votes=Known(7), **empty) is True


def test_all_is_not_misled_by_the_order_of_its_parts(holds):
    for a, b in product((True, False, None), repeat=2):
        facts = two_flags(a, b)
        assert holds({"all": [LEFT, RIGHT]}, **facts) is holds({"all": [RIGHT, LEFT]}, **facts)
        assert holds({"any": [LEFT, RIGHT]}, **facts) is holds({"any": [RIGHT, LEFT]}, **facts)
