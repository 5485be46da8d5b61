"""The report as SARIF, held against the schema of OASIS."""

import functools
import json
from pathlib import Path

import jsonschema
import pytest

from accreditation.reports.formats import writer
from tests.conftest import ROOT, edit, run_here
from tests.reports_for_machines.conftest import CAPPED

SPECIMEN = "specimens/dividend-one-cent-over"
SCHEMA = Path(__file__).with_name("schemas") / "sarif-schema-2.1.0.json"


@functools.cache
def validator():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def run_of(text):
    (run,) = json.loads(text)["runs"]
    return run


def result_on(run, rule, subject=None):
    return next(
        result
        for result in run["results"]
        if result["ruleId"] == rule and subject in (None, result["properties"]["subject"]["id"])
    )


@pytest.mark.parametrize(
    ("name", "language"),
    [("smartcoop", "fr"), (SPECIMEN, "nl"), (SPECIMEN, "de"), ("specimens/in-order-both", "en")],
)
def test_it_is_valid(written, name, language):
    log = json.loads(written("sarif", name, language))
    assert [error.message for error in validator().iter_errors(log)] == []


def test_the_schema_would_notice():
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{}]}))


def test_every_finding_is_a_result_of_its_kind(written):
    findings = written.checked("smartcoop").report.findings
    run = run_of(written("sarif", "smartcoop"))
    kinds = {"pass": {"pass"}, "fail": {"fail"}, "unknown": {"open", "review"}}
    kinds["not_applicable"] = {"notApplicable"}
    for finding, result in zip(findings, run["results"], strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.rule
        assert result["kind"] in kinds[finding.outcome]
        assert (result["level"] == "none") == (result["kind"] != "fail")
    # An aim is for a person to judge; the members of 2022 are for a document to tell.
    assert result_on(run, "csa.main-aim-clause")["kind"] == "review"
    assert result_on(run, "csa.members-reconcile", "2023")["kind"] == "open"


def test_a_failed_condition_is_an_error_and_advice_a_warning(written):
    run = run_of(written("sarif", SPECIMEN, "en"))
    result = result_on(run, "cnc.capped-dividend")
    assert (result["kind"], result["level"]) == ("fail", "error")
    assert "3.003" in result["message"]["text"]
    assert set(result["properties"]["messages"]) == {"fr", "nl", "de", "en"}
    advice = result_on(run_of(written("sarif", "smartcoop")), "csa.references-right", "2023")
    assert (advice["kind"], advice["level"]) == ("fail", "warning")


def test_a_rule_says_what_it_is_about_and_where_the_law_stands(written):
    run = run_of(written("sarif", SPECIMEN, "nl"))
    assert run["tool"]["driver"]["language"] == "nl-BE"
    rule = next(r for r in run["tool"]["driver"]["rules"] if r["id"] == "cnc.capped-dividend")
    assert rule["shortDescription"]["text"] == "Begrensd dividend"
    assert rule["properties"]["titles"]["fr"] == "Dividende plafonné"
    assert rule["helpUri"].startswith("http://www.ejustice.just.fgov.be/eli/arrete/1962/01/08/")
    assert rule["defaultConfiguration"] == {"level": "error"}


def line_of(result):
    physical = result["locations"][0]["physicalLocation"]
    file = ROOT / physical["artifactLocation"]["uri"]
    return file, file.read_text(encoding="utf-8").splitlines()[physical["region"]["startLine"] - 1]


def test_a_result_stands_where_the_fact_or_the_article_is_stated(written, monkeypatch):
    monkeypatch.chdir(ROOT)
    run = run_of(written("sarif", "smartcoop"))
    file, line = line_of(result_on(run, "cnc.equal-vote-clause"))
    assert file == ROOT / "statutes" / "smartcoop" / "2022-06-21.yaml"
    assert line.strip() == '"37":'
    file, line = line_of(result_on(run, "csa.references-right", "2025"))
    assert (file.name, line) == ("2025.yaml", "claims:")
    result = result_on(run, "csa.members-reconcile", "2024")
    file, line = line_of(result)
    assert file.name == "2024.yaml"
    assert line.strip().startswith("members.")
    names = [place["name"] for place in result["locations"][0]["logicalLocations"]]
    assert "rapport-cnc-2024, principe 2" in names
    # A year without a file has its place in the dossier's own.
    file, _ = line_of(result_on(run, "cnc.equal-vote", "2022"))
    assert file.name == "dossier.yaml"


def test_a_file_elsewhere_has_its_whole_address(written, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    run = run_of(written("sarif", SPECIMEN))
    place = result_on(run, "cnc.capped-dividend")["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (
        (ROOT / "fixtures" / SPECIMEN / "2024.yaml").as_uri()
    )


def test_a_finding_is_the_same_one_after_its_facts_change(copy):
    folder = copy(SPECIMEN)

    def fingerprints():
        ran = run_here("check", folder, "--as-of", "2025-12-30", "--format", "sarif")
        results = run_of(ran.out)["results"]
        marks = {r["partialFingerprints"]["ruleAndSubject/v1"]: r["kind"] for r in results}
        assert len(marks) == len(results)
        failed = result_on(run_of(ran.out), "cnc.capped-dividend")
        return set(marks), failed["kind"], failed["partialFingerprints"]

    before = fingerprints()
    edit(folder / "2024.yaml", "4.29 EUR", "4.28 EUR")
    after = fingerprints()
    assert before[0] == after[0]
    assert (before[1], after[1]) == ("fail", "pass")
    assert before[2] == after[2]


def test_an_overruled_failure_is_suppressed_with_its_reasons(decided):
    checked, passing, unknown = decided
    log = json.loads(writer("sarif")(checked))
    assert [error.message for error in validator().iter_errors(log)] == []
    (run,) = log["runs"]
    (suppression,) = result_on(run, CAPPED[0])["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == (
        "Decided on 2 March 2026 by Ann: pass. Reasons: The cent was given back. (letter.pdf)"
    )
    assert result_on(run, CAPPED[0])["properties"]["outcome"] == "fail"
    # What a person decided to fail counts as failed, and says what the program found.
    failed = result_on(run, passing.rule)
    assert (failed["kind"], failed["level"], failed["properties"]["outcome"]) == (
        "fail",
        "error",
        "pass",
    )
    assert "suppressions" not in failed
    aside = result_on(run, unknown.rule)
    assert "suppressions" not in aside
    assert "Counts no longer: the facts have changed: x" in aside["message"]["text"]
    assert run["properties"]["receipt"]["findings"] == "3" * 64
    assert run["properties"]["set_aside"][0]["decision"]["by"] == "Cid"
