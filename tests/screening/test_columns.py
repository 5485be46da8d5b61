"""What stands in a column of a register is read as strictly, and as exactly, as a file."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accreditation.conditions import (
    BOOLEAN,
    DAY,
    MONEY,
    RATE,
    Choice,
    FactSignature,
    Number,
    Scalar,
    counted,
    read_value,
    show_value,
)
from accreditation.law import Pack, load_pack
from accreditation.screening.columns import Unfit, typed
from accreditation.screening.concern import Concern
from accreditation.screening.mapping import ColumnSaid, RegisterMap, Unit
from accreditation.screening.rows import AS_IT_IS, Rows
from tests.screening.case_rows import case_rows, variants
from tests.screening.registers import (
    as_text,
    columns_of,
    fields_of,
    schema_of,
    table_of,
    text_schema_of,
)
from tests.screening.varying import FIRST, LAST, Varier

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

VOTES = counted("votes")
TYPES: dict[str, Scalar] = {
    "money": MONEY,
    "rate": RATE,
    "votes": VOTES,
    "boolean": BOOLEAN,
    "day": DAY,
    "choice": Choice(("one", "two")),
}
STEPS: dict[Unit | None, int] = {"euro": 10**4, "cent": 10**2, "percent": 10**4, "fraction": 10**6}
"""How many smallest steps of a fact one in a column is."""

FITTING: list[tuple[Number, Unit | None, int]] = [
    (MONEY, "euro", STEPS["euro"]),
    (MONEY, None, STEPS["euro"]),
    (MONEY, "cent", STEPS["cent"]),
    (RATE, "percent", STEPS["percent"]),
    (RATE, "fraction", STEPS["fraction"]),
    (VOTES, None, 1),
]
CONNECTION = ibis.duckdb.connect(threads=1)


def read(table: pa.Table, type_: Scalar, unit: Unit | None = None) -> list[Any]:
    """The values of a fact that the column ``raw`` holds, each known to lie within its bounds."""
    CONNECTION.con.register("register", table)
    register = CONNECTION.table("register")
    found_there = typed(
        register["raw"], FactSignature("a.fact", type_), ColumnSaid(column="raw", unit=unit)
    )
    term, wrong = found_there.term, found_there.wrong
    value = term.value if wrong is None else ibis.ifelse(wrong, ibis.null(), term.value)
    found = register.select(value=value).to_pyarrow()["value"].to_pylist()
    if isinstance(type_, Number):
        found = [None if one is None else int(one) for one in found]
        assert all(one is None or term.low <= one <= term.high for one in found)
    return found


def as_file(type_: Scalar, text: str) -> Any:
    """The value that a text has in a file, or nothing."""
    raw: Any = text
    if type_ == BOOLEAN:
        raw = {"true": True, "false": False}.get(text.lower(), text)
    elif type_ == DAY:
        try:
            raw = datetime.date.fromisoformat(text) if len(text) == 10 else text
        except ValueError:
            return None
        if isinstance(raw, datetime.date) and not FIRST <= raw <= LAST:
            return None
    elif type_ == VOTES and text.isascii() and text.lstrip("-").isdigit() and len(text) <= 18:
        raw = int(text) if text.count("-") <= 1 and text[0] in "-0123456789" else text
    elif type_ == MONEY and not text.endswith(" EUR"):
        raw = f"{text} EUR"
    try:
        return read_value(type_, raw)
    except ValueError:
        return None


def texts(type_: Scalar) -> st.SearchStrategy[str]:
    """Texts that are values, or nearly."""
    if isinstance(type_, Number):
        ends = st.sampled_from([type_.low, type_.high]).flatmap(
            lambda end: st.integers(end - 20_000, end + 20_000)
        )
        numbers = (st.integers(type_.low, type_.high) | ends).map(
            lambda value: show_value(type_, value)
        )
        return numbers | st.from_regex(r"\A-?[0-9]{1,6}([.,][0-9]{0,5})?( ?%| EUR| )?\Z")
    if isinstance(type_, Choice):
        return st.sampled_from([*type_.options, "One", "", " two", "three"])
    if type_ == BOOLEAN:
        return st.sampled_from(["true", "false", "True", "FALSE", "yes", "1", ""])
    days = st.dates(datetime.date(1795, 1, 1), datetime.date(2205, 1, 1)).map(str)
    return days | st.from_regex(r"\A[12][0-9]{3}-[0-9]{2}-[0-9]{2}\Z", alphabet="0123456789-")


@pytest.mark.parametrize("name", TYPES)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_text_is_read_as_in_a_file(name: str, data: st.DataObject) -> None:
    type_ = TYPES[name]
    written = data.draw(st.lists(texts(type_), min_size=20, max_size=60))
    table = pa.table({"raw": pa.array([*written, None], pa.string())})
    assert read(table, type_) == [*(as_file(type_, text) for text in written), None]


@pytest.mark.parametrize(("type_", "unit", "steps"), FITTING)
@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64"])
@pytest.mark.parametrize("sign", ["", "u"])
def test_whole_numbers_of_every_width(
    sign: str, kind: str, type_: Number, unit: Unit | None, steps: int
) -> None:
    ends = np.iinfo(sign + kind)
    raw = {int(ends.min), int(ends.max), 0, 1, int(ends.max) // 2, int(ends.max) // 2 + 1}
    raw |= {bound // steps + one for bound in (type_.low, type_.high) for one in (-1, 0, 1)}
    fitting = sorted(one for one in raw if ends.min <= one <= ends.max)
    table = pa.table({"raw": pa.array(fitting, pa.type_for_alias(sign + kind))})
    assert read(table, type_, unit) == [within(type_, one * steps) for one in fitting]


DECIMALS = [(4, 2), (5, 4), (14, 2), (18, 2), (18, 4), (20, 4), (38, 4), (38, 2), (38, 0), (9, 0)]


@pytest.mark.parametrize(("type_", "unit", "steps"), FITTING)
@pytest.mark.parametrize(("precision", "scale"), DECIMALS)
def test_decimals_of_every_width(
    precision: int, scale: int, type_: Number, unit: Unit | None, steps: int
) -> None:
    most = 10**precision - 1
    raw = {most, most // 2, 1, 0, -1, -most}
    raw |= {
        bound * 10**scale // steps + one for bound in (type_.low, type_.high) for one in (-1, 0, 1)
    }
    fitting = sorted(one for one in raw if abs(one) <= most)
    values = [Decimal(f"{one}E-{scale}") for one in fitting]
    table = pa.table({"raw": pa.array(values, pa.decimal128(precision, scale))})
    if steps % 10**scale:
        with pytest.raises(Unfit, match=f"has {scale} decimals"):
            read(table, type_, unit)
        return
    expected = [within(type_, one * steps // 10**scale) for one in fitting]
    assert read(table, type_, unit) == expected


def within(type_: Number, value: int) -> int | None:
    return value if type_.low <= value <= type_.high else None


def test_days_outside_of_the_calendar_of_files_are_no_value() -> None:
    day = datetime.timedelta(days=1)
    days = [FIRST - day, FIRST, LAST, LAST + day, None]
    table = pa.table({"raw": pa.array(days, pa.date32())})
    assert read(table, DAY) == [None, FIRST, LAST, None, None]


@pytest.mark.parametrize(
    ("dtype", "type_", "unit", "said"),
    [
        (pa.float64(), MONEY, None, "not exact"),
        (pa.int64(), RATE, None, "unit: percent"),
        (pa.int64(), MONEY, "percent", "cannot be in 'percent'"),
        (pa.int64(), BOOLEAN, None, "no type for a fact that is true or false"),
        (pa.timestamp("us"), DAY, None, "no type for a fact that is a date"),
        (pa.bool_(), TYPES["choice"], None, "no type for a fact"),
    ],
)
def test_columns_that_cannot_hold_a_fact(
    dtype: pa.DataType, type_: Scalar, unit: Unit | None, said: str
) -> None:
    with pytest.raises(Unfit, match=said):
        read(pa.table({"raw": pa.array([], dtype)}), type_, unit)


def test_text_columns_say_what_columns_of_the_own_type_do() -> None:
    """Every fact of the vocabulary and of the items of its lists, silence and completeness too."""
    pack = load_pack()
    varier = Varier(pack, 3)
    rows = [
        row
        for rule in pack.rules.values()
        for row in variants(pack, case_rows(pack, rule)[0], 3, varier)
    ]
    own = understood(table_of(rows, schema_of(pack)), pack)
    text = understood(table_of([as_text(row, pack) for row in rows], text_schema_of(pack)), pack)
    assert set(own) == set(text)
    assert [name for name in own if own[name] != text[name]] == []
    stated = [name for name in own if any(one is not None for one in own[name])]
    assert len(stated) > 0.9 * len(columns_of(pack))


def understood(table: pa.Table, pack: Pack) -> dict[str, Sequence[Any]]:
    """What is read of every column of a register; numbers as they are, however they are kept."""
    CONNECTION.con.register("register", table)
    names = list(columns_of(pack))
    names += [field.name for name in names for field in fields_of(pack, name).values()]
    rows = Rows(
        CONNECTION.table("register"), RegisterMap(), pack, names, LAST, Concern(pack, (), ())
    )
    read = [name for name in rows.table.columns if not name.startswith(AS_IT_IS)]
    return rows.table.select(read).to_pyarrow().to_pydict()
