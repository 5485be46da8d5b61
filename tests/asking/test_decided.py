"""What persons decided is not asked again, and every report asks in the same order."""

import json
import re
from collections import defaultdict

import pytest

from tests.asking.test_ask import KINDS, WEIGHTS
from tests.conftest import FIXTURES, run_here
from tests.deciding.desk import Desk

ADVANTAGE = "member_advantage.main_accepted"
TRAINING = "training.adequate"
AIM = "company.cooperative_aim"


@pytest.fixture
def desk(copy):
    return Desk(copy("specimens/in-order"))


def asked(desk):
    ran = run_here("ask", desk.dossier, "--as-of", desk.as_of, "--format", "json")
    assert ran.code == 0, ran.err
    return [question["fact"] for question in ran.json["questions"]], ran.json["open"]


def test_a_judgement_that_was_given_is_not_asked_again(desk):
    assert asked(desk) == (
        [ADVANTAGE, AIM, TRAINING],
        {"condition": 1, "obligation": 1, "advice": 1},
    )
    desk.took(f"{ADVANTAGE}@2024", "--answer", "true")
    assert asked(desk) == ([AIM, TRAINING], {"condition": 0, "obligation": 1, "advice": 1})


@pytest.mark.parametrize("outcome", ["pass", "fail", "not_applicable"])
def test_what_only_an_overruled_finding_lacks_is_not_asked(desk, outcome):
    desk.took("cnc.member-advantage@2024", "--outcome", outcome)
    facts, open_ = asked(desk)
    assert ADVANTAGE not in facts
    assert open_["condition"] == 0
    assert f"[{ADVANTAGE}" not in desk.shown("draft", "letter", desk.dossier)
    missing = desk.shown("check", desk.dossier, "--lang", "en").partition("What is missing (")[2]
    assert AIM in missing
    assert f"{ADVANTAGE}]" not in missing
    finding = desk.findings()("cnc.member-advantage", 2024)
    assert finding["outcome"] == "unknown"
    assert [need["fact"] for need in finding["needs"]] == [ADVANTAGE]


def test_an_answer_that_no_longer_counts_is_asked_again(desk):
    desk.took(f"{TRAINING}@2024", "--answer", "true")
    assert TRAINING not in asked(desk)[0]
    desk.edit("2024.yaml", "training.amount: {value: 1850 EUR", "training.amount: {value: 185 EUR")
    assert TRAINING in asked(desk)[0]


def test_every_report_asks_the_most_decisive_first(tmp_path):
    outputs = {form: tmp_path / f"report.{form}" for form in ("md", "text", "json")}
    formats = [f"--format={form}:{file}" for form, file in outputs.items()]
    run_here("check", FIXTURES / "smartcoop", "--as-of", "2025-12-31", "--lang", "en", *formats)
    ranks = ranked(json.loads(outputs["json"].read_text("utf-8")))
    assert len(ranks) > 20
    for form in ("md", "text"):
        text = outputs[form].read_text("utf-8").partition("What is missing (")[2].replace("\\", "")
        shown = re.findall(r"; ([a-z_.]+)\]", " ".join(text.split()))
        told = [ranks[fact] for fact in shown if fact in ranks]
        assert len(told) == len(ranks)
        assert told == sorted(told)


def ranked(data):
    """How decisive the questions are that a report asks, by fact, of facts asked in one way only.

    It is the weightiest finding, then how many there are, then what can settle it.
    """
    there = {(one["kind"], one["id"]) for one in data["examined"] if one["file"]}
    needs = [
        (need, finding)
        for finding in data["findings"]
        if (finding["subject"]["kind"], finding["subject"]["id"]) in there
        for need in finding["needs"]
    ]
    asked = defaultdict(set)
    for need, _ in needs:
        about = {key: value for key, value in need.items() if key != "items"}
        asked[need["fact"]].add(json.dumps(about))
    findings = defaultdict(list)
    kinds = {}
    for need, finding in needs:
        if len(asked[need["fact"]]) == 1:
            findings[need["fact"]].append(finding["weight"])
            kinds[need["fact"]] = need["kind"]
    return {
        fact: (min(map(WEIGHTS.index, weights)), -len(weights), KINDS.index(kinds[fact]))
        for fact, weights in findings.items()
    }
