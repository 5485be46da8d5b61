"""Reports as files: edited ones, pages, and what is no report."""

import hashlib
import json

import pikepdf
import pytest

from accreditation.receipts.found import findings_digest
from accreditation.receipts.sealing import SEAL, report_digest, sealed
from accreditation.receipts.stored import StoredReport
from tests.conftest import edit, run_here
from tests.receipts.brewery import YEAR


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


def remark(brewery):
    """Change a file so that no finding changes."""
    brewery.year.write_text(YEAR + "# a remark\n", encoding="utf-8")


EDITS = {
    "words": lambda data: alcohol(data)["message"].update(en="All is well."),
    "counts": lambda data: data["obligations"]["label"].update(fail=0),
    "decision": lambda data: alcohol(data).update(decision={**DECISION, "outcome": "pass"}),
    "set aside": lambda data: data.pop("set_aside"),
    "key": lambda data: alcohol(data).pop("remedy"),
    "program": lambda data: data["receipt"].update(program="0.0.1"),
    "folder": lambda data: data["receipt"].update(dossier="./brewery"),
    "number": lambda data: data.update(left_out=float("inf")),
}
DECISION = {"number": 1, "by": "X", "on": "2025-01-01", "reasons": "seen", "document": None}


@pytest.mark.parametrize("edit_", EDITS.values(), ids=EDITS)
def test_whatever_was_edited_is_told_whatever_else_changed(brewery, edit_):
    changed(brewery, edit_)
    assert brewery.verify(code=1)["report"] == "edited"
    remark(brewery)
    found = brewery.verify(code=1)
    assert (found["state"], found["report"]) == ("different", "edited")
    assert found["changes"]["files"]["changed"] == ["2024.yaml"]


def test_the_digest_of_the_report_is_one_that_anybody_can_work_out(brewery):
    data = json.loads(brewery.report.read_text("utf-8"))
    digest, data["receipt"]["report"] = data["receipt"]["report"], None
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert digest == hashlib.sha256(text.encode()).hexdigest()


FORGED = {
    "an outcome": lambda data: alcohol(data).update(outcome="pass"),
    "what to do": lambda data: alcohol(data).pop("remedy"),
    "a number as a word": lambda data: alcohol(data)["because"].update(
        holds=int(alcohol(data)["because"]["holds"])
    ),
    "a mark of the receipt": lambda data: data["receipt"].update(checked_by="Bea"),
}


@pytest.mark.parametrize("edit_", FORGED.values(), ids=FORGED)
def test_an_edited_report_with_new_digests_is_told_where_nothing_else_changed(brewery, edit_):
    def forge(data):
        edit_(data)
        data["receipt"]["findings"] = findings_digest(StoredReport.model_validate(data))
        data["receipt"]["report"] = report_digest(data)

    changed(brewery, forge)
    assert brewery.verify(code=1)["report"] == "unexplained"


def test_a_report_without_its_digest_is_damaged(brewery):
    changed(brewery, lambda data: data["receipt"].pop("report"))
    ran = run_here("verify", "report.json", "--rules", "rules")
    assert (ran.code, ran.out) == (2, "")
    assert "is damaged at receipt.report" in ran.err


@pytest.fixture
def page(brewery):
    """The report as a French page."""
    file = brewery.folder / "report.html"
    brewery.check(f"--format=html:{file}", "--lang=fr")
    return file


def shown(file, code, *options):
    """What becomes of a page."""
    ran = run_here("verify", file, "--rules", "rules", "--format", "json", *options)
    assert ran.code == code, ran.out + ran.err
    return ran.json["report"], ran.json["page"]


def test_a_page_is_made_again_in_its_language_and_is_the_same(brewery, page):
    assert shown(page, 0) == ("whole", "same")
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert shown(page, 0) == ("whole", "same")
    remark(brewery)
    assert shown(page, 0) == ("whole", "sealed")
    edit(brewery.year, "alcohol_stated: false", "alcohol_stated: true")
    assert shown(page, 1) == ("whole", "sealed")


def test_a_page_whose_visible_words_were_edited_is_told_whatever_else_changed(brewery, page):
    before = page.read_text("utf-8")
    page.write_text(before.replace("non respecté", "respecté"), encoding="utf-8")
    assert page.read_text("utf-8") != before
    assert shown(page, 1) == ("edited", "edited")
    out = " ".join(run_here("verify", page, "--rules", "rules", "--lang", "en").out.split())
    assert "The findings are the same." in out
    assert "does not fit the digest that it should hold" in out
    remark(brewery)
    assert shown(page, 1) == ("edited", "edited")


def test_a_page_with_a_new_digest_is_told_where_nothing_else_changed(brewery, page):
    forged = sealed(page.read_text("utf-8").replace("non respecté", "respecté"))
    page.write_text(forged, encoding="utf-8")
    assert shown(page, 1) == ("unexplained", "other")
    remark(brewery)
    assert shown(page, 0) == ("whole", "sealed")


def test_a_page_without_its_digest_is_told(page):
    edit(page, f'name="{SEAL}"', 'name="other"')
    assert shown(page, 1) == ("edited", "edited")


def test_a_page_in_no_language_that_is_known_is_not_made_again(page):
    page.write_text(sealed(page.read_text("utf-8").replace('"fr-BE"', '"la"')), encoding="utf-8")
    assert shown(page, 0) == ("whole", "sealed")


def test_a_page_of_another_making_that_holds_the_report_is_told(brewery):
    data = brewery.report.read_text("utf-8").replace("</", "<\\/")
    page = brewery.folder / "report.html"
    page.write_text(
        "<!DOCTYPE html><html><head><script>let no = '{';</script></head><body><p>Report</p>"
        f'<script type="application/json" id="accreditation-report">{data}</script></body></html>',
        encoding="utf-8",
    )
    assert shown(page, 1) == ("edited", "edited")


def test_a_pdf_report_is_made_again_where_nothing_changed(brewery):
    pdf = brewery.folder / "report.pdf"
    brewery.check(f"--format=pdf:{pdf}", "--lang=nl")
    assert shown(pdf, 0) == ("whole", "same")
    other = brewery.folder / "other.pdf"
    with pikepdf.open(pdf) as document:
        document.pages[0].Contents = document.make_stream(b"")
        document.save(other)
    assert shown(other, 1) == ("unexplained", "other")
    remark(brewery)
    assert shown(pdf, 0) == shown(other, 0) == ("whole", "not_checked")
    told = run_here("verify", pdf, "--rules", "rules", "--lang", "en").out
    assert "The words of the file itself were not checked" in told
    edit(brewery.year, "alcohol_stated: false", "alcohol_stated: true")
    assert shown(pdf, 1) == ("whole", "not_checked")


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


def test_a_report_that_says_something_twice_is_damaged(brewery):
    edit(brewery.report, '"outcome": "fail"', '"outcome": "pass", "outcome": "fail"')
    ran = run_here("verify", "report.json")
    assert (ran.code, ran.out) == (2, "")
    assert "report.json: is damaged: the key 'outcome' stands twice in it." in ran.err


def test_a_missing_report_and_a_folder_end_with_a_sentence(tmp_path):
    for place in (tmp_path / "nowhere.json", tmp_path):
        ran = run_here("verify", place)
        assert ran.code == 2
        assert "cannot be read" in ran.err
