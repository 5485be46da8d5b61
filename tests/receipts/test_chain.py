"""What became of the decisions since a report was made."""

import json

import jsonschema
import pytest

from tests.conftest import ROOT, run_here
from tests.deciding.desk import Desk

ADVANTAGE = ("member_advantage.main_accepted@2024", "--answer", "true")
TRAINING = ("training.adequate@2024", "--answer", "true")


@pytest.fixture
def desk(copy, tmp_path, monkeypatch):
    """A dossier without decisions; reports on it are written into the current folder."""
    monkeypatch.chdir(tmp_path)
    return Desk(copy("specimens/in-order"))


def check(desk):
    options = ("--as-of", desk.as_of, "--format", "json:report.json")
    ran = run_here("check", desk.dossier, *options)
    assert ran.code in (0, 1), ran.err


def verified(code):
    """What became of the report."""
    ran = run_here("verify", "report.json", "--format", "json")
    assert ran.code == code, ran.out + ran.err
    schema = json.loads((ROOT / "schemas" / "verification.json").read_text("utf-8"))
    jsonschema.validate(ran.json, schema)
    return ran.json


def decisions(data):
    told = data["changes"]["decisions"]
    return told["change"], told["before"], told["now"]


def shown():
    return run_here("verify", "report.json", "--lang", "en").out


def lines(desk):
    return desk.file.read_text("utf-8").splitlines(keepends=True)


def test_a_report_with_decisions_holds_as_long_as_none_comes(desk):
    desk.took(*ADVANTAGE)
    desk.took(*TRAINING)
    check(desk)
    assert decisions(verified(code=0)) == ("same", 2, 2)


def test_a_later_decision_is_told_with_what_it_turns(desk):
    desk.took(*ADVANTAGE)
    check(desk)
    desk.took(*TRAINING)
    data = verified(code=1)
    assert decisions(data) == ("appended", 1, 2)
    assert (data["state"], data["report"]) == ("different", "whole")
    moved = [(one["rule"], one["before"], one["now"]) for one in data["findings"]]
    assert ("cnc.information-and-training-effort", "unknown", "pass") in moved
    assert "Decisions: later ones were added (1 then, 2 now)." in shown()


def test_a_first_decision_after_the_report_is_told(desk):
    check(desk)
    desk.took(*ADVANTAGE)
    data = verified(code=1)
    assert decisions(data) == ("appended", 0, 1)
    assert data["changes"]["files"]["added"] == ["decisions.jsonl"]


def test_a_last_decision_that_was_cut_off_was_taken_out(desk):
    desk.took(*ADVANTAGE)
    desk.took(*TRAINING)
    check(desk)
    desk.file.write_text(lines(desk)[0], encoding="utf-8")
    assert decisions(verified(code=1)) == ("removed", 2, 1)
    assert "some are missing (2 then, 1 now)." in shown()
    assert "somebody took them out." in shown()


def test_a_file_that_is_gone_is_missed(desk):
    desk.took(*ADVANTAGE)
    check(desk)
    desk.file.unlink()
    data = verified(code=1)
    assert decisions(data) == ("removed", 1, 0)
    assert data["changes"]["files"]["removed"] == ["decisions.jsonl"]


def test_a_decision_that_turned_nothing_is_missed_all_the_same(desk):
    desk.took(*ADVANTAGE)
    desk.took(*ADVANTAGE, "--because", "seen once more")
    check(desk)
    desk.file.write_text(lines(desk)[0], encoding="utf-8")
    data = verified(code=1)
    assert (data["state"], data["findings"]) == ("same", [])
    assert decisions(data) == ("removed", 2, 1)


def test_a_chain_that_was_made_anew_is_another(desk):
    desk.took(*ADVANTAGE)
    check(desk)
    desk.file.unlink()
    desk.took(*ADVANTAGE, "--because", "other reasons")
    data = verified(code=1)
    assert (data["state"], decisions(data)) == ("same", ("altered", 1, 1))
    assert "those of then were replaced or altered (1 then, 1 now)." in shown()


def test_a_line_that_was_edited_stops_it_with_one_sentence(desk):
    desk.took(*ADVANTAGE)
    desk.took(*TRAINING)
    check(desk)
    first, second = lines(desk)
    edited = first.replace("seen in the file", "seen in the book")
    desk.file.write_text(edited + second, encoding="utf-8")
    data = verified(code=2)
    assert (data["state"], decisions(data)) == ("not_checked", ("broken", 2, None))
    (problem,) = data["problems"]
    assert problem.endswith(
        "decisions.jsonl:1: was changed after it was recorded; its digest does not fit."
    )
    ran = run_here("verify", "report.json", "--lang", "en")
    assert ran.err.count("decisions.jsonl:1: was changed after it was recorded") == 1
    assert "the file can no longer be read as it was written (decisions then: 2)." in ran.out
