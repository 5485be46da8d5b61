"""Invented cooperatives, each broken in one way, with the findings worked out by hand."""

from typing import Any

import pytest
import yaml

from tests.conftest import FIXTURES, report

SPECIMENS = sorted(folder.name for folder in (FIXTURES / "specimens").iterdir())


def observed(data: Any) -> dict[str, Any]:
    """Every finding that is not a pass, by rule; a specimen has one year."""
    return {f["rule"]: f for f in data["findings"] if f["outcome"] != "pass"}


@pytest.mark.parametrize("name", SPECIMENS)
def test_specimen(name):
    folder = FIXTURES / "specimens" / name
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    data = report(folder, "--as-of", str(expected["as_of"]))
    found = observed(data)
    assert {r: f["outcome"] for r, f in found.items()} == {
        rule: finding["outcome"] for rule, finding in expected["findings"].items()
    }
    for rule, finding in expected["findings"].items():
        _compare(finding, found[rule])
    assert {r: data["verdicts"][r] for r in expected["verdicts"]} == expected["verdicts"]


def _compare(expected: dict[str, Any], finding: Any) -> None:
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


def test_there_are_enough_of_them_and_one_is_in_order():
    assert len(SPECIMENS) >= 12
    sound = report(FIXTURES / "specimens" / "in-order", "--as-of", "2025-12-30")
    assert sound["verdicts"] == {"cnc": "pass"}


def test_every_rule_has_a_specimen_that_breaks_it():
    from accreditation.law import load_pack

    broken = set()
    for name in SPECIMENS:
        file = FIXTURES / "specimens" / name / "expected.yaml"
        broken |= set(yaml.safe_load(file.read_text(encoding="utf-8"))["findings"])
    assert set(load_pack().rules) - broken == {"csa.law-reviewed"}
