"""The leaves against a second computation, in fractions and in the calendar."""

import calendar
import datetime
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from accreditation.conditions import (
    MONEY,
    RATE,
    Context,
    Known,
    Number,
    add_months,
    counted,
    evaluate,
    parse_condition,
    read_value,
    show_value,
)
from tests.conftest import own_pack

PACK = own_pack()
SIGNATURE = PACK.vocabulary.signature("practice", {n: p.number for n, p in PACK.parameters.items()})
CAP = parse_condition(
    {
        "each": {"d": "practice.dividends"},
        "holds": {
            "d.net": {"at_most": {"share": {"parameter": "cnc.dividend_cap"}, "of": "d.nominal"}}
        },
    },
    SIGNATURE,
)
YEAR = datetime.date(2024, 12, 31)

cents = st.integers(0, 10**16)
rates = st.integers(0, 10**6)


def net_within_cap(nominal: int, gross: int, rate: int) -> bool | None:
    from accreditation.conditions import Item, Items

    fields = {
        "nominal": Known(nominal),
        "gross": Known(gross),
        "withholding_rate": Known(rate),
    }
    facts = {"practice.dividends": Items((Item("a", fields),))}
    return evaluate(CAP, Context(PACK, facts, YEAR, YEAR)).holds


@given(cents, cents, rates)
def test_a_cap_after_tax_is_exact(nominal, gross, rate):
    net = Fraction(gross, 10**4) * (1 - Fraction(rate, 10**6))
    assert net_within_cap(nominal, gross, rate) is (
        net <= Fraction(6, 100) * Fraction(nominal, 10**4)
    )


@given(st.integers(1, 10**12), rates.filter(lambda rate: rate < 10**6))
def test_a_cap_after_tax_is_exact_at_its_edge(nominal, rate):
    """The largest gross amount within the cap passes, and one step more does not."""
    edge = Fraction(6, 100) * nominal / (1 - Fraction(rate, 10**6))
    largest = edge.numerator // edge.denominator
    assert net_within_cap(nominal, largest, rate) is True
    assert net_within_cap(nominal, largest + 1, rate) is False


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)), st.integers(-240, 240))
def test_a_date_plus_months_is_a_day_of_the_month_wanted(date, months):
    later = add_months(date, months)
    assert (later.year - date.year) * 12 + later.month - date.month == months
    length = calendar.monthrange(later.year, later.month)[1]
    if date.day == calendar.monthrange(date.year, date.month)[1]:
        assert later.day == length
    else:
        assert later.day == min(date.day, length)


def test_the_last_day_of_a_month_stays_a_last_day():
    """Due dates of the copy of the special report, seven months after three year-ends."""
    assert add_months(datetime.date(2024, 12, 31), 7) == datetime.date(2025, 7, 31)
    assert add_months(datetime.date(2025, 6, 30), 7) == datetime.date(2026, 1, 31)
    assert add_months(datetime.date(2025, 8, 31), 7) == datetime.date(2026, 3, 31)


def kinds_of_number() -> st.SearchStrategy[Number]:
    return st.sampled_from([MONEY, RATE, counted("votes")])


@given(kinds_of_number().flatmap(lambda t: st.tuples(st.just(t), st.integers(t.low, t.high))))
def test_what_is_shown_reads_back_as_the_same_value(pair):
    type_, value = pair
    shown = show_value(type_, value)
    raw = shown if type_.unit in ("EUR", "rate") else int(shown)
    assert read_value(type_, raw) == value


@given(st.integers(1 - 10**15, 10**15 - 1), st.integers(0, 9999))
def test_money_is_read_to_the_ten_thousandth(euros, fraction):
    assert Fraction(read_value(MONEY, f"{euros}.{fraction:04d} EUR"), 10**4) == (
        euros + Fraction(fraction, 10**4) * (-1 if euros < 0 else 1)
    )
