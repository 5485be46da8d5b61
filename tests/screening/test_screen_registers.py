"""Registers of every form, and what is said of those that cannot be read."""

import os
import sqlite3
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.feather as pf
import pyarrow.ipc as ipc
import pyarrow.parquet as pq
import pytest

from accreditation.screening import engines
from tests.conftest import run_here
from tests.screening.small import (
    HEADER,
    MEETINGS,
    MEMBERS,
    counts,
    csv_register,
    members,
    outcomes,
    refused,
    register,
    row,
    screened,
    table,
    written,
)

RULE = ("--rule", MEMBERS)
ALL = {"pass": 1, "fail": 1, "unknown": 1}
"""What becomes of three, two and an unknown number of members."""


@pytest.fixture
def three() -> pa.Table:
    return table(members(3, 2, None))


@pytest.mark.parametrize(
    "name", ["./here.parquet", "here.parquet", "up/../here.parquet", "HERE.PARQUET"]
)
def test_a_file_is_found_from_the_folder_one_is_in(
    name: str, three: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "up").mkdir()
    pq.write_table(three, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    told = screened(name, *RULE)
    assert (told["rows"], counts(told)) == (3, ALL)


def test_names_of_files_and_columns_may_have_any_signs(three: pa.Table, tmp_path: Path) -> None:
    odd = ["filename", "stands twice", "reason", 'a "b"', "o'k {c} %"]
    for name in odd:
        three = three.append_column(name, pa.array(["x"] * 3))
    file = tmp_path / "it's [1] *.parquet"
    pq.write_table(three, file)
    told = screened(file, *RULE)
    assert (counts(told), told["ignored"]) == (ALL, odd)
    pq.write_table(three.append_column("file_row_number", pa.array([1, 2, 3])), file)
    (sentence,) = refused(file, *RULE)
    assert "has a column 'file_row_number'" in sentence


def test_a_folder_may_have_files_with_other_columns(three: pa.Table, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    pq.write_table(three.slice(0, 1), folder / "a.parquet")
    turned = three.slice(1, 1).select(
        ["members.closing", "year.closes", "cooperative.form", "cooperative"]
    )
    pq.write_table(turned, folder / "b.parquet")
    pq.write_table(three.slice(2, 1).drop_columns("members.closing"), folder / "c.parquet")
    as_text = table([row("C9", members__closing="3")])
    pq.write_table(as_text.append_column("more", pa.array([1])), folder / "d.parquet")
    (folder / "notes.txt").write_text("no table", encoding="utf-8")
    told = screened(folder, *RULE, "--to", tmp_path / "found")
    assert outcomes(tmp_path / "found") == {
        "C0": "pass", "C1": "fail", "C2": "unknown", "C9": "pass",
    }  # fmt: skip
    assert told["ignored"] == ["more"]
    (folder / "e.parquet").write_bytes(b"junk")
    (sentence,) = refused(folder, *RULE)
    assert sentence.startswith(f"{folder / 'e.parquet'}: cannot be read")


def test_rows_that_stand_twice_are_found_in_several_files(three: pa.Table, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    folder.mkdir()
    for name in ("a", "b"):
        pq.write_table(three.slice(0, 1), folder / f"{name}.parquet")
    told = screened(folder, *RULE)
    assert told["aside"] == [
        {"reason": "another row is about the same cooperative and year", "rows": 2}
    ]


LINE = "C1,2024-01-01,2024-12-31,SC,3"


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_file_is_read_whatever_stands_between_its_cells(
    between: str, encoding: str, tmp_path: Path
) -> None:
    lines = [line.replace(",", between) for line in (LINE, "C2,2024-01-01,2024-12-31,SC,", HEADER)]
    place = csv_register(tmp_path, *lines[:2], header=lines[2], encoding=encoding)
    assert counts(screened(place, *RULE)) == {"pass": 1, "unknown": 1}


def test_cells_of_a_csv_file_are_text(tmp_path: Path) -> None:
    place = csv_register(
        tmp_path,
        '"C1",2024-01-01,2024-12-31,"SC","3","one, ""two"""',
        "C2,2024-01-01,2024-12-31,SC,03,",
        "C3,2024-01-01,2024-12-31,SC,3.0,",
        "C4,01/01/2024,2024-12-31,SC,3,",
        "C5,2024-01-01,2024-02-30,SC,3,",
        "#C6,2024-01-01,2024-12-31,SC,2,",
        header=f"{HEADER},note",
    )
    to = tmp_path / "found"
    told = screened(place, *RULE, "--to", to)
    assert outcomes(to) == {"C1": "pass", "C2": "pass", "#C6": "fail"}
    assert {
        one["cooperative"]: one["reason"].partition("'")[2][:15] for one in written(to, "aside")
    } == {
        "C3": "members.closing",
        "C4": "year.opens' is ",
        "C5": "year.closes' is",
    }
    assert told["ignored"] == ["note"]


def test_amounts_and_rates_of_a_csv_file_are_text_as_in_a_dossier(tmp_path: Path) -> None:
    cells = [
        "12.50 EUR,6 %",
        "12.5,6%",
        "12,6.25 %",
        '"12,50",6 %',
        "€ 12,6 %",
        "12,0.06",
        "-1,6 %",
    ]
    lines = [f"C{i},2024-12-31,{cell}" for i, cell in enumerate(cells)]
    header = "cooperative,year.closes,training.amount,dividend.cap_rate"
    place, to = csv_register(tmp_path, *lines, header=header), tmp_path / "found"
    rules = ("cnc.information-and-training-effort", "cnc.capped-dividend-clause")
    told = screened(place, "--rule", rules[0], "--rule", rules[1], "--to", to)
    assert {one["cooperative"] for one in written(to, "findings")} == {"C0", "C1", "C2"}
    assert {one["reason"]: one["rows"] for one in told["aside"]} == {
        "'training.amount' is not an amount such as 12.50 EUR, from 0 to 1000000000000": 3,
        "'dividend.cap_rate' is not a rate such as 6 %, from 0 to 1000": 1,
    }


def test_lines_that_are_no_rows_are_counted_and_written(tmp_path: Path) -> None:
    place = csv_register(
        tmp_path,
        LINE,
        "C2,2024-01-01",
        "C3,2024-01-01,2024-12-31,SC,2,7,8",
        "C4,2024-01-01,2024-12-31,SC,2",
    )
    to = tmp_path / "found"
    told = screened(place, *RULE, "--to", to)
    assert (told["rows"], counts(told)) == (2, {"pass": 1, "fail": 1})
    assert told["refused"]["lines"] == 2
    assert [line.partition(":")[0] for line in told["refused"]["first"]] == ["line 3", "line 4"]
    kept = pq.read_table(to / "refused.parquet").to_pylist()
    assert [(one["line"], one["text"]) for one in kept] == [
        (3, "C2,2024-01-01"),
        (4, "C3,2024-01-01,2024-12-31,SC,2,7,8"),
    ]
    text = run_here("screen", place, *RULE)
    assert text.code == 1
    assert "Rows: 4, of which put aside: 2" in text.out


def test_a_letter_of_another_encoding_spoils_its_line_only(tmp_path: Path) -> None:
    place = csv_register(tmp_path, LINE, LINE.replace("C1", "Coopé"), encoding="latin-1")
    told = screened(place, *RULE)
    assert (counts(told), told["refused"]["lines"]) == ({"pass": 1}, 1)


def test_csv_files_that_cannot_be_read(tmp_path: Path) -> None:
    utf_16 = csv_register(tmp_path, LINE, encoding="utf-16")
    assert refused(utf_16, *RULE) == [f"{utf_16}: is no text in UTF-8; save it as CSV in UTF-8."]
    twice = csv_register(tmp_path, f"{LINE},4", header=f"{HEADER},Members.closing")
    assert refused(twice, *RULE) == [
        f"{twice}:1: has more than one column called 'Members.closing'; name each once.",
        f"{twice}:1: has more than one column called 'members.closing'; name each once.",
    ]
    twice.write_bytes(b"")
    assert refused(twice, *RULE) == [f"{twice}: has no first line with the names of its columns."]


def test_arrow_files_are_read(three: pa.Table, tmp_path: Path) -> None:
    pf.write_feather(three, str(tmp_path / "a.feather"))
    with ipc.new_file(tmp_path / "b.arrow", three.schema) as stream:
        stream.write_table(three)
    for name in ("a.feather", "b.arrow"):
        assert counts(screened(tmp_path / name, *RULE)) == ALL
    (tmp_path / "b.arrow").write_bytes(b"junk" * 100)
    (sentence,) = refused(tmp_path / "b.arrow", *RULE)
    assert sentence.endswith("is no Arrow file (IPC file, or Feather version 2).")


def test_databases_are_read_and_left_as_they_are(three: pa.Table, tmp_path: Path) -> None:
    place = tmp_path / "many.duckdb"
    with duckdb.connect(str(place)) as database:
        database.register("three", three)
        database.execute('CREATE TABLE "the register" AS FROM three')
        database.execute('CREATE VIEW two AS FROM "the register" LIMIT 2')
    before = place.read_bytes()
    assert counts(screened(f"{place}#the register", *RULE)) == ALL
    assert screened(f"{place}#two", *RULE)["rows"] == 2
    url = f"duckdb://{place}"
    assert counts(screened("#the register", *RULE, "--engine", url)) == ALL
    assert place.read_bytes() == before
    for named, engine in ((f"{place}#tow", ()), ("#tow", ("--engine", url))):
        (sentence,) = refused(named, *RULE, *engine)
        assert "there is no table 'tow'; name one after '#': the register, two." in sentence
    assert "no table is named" in refused(place, *RULE)[0]


def test_another_engine_gives_the_same_answer_or_none(three: pa.Table, tmp_path: Path) -> None:
    place = tmp_path / "register.sqlite"
    names = three.column_names
    with sqlite3.connect(place) as database:
        types = ["text", "date", "date", "text", "int"]
        columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, types, strict=True))
        database.execute(f"CREATE TABLE register ({columns})")
        rows = [[*map(str, [*one.values()][:4]), *[*one.values()][4:]] for one in three.to_pylist()]
        database.executemany("INSERT INTO register VALUES (?, ?, ?, ?, ?)", rows)
    engine = ("--engine", f"sqlite://{place}")
    ran = run_here("screen", "#register", "--as-of", "2026-01-01", *RULE, *engine)
    if ran.code == 2:  # an SQLite that cannot count months is refused before it starts
        assert ran.out == ""
        assert ran.err.startswith("the engine sqlite cannot screen: ")
    else:
        assert counts(screened("#register", *RULE, *engine)) == ALL


@pytest.mark.parametrize("scheme", ["duckdb", "sqlite"])
def test_no_database_is_made_where_there_is_none(scheme: str, tmp_path: Path) -> None:
    place = tmp_path / "none.db"
    url = f"{scheme}://{place}"
    assert refused("#t", *RULE, "--engine", url) == [
        f"the engine '{url}' cannot be used: there is no file '{place}'."
    ]
    assert list(tmp_path.iterdir()) == []


def test_engines_that_are_none_or_not_installed(tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    assert refused(place, "--engine", "nonsense://x")[0].startswith(
        "the engine 'nonsense://x' cannot be used: "
    )
    assert refused(place, "--engine", "oracle://x") == [
        "the engine 'oracle://x' needs a library that is not installed: "
        "pip install 'ibis-framework[oracle]'."
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.parquet", None, "there is no such file or folder."),
        ("empty.parquet", b"", "cannot be read: Parquet file size is 0 bytes"),
        ("junk.parquet", b"junk" * 99, "cannot be read: Parquet magic bytes not found"),
        ("junk.duckdb#t", b"junk" * 99, "cannot be read: IO Error"),
        ("sheet.xlsx", b"junk", "is no table; a register is one of .parquet, .csv"),
    ],
)
def test_what_is_no_register_is_told(
    name: str, content: bytes | None, said: str, tmp_path: Path
) -> None:
    file = tmp_path / name.partition("#")[0]
    if content is not None:
        file.write_bytes(content)
    (sentence,) = refused(tmp_path / name, *RULE)
    assert sentence.startswith(f"{file}: {said}")


def test_a_file_that_breaks_off_in_the_middle_is_told(tmp_path: Path) -> None:
    place = register(tmp_path, [row(os.urandom(8).hex(), members__closing=3) for _ in range(9_000)])
    whole = bytearray(place.read_bytes())
    whole[20:60] = bytes(40)
    place.write_bytes(whole)
    (sentence,) = refused(place, *RULE)
    assert sentence.startswith("the engine cannot go on: ")


def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "MEMORY", "1MB")
    place = register(tmp_path, [row(f"C{i}", members__closing=3) for i in range(9_000)])
    (sentence,) = refused(place, *RULE)
    assert sentence.startswith("the engine cannot go on: Out of Memory Error")


def test_every_column_that_cannot_be_used_is_told_at_once(tmp_path: Path) -> None:
    facts = {"members.closing": 3.0, "voting.cap_rate": 6, "practice.meetings": [1, 2]}
    place = register(tmp_path, [{"cooperativ": "C", "year.close": "2024-12-31", **facts}])
    told = refused(place, *RULE, "--rule", "cnc.vote-concentration")
    assert [sentence.partition(";")[0] for sentence in told] == [
        "the column 'members.closing' holds binary floating-point numbers, which are not exact",
        "the column 'practice.meetings' holds array<int64>, and a list wants an array of "
        "structures.",
        "the column 'voting.cap_rate' holds rates as numbers, and 6 % may be 6 or 0.06 there",
        "the register has no column 'cooperative' with cooperatives. Did you mean 'cooperativ'?",
        "the register has no column 'year.closes' with the last day of each year. "
        "Did you mean 'year.close'?",
    ]


def test_columns_without_any_value_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    """As a table of Arrow or pandas has them: of no type, or lists of none."""
    facts = {"members.closing": None, "practice.meetings": [], "practice.meetings.complete": True}
    place = register(tmp_path, [{**row("C", accreditation__cnc="held"), **facts}])
    told = screened(place, *RULE, "--rule", "cnc.delegates")
    assert counts(told) == {"unknown": 1}
    assert counts(told, "cnc.delegates") == {"pass": 1}


def test_items_of_a_nested_list(tmp_path: Path) -> None:
    """From the cases: delegates only above a thousand members, and where the statutes say so."""
    few, many = ({"id": "a", "by_delegates": True, "members_at_notice": n} for n in (900, 1_500))
    rows = [
        row("few", practice__meetings=[few]),
        row("many", practice__meetings=[many]),
        row("one of two", practice__meetings=[many, few]),
        row("none", practice__meetings=[]),
        row("not told", practice__meetings=None),
        row("one unknown", practice__meetings=[many, None]),
        row("wrong", practice__meetings=[{**few, "members_at_notice": -1}]),
    ]
    own = {
        "accreditation.cnc": "held",
        "voting.delegates": True,
        "practice.meetings.complete": True,
    }
    place = register(tmp_path, [{**one, **own} for one in rows], {"practice.meetings": MEETINGS})
    told = screened(place, "--rule", "cnc.delegates", "--to", tmp_path / "found")
    assert outcomes(tmp_path / "found") == {
        "few": "fail",
        "many": "pass",
        "one of two": "fail",
        "none": "pass",
        "not told": "unknown",
        "one unknown": "unknown",
    }
    (aside,) = told["aside"]
    assert aside["reason"].startswith("'practice.meetings.members_at_notice' is not")
