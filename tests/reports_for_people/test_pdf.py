"""The PDF report: tagged, named, with bookmarks, and with all that failed."""

import datetime
import json
import re

import pytest

from tests.conftest import FIXTURES, run_here
from tests.reports_for_people.made import checked, squeezed, written

TINY = FIXTURES / "specimens" / "in-order"


def test_a_checker_of_pdf_files_finds_nothing(failing, smartcoop):
    for made in (failing, smartcoop):
        assert made.pdf.check_pdf_syntax() == []


def test_it_is_tagged_and_says_that_it_keeps_to_the_standard(smartcoop):
    pdf = smartcoop.pdf
    assert str(pdf.Root.Lang) == "fr-BE"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.Root.get("/StructTreeRoot") is not None
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Rapport de contrôle – SmartCoop"
        assert metadata["xmp:CreateDate"].startswith("2025-12-31")


def test_bookmarks_lead_to_every_part(smartcoop):
    with smartcoop.pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    for part in ("Verdicts", "Vue d'ensemble", "Décisions"):
        assert part in titles
    assert any(title.startswith("Ce qui manque (") for title in titles)
    (failures,) = [title for title in titles if title.startswith("Ce qui n'est pas respecté")]
    failed = sum(f["outcome"] == "fail" for f in smartcoop.data["findings"])
    assert failures.endswith(f"({failed})")


def test_every_page_has_its_number(failing):
    pages = len(failing.pdf.pages)
    text = failing.pdf_text
    for number in range(1, pages + 1):
        assert f"{number} / {pages}" in text


def test_every_failure_and_every_question_is_in_the_text(smartcoop):
    text = re.sub(r"Rapportdecontrôle–SmartCoop\d+/\d+", "", squeezed(smartcoop.pdf_text))
    for finding in smartcoop.data["findings"]:
        assert squeezed(finding["rule"]) in text
        if finding["outcome"] == "fail":
            assert squeezed(finding["title"]["fr"]) in text
            assert squeezed(finding["remedy"]["fr"]) in text
        for need in finding["needs"] if finding["subject"]["id"] != "2022" else ():
            assert squeezed(need["question"]["fr"]) in text


def test_the_report_itself_is_attached(failing):
    attached = failing.pdf.attachments["report.json"].get_file().read_bytes()
    assert json.loads(attached) == failing.data


def test_the_same_report_gives_the_same_bytes(failing, tmp_path):
    file = tmp_path / "again.pdf"
    specimen = FIXTURES / "specimens" / "dividend-one-cent-over"
    run_here("check", specimen, "--as-of", "2025-12-30", "--lang", "fr", "--format", f"pdf:{file}")
    assert file.read_bytes() == failing.files["pdf"]


@pytest.mark.parametrize(
    ("language", "tag", "words"),
    [
        ("nl", "nl-BE", "Waaraan is voldaan"),
        ("de", "de-BE", "Was erfüllt ist"),
        ("en", "en-GB", "What passes"),
    ],
)
def test_each_language(language, tag, words):
    made = written(checked(TINY, language, datetime.date(2025, 6, 30)), "pdf")
    assert str(made.pdf.Root.Lang) == tag
    assert squeezed(words) in squeezed(made.pdf_text)
    assert made.pdf.check_pdf_syntax() == []
