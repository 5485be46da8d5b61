"""The coverage map: nothing of the law is left out, and the map sees it when something is."""

import shutil

import pytest

from tests.conftest import ROOT, edit, run, run_here

OUTCOMES = ("pass", "fail", "unknown")


@pytest.fixture(scope="module")
def coverage():
    ran = run("rules", "coverage", "--format", "json")
    assert ran.err == ""
    return ran.json


@pytest.fixture
def rules(tmp_path):
    """A copy of the rules that a test may change."""
    return shutil.copytree(ROOT / "rules", tmp_path / "rules")


def places(coverage, instrument):
    return [entry for entry in coverage["provisions"] if entry["instrument"] == instrument]


def test_nothing_is_missing(coverage):
    assert coverage["gaps"] == []


@pytest.mark.parametrize(
    ("instrument", "wanted"),
    [
        ("AR62", [f"art. 1 §1 {n}°" for n in range(1, 9)] + [f"art. 1 §{n}" for n in range(2, 9)]),
        ("AR62", [f"art. {n}" for n in range(2, 13)]),
        ("AR19", [f"art. 6 §1 {n}°" for n in range(1, 9)]),
        ("AR19", [f"art. 6 §2 al. 1 {n}°" for n in range(1, 5)]),
        ("AR19", [f"art. 6 §2 al. {n}" for n in (2, 3, 4)] + [f"art. {n}" for n in range(7, 14)]),
        ("CSA", ["art. 8:4 al. 1", "art. 8:4 al. 2", "art. 8:4 al. 3", "art. 8:5 §1 1°"]),
        ("CSA", ["art. 8:5 §1 2°", "art. 8:5 §1 3°", "art. 8:5 §1 al. 3", "art. 8:5 §2"]),
    ],
)
def test_each_item_has_a_rule_or_a_reason(coverage, instrument, wanted):
    found = {entry["at"]: entry for entry in places(coverage, instrument)}
    for at in wanted:
        parts = [e for a, e in found.items() if a == at or a.startswith((f"{at} ", f"{at}, "))]
        assert parts, f"{instrument} {at} is not on the map"
        assert all(part["rules"] or part["reason"] for part in parts), at


def test_each_condition_of_the_decrees_is_a_rule_and_not_a_reason(coverage):
    for instrument, stem in (("AR62", "art. 1 §1"), ("AR19", "art. 6 §1")):
        items = {e["at"]: e for e in places(coverage, instrument)}
        for n in range(1, 9):
            assert items[f"{stem} {n}°"]["rules"], f"{instrument} {stem} {n}°"


def test_each_rule_shows_every_outcome(coverage):
    for rule in coverage["rules"]:
        assert all(rule["outcomes"].get(outcome) for outcome in OUTCOMES), rule["rule"]


def test_every_edge_case_and_every_vector_has_its_cases(coverage):
    assert [c["number"] for c in coverage["edge_cases"]] == list(range(1, 74))
    assert [c["number"] for c in coverage["vectors"]] == list(range(1, 17))
    for numbered in (*coverage["edge_cases"], *coverage["vectors"]):
        assert numbered["cases"], numbered["situation"]


def gaps(rules):
    ran = run_here("rules", "coverage", "--format", "json", "--rules", rules)
    assert ran.code == 1, ran.err
    return ran.json["gaps"]


def test_a_provision_that_no_rule_cites_any_more_is_a_gap(rules):
    for file in (rules / "cnc").glob("information-and-training*"):
        file.unlink()
    for file in rules.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if file.parent.name != "provisions" and "art. 1 §1 8°" in text:
            file.write_text(text.replace("art. 1 §1 8°", "art. 1 §7"), encoding="utf-8")
    assert "AR62 art. 1 §1 8°: no rule and no reason." in gaps(rules)


def test_a_threshold_without_a_case_on_it_is_a_gap(rules):
    edit(
        rules / "parameters.yaml",
        "{from: 2016-06-01, value: 6 %, cites",
        "{from: 2016-06-01, value: 6.1 %, cites",
    )
    found = [gap for gap in gaps(rules) if gap.startswith("cnc.capped-dividend:")]
    assert any("stands on it" in gap for gap in found)


def test_the_text_says_what_encodes_each_provision_in_every_language():
    for language, words in (
        ("fr", "cas :"),
        ("nl", "gevallen:"),
        ("de", "Fälle:"),
        ("en", "cases:"),
    ):
        out = run_here("rules", "coverage", "--lang", language).out
        assert "AR62" in out
        assert words in out
