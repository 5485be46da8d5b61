"""A small dossier, tables in each format, and the command that takes them."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from accreditation.files import Document
from tests.conftest import run_here

DOSSIER = """\
cooperative: {id: quay, name: The Quay, form: SC, incorporated: 2020-01-15}
accreditations:
  cnc: {status: held, since: 2021-01-01}
statutes: [statutes.yaml]
years: [2024.yaml]
documents:
  minutes: {title: Minutes}
"""
STATUTES = """\
cooperative: quay
adopted: 2020-01-15
language: en
articles:
  "5":
    provides:
      shares.classes:
        complete: true
        items:
          A: {nominal: 50 EUR, voting: true}
          B: {nominal: 250 EUR, voting: true}
"""
YEAR = """\
# What the Quay did in 2024.
year: 2024
opens: 2024-01-01
closes: 2024-12-31
facts:
  # From the minutes of the board.
  members.treated_differently: false   # nobody complained
  # The end.
"""


@pytest.fixture
def quay(tmp_path):
    """A dossier with two classes of shares and one financial year."""
    folder = tmp_path / "quay"
    folder.mkdir()
    for name, text in (("dossier", DOSSIER), ("statutes", STATUTES), ("2024", YEAR)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def write_csv(file: Path, rows, delimiter=",", encoding="utf-8") -> Path:
    """A table as CSV, every text between quotation marks as Odoo writes it."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    file.write_bytes(stream.getvalue().encode(encoding))
    return file


def write_xlsx(file: Path, rows, percent=()) -> Path:
    """A table as XLSX; the cells in the columns ``percent`` are shown as percentages."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
        for column in percent:
            book.active.cell(book.active.max_row, column).number_format = "0%"
    book.save(file)
    return file


def take(kind, folder, file, *more):
    """Run ``accreditation import`` for the year 2024, in English."""
    return run_here("import", kind, folder, file, "--year", "2024", "--lang", "en", *more)


def facts(ran):
    """The facts that a command printed: single values, and the items of lists."""
    assert ran.code == 0, ran.err
    printed = Document(Path("printed.yaml"), ran.out).data["facts"]
    return {
        name: fact["value"] if "value" in fact else fact["items"] for name, fact in printed.items()
    }


def refused(ran):
    """The sentences of a command that took nothing, without the file they are about."""
    assert (ran.code, ran.out) == (2, ""), ran.out
    return [line.partition(":")[2].strip() for line in ran.err.splitlines()]
