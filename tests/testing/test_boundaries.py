"""The values around a limit, worked out by hand, and what a limit's case says of them."""

import datetime

import pytest

from accreditation.checking import case_context
from accreditation.conditions import evaluate
from accreditation.files import Document, InputError, validate, yaml_text
from accreditation.law.cases import CasesFile, RuleCases
from accreditation.testing import boundaries
from tests.conftest import own_pack

PACK = own_pack()
DAY = datetime.date(2024, 12, 31)


def around(rule, fact, condition):
    """The cases around one limit, by side."""
    return {
        found.side: found.case
        for found in boundaries(rule, PACK)
        if found.fact == fact and found.condition == condition
    }


def values(cases, fact):
    """The value of the fact in each of the cases, wherever it stands."""

    def value(given):
        list_, _, short = fact.rpartition(".")
        if list_ not in given:
            return given.get(fact)
        (item,) = given[list_]["items"].values()
        return item.get(short)

    return {side: value(case["given"]) for side, case in cases.items()}


def outcome(rule, case, tmp_path):
    """What the rule says of a case, as of a file of cases."""
    document = Document(
        tmp_path / "cases.yaml", yaml_text({"cases": [{"name": "one", **case, "expect": "pass"}]})
    )
    loaded = RuleCases(PACK.rule(rule), document, validate(CasesFile, document).cases)
    return evaluate(PACK.rule(rule).passes_when, case_context(PACK, loaded, 0)).holds


def test_a_cap_in_the_statutes_is_approached_by_hundredths_of_a_percent():
    """Six per cent is the cap of the decree; the statutes can be silent on their rate."""
    condition = "dividend.cap_rate more than cnc.dividend_cap"
    cases = around("cnc.capped-dividend-clause", "dividend.cap_rate", condition)
    assert values(cases, "dividend.cap_rate") == {
        "below": "5.99 %",
        "on": "6 %",
        "above": "6.01 %",
        "missing": None,
        "silent": "silent",
    }
    assert all(case["on"] >= datetime.date(2016, 6, 1) for case in cases.values())


def test_a_dividend_is_approached_by_cents_before_tax(tmp_path):
    """Of 100 EUR six per cent are 6 EUR after 30 % of tax: 8.571428… EUR before, no whole cent."""
    rule = "cnc.capped-dividend"
    condition = "dividend.net_twelvefold at most (dividend.cnc_limit × dividend.months)"
    cases = around(rule, "practice.dividends.gross", condition)
    (item,) = cases["above"]["given"]["practice.dividends"]["items"].values()
    assert (item["nominal"], item["withholding_rate"], item["months"]) == ("100 EUR", "30 %", 12)
    found = values(cases, "practice.dividends.gross")
    assert found == {"below": "8.57 EUR", "above": "8.58 EUR", "missing": None}
    held = {side: outcome(rule, case, tmp_path) for side, case in cases.items()}
    assert held == {"below": True, "above": False, "missing": None}


def test_the_base_of_a_share_is_moved_too(tmp_path):
    """Five votes are a tenth of 50 votes, less than a tenth of 51, more than a tenth of 49."""
    rule = "cnc.vote-concentration"
    condition = "meeting.largest_total at most meeting.cnc_limit"
    cases = around(rule, "practice.meetings.votes", condition)
    found = values(cases, "practice.meetings.votes")
    assert found == {"below": 51, "on": 50, "above": 49, "missing": None}
    held = {side: outcome(rule, case, tmp_path) for side, case in cases.items()}
    assert held == {"below": True, "on": True, "above": False, "missing": None}


def test_what_is_never_missing_is_not_left_out():
    cases = around("cnc.capped-dividend", "year.months", "year.months more than 12")
    assert {side: case["given"]["year.months"] for side, case in cases.items()} == {
        "below": 11,
        "on": 12,
        "above": 13,
    }


def test_a_limit_at_the_end_of_what_can_be_has_no_value_beyond():
    """A dividend is never negative."""
    cases = around(
        "cnc.capped-dividend", "practice.dividends.gross", "dividend.gross equals 0.00 EUR"
    )
    assert values(cases, "practice.dividends.gross") == {
        "on": "0.00 EUR",
        "above": "0.01 EUR",
        "missing": None,
    }


def test_a_rule_that_does_not_exist_is_told():
    with pytest.raises(InputError, match=r"Did you mean 'cnc\.capped-dividend'"):
        boundaries("cnc.capped-divident")
