"""Words of others, whatever is in them, are shown and never obeyed; decisions are shown whole."""

import datetime
import re
import sys
from unittest import mock

import pytest

from tests.conftest import FIXTURES, edit, run_here
from tests.reports_for_people.made import (
    FORMATS,
    checked,
    decided,
    made_by_cli,
    squeezed,
    typed,
    words_of,
    written,
)

FAILING = FIXTURES / "specimens" / "dividend-one-cent-over"
AS_OF = datetime.date(2025, 12, 30)
HOSTILE = (
    '<script>alert("x")</script> #import "y" ]]> --> $z$ *b* _i_ `c` \\ {{ 7*7 }} '
    "{% raw %} [a](b) <!-- &amp; {name}"
)


@pytest.fixture(scope="module")
def hostile():
    """A report with such words in the name, and in all that persons decided."""
    return written(decided(checked(FAILING, "en", AS_OF), HOSTILE), *FORMATS)


def test_they_stand_in_the_page_and_nothing_runs(hostile):
    page = hostile.html
    assert len(list(page.iter("script"))) == 2
    assert words_of(page.find(".//h1")) == HOSTILE
    reasons = [words_of(p) for p in page.iter("p") if words_of(p).startswith("Reasons:")]
    assert reasons
    assert all(HOSTILE in one for one in reasons)


def test_they_stand_on_paper(hostile):
    text = squeezed(hostile.pdf_text)
    assert squeezed(HOSTILE) in text
    assert text.count(squeezed(HOSTILE)) > 5
    assert "49" not in text.partition("Verdicts")[0]
    word = "\n".join(paragraph.text for paragraph in hostile.word.paragraphs)
    assert f"Reasons: {HOSTILE}\nsecond line" in word


def test_characters_without_a_shape_are_made_visible():
    """A control character, and one that turns the line around, in the name of the dossier."""
    made = written(decided(checked(FAILING, "fr", AS_OF), "A\x01B\u202eC\x9dD"), *FORMATS)
    shown = "A\ufffdB\ufffdC\ufffdD"
    assert words_of(made.html.find(".//h1")) == shown
    assert made.word.paragraphs[0].text == shown
    assert made.markdown.startswith(f"# {shown}\n")
    assert made.pdf.check_pdf_syntax() == []
    assert str(made.pdf.docinfo.Title).endswith(shown)


def test_letters_that_no_font_of_the_program_has_do_not_stop_it():
    made = written(decided(checked(FAILING, "fr", AS_OF), "合作社 🐝"), "pdf")
    assert made.pdf.check_pdf_syntax() == []
    assert str(made.pdf.docinfo.Title).endswith("合作社 🐝")
    assert bool(made.pdf.Root.MarkInfo.Marked)


def test_names_and_titles_of_a_dossier_are_words_too(copy, tmp_path):
    dossier = copy("specimens/dividend-one-cent-over")
    file = dossier / "dossier.yaml"
    edit(file, "name: Caves du Coteau Rouge", 'name: "<b>Le</b> #panic() ]]>"')
    made = made_by_cli(tmp_path, dossier, "--lang", "nl", "--as-of", "2025-12-30")
    assert words_of(made.html.find(".//h1")) == "<b>Le</b> #panic() ]]>"
    assert "<b>Le</b>#panic()]]>" in squeezed(made.pdf_text)


@pytest.mark.parametrize("form", FORMATS)
def test_a_decision_stands_beside_what_the_program_found(form):
    made = written(decided(checked(FAILING, "en", AS_OF), "Inspector Peeters"), form)
    text = {
        "html": lambda: words_of(made.html.find("body/main")),
        "pdf": lambda: made.pdf_text,
        "md": lambda: made.markdown.replace("*", ""),
        "docx": lambda: typed(made.word.element.body),
    }[form]()
    squeezed_text = squeezed(text).replace("\\", "")
    for words in (
        "Decision no. 1: Inspector Peeters, on 1 July 2025",
        "By the software: fail",
        "Decisions that no longer count",
        "Counts no longer: the facts have changed.",
        "member_advantage.main_accepted",
        "With the decisions made",
        "cd" * 32,
        "12" * 32,
        "ef" * 32,
    ):
        assert squeezed(words) in squeezed_text, words
    assert re.search("✗(→|→)✓|✗→✓", squeezed_text)


def test_without_a_decision_there_is_one_verdict(failing):
    page = words_of(failing.html.find("body/main"))
    assert "Selon le logiciel" in page
    assert "Avec les décisions prises" not in page


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_files_that_are_not_text_need_a_place(form):
    ran = run_here("check", FAILING, "--format", form)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{form.upper()} files need a place: --format {form}:report.{form}.\n"


def test_text_goes_to_standard_output():
    ran = run_here("check", FAILING, "--as-of", "2025-12-30", "--lang", "en", "--format", "md")
    assert ran.code == 1
    assert ran.out.startswith("# Caves du Coteau Rouge\n")


def test_a_missing_library_is_named(tmp_path):
    file = tmp_path / "report.pdf"
    with mock.patch.dict(sys.modules, {"typst": None}):
        sys.modules.pop("accreditation.reports.dossier_report.pdf", None)
        ran = run_here("check", FAILING, "--as-of", "2025-12-30", "--format", f"pdf:{file}")
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'accreditation[reports]'" in ran.err
    assert not file.exists()
