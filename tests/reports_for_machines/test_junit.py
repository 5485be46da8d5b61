"""The report as JUnit XML, held against the schema that Jenkins reads by."""

from pathlib import Path

import pytest
from lxml import etree

from accreditation.reports.formats import writer
from tests.reports_for_machines.conftest import CAPPED

SPECIMEN = "specimens/dividend-one-cent-over"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("schemas") / "junit-10.xsd"))


def tree_of(text):
    tree = etree.fromstring(text.encode())
    SCHEMA.assertValid(tree)
    return tree


def case_on(tree, rule):
    return next(case for case in tree.iter("testcase") if case.get("name").startswith(f"{rule} ·"))


@pytest.mark.parametrize(
    ("name", "language"),
    [("smartcoop", "fr"), (SPECIMEN, "nl"), (SPECIMEN, "de"), ("specimens/in-order-both", "en")],
)
def test_there_is_a_suite_for_each_subject_and_a_test_for_each_rule(written, name, language):
    report = written.checked(name).report
    tree = tree_of(written("junit", name, language))
    assert len(tree) == len(report.examined)
    for suite, subject in zip(tree, report.examined, strict=True):
        rules = [finding.rule for finding in report.findings if finding.subject == subject]
        cases = list(suite.iter("testcase"))
        assert [case.get("name").split(" · ")[0] for case in cases] == rules
        assert int(suite.get("tests")) == len(rules)
        assert int(suite.get("failures")) == len(list(suite.iter("failure")))
        assert int(suite.get("skipped")) == len(list(suite.iter("skipped")))
    assert int(tree.get("tests")) == len(report.findings)
    assert int(tree.get("failures")) == len(list(tree.iter("failure")))


def test_a_failed_condition_is_a_failure_with_what_to_do(written):
    case = case_on(tree_of(written("junit", SPECIMEN, "en")), "cnc.capped-dividend")
    (failure,) = case
    assert failure.tag == "failure"
    assert failure.get("type") == "condition"
    assert "3.003" in failure.get("message")
    assert "To do: " in failure.text
    assert "Law: AR62 art. 1 §1 5°" in failure.text
    assert "http://www.ejustice.just.fgov.be/eli/arrete/1962/" in failure.text
    assert "Evidence: pv-ag-2024" in failure.text
    assert case.get("classname") == "caves-du-coteau-rouge.year-2024"


def test_what_is_open_or_not_applicable_is_skipped_and_says_why(written):
    tree = tree_of(written("junit", SPECIMEN, "en"))
    (skipped,) = case_on(tree, "cnc.member-advantage")
    assert (skipped.tag, skipped.get("type")) == ("skipped", "unknown")
    assert skipped.get("message").startswith("unknown: ")
    assert "[member_advantage.main_accepted]" in skipped.text
    (skipped,) = case_on(tree, "cnc.vote-concentration")
    assert (skipped.tag, skipped.get("type")) == ("skipped", "not_applicable")
    assert skipped.get("message").startswith("not applicable: ")


def test_advice_that_is_not_followed_passes_with_a_remark(written):
    tree = tree_of(written("junit", "smartcoop", "en"))
    assert tree.get("failures") == "0"
    case = case_on(tree, "csa.references-right")
    remarks = [
        case
        for case in tree.iter("testcase")
        if case.get("name").startswith("csa.references-right")
        and case.find("system-out") is not None
    ]
    assert case is not None
    assert [case.get("classname") for case in remarks] == [
        f"smartcoop.year-{year}" for year in (2023, 2024, 2025)
    ]
    assert "AR62 art. 1 §1 3°" in remarks[0].find("system-out").text
    # Of six, the last one too, which a short message leaves out.
    assert "AR19 art. 6 §2 al. 1." in remarks[2].find("system-out").text


def test_decisions_count_and_are_told(decided):
    checked, passing, unknown = decided
    tree = tree_of(writer("junit")(checked))
    (told,) = case_on(tree, CAPPED[0])
    assert told.tag == "system-out"
    assert "Decided on 2 March 2026 by Ann: pass." in told.text
    (failure,) = case_on(tree, passing.rule)
    assert failure.tag == "failure"
    assert "Decided on 2 March 2026 by Bob: fail. Reasons: Not what was done." in failure.text
    (skipped,) = case_on(tree, unknown.rule)
    assert "Counts no longer: the facts have changed: x" in skipped.text
    properties = {p.get("name"): p.get("value") for p in tree[0].iter("property")}
    assert properties["findings_digest"] == "3" * 64
    assert properties["verdict.cnc"] == "fail"


def test_characters_that_xml_cannot_hold_are_left_out(written):
    import dataclasses

    checked = written.checked(SPECIMEN)
    report = dataclasses.replace(checked.report, name="A\x00B\x0bC <&>")
    tree = tree_of(writer("junit")(dataclasses.replace(checked, report=report)))
    assert "\x00" not in tree.get("name")
    assert tree.get("name").startswith("AB")
    assert tree.get("name").endswith("C <&>")
