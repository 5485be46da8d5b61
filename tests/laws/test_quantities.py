"""More paid out, later, or on fewer votes never improves an outcome."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accreditation.law import Rule
from tests.laws.amounts import Place, known_values, mapped, raised
from tests.laws.seeds import PACK, Seed, asked, many, one_of, seeds_of

RANK = {"fail": 0, "unknown": 1, "pass": 2, "not_applicable": 2}

HARMFUL = {
    "dividend": ["practice.dividends.gross"],
    "advantage": [
        "practice.other_advantages.value",
        "practice.other_advantages.dividends",
        "practice.other_advantages.dividends_gross",
    ],
    "exit payment": ["practice.exit_payments.amount", "practice.exit_payments.interest"],
    "pay for a mandate": ["practice.mandate_payments.amount", "practice.controllers.pay"],
    "delay": [
        "accounts.filed_on",
        "alarm_bell.meeting_on",
        "annual_meeting.held_on",
        "application.requests.answered_on",
        "es_report.sent_on",
        "practice.exclusions.notified_on",
        "practice.exit_payments.paid_on",
        "practice.meeting_requests.convened_on",
        "practice.meetings.documents_on",
        "practice.meetings.notice_on",
        "practice.spf_requests.answered_on",
    ],
    "concentrated vote": [
        "practice.meetings.largest_affiliated",
        "practice.meetings.largest_outsider",
        "practice.meetings.largest_own",
        "practice.meetings.largest_total",
    ],
}

Known = Mapping[Place, Any]


def not_before(other: str) -> Callable[[Known, Place], bool]:
    """Whether a value is smaller or earlier than another one of the same item."""
    return lambda known, place: known[place] < known.get((other, place[1]), known[place])


EXCEPT: dict[tuple[str, str], Callable[[Known, Place], bool]] = {
    # Shares of equal value give equal rights (RD of 1962, art. 1 §1 2°): a dividend that is too
    # small on one class is as wrong as one that is too large.
    ("cnc.equal-rights", "practice.dividends.gross"): lambda _known, _place: True,
    # The dividends that count towards the cap on advantages (CSA, art. 8:5 §1 2°) are stated a
    # second time beside the advantage: nought there belies the dividends of the year.
    ("es.capped-advantage", "practice.other_advantages.dividends"): (
        lambda known, place: known[place] == 0
    ),
    ("es.capped-advantage", "practice.other_advantages.dividends_gross"): (
        lambda known, place: known[place] == 0
    ),
    # The copy is one of the report on a year that is over (RD of 2019, art. 9): no report can be
    # sent before there is one; and a day of sending beside the word that none was sent is no day.
    ("es.special-report", "es_report.sent_on"): (
        lambda known, place: (
            known[place] <= known["year.closes", ""]
            or not known.get(("es_report.copy_sent", ""), True)
        )
    ),
    # A decision that was taken is notified (CSA, art. 6:123): none can be before it is taken.
    ("csa.exclusion-procedure", "practice.exclusions.notified_on"): (
        not_before("practice.exclusions.decided_on")
    ),
    # Whoever casts votes of their own casts at least those: the rule finds figures that cannot be.
    ("csa.meeting-figures-agree", "practice.meetings.largest_total"): (
        not_before("practice.meetings.largest_own")
    ),
    # What exceeds the own votes was cast for others (CSA, art. 6:80): under statutes that exclude
    # proxies, one own vote more of the same total is one vote less for somebody else.
    ("csa.votes-as-statutes-say", "practice.meetings.largest_own"): (
        not_before("practice.meetings.largest_total")
    ),
}
"""Where more of a quantity may improve an outcome, by rule and fact, and for which values."""


def quantities(rule: Rule, names: list[str]) -> list[str]:
    """Those of some facts that a rule asks for."""
    items = asked(rule)
    full = {*items, *(f"{name}.{short}" for name, fields in items.items() for short in fields)}
    return [name for name in names if name in full]


def places(seed: Seed, names: list[str], *, excepted: bool = False) -> dict[Place, Any]:
    """Where a case knows one of some quantities, either without the exceptions or only these."""
    known = known_values(seed.context.facts)

    def is_excepted(place: Place) -> bool:
        exception = EXCEPT.get((seed.rule.name, place[0]))
        return exception is not None and exception(known, place)

    return {
        place: value
        for place, value in known.items()
        if place[0] in names
        and isinstance(value, int | datetime.date)
        and is_excepted(place) == excepted
    }


def measured(names: list[str]) -> dict[Seed, dict[Place, Any]]:
    """The cases of the rules that ask for some quantity, where they know it."""
    found = (
        (seed, places(seed, quantities(rule, names)))
        for rule in PACK.rules.values()
        for seed in seeds_of(rule.name)
    )
    return {seed: there for seed, there in found if there}


def steps(values: Mapping[Place, Any]) -> st.SearchStrategy[dict[Place, int]]:
    """By how much to raise some of the values: a little or a lot."""
    amounts = st.integers(1, 50) | st.sampled_from([10**2, 10**3]) | st.integers(1, 20_000)
    changes = st.tuples(st.sampled_from(sorted(values)), amounts)
    return st.lists(changes, min_size=1, max_size=6).map(dict)


def improved(seed: Seed, more: Mapping[Place, int]) -> bool:
    """Whether an outcome, of the case or of an item, is better with some quantities raised."""
    facts = mapped(
        seed.context.facts,
        lambda place, value: raised(value, more[place]) if place in more else value,
    )
    before, after = seed.outcomes(), seed.outcomes(facts)
    return any(RANK[after[key]] > RANK[before[key]] for key in before.keys() & after.keys())


@pytest.mark.parametrize("harm", HARMFUL)
def test_more_of_it_never_improves_an_outcome(harm):
    found = measured(HARMFUL[harm])

    @many(max_examples=400)
    @given(one_of(list(found)).flatmap(lambda s: st.tuples(st.just(s), steps(found[s]))))
    def law(drawn):
        seed, more = drawn
        assert not improved(seed, more)

    law()


@pytest.mark.parametrize(("rule", "fact"), EXCEPT)
def test_every_exception_is_needed(rule, fact):
    """Some case of the rule would improve by a day, a vote, a cent or two euros more."""
    assert any(
        improved(seed, {place: more})
        for seed in seeds_of(rule)
        for place in places(seed, [fact], excepted=True)
        for more in (1, 100, 20_000)
    )
