"""The real cooperative: what its own documents allow to be said of it, and nothing more."""

from functools import cache
from pathlib import Path

import pytest

from tests.conftest import FIXTURES, findings, report, run_here

SMARTCOOP = FIXTURES / "smartcoop"

# Rule, subject, as of, outcome, kinds of need, articles cited, worked out from the documents.
EXPECTED = [
    ("cnc.equal-vote-clause", "statutes", "2024-12-31", "pass", set(), {"37"}),
    ("cnc.capped-dividend-clause", "statutes", "2024-12-31", "pass", set(), {"3", "43"}),
    ("cnc.capped-dividend", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.capped-dividend", "2024", "2024-12-31", "pass", set(), set()),
    ("cnc.capped-dividend", "2025", "2025-12-31", "unknown", {"evidence"}, set()),
    ("cnc.refusals-grounded", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.refusals-grounded", "2024", "2024-12-31", "pass", set(), set()),
    ("cnc.exclusions-grounded", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.exclusions-grounded", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    ("cnc.appointments-confirmed", "2024", "2024-12-31", "unknown", {"event"}, set()),
    ("cnc.appointments-confirmed", "2024", "2025-12-31", "unknown", {"evidence"}, set()),
    ("cnc.free-mandates-clause", "statutes", "2024-12-31", "pass", set(), {"23", "43"}),
    ("es.free-mandates-clause", "statutes", "2024-12-31", "pass", set(), {"23", "43"}),
    ("cnc.free-mandates", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.free-mandates", "2024", "2024-12-31", "pass", set(), set()),
    ("cnc.vote-concentration", "2023", "2024-12-31", "not_applicable", set(), {"37"}),
    ("cnc.vote-concentration", "2024", "2024-12-31", "not_applicable", set(), {"37"}),
    ("cnc.vote-concentration", "2025", "2025-12-31", "not_applicable", set(), {"37"}),
    ("es.one-tenth-vote", "2024", "2024-12-31", "unknown", {"evidence"}, {"37"}),
    ("csa.exclusions-reasoned", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    ("es.exit-at-nominal-clause", "statutes", "2024-12-31", "pass", set(), {"20"}),
    ("es.liquidation-surplus-clause", "statutes", "2024-12-31", "pass", set(), {"46"}),
    ("es.one-tenth-vote-clause", "statutes", "2024-12-31", "unknown", {"judgement"}, {"37"}),
    (
        "es.reserve-before-dividend-clause",
        "statutes",
        "2024-12-31",
        "unknown",
        {"judgement"},
        {"3", "43"},
    ),
    ("es.capped-advantage", "2025", "2025-12-31", "unknown", {"judgement", "evidence"}, set()),
    (
        "es.special-report-contents",
        "2025",
        "2025-12-31",
        "unknown",
        {"judgement", "evidence"},
        set(),
    ),
    ("csa.members-reconcile", "2024", "2024-12-31", "fail", set(), set()),
    ("csa.members-reconcile", "2023", "2024-12-31", "unknown", {"evidence"}, set()),
    ("csa.member-classes-reconcile", "2023", "2024-12-31", "pass", set(), set()),
    ("csa.documents-agree", "2025", "2025-12-31", "fail", set(), set()),
    # Statutes of which the reports tell enough, by the article they name.
    ("cnc.appointment-by-general-meeting-clause", "statutes", "2024-12-31", "pass", set(), {"24"}),
    ("csa.directors-appointed-clause", "statutes", "2024-12-31", "pass", set(), {"24"}),
    ("cnc.pay-settled-in-statutes-clause", "statutes", "2024-12-31", "pass", set(), {"23"}),
    ("cnc.information-and-training-clause", "statutes", "2024-12-31", "pass", set(), {"43"}),
    ("es.capped-advantage-clause", "statutes", "2024-12-31", "pass", set(), {"3"}),
    ("csa.finality-and-values-clause", "statutes", "2024-12-31", "pass", set(), {"3"}),
    ("csa.voting-classes-clause", "statutes", "2024-12-31", "pass", set(), {"37"}),
    # Both accreditations, and the words for both in the form that article 1 was amended for.
    ("cnc.name-clause", "statutes", "2024-12-31", "pass", set(), {"1"}),
    ("es.name-clause", "statutes", "2024-12-31", "pass", set(), {"1"}),
    # A social enterprise need not have the members' advantage as its main purpose.
    (
        "cnc.member-advantage-purpose-clause",
        "statutes",
        "2024-12-31",
        "not_applicable",
        set(),
        set(),
    ),
    ("cnc.member-advantage", "2024", "2024-12-31", "not_applicable", set(), set()),
    # Members renounce every advantage: whether that fits a company is for a person to say.
    ("csa.some-advantage-clause", "statutes", "2024-12-31", "unknown", {"judgement"}, {"3"}),
    # One vote each is no limit per member from which somebody could be exempt.
    ("csa.vote-limit-for-all-clause", "statutes", "2024-12-31", "not_applicable", set(), {"37"}),
    # Articles 3 and 4 are referred to, not quoted.
    ("es.societal-impact-purpose-clause", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    ("es.object-serves-impact-clause", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    # "Joined voluntarily" is no clause; of vetoes the reports speak for the founders only.
    ("cnc.voluntary-membership-clause", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    ("cnc.class-veto-clause", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    ("es.class-veto-clause", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    # No dividend is no refund by transactions.
    ("cnc.refunds-pro-rata-clause", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    # Three founders, in 2016; but without the day nobody knows which law bound them.
    ("csa.founders", "statutes", "2024-12-31", "unknown", {"evidence"}, set()),
    # Nobody refused, nobody excluded: there is nothing to give reasons for.
    ("cnc.reasons-on-request", "2023", "2024-12-31", "pass", set(), set()),
    ("csa.refusals-reasoned", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.exclusions-reasoned", "2023", "2024-12-31", "pass", set(), set()),
    ("csa.exclusion-procedure", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.exclusions-reasoned", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    ("csa.exclusion-procedure", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    ("csa.exclusions-counted", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.deemed-resignations", "2023", "2024-12-31", "not_applicable", set(), set()),
    ("csa.deemed-resignations", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    ("csa.minimum-members", "2024", "2024-12-31", "pass", set(), set()),
    # What one member cast stands in the statutes, and practice cannot be proved by them.
    ("cnc.equal-vote", "2024", "2024-12-31", "unknown", {"evidence"}, {"37"}),
    ("csa.votes-as-statutes-say", "2024", "2024-12-31", "unknown", {"evidence"}, {"37"}),
    # The meeting of 18 June 2024 was in time for 2023; of the one for 2024 nothing is told.
    ("csa.annual-meeting", "2023", "2024-12-31", "pass", set(), set()),
    ("csa.annual-meeting", "2024", "2024-12-31", "unknown", {"event"}, set()),
    ("csa.annual-meeting", "2024", "2025-12-31", "unknown", {"evidence"}, set()),
    # Coopted by the rules of the statutes, in a board; confirmation lies ahead, then is not told.
    ("csa.cooptations-allowed", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.cooptations-confirmed", "2024", "2024-12-31", "unknown", {"event"}, set()),
    ("csa.cooptations-confirmed", "2024", "2025-12-31", "unknown", {"evidence"}, set()),
    ("cnc.appointments", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    ("csa.directors-appointed", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    # No dividend: no cap to exceed, no tax to withhold, no test to make, no order to keep.
    ("cnc.capped-dividend-total", "2024", "2024-12-31", "pass", set(), set()),
    ("es.capped-dividend", "2024", "2024-12-31", "pass", set(), set()),
    ("es.capped-dividend-total", "2024", "2024-12-31", "pass", set(), set()),
    ("es.reserve-before-dividend", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.withholding-reconciles", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.first-tranche-reconciles", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.distribution-tests", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.interim-dividend-delegated", "2024", "2024-12-31", "pass", set(), set()),
    ("csa.withholding-reconciles", "2025", "2025-12-31", "unknown", {"evidence"}, set()),
    # Advantages of 2025: the list is open, and neither holders nor worth are told.
    ("es.capped-advantage-total", "2025", "2025-12-31", "unknown", {"evidence"}, set()),
    ("es.market-rate-interest", "2025", "2025-12-31", "unknown", {"evidence"}, set()),
    # Activities and means are told; whether they are the main purpose is for a person to say.
    ("es.societal-impact", "2025", "2025-12-31", "unknown", {"judgement"}, set()),
    # One action for members is enough; whether the effort is, with no amount told, is not.
    ("cnc.information-and-training", "2023", "2024-12-31", "pass", set(), set()),
    ("cnc.information-and-training", "2024", "2024-12-31", "pass", set(), set()),
    ("cnc.information-and-training", "2025", "2025-12-31", "pass", set(), set()),
    ("cnc.information-and-training-effort", "2024", "2024-12-31", "unknown", {"judgement"}, set()),
    # A cooperative on 31 December of 2023 and 2024; the last day of 2025 is not spoken of.
    ("cnc.still-a-cooperative", "2024", "2024-12-31", "pass", set(), set()),
    ("es.still-a-cooperative", "2025", "2025-12-31", "unknown", {"evidence"}, set()),
    # The yearly reports are there, where they are kept is not said.
    ("cnc.special-report", "2023", "2024-12-31", "unknown", {"evidence"}, set()),
    ("cnc.special-report", "2024", "2025-12-31", "unknown", {"evidence"}, set()),
    ("cnc.special-report", "2025", "2025-12-31", "unknown", {"event"}, set()),
    # Ordered by seven principles and not by 1° to 8°: what they cover of some items is not told.
    ("cnc.special-report-contents", "2023", "2024-12-31", "unknown", {"evidence"}, set()),
    ("cnc.special-report-contents", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
    # No proxies, no largest number of votes, no amount for training, nothing on the statutes.
    ("cnc.special-report-model", "2023", "2024-12-31", "fail", set(), set()),
    ("cnc.special-report-model", "2024", "2024-12-31", "fail", set(), set()),
    # Annexed, not inserted: a person decides. Whether it is kept at the seat is not late to ask.
    ("es.special-report", "2025", "2025-12-31", "unknown", {"judgement", "event"}, set()),
    # Advantages not measured, no votes.
    ("es.special-report-model", "2025", "2025-12-31", "fail", set(), set()),
    # Each report is on one accreditation.
    ("cnc.combined-report", "2024", "2024-12-31", "not_applicable", set(), set()),
    ("cnc.combined-report", "2025", "2025-12-31", "not_applicable", set(), set()),
    # What they say of the law is partly wrong.
    ("csa.references-right", "2023", "2024-12-31", "fail", set(), set()),
    ("csa.references-right", "2025", "2025-12-31", "fail", set(), set()),
    ("csa.report-statements", "2023", "2024-12-31", "fail", set(), set()),
    ("csa.report-statements", "2024", "2024-12-31", "fail", set(), set()),
    ("csa.report-statements", "2025", "2025-12-31", "fail", set(), set()),
    # "More than 198 million" is the group's, and no other size is told.
    ("csa.management-report-duty", "2025", "2025-12-31", "unknown", {"evidence"}, set()),
]


@cache
def on(as_of):
    """The report on the cooperative as it stands on a day."""
    return report(SMARTCOOP, "--as-of", as_of)


@pytest.mark.parametrize(("rule", "subject", "as_of", "outcome", "kinds", "articles"), EXPECTED)
def test_finding(rule, subject, as_of, outcome, kinds, articles):
    finding = findings(on(as_of))(rule, subject)
    assert finding["outcome"] == outcome
    assert {need["kind"] for need in finding["needs"]} == kinds
    assert {place["article"] for place in finding["citations"]["statutes"]} == articles
    assert finding["citations"]["law"]


@pytest.mark.parametrize("as_of", ["2024-12-31", "2025-12-31"])
def test_verdicts_and_exit_codes(as_of):
    data = on(as_of)
    assert data["verdicts"] == {"cnc": "unknown", "es": "unknown"}
    assert data["verdicts_with_decisions"] == data["verdicts"]
    failing = {f["rule"] for f in data["findings"] if f["outcome"] == "fail"}
    assert {f["weight"] for f in data["findings"] if f["rule"] in failing} == {"advice"}
    assert run_here("check", SMARTCOOP, "--as-of", as_of).code == 0
    assert run_here("check", SMARTCOOP, "--as-of", as_of, "--fail-on", "unknown").code == 1


def test_members_of_2024_do_not_add_up_and_the_finding_says_by_how_much():
    finding = findings(on("2024-12-31"))("csa.members-reconcile", 2024)
    for number in ("37,670", "4,207", "175", "6", "41,696", "41,702"):
        assert number in finding["message"]["en"]
    places = {(place["document"], place["at"]) for place in finding["citations"]["evidence"]}
    assert places == {
        ("rapport-cnc-2023", "principe 2"),
        ("rapport-cnc-2024", "principe 1"),
        ("rapport-cnc-2024", "principe 2"),
    }


def test_loans_told_twice_name_both_figures():
    finding = findings(on("2025-12-31"))("csa.documents-agree", 2025)
    assert "“amount lent” (prets-sans-interet)" in finding["message"]["en"]
    assert "67 prêts: €219,949.00" in finding["message"]["en"]
    assert "70 projets: €236,510.00" in finding["message"]["en"]
    assert all("practice." not in text for text in finding["message"].values())


def test_six_exclusions_are_asked_about_one_by_one():
    finding = findings(on("2024-12-31"))("cnc.exclusions-grounded", 2024)
    assert [item["outcome"] for item in finding["items"]] == ["unknown"] * 6
    (need,) = finding["needs"]
    assert need["fact"] == "practice.exclusions.ground"
    assert need["items"] == ["1", "2", "3", "4", "5", "6"]


# What each report says of the law and has wrong, as it stands in the reports.
WRONG_STATEMENTS = {
    "2023": {"remboursement": "principe 3"},
    "2024": {"remboursement": "principe 3"},
    "2025": {"controle": "le cadre juridique", "dernier-exercice": "le cadre juridique"},
}


def test_wrong_statements_on_the_law_are_found_one_by_one_with_their_place():
    data = findings(on("2025-12-31"))
    for year, wrong in WRONG_STATEMENTS.items():
        finding = data("csa.report-statements", year)
        items = {item["subject"]["item"]: item for item in finding["items"]}
        assert {name: item["outcome"] for name, item in items.items()} == dict.fromkeys(
            wrong, "fail"
        )
        for name, place in wrong.items():
            assert place in {source["at"] for source in items[name]["citations"]["evidence"]}


def test_what_the_reports_may_lack_is_asked_item_by_item():
    data = findings(on("2025-12-31"))
    before, after = (data("cnc.special-report-contents", year) for year in ("2023", "2024"))
    assert "cnc_report.covers_equal_rights" in {need["fact"] for need in before["needs"]}
    assert {"cnc_report.covers_equal_rights", "cnc_report.covers_membership"} <= {
        need["fact"] for need in after["needs"]
    }


# What the reports assert, paraphrase or suggest, but do not say: asked for, not taken as said.
ASKED = {
    ("cnc.voluntary-membership-clause", "statutes"): {
        "admission.conditions",
        "refusal.grounds",
        "exclusion.grounds",
    },
    ("es.societal-impact-purpose-clause", "statutes"): {"purpose.main"},
    ("es.object-serves-impact-clause", "statutes"): {"object.impact_wording"},
    ("cnc.class-veto-clause", "statutes"): {"voting.class_veto"},
    ("cnc.equal-rights-clause", "statutes"): {"shares.classes"},
    ("cnc.refunds-pro-rata-clause", "statutes"): {"refund.clause"},
    ("cnc.auditor-appointed-clause", "statutes"): {"auditors.appointed_by"},
    ("csa.internal-rules", "statutes"): {"internal_rules.exist"},
    ("csa.founders", "statutes"): {"cooperative.incorporated"},
    ("csa.members-reconcile", "2023"): {"members.opening", "members.otherwise_left"},
    ("cnc.exclusions-grounded", "2024"): {"practice.exclusions.ground"},
    ("csa.votes-as-statutes-say", "2024"): {
        "practice.meetings",
        "practice.meetings.equal_votes",
        "practice.meetings.largest_own",
    },
    ("cnc.company-law-respected", "2023"): {"company_law.breach_established"},
    ("es.exit-at-nominal", "2024"): {"practice.exit_payments"},
    ("es.special-report-contents", "2025"): {
        "es_report.covers_resignations",
        "es_report.describes_monitoring",
    },
}


def test_what_the_reports_only_suggest_is_asked_for():
    data = findings(on("2025-12-31"))
    asked = {key: {need["fact"] for need in data(*key)["needs"]} for key in ASKED}
    assert asked == ASKED


def test_the_meeting_that_confirms_directors_is_due_six_months_after_the_year():
    finding = findings(on("2024-12-31"))("cnc.appointments-confirmed", 2024)
    assert {need["due"] for need in finding["needs"]} == {"2025-06-30"}


def test_one_year_alone():
    data = report(SMARTCOOP, "--as-of", "2025-12-31", "--year", "2024")
    years = {f["subject"]["id"] for f in data["findings"] if f["subject"]["kind"] == "year"}
    assert years == {"2024"}
    assert findings(data)("csa.members-reconcile", 2024)["outcome"] == "fail"


def test_one_regime_alone():
    data = report(SMARTCOOP, "--as-of", "2025-12-31", "--regime", "es")
    assert {f["regime"] for f in data["findings"]} == {"es"}
    assert data["verdicts"] == {"es": "unknown"}


def test_nothing_passes_that_rests_on_a_missing_fact():
    data = on("2025-12-31")
    for finding in data["findings"]:
        if finding["outcome"] == "pass":
            assert finding["needs"] == []
            assert finding["because"]["holds"] is True


def test_no_name_of_a_private_person_stands_in_the_fixtures():
    text = "".join(
        file.read_text(encoding="utf-8")
        for folder in (SMARTCOOP, Path(SMARTCOOP.parent.parent / "statutes"))
        for file in folder.rglob("*.yaml")
    )
    assert "0806" not in text
    assert "Monsieur" not in text
