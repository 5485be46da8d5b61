"""A decision is dropped, visibly, when the facts or the wording it was about change."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, edit, findings
from tests.deciding.desk import Desk, set_aside

CAPPED = "cnc.capped-dividend"
RECONCILE = "csa.members-reconcile"
EFFORT = "training.adequate@2024"
ARTICLE_19 = "En cas de partage des voix, la proposition est rejetée."
ARTICLE_18 = "Chaque membre dispose d'une voix en toutes matières"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules."""
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


@pytest.fixture
def disagreeing(copy) -> Desk:
    """A cooperative of which article 18 gives a vote to each member, and article 20 to each part.

    It is decided that article 18 holds.
    """
    desk = Desk(copy("specimens/two-articles-that-disagree"))
    desk.took("voting.rule@statutes", "--answer", "one_member_one_vote")
    return desk


def test_a_fact_of_an_overruled_finding_changes(in_order):
    in_order.took(f"{RECONCILE}@2024", "--outcome", "fail")
    resigned = "members.resigned: {value: 11,"
    in_order.edit("2024.yaml", resigned, "members.resigned: {value: 12,")
    data = in_order.report()
    assert set_aside(data) == [(1, RECONCILE, "facts", ["members.resigned: 11 → 12"])]
    assert findings(data)(RECONCILE, 2024)["decision"] is None
    in_order.edit("2024.yaml", "members.resigned: {value: 12,", resigned)
    data = in_order.report()
    assert set_aside(data) == []
    assert findings(data)(RECONCILE, 2024)["decision"]["number"] == 1


def test_the_items_of_a_list_change(one_cent_over):
    one_cent_over.took(f"{CAPPED}@2024", "--outcome", "pass")
    one_cent_over.edit("2024.yaml", "      class-b:", "      class-c:")
    ((_, about, because, details),) = set_aside(one_cent_over.report())
    assert (about, because) == (CAPPED, "facts")
    assert "practice.dividends: class-a, class-b → class-a, class-c" in details
    assert "practice.dividends.nominal[class-c]: ? → 250.00 EUR" in details


def test_what_nobody_had_stated_is_stated(in_order):
    """Whoever overruled did without it; whoever answered had no need of it."""
    for name in ("members.otherwise_left", "training.amount"):
        in_order.edit("2024.yaml", f"  {name}:", f"  # {name}:")
    in_order.took(f"{RECONCILE}@2024", "--outcome", "pass")
    in_order.took(EFFORT, "--answer", "true")
    for name in ("members.otherwise_left", "training.amount"):
        in_order.edit("2024.yaml", f"  # {name}:", f"  {name}:")
    data = in_order.report()
    assert set_aside(data) == [(1, RECONCILE, "facts", ["members.otherwise_left: ? → 2"])]
    assert [one["decision"]["number"] for one in data["answers"]] == [2]


def test_what_was_known_when_a_question_was_answered_changes(in_order):
    in_order.took(EFFORT, "--answer", "true")
    in_order.edit(
        "2024.yaml", "training.amount: {value: 1850 EUR,", "training.amount: {value: 1 EUR,"
    )
    data = in_order.report()
    assert set_aside(data) == [
        (1, "training.adequate", "facts", ["training.amount: 1850.00 EUR → 1.00 EUR"])
    ]
    assert findings(data)("cnc.information-and-training-effort", 2024)["outcome"] == "unknown"


def test_an_answer_rests_on_what_the_dossier_says_of_the_cooperative(in_order):
    in_order.took("company.cooperative_aim@statutes", "--answer", "true")
    in_order.edit("dossier.yaml", "form: SC,", "form: SCE,")
    data = in_order.report()
    assert set_aside(data) == [
        (1, "company.cooperative_aim", "facts", ["cooperative.form: SC → SCE"])
    ]
    assert findings(data)("csa.main-aim-clause")["outcome"] != "pass"


def test_what_neither_rule_reads_does_not_matter(one_cent_over):
    one_cent_over.took(f"{CAPPED}@2024", "--outcome", "pass")
    one_cent_over.took(EFFORT, "--answer", "true")
    one_cent_over.edit("2024.yaml", "members.joined: {value: 38,", "members.joined: {value: 39,")
    one_cent_over.edit("statutes.yaml", "heading: Règlement d'ordre intérieur", "heading: ROI")
    data = one_cent_over.report()
    assert set_aside(data) == []
    assert findings(data)(CAPPED, 2024)["decision"]["number"] == 1
    assert len(data["answers"]) == 1


def test_an_overruling_that_lapses_brings_none_before_it_back(in_order):
    """The first is about the facts as they are again; the second replaced it for good."""
    resigned = "members.resigned: {value: 11,"
    in_order.took(f"{RECONCILE}@2024", "--outcome", "fail")
    in_order.edit("2024.yaml", resigned, "members.resigned: {value: 12,")
    in_order.took(f"{RECONCILE}@2024", "--outcome", "not_applicable")
    in_order.edit("2024.yaml", "members.resigned: {value: 12,", resigned)
    data = in_order.report()
    assert set_aside(data) == [(2, RECONCILE, "facts", ["members.resigned: 12 → 11"])]
    assert findings(data)(RECONCILE, 2024)["decision"] is None


def test_an_answer_that_lapses_brings_none_before_it_back(in_order):
    amount = "training.amount: {value: 1850 EUR,"
    in_order.took(EFFORT, "--answer", "true")
    in_order.edit("2024.yaml", amount, "training.amount: {value: 1 EUR,")
    in_order.took(EFFORT, "--answer", "false")
    in_order.edit("2024.yaml", "training.amount: {value: 1 EUR,", amount)
    data = in_order.report()
    assert [one["decision"]["number"] for one in data["set_aside"]] == [2]
    assert data["answers"] == []


def test_an_overruling_rests_on_the_answers_that_were_given(in_order):
    in_order.took("member_advantage.main_accepted@2024", "--answer", "false")
    in_order.took("cnc.member-advantage@2024", "--outcome", "pass")
    in_order.took("member_advantage.main_accepted@2024", "--answer", "true")
    assert set_aside(in_order.report()) == [
        (
            2,
            "cnc.member-advantage",
            "facts",
            ["member_advantage.main_accepted: false → true"],
        )
    ]


def test_the_words_of_an_article_change(disagreeing):
    disagreeing.edit("statutes.yaml", ARTICLE_19, f"{ARTICLE_19} Le président vote en dernier.")
    disagreeing.edit("statutes.yaml", ARTICLE_18, f"{ARTICLE_18},")
    data = disagreeing.report()
    assert set_aside(data) == [
        (1, "voting.rule", "wording", ["art. 18", "art. 19"]),
    ]
    assert findings(data)("cnc.equal-vote-clause")["outcome"] == "unknown"


def test_layout_is_no_change_of_words(disagreeing):
    disagreeing.edit("statutes.yaml", ARTICLE_18, ARTICLE_18.replace(" en ", "\n      en "))
    assert set_aside(disagreeing.report()) == []


def test_a_judgement_on_which_no_article_states_anything_rests_on_the_whole_text(in_order):
    in_order.took("company.cooperative_aim@statutes", "--answer", "true")
    assert in_order.findings()("csa.main-aim-clause")["outcome"] == "pass"
    in_order.edit("statutes.yaml", "heading: Dividende", "heading: Des dividendes")
    assert set_aside(in_order.report()) == [(1, "company.cooperative_aim", "wording", ["art. 24"])]


def test_the_sources_that_differed_agree(disagreeing):
    disagreeing.edit("statutes.yaml", "      voting.rule: one_share_one_vote\n", "")
    ((_, about, because, details),) = set_aside(disagreeing.report())
    assert (about, because) == ("voting.rule", "facts")
    assert details == [
        "voting.rule: one_member_one_vote / one_share_one_vote → one_member_one_vote"
    ]


def test_the_wording_of_rules_formulas_and_questions_changes(in_order, rules):
    for rule in (CAPPED, RECONCILE):
        in_order.took(f"{rule}@2024", "--outcome", "not_applicable")
    in_order.took(EFFORT, "--answer", "true")
    edit(rules / "cnc/capped-dividend.yaml", "en: Capped dividend", "en: Cap on dividends")
    edit(
        rules / "vocabulary/membership.yaml",
        "{sum: [members.opening, members.joined]}",
        "{sum: [members.joined, members.opening]}",
    )
    edit(
        rules / "vocabulary/training.yaml",
        "Is the effort on information and training in proportion",
        "Is the spending on information and training in proportion",
    )
    assert set_aside(in_order.report("--rules", rules)) == [
        (1, CAPPED, "wording", [CAPPED]),
        (2, RECONCILE, "wording", [RECONCILE]),
        (3, "training.adequate", "wording", ["training.adequate"]),
    ]


def test_numbers_of_the_law_and_what_a_set_presupposes_change(in_order, rules):
    for rule in (CAPPED, RECONCILE):
        in_order.took(f"{rule}@2024", "--outcome", "not_applicable")
    cap = "{from: 2016-06-01, value: 6 %, cites"
    edit(rules / "parameters.yaml", cap, cap.replace("6 %", "7 %"))
    edit(rules / "regimes.yaml", "[SC, SCE]", "[SCE, SC]")
    told = (
        "cnc.dividend_cap: 6 % (1995-10-01); 6 % (1996-10-01); 6 % (2016-06-01) → "
        "6 % (1995-10-01); 6 % (1996-10-01); 7 % (2016-06-01)"
    )
    assert set_aside(in_order.report("--rules", rules)) == [
        (1, CAPPED, "wording", [told]),
        (2, RECONCILE, "wording", [RECONCILE]),
    ]


def test_to_state_the_same_for_another_article_is_no_change_of_words(disagreeing):
    """Both articles say what they said; only what the dossier notes beside them has moved."""
    stated = "voting.rule: one_member_one_vote"
    disagreeing.edit("statutes.yaml", f"provides: {{{stated}}}", "provides: {}")
    casting = "      voting.casting_vote: false"
    disagreeing.edit("statutes.yaml", casting, f"{casting}\n      {stated}")
    assert set_aside(disagreeing.report()) == []


def test_there_is_no_such_finding_any_more(one_cent_over, rules):
    one_cent_over.took(f"{CAPPED}@2024", "--outcome", "pass")
    one_cent_over.took(EFFORT, "--answer", "true")
    one_cent_over.edit("dossier.yaml", "years: [2024.yaml]", "years: []")
    ((number, about, because, _),) = set_aside(one_cent_over.report())[1:]
    assert (number, about, because) == (2, "training.adequate", "finding")
    one_cent_over.edit("dossier.yaml", "years: []", "years: [2024.yaml]")
    for file in (rules / "cnc").glob("capped-dividend.*"):
        file.unlink()
    assert set_aside(one_cent_over.report("--rules", rules)) == [(1, CAPPED, "finding", [])]


def test_an_item_is_gone(copy):
    desk = Desk(copy("specimens/tokens-that-may-be-too-much"))
    fact = "practice.mandate_payments.limited"
    desk.took(f"{fact}[leden-van-het-bestuur]@2024", "--answer", "true")
    desk.edit("2024.yaml", "      leden-van-het-bestuur:", "      bestuursleden:")
    data = desk.report()
    assert set_aside(data) == [(1, fact, "finding", [])]
    assert data["set_aside"][0]["subject"]["item"] == "leden-van-het-bestuur"


def test_time_makes_another_finding_of_the_same_facts(in_order):
    """The law was last reviewed on 1 August 2026: from the next day on, that is told."""
    on_time = Desk(in_order.dossier, "2026-08-01")
    on_time.took("csa.law-reviewed@statutes", "--outcome", "fail")
    assert on_time.findings()("csa.law-reviewed")["decision"]["outcome"] == "fail"
    late = on_time.report(as_of="2026-08-02")
    assert set_aside(late) == [
        (
            1,
            "csa.law-reviewed",
            "facts",
            ["dossier.looked_at: 2026-08-01 → 2026-08-02", "csa.law-reviewed: pass → fail"],
        )
    ]


def test_what_is_not_about_time_holds_as_time_goes_by(one_cent_over):
    one_cent_over.took(f"{CAPPED}@2024", "--outcome", "pass")
    one_cent_over.took("company.cooperative_aim@statutes", "--answer", "true")
    later = one_cent_over.report(as_of="2026-10-31")
    assert set_aside(later) == []
    assert len(later["answers"]) == 1
    assert findings(later)(CAPPED, 2024)["decision"]["number"] == 1


def test_a_year_that_is_left_out_keeps_its_decision_for_another_look(one_cent_over):
    one_cent_over.took(f"{CAPPED}@2024", "--outcome", "pass")
    data = one_cent_over.report("--year", "2025", as_of="2026-01-15")
    assert [one["id"] for one in data["left_out"]] == ["2024"]
    assert set_aside(data) == []
    assert data["verdicts_with_decisions"] == {"cnc": "unknown"}
    data = one_cent_over.report("--year", "2024", as_of="2026-01-15")
    assert findings(data)(CAPPED, 2024)["decision"]["outcome"] == "pass"
