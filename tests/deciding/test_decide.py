"""What decisions do: answers are facts, overruling counts beside what the program found."""

import datetime

import pytest

from tests.conftest import findings
from tests.deciding.desk import DAY, Desk

ADVANTAGE = "member_advantage.main_accepted@2024"
EFFORT = "training.adequate@2024"


def test_answers_decide_what_hung_on_them(in_order):
    assert in_order.report()["verdicts"] == {"cnc": "unknown"}
    in_order.took(ADVANTAGE, "--answer", "true")
    in_order.took(EFFORT, "--answer", "true")
    data = in_order.report()
    assert data["verdicts"] == data["verdicts_with_decisions"] == {"cnc": "pass"}
    finding = findings(data)("cnc.member-advantage", 2024)
    assert finding["outcome"] == "pass"
    assert {"document": "decisions.jsonl", "at": "decision 1"} in finding["citations"]["evidence"]
    assert finding["decision"] is None
    assert [(one["fact"], one["value"]) for one in data["answers"]] == [
        ("member_advantage.main_accepted", "true"),
        ("training.adequate", "true"),
    ]


def test_an_answer_may_make_a_condition_fail(in_order):
    in_order.took(ADVANTAGE, "--answer", "false")
    assert in_order.report()["verdicts"] == {"cnc": "fail"}


def test_of_several_answers_the_last_counts(in_order):
    in_order.took(ADVANTAGE, "--answer", "false")
    in_order.took(ADVANTAGE, "--answer", "true")
    data = in_order.report()
    assert findings(data)("cnc.member-advantage", 2024)["outcome"] == "pass"
    assert [one["decision"]["number"] for one in data["answers"]] == [2]
    assert data["set_aside"] == []


def test_an_answer_on_one_item_leaves_the_others_open(copy):
    desk = Desk(copy("specimens/tokens-that-may-be-too-much"))
    desk.took("practice.mandate_payments.limited[leden-van-het-bestuur]@2024", "--answer", "true")
    finding = desk.findings()("es.free-mandates", 2024)
    assert finding["outcome"] == "pass"
    (items,) = [{i["subject"]["item"]: i["outcome"] for i in finding["items"]}]
    assert items == {"leden-van-het-bestuur": "pass", "penningmeester": "pass"}


def test_a_contradiction_is_settled_and_stays_visible(copy):
    desk = Desk(copy("specimens/two-articles-that-disagree"))
    desk.took("voting.rule@statutes", "--answer", "one_member_one_vote")
    found = desk.findings()
    assert found("cnc.equal-vote-clause")["outcome"] == "pass"
    agree = found("csa.articles-agree")
    assert agree["outcome"] == "pass"
    assert [item["subject"]["item"] for item in agree["items"]] == ["voting.rule"]
    assert {"document": "decisions.jsonl", "at": "decision 1"} in agree["citations"]["evidence"]
    desk.took("voting.rule@2021-05-12", "--answer", "one_share_one_vote")
    assert desk.findings()("cnc.equal-vote-clause")["outcome"] == "fail"


def test_overruling_moves_only_the_verdict_with_decisions(one_cent_over):
    for question in (ADVANTAGE, EFFORT):
        one_cent_over.took(question, "--answer", "true")
    one_cent_over.took("cnc.capped-dividend@2024", "--outcome", "pass", "--document", "Note 7")
    data = one_cent_over.report()
    assert data["verdicts"] == {"cnc": "fail"}
    assert data["verdicts_with_decisions"] == {"cnc": "pass"}
    finding = findings(data)("cnc.capped-dividend", 2024)
    assert finding["outcome"] == "fail"
    assert finding["decision"] == {
        "number": 3,
        "by": "Rapporteur",
        "on": DAY,
        "reasons": "seen in the file",
        "outcome": "pass",
        "document": "Note 7",
    }
    assert data["conditions"]["cnc"]["fail"] == 1


def test_overruling_may_go_against_the_cooperative(in_order):
    for question in (ADVANTAGE, EFFORT):
        in_order.took(question, "--answer", "true")
    in_order.took("cnc.capped-dividend@2024", "--outcome", "fail")
    data = in_order.report()
    assert data["verdicts"] == {"cnc": "pass"}
    assert data["verdicts_with_decisions"] == {"cnc": "fail"}


def test_an_overruling_is_taken_back_by_the_outcome_of_the_program(one_cent_over):
    one_cent_over.took("cnc.capped-dividend@2024", "--outcome", "not_applicable")
    assert one_cent_over.report()["verdicts_with_decisions"] == {"cnc": "unknown"}
    one_cent_over.took("cnc.capped-dividend@2024", "--outcome", "fail")
    assert one_cent_over.report()["verdicts_with_decisions"] == {"cnc": "fail"}


def test_advice_may_be_overruled_and_has_no_verdict(copy):
    desk = Desk(copy("specimens/members-that-do-not-add-up"))
    desk.took("csa.members-reconcile@2024", "--outcome", "pass")
    data = desk.report()
    assert findings(data)("csa.members-reconcile", 2024)["decision"]["outcome"] == "pass"
    assert data["verdicts_with_decisions"] == data["verdicts"]


def test_before_its_day_a_decision_has_not_been_taken(one_cent_over):
    one_cent_over.took("cnc.capped-dividend@2024", "--outcome", "pass", on="2025-11-03")
    one_cent_over.took(EFFORT, "--answer", "true", on="2025-11-03")
    before = one_cent_over.report(as_of="2025-11-02")
    assert findings(before)("cnc.capped-dividend", 2024)["decision"] is None
    assert before["answers"] == before["set_aside"] == []
    after = one_cent_over.report(as_of="2025-11-03")
    assert findings(after)("cnc.capped-dividend", 2024)["decision"]["number"] == 1
    assert [one["decision"]["number"] for one in after["answers"]] == [2]


def test_a_part_of_the_dossier_shows_the_decisions_on_it_and_sets_none_aside(one_cent_over):
    one_cent_over.took("cnc.capped-dividend@2024", "--outcome", "pass")
    company_law = one_cent_over.report("--regime", "csa")
    assert company_law["set_aside"] == []
    assert {f["decision"] for f in company_law["findings"]} == {None}


def test_the_exit_code_follows_the_program(one_cent_over):
    one_cent_over.took("cnc.capped-dividend@2024", "--outcome", "pass")
    from tests.conftest import run_here

    assert run_here("check", one_cent_over.dossier, "--as-of", one_cent_over.as_of).code == 1


def test_one_line_says_what_was_recorded_and_what_the_verdict_is(one_cent_over):
    ran = one_cent_over.decide("cnc.capped-dividend@2024", "--outcome", "pass")
    assert ran.out == (
        "Decision 1 recorded: cnc.capped-dividend@2024 counts as 'pass'. "
        "Accredited cooperative (CNC): FAIL (with decisions: UNKNOWN).\n"
    )


REFUSED = [
    ("cnc.capped-divident@2024", ("--outcome", "pass"), "Did you mean 'cnc.capped-dividend'"),
    ("cnc.capped-dividend@2019", ("--outcome", "pass"), "no 'cnc.capped-dividend@2019'"),
    ("cnc.capped-dividend[a]@2024", ("--outcome", "pass"), "decided as a whole"),
    ("es.free-mandates@2024", ("--outcome", "pass"), "no finding on 'es.free-mandates'"),
    ("cnc.capped-dividend@2024", ("--outcome", "fail"), "'fail' already"),
    ("cnc.capped-dividend@2024", ("--outcome", "unknown"), "'unknown' is not one of"),
    ("cnc.capped-dividend@2024", ("--answer", "true"), "is a finding, and no question"),
    (EFFORT, ("--outcome", "pass"), "is a question, and no finding"),
    (EFFORT, ("--outcome", "pass", "--answer", "true"), "give one"),
    (EFFORT, ("--answer", "perhaps"), "'training.adequate' must be true or false, not 'perhaps'"),
    ("training.adequate@2019", ("--answer", "true"), "which is meant: training.adequate@2024?"),
    ("training.adequate[x]@2024", ("--answer", "true"), "is no fact of items"),
    ("members.joined@2024", ("--answer", "5"), "Put it in a year file, with its source"),
    ("voting.rule@statutes", ("--answer", "one_member_one_vote"), "Put it in the statutes"),
    ("year.closes@2024", ("--answer", "2024-12-31"), "is worked out by the program"),
    ("practice.dividends@2024", ("--answer", "true"), "is a list"),
    ("practice.dividends.rate_accepted@2024", ("--answer", "true"), "name one"),
    ("practice.dividends.rate_accepted[x]@2024", ("--answer", "true"), "has no item 'x'"),
    (EFFORT, ("--answer", "true", "--because", " "), "--because is missing"),
    (EFFORT, ("--answer", "true", "--document", " "), "--document names no document"),
    ("@2024", ("--answer", "true"), "names nothing"),
]


@pytest.mark.parametrize(("finding", "options", "sentence"), REFUSED)
def test_refusals_are_a_sentence_and_record_nothing(one_cent_over, finding, options, sentence):
    assert sentence in one_cent_over.refused(finding, *options)


def test_what_is_missing_is_said_at_once(one_cent_over):
    said = one_cent_over.refused(EFFORT, "--answer", "true", "--by", "", "--because", "")
    assert "--by is missing" in said
    assert "--because is missing" in said


def test_a_decision_is_not_of_tomorrow_and_not_later_than_the_look(one_cent_over):
    tomorrow = str(datetime.date.today() + datetime.timedelta(days=1))  # noqa: DTZ011
    assert "lies ahead" in one_cent_over.refused(EFFORT, "--answer", "true", on=tomorrow)
    said = one_cent_over.refused(EFFORT, "--answer", "true", on="2025-12-31")
    assert "does not count as of 2025-12-30" in said


def test_without_an_outcome_it_says_what_is_open(in_order):
    said = in_order.refused("cnc.member-advantage@2024")
    assert "cnc.member-advantage@2024 is 'unknown'" in said
    assert f"{ADVANTAGE} (In the year, was procuring this advantage" in said
    assert "--answer: true or false" in in_order.refused(ADVANTAGE)


def test_a_year_without_a_file_has_no_answers_and_may_be_overruled(in_order):
    later = Desk(in_order.dossier, "2025-12-31")
    assert "training.adequate@2024?" in later.refused("training.adequate@2025", "--answer", "true")
    later.took("cnc.capped-dividend@2025", "--outcome", "pass")
    assert later.findings()("cnc.capped-dividend", 2025)["decision"]["outcome"] == "pass"


def test_a_finding_or_the_list_is_asked_for(in_order):
    from tests.conftest import run_here

    assert "name a finding" in run_here("decide", in_order.dossier).err
    assert "name no finding" in run_here("decide", in_order.dossier, EFFORT, "--list").err
