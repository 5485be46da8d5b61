"""The report as comma-separated values."""

import csv
import io
import re
from dataclasses import replace

from accreditation.language import Text
from accreditation.reports.formats import writer
from accreditation.reports.machines.csv_report import COLUMNS
from tests.conftest import ROOT
from tests.reports_for_machines.conftest import CAPPED

SPECIMEN = "specimens/dividend-one-cent-over"


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_each_finding_and_one_behind_it_for_each_item(written):
    checked = written.checked(SPECIMEN)
    rows = rows_of(written("csv", SPECIMEN))
    expected = []
    for finding in checked.report.findings:
        expected.append((finding.rule, finding.subject.id, "", finding.outcome))
        expected += [(i.rule, i.subject.id, i.subject.item, i.outcome) for i in finding.items]
    assert [(r["rule"], r["subject"], r["item"], r["outcome"]) for r in rows] == expected


def test_a_failure_is_told_whole(written):
    (row,) = (
        row
        for row in rows_of(written("csv", SPECIMEN))
        if (row["rule"], row["item"]) == ("cnc.capped-dividend", "class-a")
    )
    assert row["weight"] == "condition"
    assert row["subject_kind"] == "year"
    assert "3,003 €" in row["message"].replace("\u202f", " ").replace("\xa0", " ")
    assert row["remedy"]
    assert row["law"].startswith("AR62 art. 1 §1 5°; ")
    assert row["law_links"].startswith("http://www.ejustice.just.fgov.be/eli/arrete/1962/01/08/")
    assert "pv-ag-2024" in row["evidence"]


def test_lines_end_as_the_standard_wants_and_the_heading_is_the_documented_one(written):
    text = written("csv", SPECIMEN)
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert text.count("\n") == text.count("\r\n")
    assert not text.startswith("\ufeff")
    documented = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    section = documented[documented.index("### CSV") : documented.index("### XLSX")]
    named = re.findall(r"^\| (`[^|]+`) \|", section, re.M)
    assert [name for cell in named for name in re.findall(r"`([a-z_]+)`", cell)] == list(COLUMNS)


def test_no_cell_is_a_formula(written):
    checked = written.checked(SPECIMEN)
    titles = [f"{sign}HYPERLINK(1)" for sign in "=+-@"]
    findings = tuple(
        replace(finding, title=Text(fr=title, nl=title, de=title, en=title), items=())
        for finding, title in zip(checked.report.findings, titles, strict=False)
    )
    text = writer("csv")(replace(checked, report=replace(checked.report, findings=findings)))
    assert [row["title"] for row in rows_of(text)] == [f"'{title}" for title in titles]


def test_decisions_stand_beside_what_the_program_found(decided):
    checked, _, unknown = decided
    rows = rows_of(writer("csv")(checked))
    row = next(row for row in rows if row["rule"] == CAPPED[0])
    assert (row["outcome"], row["decided_outcome"], row["decided_by"]) == ("fail", "pass", "Ann")
    assert (row["decided_on"], row["decided_in"]) == ("2026-03-02", "letter.pdf")
    assert row["decided_because"] == "The cent was given back."
    aside = next(row for row in rows if row["rule"] == unknown.rule)
    assert (aside["set_aside"], aside["decided_outcome"]) == ("3: facts", "")
    assert {row["findings_digest"] for row in rows} == {"3" * 64}
