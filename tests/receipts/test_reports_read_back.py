"""Reports as files: edited ones, pages, and what is no report."""

import json

import pytest

from accreditation.receipts.found import findings_digest
from accreditation.receipts.stored import StoredReport
from tests.conftest import edit, run_here


def changed(brewery, change):
    """Let ``change`` edit the report as somebody with an editor would."""
    data = json.loads(brewery.report.read_text("utf-8"))
    change(data)
    brewery.report.write_text(json.dumps(data), encoding="utf-8")


def alcohol(data):
    return next(one for one in data["findings"] if one["rule"] == "label.alcohol-stated")


def test_written_otherwise_it_is_the_same_report(brewery):
    changed(brewery, lambda data: data.update())
    assert brewery.verify(code=0)["report"] == "whole"


def test_an_outcome_that_was_edited_is_told(brewery):
    changed(brewery, lambda data: alcohol(data).update(outcome="pass"))
    found = brewery.verify(code=1)
    assert found["report"] == "edited"
    assert [(one["before"], one["now"]) for one in found["findings"]] == [("pass", "fail")]
    assert "was edited after it was made" in run_here("verify", "report.json").out.replace(
        "\n", " "
    )


def test_a_verdict_that_was_added_is_told(brewery):
    changed(brewery, lambda data: data["verdicts"].update(label="pass"))
    assert brewery.verify(code=1)["report"] == "edited"


def test_a_finding_that_was_taken_out_is_told(brewery):
    changed(brewery, lambda data: data["findings"].remove(alcohol(data)))
    found = brewery.verify(code=1)
    assert found["report"] == "edited"
    assert [(one["rule"], one["before"]) for one in found["findings"]] == [
        ("label.alcohol-stated", None)
    ]


def test_edited_words_are_told_where_nothing_else_changed(brewery):
    changed(brewery, lambda data: alcohol(data)["message"].update(en="All is well."))
    found = brewery.verify(code=1)
    assert found["report"] == "unexplained"
    assert found["findings"] == []


def test_an_edited_report_with_a_new_digest_is_told(brewery):
    def forge(data):
        alcohol(data)["outcome"] = "pass"
        data["receipt"]["findings"] = findings_digest(StoredReport.model_validate(data))

    changed(brewery, forge)
    assert brewery.verify(code=1)["report"] == "unexplained"


def test_keys_that_a_later_version_adds_do_not_matter(brewery):
    changed(brewery, lambda data: alcohol(data).pop("remedy"))
    assert brewery.verify(code=0)["report"] == "whole"


def test_a_page_that_holds_the_report_is_read(brewery):
    data = brewery.report.read_text("utf-8").replace("</", "<\\/")
    page = brewery.folder / "report.html"
    page.write_text(
        "<!DOCTYPE html><html><head><script>let no = '{';</script></head><body><p>Report</p>"
        f'<script type="application/json" id="accreditation-report">{data}</script></body></html>',
        encoding="utf-8",
    )
    ran = run_here("verify", page, "--rules", "rules")
    assert ran.code == 0
    edit(brewery.year, "alcohol_stated: false", "alcohol_stated: true")
    assert run_here("verify", page, "--rules", "rules").code == 1


def test_a_pdf_report_is_read(brewery):
    pdf = brewery.folder / "report.pdf"
    brewery.check(f"--format=pdf:{pdf}")
    assert run_here("verify", pdf, "--rules", "rules").code == 0
    edit(brewery.year, "alcohol_stated: false", "alcohol_stated: true")
    assert run_here("verify", pdf, "--rules", "rules").code == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "report:1: is not JSON: expecting value."),
        ("[1", "report:1: is not JSON: expecting ',' delimiter."),
        ("[" * 100_000, "report: is not JSON that can be read."),
        ("[]", "report: is no report of this program"),
        ('{"schema": 1}', "report: is no report of this program"),
        ('{"schema": "accreditation.amendment/1"}', "report: is no report of this program"),
        ('{"schema": "accreditation.report/2"}', "report: was written as accreditation.report/2;"),
        ('{"schema": "accreditation.report/1"}', "report: has no receipt"),
        ('{"schema": "accreditation.report/1", "receipt": 3}', "report: is damaged at as_of"),
        ("<html><p>{}</p></html>", "report: is an HTML page without a report in it"),
        (b"%PDF-1.7 torn", "report: is damaged or encrypted; it cannot be read as PDF."),
        (b"\xff\xfe\x00", "report: is no JSON, HTML or PDF that can be read."),
    ],
)
def test_what_is_no_report_ends_with_a_sentence(tmp_path, monkeypatch, content, sentence):
    monkeypatch.chdir(tmp_path)
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "report").write_bytes(data)
    ran = run_here("verify", "report")
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert "Traceback" not in ran.err


def test_a_damaged_report_names_the_places(brewery):
    def damage(data):
        alcohol(data)["outcome"] = "maybe"
        data["as_of"] = "some day"

    changed(brewery, damage)
    ran = run_here("verify", "report.json")
    assert ran.code == 2
    assert "report.json: is damaged at as_of: " in ran.err
    assert "'outcome' must be 'pass', 'fail', 'unknown' or 'not_applicable', not 'maybe'" in ran.err


def test_a_missing_report_and_a_folder_end_with_a_sentence(tmp_path):
    for place in (tmp_path / "nowhere.json", tmp_path):
        ran = run_here("verify", place)
        assert ran.code == 2
        assert "cannot be read" in ran.err
