"""What a special report has to say is data: typed when it is loaded, and linted."""

import shutil
from dataclasses import replace

import pytest

from accreditation.files import InputError
from accreditation.law.drafts_reader import load_special_report
from accreditation.linting.drafts import lint_drafts
from tests.conftest import ROOT, run_here
from tests.drafting.drafted import pack

FILE = ROOT / "rules" / "drafts" / "special-report.yaml"


@pytest.fixture
def changed(tmp_path):
    """The rules with one place of the file changed, and the file."""
    (tmp_path / "drafts").mkdir()
    file = tmp_path / "drafts" / FILE.name

    def change(before, after):
        text = FILE.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), "utf-8")
        return replace(pack(), folder=tmp_path)

    return change


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("- members.joined\n", "- members.joind\n", "there is no fact 'members.joind' to show"),
        ("- members.joined\n", "- training.adequate\n", "is for a reviewer to judge"),
        ("- members.joined\n", "- practice.refusals\n", "is a list; show it under 'lists'"),
        (
            "list: practice.refusals",
            "list: practice.refusal",
            "there is no list 'practice.refusal'",
        ),
        ("columns: [members]", "columns: [member]", "there is no fact 'member' to show"),
        ("- cnc.refusals-grounded", "- cnc.refusals-founded", "there is no rule"),
        ("- cnc.refusals-grounded", "- cnc.application-form", "is about applications"),
        ("- es.special-report-copy", "- es.special-report-sent", "the calendar has no duty"),
        ("type: persons\n", "type: money\n", "an amount of money is wanted here"),
        ("rate: net_twelvefold", "rate: class", "a rate is one of numbers"),
        ("on: [nominal, months]", "on: []", "give 'rate', 'on' and 'label'"),
        ("{fact: cnc_limit, regime: cnc}", "{fact: cnc_limit, regime: csa}", "set of rules 'csa'"),
        ("{members.resigned: {more_than: 0}}", "{members.resigned: yes}", "whole number"),
        ("one_of: [excluded, refers_to_decree, uncapped, silent]", "one_of: [excluded]", "silent"),
        ("{es.report_copy_months} mois", "sept mois", "'fr' and 'en' differ"),
        ("{es.report_copy_months} months of", "{es.report} months of", "'fr' and 'en' differ"),
        ('  de: "Sonderbericht über das Geschäftsjahr {year}"\n', "", "'de' is missing"),
        ('en: "Special report on the financial year {year}"', 'en: "Report {month}"', "{month}"),
        (
            "{instrument: AR62, at: art. 1 §2}",
            "{instrument: AR63, at: art. 1}",
            "instrument 'AR63'",
        ),
    ],
)
def test_every_mistake_is_told_with_its_line(changed, before, after, said):
    text = FILE.read_text("utf-8")
    with pytest.raises(InputError) as error:
        load_special_report(changed(before, after))
    problems = error.value.problems
    assert any(said in problem.message for problem in problems), [str(one) for one in problems]
    near = text[: text.index(before)].count("\n") + 1
    assert all(problem.line is not None for problem in problems)
    assert any(abs(problem.line - near) < 30 for problem in problems)


def test_several_mistakes_are_told_at_once(changed):
    text = "- members.joind\n          - members.resignd\n"
    with pytest.raises(InputError) as error:
        load_special_report(changed("- members.joined\n          - members.resigned\n", text))
    assert len(error.value.problems) == 2


def test_an_item_must_say_what_the_law_asks_for(changed):
    text = FILE.read_text("utf-8")
    start = text.index("        asks:\n")
    block = text[start : text.index("        says:\n", start)]
    with pytest.raises(InputError, match="add 'asks'"):
        load_special_report(changed(block, ""))


def test_the_lint_finds_a_place_that_the_law_does_not_have(changed):
    assert list(lint_drafts(pack())) == []
    found = list(lint_drafts(changed("at: art. 1 §1 8°", "at: art. 1 §1 9°")))
    assert [problem.message for problem in found]
    assert all("art. 1 §1 9°" in problem.message for problem in found)
    broken = list(lint_drafts(changed("- members.joined\n", "- members.joind\n")))
    assert "members.joind" in broken[0].message


def test_the_lint_of_the_command_line_reads_the_file(tmp_path):
    rules = shutil.copytree(ROOT / "docs/examples/food-label/rules", tmp_path / "rules")
    assert run_here("rules", "lint", "--rules", rules).code == 0
    (rules / "drafts").mkdir()
    (rules / "drafts" / "special-report.yaml").write_text("title: none\n")
    (rules / "drafts" / "leaflet.yaml").write_text("title: none\n")
    ran = run_here("rules", "lint", "--rules", rules)
    assert ran.code == 1
    assert "special-report.yaml" in ran.out
    assert "leaflet.yaml: is not read" in ran.out
