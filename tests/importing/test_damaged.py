"""Damaged, enormous or strange files end with a sentence, never with a fault of the program."""

import io
import shutil
import time
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.conftest import refused, take, write_csv, write_xlsx
from tests.importing.ledgers import as_text, row, table
from tests.importing.test_mapping import MAP, OWN
from tests.importing.test_votes import DAY, LISTED

fuzzed = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
pieces = st.sampled_from(
    [b"", b"<", b'"', b"\0", b"\xff", b"-1", b"1e400", b"9" * 30, b"<c/>", b"nan", b"\n", b": ["]
)
damages = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), pieces), min_size=1, max_size=4)


def damaged(data, damage):
    """Some bytes, with pieces of them cut out or put in."""
    data = bytearray(data)
    for where, cut, piece in damage:
        at = int(where * len(data))
        data[at : at + cut] = piece
    return bytes(data)


def ends_well(ran):
    """It was taken, or it was refused in sentences that are no words of a parser."""
    assert ran.code in (0, 2), ran.err
    for word in ("Traceback", "program itself", "xml", "Error(", "line 1, column"):
        assert word not in ran.err
    assert (ran.code == 0) or (ran.err and not ran.out)


@fuzzed
@given(damage=damages)
def test_a_damaged_csv(quay, damage):
    ledger = [row(n, f"2024-02-0{n}", "subscription", n, n) for n in range(1, 4)]
    file = write_csv(quay / "r.csv", as_text(table(ledger)))
    file.write_bytes(damaged(file.read_bytes(), damage))
    ends_well(take("register", quay, file))


@fuzzed
@given(part=st.integers(0, 100), damage=damages, lost=st.booleans())
def test_a_damaged_workbook(quay, part, damage, lost):
    file = write_xlsx(quay / "v.xlsx", [*LISTED, ["Gus", 7, "=1+1", "present", "", ""]])
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[part % len(parts)]
    parts[name] = damaged(parts[name], damage)
    if lost and len(damage) == 1:
        del parts[name]
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    ends_well(take("votes", quay, file, *DAY))


@fuzzed
@given(damage=damages)
def test_a_damaged_mapping_file(quay, damage):
    file = write_csv(quay / "own.csv", OWN, ";")
    (quay / "map.yaml").write_bytes(damaged(MAP.encode(), damage))
    ends_well(take("register", quay, file, "--map", quay / "map.yaml"))


def test_a_workbook_whose_words_are_no_xml_has_a_sentence(quay):
    file = write_xlsx(quay / "v.xlsx", LISTED)
    broken = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[:-9] if name.startswith("xl/worksheets") else data)
    file.write_bytes(broken.getvalue())
    assert refused(take("votes", quay, file, *DAY)) == [
        "is not a workbook that can be read; save it as XLSX anew."
    ]


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD4", "GS9"])
def test_a_cell_far_out_is_told_and_not_waited_for(quay, cell):
    book = openpyxl.Workbook()
    for line in LISTED:
        book.active.append(line)
    book.active[cell] = "x"
    book.save(quay / "v.xlsx")
    started = time.monotonic()
    (sentence,) = refused(take("votes", quay, quay / "v.xlsx", *DAY))
    assert sentence.endswith(
        ": has cells beyond column 200; delete what stands there, also if it is empty."
    )
    assert time.monotonic() - started < 30


def test_a_row_of_a_number_beyond_all_sheets_is_told(quay):
    file = write_xlsx(quay / "v.xlsx", LISTED)
    shutil.copy(file, quay / "old.xlsx")
    with zipfile.ZipFile(quay / "old.xlsx") as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<row r="9"', b'<row r="999999999999"'))
    assert refused(take("votes", quay, file, *DAY)) == ["has more than 2000000 rows."]


LONG = "a" * 200_000
WIDE = "," * 1_000_000
TEXTS = {
    "a long cell": (f"Member,Votes\n{LONG},1\n", "2: cannot be read from this row on: "),
    "a long heading": (f"Member,Votes\n1,1\n{LONG}{LONG}", "3: cannot be read from this row on: "),
    "many cells": (f"Member,Votes\n1,1{WIDE}\n", "2: has more than 200 columns."),
    "many headings": (f"Member,Votes{WIDE}\n1,1\n", "1: has more than 200 columns."),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_an_enormous_row_of_text_has_a_sentence(quay, kind):
    text, start = TEXTS[kind]
    (quay / "v.csv").write_text(text, "utf-8")
    (sentence,) = refused(take("votes", quay, quay / "v.csv", *DAY))
    assert sentence.startswith(start)


def test_a_register_that_ends_long_before_the_close_raises_a_question(quay):
    def told(*more):
        ran = take("register", quay, quay / "r.csv", *more)
        assert ran.code == 0, ran.err
        return [line for line in ran.err.splitlines() if line.startswith("The last operation")]

    write_csv(quay / "r.csv", as_text(table([row(1, "2024-03-01", "subscription", 1, 1)])))
    (sentence,) = told()
    assert sentence.startswith("The last operation is of 2024-03-01, well before the close on 2024")
    assert told("--dated", "2025-01-31") == []
    write_csv(quay / "r.csv", as_text(table([row(1, "2024-12-01", "subscription", 1, 1)])))
    assert told() == []
