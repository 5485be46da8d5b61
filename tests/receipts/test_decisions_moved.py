"""Decisions that do not stand as they did since a report was made."""

import json

import pytest

from tests.conftest import run_here
from tests.deciding.desk import Desk

RULE = "es.societal-impact-purpose-clause"
ADVANTAGE = "member_advantage.main_accepted"


@pytest.fixture
def desk(copy, tmp_path, monkeypatch):
    """A dossier with a finding overruled and a question answered, and a report on it."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(copy("specimens/application-for-both-at-once"))
    desk.took(f"{RULE}@2021-05-12", "--outcome", "fail")
    desk.took(f"{ADVANTAGE}@2024", "--answer", "true")
    options = ("--as-of", desk.as_of, "--format", "json:report.json")
    assert run_here("check", desk.dossier, *options).code in (0, 1)
    return desk


def verified():
    ran = run_here("verify", "report.json", "--format", "json")
    assert ran.code == 1, ran.err
    return ran.json


def told(data):
    return [
        (one["number"], one["about"], one["change"], one["before"], one["now"], one["because"])
        for one in data["decisions"]
    ]


def test_one_that_was_set_aside_is_named_and_turns_the_finding_with_decisions(desk):
    desk.edit("statutes.yaml", "Mensch, Umwelt oder Gesellschaft", "Mensch oder Gesellschaft")
    data = verified()
    assert told(data) == [
        (1, RULE, "lapsed", "fail", None, "wording"),
        (2, ADVANTAGE, "lapsed", "true", None, "wording"),
    ]
    (moved,) = (one for one in data["findings"] if one["rule"] == RULE)
    assert moved["before"] == moved["now"]
    assert moved["with_decisions"] == {"before": "fail", "now": moved["now"]}
    assert RULE not in {one["rule"] for one in data["rests_otherwise"]}
    out = " ".join(run_here("verify", "report.json", "--lang", "en").out.split())
    assert "With the decisions: fail → unknown" in out
    assert "Decision 1 (Rapporteur) · " in out
    assert f"[{RULE}]" in out
    assert "Counts no longer: the wording of the rule, the question or the statutes" in out


def test_one_that_was_added_and_one_that_it_replaces_are_named(desk):
    desk.took(f"{ADVANTAGE}@2024", "--answer", "false")
    assert told(verified()) == [
        (2, ADVANTAGE, "gone", "true", None, None),
        (3, ADVANTAGE, "added", None, "false", None),
    ]
    out = " ".join(run_here("verify", "report.json", "--lang", "fr").out.split())
    assert f"[{ADVANTAGE}]" in out
    assert "Ne compte plus (oui)" in out
    assert "Compte désormais : non" in out


def test_one_that_was_recorded_anew_with_other_reasons_is_named(desk):
    desk.file.unlink()
    desk.took(f"{RULE}@2021-05-12", "--outcome", "pass", "--because", "other reasons")
    desk.took(f"{ADVANTAGE}@2024", "--answer", "true")
    data = verified()
    assert told(data) == [(1, RULE, "changed", "fail", "pass", None)]
    (moved,) = (one for one in data["findings"] if one["rule"] == RULE)
    assert moved["with_decisions"] == {"before": "fail", "now": "pass"}


def test_one_that_counts_again_is_named(desk):
    before = "Mensch, Umwelt oder Gesellschaft"
    desk.edit("statutes.yaml", before, "Mensch oder Gesellschaft")
    options = ("--as-of", desk.as_of, "--format", "json:report.json")
    run_here("check", desk.dossier, *options)
    desk.edit("statutes.yaml", "Mensch oder Gesellschaft", before)
    assert told(verified()) == [
        (1, RULE, "counts_again", None, "fail", None),
        (2, ADVANTAGE, "counts_again", None, "true", None),
    ]


def test_a_decision_that_was_edited_in_a_report_is_told_though_a_file_changed(desk):
    with open("report.json", encoding="utf-8") as file:
        data = json.load(file)
    (finding,) = (one for one in data["findings"] if one["decision"])
    finding["decision"]["outcome"] = "pass"
    with open("report.json", "w", encoding="utf-8") as file:
        json.dump(data, file)
    with (desk.dossier / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    found = verified()
    assert found["report"] == "edited"
    assert told(found) == [(1, RULE, "changed", "pass", "fail", None)]
