"""``rules prove`` on small packs of which each has one thing to find."""

import datetime

import yaml

from tests.conftest import ROOT, run
from tests.mutation.packs import CITES, TEXT, write_pack

NOTHING_KNOWN = {"name": "nothing", "on": datetime.date(2010, 12, 31), "expect": "unknown"}


def proved(folder, *conditions, **more):
    """What ``rules prove`` says of rules with these conditions, called a, b and so on."""
    rules = {
        name: {"passes_when": condition, "cases": [NOTHING_KNOWN], **more}
        for name, condition in zip("abc", conditions, strict=False)
    }
    return run("rules", "prove", "--rules", write_pack(folder, rules))


def test_a_rule_with_nothing_to_find(tmp_path):
    ran = proved(tmp_path, {"year.paid": {"at_most": "6 EUR"}})
    assert (ran.code, ran.err) == (0, "")
    assert "1 rules: 1 can pass and fail, 0 dead parts." in ran.out


def test_a_rule_that_cannot_fail(tmp_path):
    ran = proved(tmp_path, {"year.votes": {"at_least": 0}})
    assert ran.code == 1
    assert "csa.a: no case can have the outcome fail." in ran.out


def test_a_rule_that_cannot_pass(tmp_path):
    ran = proved(tmp_path, {"all": [{"year.flag": True}, {"year.flag": False}]})
    assert ran.code == 1
    assert "csa.a: no case can have the outcome pass." in ran.out


def test_a_date_that_cannot_be_kept(tmp_path):
    later = {"date": "year.day", "plus_months": 1}
    ran = proved(
        tmp_path,
        {"all": [{"year.other_day": {"on_or_after": later}}, {"year.other_day": "year.day"}]},
    )
    assert "csa.a: no case can have the outcome pass." in ran.out


def test_the_last_day_of_a_month_stays_one(tmp_path):
    """From the last day of June one month is the last day of July, never the day before it."""
    before = {"year.day": datetime.date(2023, 6, 30)}
    wanted = {"year.other_day": {"date": "year.day", "plus_months": 1}}
    ran = proved(
        tmp_path, {"all": [before, wanted, {"year.other_day": datetime.date(2023, 7, 30)}]}
    )
    assert "csa.a: no case can have the outcome pass." in ran.out


def test_a_part_that_is_dead(tmp_path):
    parts = [{"year.paid": {"at_most": "6 EUR"}}, {"year.paid": {"at_most": "7 EUR"}}]
    ran = proved(tmp_path, {"all": parts})
    assert ran.code == 1
    assert "drops {year.paid: {at_most: 7 EUR}} from 'all'" in ran.out
    assert "drops {year.paid: {at_most: 6 EUR}}" not in ran.out


def test_rules_that_contradict_each_other(tmp_path):
    ran = proved(tmp_path, {"year.flag": True}, {"year.flag": False}, {"year.done": True})
    assert ran.code == 1
    assert "csa.a and csa.b can both concern a dossier, and never both pass." in ran.out
    assert "csa.c" not in ran.out


def test_a_contradiction_that_the_law_means(tmp_path):
    explained = {"rules": ["csa.b", "csa.a"], "because": TEXT, "cites": CITES}
    text = yaml.safe_dump({"contradictions": [explained]}, sort_keys=False)
    (tmp_path / "contradictions.yaml").write_text(text.replace("&id001", "").replace("*id001", "x"))
    ran = proved(tmp_path, {"year.flag": True}, {"year.flag": False})
    assert (ran.code, ran.err) == (0, "")
    assert "Contradictions that the law means:\n  csa.b and csa.a: x" in ran.out
    assert "1 contradictions, 0 of them unexplained." in ran.out


def test_what_is_asked_though_it_makes_no_difference(tmp_path):
    flag = {"year.flag": True}
    ran = proved(tmp_path, {"all": [{"any": [flag, {"not": flag}]}, {"year.done": True}]})
    assert "csa.a, always pass:" in ran.out
    assert "year.done: true" in ran.out


def test_fewer_than_ten_votes_of_one_each_need_a_judgement():
    """One vote of fewer than ten is more than a tenth: only a decision can accept that."""
    ran = run("rules", "prove", "es.one-tenth-vote")
    assert (ran.code, ran.err) == (0, "")
    assert "es.one-tenth-vote: with practice.meetings.votes less than 10\n" in ran.out


def test_the_contradiction_of_the_real_rules_is_explained():
    ran = run("rules", "prove", "es.liquidation-surplus")
    assert ran.code == 0
    assert "es.liquidation-surplus and es.still-a-cooperative: A company that is dis" in ran.out


def test_a_rule_that_is_not_there():
    ran = run("rules", "prove", "es.one-tenth-votes")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'es.one-tenth-vote'?" in ran.err.lower()


def test_without_the_solver_one_sentence_says_what_to_install(tmp_path):
    (tmp_path / "z3.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'z3'\", name='z3')"
    )
    wanted = "proofs need an extra library: pip install 'accreditation[proof]'.\n"
    commands = (
        ("rules", "prove"),
        ("rules", "mutate"),
        ("rules", "diff", "rules", "rules"),
        ("fix", ROOT / "fixtures" / "smartcoop"),
    )
    for command in commands:
        ran = run(*command, PYTHONPATH=str(tmp_path))
        assert (ran.code, ran.out, ran.err) == (2, "", wanted)
