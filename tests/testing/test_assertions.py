"""Assertions on rules in Python."""

import datetime
from decimal import Decimal

import pytest

from accreditation.files import InputError
from accreditation.testing import assert_outcome
from tests.conftest import ROOT

LABEL = ROOT / "docs" / "examples" / "food-label" / "rules"
DAY = datetime.date(2024, 6, 1)
BEER = {"food.prepacked": True, "food.beverage": True, "food.alcohol": "5 %"}


def alcohol(expect, **more):
    assert_outcome(
        "label.alcohol-stated", expect, **{"given": BEER, "on": DAY, "rules": LABEL, **more}
    )


def test_what_is_so_passes():
    alcohol("pass", given={**BEER, "label.alcohol_stated": True})
    alcohol("fail", given={**BEER, "label.alcohol_stated": False})
    alcohol("unknown", needs={"label.alcohol_stated": "evidence"})
    alcohol("not_applicable", on=datetime.date(2014, 12, 12))


def test_what_is_not_so_shows_the_expected_the_observed_and_the_trace():
    with pytest.raises(AssertionError) as caught:
        alcohol("pass", given={**BEER, "label.alcohol_stated": False})
    lines = [line.strip() for line in str(caught.value).splitlines()]
    assert lines[0] == "expected pass, observed fail"
    assert "label.alcohol-stated · 2024-06-01 · fail" in lines
    assert "✗ label.alcohol_stated = true" in lines


def test_needs_and_items_count():
    with pytest.raises(AssertionError, match=r"expected the needs none, observed label\.alcohol"):
        alcohol("unknown", needs={})
    milk = {"items": {"milk": {"named": "in_name"}}}
    given = {"food.prepacked": True, "label.ingredients_listed": True, "label.allergens": milk}
    for outcome in ("pass", "fail"):
        about = {"given": given, "on": DAY, "rules": str(LABEL), "items": {"milk": outcome}}
        if outcome == "pass":
            assert_outcome("label.allergens-named", "pass", **about)
        else:
            with pytest.raises(AssertionError, match="expected fail for milk, observed pass"):
                assert_outcome("label.allergens-named", "pass", **about)


def test_the_date_from_which_one_looks_decides_between_event_and_evidence():
    def report(as_of, kind):
        assert_outcome(
            "csa.annual-meeting",
            "unknown",
            given={"annual_meeting.held": False},
            on=datetime.date(2023, 12, 31),
            as_of=as_of,
            needs={"annual_meeting.held_on": kind},
        )

    report(datetime.date(2024, 6, 29), "event")
    report(datetime.date(2024, 6, 30), "evidence")


@pytest.mark.parametrize(
    ("rule", "more", "sentence"),
    [
        ("label.alcohol-statd", {}, "Did you mean 'label.alcohol-stated'?"),
        ("label.alcohol-stated", {"expect": "passes"}, "'expect' must be 'pass', 'fail'"),
        ("label.alcohol-stated", {"given": {"food.alcool": "5 %"}}, "mean 'food.alcohol'?"),
        ("label.alcohol-stated", {"given": {"food.alcohol": 0.05}}, "0.05 is a binary float"),
        ("label.alcohol-stated", {"given": {"food.alcohol": Decimal(5)}}, "a rate as '6 %'"),
        ("label.alcohol-stated", {"rules": ROOT}, "it has no instruments.yaml"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(rule, more, sentence):
    arguments = {"expect": "pass", "given": BEER, "on": DAY, "rules": LABEL, **more}
    with pytest.raises(InputError) as caught:
        assert_outcome(rule, arguments.pop("expect"), **arguments)
    (problem,) = caught.value.problems
    assert sentence in str(problem)
    assert problem.line is None


def test_a_value_that_is_named_twice_is_one_value_twice():
    bold = {"named": "in_list", "emphasised": True, "stands_out": True}
    assert_outcome(
        "label.allergens-named",
        "pass",
        given={
            "food.prepacked": True,
            "label.ingredients_listed": True,
            "label.allergens": {"items": {"milk": bold, "egg": bold}},
        },
        on=DAY,
        rules=LABEL,
    )
