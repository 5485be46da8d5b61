"""Expressions that an engine works out mean what the evaluator's own functions do."""

import datetime
import itertools
import re
from collections.abc import Callable
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accreditation.checking.subjects import year_dates
from accreditation.conditions import FactSignature, Known, Words, add_months
from accreditation.conditions.dates import shifted
from accreditation.conditions.grouping import comparable
from accreditation.files import InputError
from accreditation.screening import dates
from accreditation.screening.columns import INCOMPARABLE, typed
from accreditation.screening.mapping import ColumnSaid
from accreditation.screening.terms import (
    LARGEST,
    SMALL,
    Expr,
    Term,
    difference,
    extreme,
    product,
    sides,
    times,
    total,
    whole,
)

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

CONNECTION = ibis.duckdb.connect(threads=1)
DAY = datetime.timedelta(days=1)
MOST_MONTHS = 400


def worked_out(table: pa.Table, made: Callable[[Expr], Expr]) -> list[Any]:
    """What an expression over the columns of a table is, row by row."""
    CONNECTION.con.register("register", table)
    register = CONNECTION.table("register")
    found: list[Any] = register.select(found=made(register)).to_pyarrow()["found"].to_pylist()
    return found


def test_months_are_added_as_the_law_counts_them() -> None:
    """From every day of four years, one of them a leap year, and from those around 1900."""
    days = [datetime.date(2023, 1, 1) + i * DAY for i in range(4 * 365 + 1)]
    days += [datetime.date(1899, 12, 25) + i * DAY for i in range(100)]
    days += [datetime.date(1800, 1, 1), datetime.date(2199, 12, 31), datetime.date(2099, 2, 28)]
    months = [*range(26), 35, 36, 37, 47, 48, 49, 60, 399, MOST_MONTHS]
    pairs = list(itertools.product(days, months))
    table = pa.table({"day": [day for day, _ in pairs], "months": [n for _, n in pairs]})
    found = worked_out(table, lambda row: dates.add_months(row["day"], row["months"]))
    assert found == [add_months(day, n) for day, n in pairs]


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
            st.integers(0, MOST_MONTHS),
        ),
        min_size=50,
        max_size=200,
    )
)
def test_days_and_months_from_any_day(pairs: list[tuple[datetime.date, int]]) -> None:
    table = pa.table({"day": [day for day, _ in pairs], "number": [n for _, n in pairs]})
    for shift in ("plus_months", "plus_days", "minus_days"):
        found = worked_out(
            table, lambda row, shift=shift: dates.shifted(row["day"], shift, row["number"])
        )
        assert found == [shifted(day, shift, n) for day, n in pairs]


def test_the_months_of_a_year_count_as_for_a_dossier() -> None:
    opens = [datetime.date(2023, 1, 1) + i * DAY for i in range(0, 800, 3)]
    lengths = [0, 1, 27, 28, 29, 30, 31, 58, 59, 60, 180, 181, 364, 365, 366, 394, 395, 396, 730]
    pairs = [(day, day + n * DAY) for day in opens for n in lengths]
    table = pa.table({"opens": [one for one, _ in pairs], "closes": [one for _, one in pairs]})
    found = worked_out(table, lambda row: dates.months_between(row["opens"], row["closes"]))
    assert found == [months(*pair) for pair in pairs]


def months(opens: datetime.date, closes: datetime.date) -> object:
    fact = year_dates(opens, closes)["year.months"]
    assert isinstance(fact, Known)
    return fact.value


def test_texts_are_compared_as_keys_of_groups_are() -> None:
    """Every letter that is let in, capital or small, alone and within words."""
    letters = [chr(i) for i in range(0x300) if not re.search(INCOMPARABLE, chr(i))]
    assert len(letters) > 300
    texts = [
        *letters,
        *(f"Class {one}" for one in letters),
        *(f" {one}  X {one}" for one in letters),
    ]
    texts += ["", " ", "  a   B  ", "Ærø Š", "ŒUVRE", "œuvre"]
    found = comparables(texts)
    assert found == [comparable(text) for text in texts]


def test_texts_that_engines_tell_apart_otherwise_are_no_keys() -> None:
    refused = ["\t", "\xa0", "\n", "\xdf", "\u0130", "\u0131", "\u017f", "\u03a3", "\u212a"]
    refused += ["\ufb01", "a\x1cb", "\xb5", "\u0149"]
    assert comparables(refused) == [None] * len(refused)


def comparables(texts: list[str]) -> list[Any]:
    signature = FactSignature("a.list.class", Words())
    table = pa.table({"raw": pa.array(texts, pa.string())})
    return worked_out(
        table, lambda row: typed(row["raw"], signature, ColumnSaid(column="raw")).term.value
    )


EDGES = [0, 1, 10**4, SMALL // 10**4, SMALL - 1, SMALL, SMALL + 1, 10**19, 10**28]
OPERATIONS: dict[str, tuple[Callable[[Term, Term], Term], Callable[[int, int], int]]] = {
    "sum": (lambda a, b: total([a, b]), lambda a, b: a + b),
    "difference": (difference, lambda a, b: a - b),
    "product": (product, lambda a, b: a * b),
    "minimum": (lambda a, b: extreme([a, b], min), min),
    "maximum": (lambda a, b: extreme([a, b], max), max),
    "times": (lambda a, b: total([times(a, 10**6), b]), lambda a, b: 10**6 * a + b),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_numbers_are_exact_up_to_38_digits(name: str) -> None:
    """Bounds of each kind, the numbers at them, and nothing where one of two is unknown."""
    made, expected = OPERATIONS[name]
    for low, high in itertools.product(EDGES, EDGES):
        ends = [-low, low], [-high, high]
        values = [*itertools.product(*ends), (None, high), (low, None)]
        if max(abs(expected(a, b)) for a, b in itertools.product(*ends)) > LARGEST:
            continue

        def result(row: Expr, low: int = low, high: int = high) -> Expr:
            return made(*terms(row, low, high)).value

        told = [None if a is None or b is None else expected(a, b) for a, b in values]
        assert worked_out(strings(values), result) == told, (low, high)


def test_numbers_of_more_than_38_digits_are_refused() -> None:
    with pytest.raises(InputError, match="more than 38 digits"):
        worked_out(strings([(1, 1)]), lambda row: product(*terms(row, 10**20, 10**19)).value)


def test_numbers_are_compared_in_one_type() -> None:
    for low, high in itertools.product(EDGES, EDGES):
        values = [(low, high), (-low, high), (low, -high), (high, high)]
        values = [(a, b) for a, b in values if abs(a) <= low]

        def less(row: Expr, low: int = low, high: int = high) -> Expr:
            a, b = sides(*terms(row, low, high))
            return a < b

        assert worked_out(strings(values), less) == [a < b for a, b in values]


def strings(values: list[tuple[Any, ...]]) -> pa.Table:
    columns = zip(*values, strict=True)
    told = [[None if one is None else str(one) for one in column] for column in columns]
    return pa.table({"a": pa.array(told[0], pa.string()), "b": pa.array(told[1], pa.string())})


def terms(row: Expr, low: int, high: int) -> tuple[Term, Term]:
    """Two numbers that can be as large as told, either side of nought."""
    one, other = (row[name].cast("decimal(38, 0)") for name in ("a", "b"))
    return whole(one, -low, low), whole(other, -high, high)
