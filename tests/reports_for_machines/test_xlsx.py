"""The report as a workbook, read with openpyxl."""

import datetime
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from accreditation.language import Text
from accreditation.reports.formats import writer
from tests.conftest import FIXTURES, run_here

SPECIMEN = "specimens/dividend-one-cent-over"
SHEETS = {
    "fr": ["Constats", "Questions", "Conditions", "Décisions", "Base du contrôle"],
    "nl": ["Bevindingen", "Vragen", "Voorwaarden", "Beslissingen", "Grondslag van de controle"],
    "de": ["Feststellungen", "Fragen", "Bedingungen", "Entscheidungen", "Grundlage der Prüfung"],
    "en": ["Findings", "Questions", "Conditions", "Decisions", "Receipt"],
}


def book_of(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet):
    """The rows of a sheet by heading."""
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.mark.parametrize("language", SHEETS)
def test_each_sheet_has_a_heading_that_stays_and_filters_over_all_rows(written, language):
    book = book_of(written("xlsx", SPECIMEN, language))
    assert book.sheetnames == SHEETS[language]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.value and cell.font.bold for cell in sheet[1])


def test_it_prints_as_wide_as_a_page_with_its_heading_on_each(written):
    for sheet in book_of(written("xlsx", SPECIMEN, "en")):
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.dimensions in sheet.print_area.replace("$", "")


def test_the_same_report_gives_the_same_bytes_at_any_time(written):
    first = written("xlsx", SPECIMEN, "en")
    assert written("xlsx", SPECIMEN, "en") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {file.date_time for file in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = book_of(first).properties
    assert properties.created == properties.modified
    assert properties.modified.date() == datetime.date(2025, 12, 31)


def test_outcomes_are_words_with_colours(written):
    book = book_of(written("xlsx", SPECIMEN, "en"))
    sheet = book["Findings"]
    column = [cell.value for cell in sheet[1]].index("Outcome")
    grounds = {
        row[column].value: row[column].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)
    }
    assert set(grounds) == {"pass", "fail", "unknown", "not applicable"}
    assert len(set(grounds.values())) == 4


def test_the_conditions_stand_by_subject(written):
    rows = rows_of(book_of(written("xlsx", "smartcoop", "en"))["Conditions"])
    row = next(row for row in rows if row["Rule"] == "cnc.capped-dividend")
    assert row["year 2022 (no file)"] == "unknown"
    assert (row["year 2023"], row["year 2024"], row["year 2025"]) == ("pass", "pass", "unknown")
    assert row["statutes of 21 June 2022"] is None
    clause = next(row for row in rows if row["Rule"] == "cnc.capped-dividend-clause")
    assert clause["statutes of 21 June 2022"] == "pass"


def test_a_question_stands_once_with_all_who_ask_it(written):
    rows = rows_of(book_of(written("xlsx", "smartcoop", "en"))["Questions"])
    assert rows[0]["Question"].startswith("No file: year 2022 (no file)")
    asked = [row for row in rows if row["Fact"] == "practice.exclusions.ground"]
    assert len(asked) == 1
    assert "cnc.exclusions-grounded (year 2024, 1, 2, 3, 4, 5, 6)" in asked[0]["Asked by"]


def test_every_cell_is_text_and_none_a_formula(written):
    checked = written.checked(SPECIMEN, "en")
    titles = ["=1+1", "+1", "-1", "@x", "#N/A", "12", "2024-12-31", "a\x00b"]
    findings = tuple(
        replace(finding, title=Text(fr=title, nl=title, de=title, en=title))
        for finding, title in zip(checked.report.findings, titles, strict=False)
    )
    report = replace(checked.report, findings=findings)
    sheet = book_of(writer("xlsx")(replace(checked, report=report)))["Findings"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    shown = [row["Title"] for row in rows_of(sheet) if row["Item"] is None]
    assert shown == ["=1+1", "+1", "-1", "@x", "#N/A", "12", "2024-12-31", "ab"]


def test_decisions_and_receipt_have_sheets_of_their_own(decided):
    checked, passing, unknown = decided
    book = book_of(writer("xlsx")(checked))
    rows = rows_of(book["Decisions"])
    assert [
        (row["No."], row["About"], row["Outcome"], row["By"], row["State"]) for row in rows
    ] == [
        ("1", "cnc.capped-dividend", "pass", "Ann", "counts"),
        ("2", passing.rule, "fail", "Bob", "counts"),
        ("3", unknown.rule, "pass", "Cid", "Counts no longer: the facts have changed: x"),
    ]
    assert rows[2]["Reasons"] == "=1+1 and more"
    row = next(r for r in rows_of(book["Conditions"]) if r["Rule"] == "cnc.capped-dividend")
    assert row["year 2024"] == "fail → pass"
    receipt = {row["Entry"]: row["Value"] for row in rows_of(book["Receipt"])}
    assert receipt["File f.yaml"] == "2" * 64
    assert receipt["Rule r.yaml"] == "1" * 64
    assert receipt["Digest of the findings"] == "3" * 64


def test_a_workbook_needs_a_file_and_several_formats_are_written_at_once(tmp_path):
    folder = FIXTURES / SPECIMEN
    ran = run_here("check", folder, "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "XLSX files need a place: --format xlsx:report.xlsx.\n"
    forms = ("csv", "xlsx", "sarif", "junit", "json", "text")
    outputs = [f"--format={form}:{tmp_path / form}" for form in forms]
    ran = run_here("check", folder, "--as-of", "2025-12-30", *outputs)
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    assert {file.name for file in tmp_path.iterdir()} == set(forms)
    assert book_of((tmp_path / "xlsx").read_bytes()).sheetnames
