"""Invented cooperatives, each broken in one way, with the findings worked out by hand."""

import functools
from typing import Any

import pytest
import yaml

from tests.conftest import FIXTURES, ROOT, own_pack, report

SPECIMENS = sorted(folder.name for folder in (FIXTURES / "specimens").iterdir())
IN_ORDER = [name for name in SPECIMENS if name.startswith("in-order")]
OPEN = ("fail", "unknown")


def expected_of(name: str) -> Any:
    file = FIXTURES / "specimens" / name / "expected.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@functools.cache
def report_on(name: str) -> Any:
    folder = FIXTURES / "specimens" / name
    return report(folder, "--as-of", str(expected_of(name)["as_of"]))


def findings_of(data: Any) -> dict[str, Any]:
    """Every finding by rule; a specimen has one year and one application at most."""
    found = {finding["rule"]: finding for finding in data["findings"]}
    assert len(found) == len(data["findings"])
    return found


def open_in(findings: Any) -> dict[str, str]:
    """The findings that fail or stay unknown, by rule."""
    return {rule: f["outcome"] for rule, f in findings.items() if f["outcome"] in OPEN}


@pytest.mark.parametrize("name", SPECIMENS)
def test_specimen(name):
    expected = expected_of(name)
    data = report_on(name)
    found = findings_of(data)
    assert open_in(found) == open_in(expected["findings"])
    for rule, finding in expected["findings"].items():
        _compare(finding, found[rule])
    assert data["verdicts"] == expected["verdicts"]


def _compare(expected: dict[str, Any], finding: Any) -> None:
    assert finding["outcome"] == expected["outcome"]
    citations = finding["citations"]
    assert citations["law"]
    if "articles" in expected:
        assert {c["article"] for c in citations["statutes"]} == set(expected["articles"])
    if "evidence" in expected:
        assert {c["document"] for c in citations["evidence"]} == set(expected["evidence"])
    if "needs" in expected:
        assert {n["fact"]: n["kind"] for n in finding["needs"]} == expected["needs"]
    items = {item["subject"]["item"]: item["outcome"] for item in finding["items"]}
    for item, outcome in expected.get("items", {}).items():
        assert items[str(item)] == outcome
    if finding["outcome"] == "fail":
        assert finding["remedy"]["fr"]


def test_there_are_enough_of_them_and_some_are_in_order():
    assert len(SPECIMENS) >= 12
    assert len(IN_ORDER) >= 4
    for name in IN_ORDER:
        found = findings_of(report_on(name))
        unsettled = {r: f for r, f in found.items() if f["outcome"] in OPEN}
        for finding in unsettled.values():
            assert finding["outcome"] == "unknown"
            assert {need["kind"] for need in finding["needs"]} == {"judgement"}
    assert report_on("in-order-both")["verdicts"] == {"cnc": "pass", "es": "unknown"}


def test_every_condition_has_a_specimen_that_breaks_it():
    """It fails in one, or it passes in one and only a person can tell in another."""
    failed, undecided, passed = set(), set(), set()
    for name in SPECIMENS:
        passed |= {f["rule"] for f in report_on(name)["findings"] if f["outcome"] == "pass"}
        found = open_in(expected_of(name)["findings"])
        failed |= {rule for rule, outcome in found.items() if outcome == "fail"}
        undecided |= {rule for rule, outcome in found.items() if outcome == "unknown"}
    conditions = {n for n, r in own_pack().rules.items() if r.source.weight == "condition"}
    assert conditions - failed - (undecided & passed) == set()


def test_every_other_rule_has_a_case_that_breaks_it():
    for name, rule in own_pack().rules.items():
        if rule.source.weight != "condition":
            regime, _, short = name.partition(".")
            file = ROOT / "rules" / regime / f"{short}.cases.yaml"
            cases = yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
            assert "fail" in {case["expect"] for case in cases}, name
