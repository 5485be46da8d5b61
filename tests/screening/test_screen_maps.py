"""Columns that are called otherwise, and lists that stand in tables of their own."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.screening.small import (
    CLOSES,
    MEMBERS,
    Row,
    counts,
    outcomes,
    refused,
    register,
    row,
    screened,
    table,
    written,
)

CAPPED = "cnc.capped-dividend-clause"
DELEGATES = "cnc.delegates"
KEYS = "cooperative: number\ncolumns:\n  year.closes: last\n"


def mapped(folder: Path, text: str) -> Path:
    """A map file."""
    file = folder / "map.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def foreign(folder: Path, *rows: Row) -> Path:
    """A register whose columns are no facts."""
    return register(
        folder, [{"number": f"C{i}", "last": CLOSES, **one} for i, one in enumerate(rows)]
    )


def test_columns_are_called_as_the_map_says(tmp_path: Path) -> None:
    place = foreign(
        tmp_path, {"form": "coop", "n": 3}, {"form": "cv", "n": 2}, {"form": "nv", "n": 3}
    )
    form = "{column: form, values: {coop: SC, cv: SC}}"
    text = f"{KEYS}  members.closing: n\n  cooperative.form: {form}\n"
    to = tmp_path / "found"
    told = screened(place, "--map", mapped(tmp_path, text), "--rule", MEMBERS, "--to", to)
    assert outcomes(to) == {"C0": "pass", "C1": "fail"}
    assert written(to, "aside") == [
        {
            "number": "C2",
            "last": CLOSES,
            "form": "nv",
            "n": 3,
            "reason": "'form' is not one of SC, SCE, foreign_equivalent, other",
        }
    ]
    assert told["ignored"] == []


@pytest.mark.parametrize(
    ("unit", "good", "high"), [("percent", 6, 7), ("fraction", "0.06", "0.07")]
)
def test_units_of_rates(unit: str, good: object, high: object, tmp_path: Path) -> None:
    """From the cases: six per cent of the nominal value after tax passes, more does not."""
    own = {"clause": "capped", "base": "nominal", "tax": "net"}
    rates = pa.array([Decimal(str(one)) for one in (good, high)], pa.decimal128(10, 4))
    rows = [{"number": f"C{i}", "last": CLOSES, **own} for i in range(2)]
    place = tmp_path / "register.parquet"
    pq.write_table(table(rows).append_column("rate", rates), place)
    text = (
        f"{KEYS}  dividend.clause: clause\n  dividend.cap_base: base\n"
        f"  dividend.cap_measured: tax\n  dividend.cap_rate: {{column: rate, unit: {unit}}}\n"
    )
    file = mapped(tmp_path, text)
    to = tmp_path / "found"
    screened(place, "--map", file, "--rule", CAPPED, "--regime", "cnc", "--to", to)
    assert outcomes(to) == {"C0": "pass", "C1": "fail"}


def test_everything_that_is_wrong_in_a_map_is_told_at_once(tmp_path: Path) -> None:
    place = foreign(tmp_path, {"n": 3})
    text = (
        "cooperative: nummer\ncolumns:\n  year.closes: lst\n  members.closig: n\n"
        "  members.opening: {column: n, unit: cent}\n"
        "lists:\n  practice.meeting: {column: n}\n"
        "  practice.dividends: {column: d, fields: {gros: g}}\n"
    )
    told = refused(place, "--map", mapped(tmp_path, text), "--rule", "csa.members-reconcile")
    assert told == [
        "the column 'n' cannot be in 'cent', for the fact is a number of members.",
        "the map names a column 'd' that the register has not.",
        "the map names a column 'lst' that the register has not. Did you mean 'last'?",
        "the map names a fact 'gros' that items of 'practice.dividends' have not. "
        "Did you mean 'gross'?",
        "the map names a fact 'members.closig' that there is not. Did you mean 'members.closing'?",
        "the map names a list 'practice.meeting' that there is not. "
        "Did you mean 'practice.meetings'?",
        "the register has no column 'lst' with the last day of each year. Did you mean 'last'?",
        "the register has no column 'nummer' with cooperatives. Did you mean 'number'?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {voting.cap_rate: {column: n, unit: promille}}", ":1: 'unit' must be"),
        ("lists: {practice.meetings: {table: x, complete: maybe}}", ":1: 'complete' must be true"),
        ("strange: 1", ":1: 'strange' is not a key that is known here"),
        ("- a", ":1: 'this' must be a mapping"),
        ("a: [", ":1: is not YAML"),
        ("", ":1: the file is empty"),
    ],
)  # fmt: skip
def test_files_that_are_no_map(text: str, said: str, tmp_path: Path) -> None:
    file = mapped(tmp_path, f"{text}\n")
    told = refused(foreign(tmp_path, {"n": 3}), "--map", file)
    assert told[0].startswith(str(file))
    assert any(said.partition(" ")[2] in sentence for sentence in told)


MEETINGS = """\
id,cooperative,year.closes,by_delegates,members_at_notice
a,many,2024-12-31,true,1500
a,few,2024-12-31,true,900
b,few,2024-12-31,false,900
a,other year,2023-12-31,true,900
a,nobody,2024-12-31,true,900
a,one fact,2024-12-31,true,
"""
"""General meetings; delegates only above a thousand members, say the cases."""

OWN = {"accreditation.cnc": "held", "voting.delegates": True}
NAMES = ("many", "few", "other year", "one fact")
WITH = "lists:\n  practice.meetings:\n    table: meetings.csv\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "meetings.csv").write_text(MEETINGS, encoding="utf-8")
    return register(tmp_path, [{**row(name), **OWN} for name in NAMES])


def test_a_list_in_a_table_of_its_own(place: Path, tmp_path: Path) -> None:
    file, to = mapped(tmp_path, WITH), tmp_path / "found"
    told = screened(place, "--map", file, "--rule", DELEGATES, "--to", to)
    assert outcomes(to) == {
        "many": "unknown", "few": "fail", "other year": "unknown", "one fact": "unknown",
    }  # fmt: skip
    assert told["strays"] == {"practice.meetings": 2}


def test_a_list_that_is_whole(place: Path, tmp_path: Path) -> None:
    file, to = mapped(tmp_path, f"{WITH}    complete: true\n"), tmp_path / "found"
    screened(place, "--map", file, "--rule", DELEGATES, "--to", to)
    assert outcomes(to) == {
        "many": "pass", "few": "fail", "other year": "pass", "one fact": "unknown",
    }  # fmt: skip
    waits = {one["cooperative"]: one["waits_for"] for one in written(to, "findings")}
    assert waits["one fact"] == "practice.meetings.members_at_notice"


@pytest.mark.parametrize("form", ["parquet", "database", "engine"])
def test_lists_stand_in_parquet_files_and_databases_too(
    form: str, place: Path, tmp_path: Path
) -> None:
    rows = [
        {"coop": name, "closes": CLOSES, "del": True, "number": n}
        for name, n in (("many", 1_500), ("few", 900))
    ]
    name, register_, engine = "meetings.parquet", str(place), ()
    pq.write_table(table(rows), tmp_path / name)
    if form != "parquet":
        base = tmp_path / "base.duckdb"
        with duckdb.connect(str(base)) as database:
            database.execute(f"CREATE TABLE held AS FROM '{tmp_path / name}'")
            database.execute(f"CREATE TABLE register AS FROM '{place}'")
        name, register_ = "held", f"{base}#register"
        if form == "engine":
            register_, engine = "#register", ("--engine", f"duckdb://{base}")
    text = (
        f"lists:\n  practice.meetings:\n    table: {name}\n    cooperative: coop\n"
        "    closes: closes\n    complete: true\n"
        "    fields: {by_delegates: del, members_at_notice: number}\n"
    )
    to = tmp_path / "found"
    options = ("--map", mapped(tmp_path, text), "--rule", DELEGATES, "--to", to, *engine)
    told = screened(register_, *options)
    assert outcomes(to) == {
        "many": "pass", "few": "fail", "other year": "pass", "one fact": "pass",
    }  # fmt: skip
    assert told["strays"] == {}


def test_a_wrong_value_of_an_item_puts_its_row_aside(place: Path, tmp_path: Path) -> None:
    lines = MEETINGS.replace("few,2024-12-31,true", "few,2024-12-31,yes")
    (tmp_path / "meetings.csv").write_text(lines, encoding="utf-8")
    told = screened(place, "--map", mapped(tmp_path, WITH), "--rule", DELEGATES)
    assert told["aside"] == [
        {"reason": "'practice.meetings.by_delegates' is not true or false", "rows": 1}
    ]


def test_a_side_table_that_cannot_be_used_is_told(place: Path, tmp_path: Path) -> None:
    side = tmp_path / "meetings.csv"

    def said(text: str = WITH) -> list[str]:
        return refused(place, "--map", mapped(tmp_path, text), "--rule", DELEGATES)

    fields = "    fields: {by_delegates: deleg}\n    cooperative: coop\n"
    assert said(WITH + fields) == [
        f"{side}: has no column 'coop'.",
        f"{side}: has no column 'deleg'.",
    ]
    side.write_text(MEETINGS + "a,few\n", encoding="utf-8")
    assert said() == [f"{side}: line 8: Expected Number of Columns: 5 Found: 2: a,few"]
    side.unlink()
    assert said() == [f"{side}: there is no such file, which the map names for a list."]
    assert said(WITH.replace("meetings.csv", "held")) == [
        "there is no table 'held', which the map names for a list."
    ]


def test_days_that_would_match_no_year_are_refused(place: Path, tmp_path: Path) -> None:
    """A list that is whole and of which no item is found would let everything pass."""
    side = tmp_path / "meetings.parquet"
    days = pa.array([CLOSES]).cast(pa.timestamp("us"))
    pq.write_table(pa.table({"cooperative": ["few"], "year.closes": days}), side)
    text = WITH.replace("csv", "parquet") + "    complete: true\n"
    (sentence,) = refused(place, "--map", mapped(tmp_path, text), "--rule", DELEGATES)
    assert sentence == (
        f"{side}: holds timestamp(6) in 'year.closes', and the last day of a year is a date."
    )


@pytest.mark.usefixtures("place")
def test_a_list_stands_in_one_place_only(tmp_path: Path) -> None:
    both = register(tmp_path, [{**row("C"), "practice.meetings": []}], name="both.parquet")
    (sentence,) = refused(both, "--map", mapped(tmp_path, WITH), "--rule", DELEGATES)
    assert "the register has a column 'practice.meetings' too; leave one of them out" in sentence


def test_a_map_changes_nothing_that_it_does_not_name(tmp_path: Path) -> None:
    place = register(tmp_path, [row("C", members__closing=2, spare=1)])
    file = mapped(tmp_path, "columns: {members.opening: spare}\n")
    assert counts(screened(place, "--map", file, "--rule", MEMBERS)) == {"fail": 1}
