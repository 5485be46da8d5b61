"""The file of the procedure: what is wrong with it is told at once, with its place."""

import shutil

import pytest

from tests.conftest import ROOT, edit, run_here


@pytest.fixture
def rules(tmp_path):
    """A copy of the rules, to be broken."""
    return shutil.copytree(ROOT / "rules", tmp_path / "rules")


def line_of(file, text):
    """The number of the first line that holds ``text``."""
    lines = file.read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if text in line)


def told(rules):
    """What is said of rules that do not load."""
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    return ran.err


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            "      - purpose.main\n",
            "      - purpose.mian\n",
            "there is no fact 'purpose.mian'. Did you mean 'purpose.main'?",
        ),
        (
            "      - purpose.main\n",
            "      - purpose.impact_accepted\n",
            "'purpose.impact_accepted' is not a fact that articles of the statutes state.",
        ),
        ("otherwise: ordinary", "otherwise: plain", "there is no kind of amendment 'plain'"),
        (
            "may_change_when: {shares.classes_number: {more_than: 1}}",
            "may_change_when: {shares.clases_number: {more_than: 1}}",
            "shares.clases_number",
        ),
        ("  list: practice.amendments", "  list: practice.amends", "there is no list"),
        ("    votes_for: votes_for", "    votes_for: votes_fro", "has no fact 'votes_fro'"),
        ("  date: date", "  date: votes", "'practice.meetings.votes' is not a date."),
        (
            "    judged_as: ordinary",
            "    judged_as: ordinery",
            "there is no kind of amendment 'ordinery', only 'ordinary', 'object', 'class_rights'. "
            "Did you mean 'ordinary'?",
        ),
        (
            "    regime: cnc\n",
            "    regime: ccn\n",
            "there is no set of rules 'ccn'",
        ),
    ],
)
def test_a_slip_is_told_with_its_line(rules, before, after, problem):
    file = rules / "procedure.yaml"
    edit(file, before, after)
    said = told(rules)
    assert problem in said
    assert f"procedure.yaml:{line_of(file, after.strip())}" in said


def test_the_kinds_are_those_of_the_vocabulary(rules):
    file = rules / "procedure.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("class_rights", "classes"), "utf-8")
    assert "the kinds of amendment are not those of 'practice.amendments.kind'" in told(rules)


def test_a_text_has_the_same_facts_in_every_language(rules):
    edit(
        rules / "procedure.yaml",
        "ten minste {meetings.notice_days} dagen vóór",
        "ten minste vijftien dagen vóór",
    )
    assert "the languages do not have the same names in braces: 'nl' and 'en'" in told(rules)


def test_a_text_names_only_facts_of_the_statutes(rules):
    file = rules / "procedure.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("{meetings.notice_days}", "{members.closing}"), "utf-8")
    assert "{members.closing} means nothing here." in told(rules)


def test_every_problem_is_told_at_once(rules):
    file = rules / "procedure.yaml"
    edit(file, "      - purpose.main\n", "      - purpose.mian\n")
    edit(file, "otherwise: ordinary", "otherwise: plain")
    edit(file, "    judged_as: ordinary", "    judged_as: ordinery")
    said = told(rules)
    assert all(word in said for word in ("purpose.mian", "'plain'", "'ordinery'"))


def test_a_place_that_the_law_does_not_have_is_told_by_the_lint(rules):
    edit(rules / "procedure.yaml", 'at: "art. 6:71"', 'at: "art. 6:72"')
    ran = run_here("rules", "lint", "--rules", rules)
    assert ran.code == 1
    assert "'meeting-held': 'art. 6:72' is not a listed provision of CSA." in ran.out


def test_a_pack_without_a_procedure_loads():
    assert run_here("rules", "list", "--rules", ROOT / "docs/examples/food-label/rules").code == 0
