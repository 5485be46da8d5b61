"""The real cooperative: what its own documents allow to be said of it, and nothing more."""

from pathlib import Path

import pytest

from tests.conftest import FIXTURES, edit, findings, report, run

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
    ("es.one-tenth-vote", "2024", "2024-12-31", "unknown", {"evidence"}, set()),
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
]


@pytest.mark.parametrize(("rule", "subject", "as_of", "outcome", "kinds", "articles"), EXPECTED)
def test_finding(rule, subject, as_of, outcome, kinds, articles):
    finding = findings(report(SMARTCOOP, "--as-of", as_of))(rule, subject)
    assert finding["outcome"] == outcome
    assert {need["kind"] for need in finding["needs"]} == kinds
    assert {place["article"] for place in finding["citations"]["statutes"]} == articles
    assert finding["citations"]["law"]


@pytest.mark.parametrize("as_of", ["2024-12-31", "2025-12-31"])
def test_verdicts_and_exit_codes(as_of):
    data = report(SMARTCOOP, "--as-of", as_of)
    assert data["verdicts"] == {"cnc": "unknown", "es": "unknown"}
    assert data["verdicts_with_decisions"] == data["verdicts"]
    assert run("check", SMARTCOOP, "--as-of", as_of).code == 0
    assert run("check", SMARTCOOP, "--as-of", as_of, "--fail-on", "unknown").code == 1


def test_members_of_2024_do_not_add_up_and_the_finding_says_by_how_much():
    finding = findings(report(SMARTCOOP, "--as-of", "2024-12-31"))("csa.members-reconcile", 2024)
    for number in ("37,670", "4,207", "175", "6", "41,696", "41,702"):
        assert number in finding["message"]["en"]
    places = {(place["document"], place["at"]) for place in finding["citations"]["evidence"]}
    assert places == {
        ("rapport-cnc-2023", "principe 2"),
        ("rapport-cnc-2024", "principe 1"),
        ("rapport-cnc-2024", "principe 2"),
    }


def test_loans_told_twice_name_both_figures():
    finding = findings(report(SMARTCOOP, "--as-of", "2025-12-31"))("csa.documents-agree", 2025)
    assert "219949.00 EUR" in finding["message"]["fr"]
    assert "236510.00 EUR" in finding["message"]["fr"]


def test_six_exclusions_are_asked_about_one_by_one():
    finding = findings(report(SMARTCOOP, "--as-of", "2024-12-31"))("cnc.exclusions-grounded", 2024)
    assert [item["outcome"] for item in finding["items"]] == ["unknown"] * 6
    (need,) = finding["needs"]
    assert need["fact"] == "practice.exclusions.ground"
    assert need["items"] == ["1", "2", "3", "4", "5", "6"]


def test_the_meeting_that_confirms_directors_is_due_six_months_after_the_year():
    finding = findings(report(SMARTCOOP, "--as-of", "2024-12-31"))(
        "cnc.appointments-confirmed", 2024
    )
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


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_without_a_year_file_its_findings_are_unknown_not_gone(copy, year):
    dossier = copy("smartcoop")
    edit(dossier / "dossier.yaml", f"{year}.yaml", "") if year == "2025" else edit(
        dossier / "dossier.yaml", f"{year}.yaml, ", ""
    )
    edit(dossier / "dossier.yaml", ", ]", "]") if year == "2025" else None
    whole, less = (
        findings(report(folder, "--as-of", "2025-12-31")).by_key for folder in (SMARTCOOP, dossier)
    )
    assert set(whole) == set(less)
    of_year = {key: finding for key, finding in less.items() if key[1] == year}
    assert of_year
    for (rule, _), finding in of_year.items():
        settled = {"cnc.vote-concentration"}  # the statutes alone answer it
        assert finding["outcome"] == ("not_applicable" if rule in settled else "unknown"), rule
    for key, finding in less.items():
        if key[1] != year:
            assert finding["outcome"] == whole[key]["outcome"], key


def test_without_statutes_nothing_about_them_passes(copy):
    dossier = copy("smartcoop")
    edit(dossier / "dossier.yaml", "[../../statutes/smartcoop/2022-06-21.yaml]", "[]")
    data = report(dossier, "--as-of", "2025-12-31")
    outcomes = {
        f["rule"]: f["outcome"] for f in data["findings"] if f["subject"]["kind"] == "statutes"
    }
    assert set(outcomes.values()) == {"unknown", "pass"}
    assert {rule for rule, outcome in outcomes.items() if outcome == "pass"} == {"csa.law-reviewed"}


# One fact changed in a copy, and exactly the findings that change with it.
CHANGES = [
    (
        "2024.yaml",
        "value: 41702",
        "value: 41696",
        {("csa.members-reconcile", "2024"), ("csa.member-classes-reconcile", "2024")},
    ),
    (
        "2024.yaml",
        "practice.exclusions: {complete: true, number: 6,",
        "practice.exclusions: {complete: true, number: 0,",
        {
            ("cnc.exclusions-grounded", "2024"),
            ("csa.exclusions-reasoned", "2024"),
            ("csa.members-reconcile", "2024"),
        },
    ),
    (
        "2024.yaml",
        "largest_own: 1}",
        "largest_own: 85}",
        {("es.one-tenth-vote", "2024")},
    ),
    (
        "2023.yaml",
        "practice.refusals: {complete: true, items: {},",
        "practice.refusals: {complete: true, items: {x: {ground: other}},",
        {("cnc.refusals-grounded", "2023")},
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "exit.value_basis: paid_in",
        "exit.value_basis: book_value",
        {("es.exit-at-nominal-clause", "statutes")},
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "liquidation.surplus: closest_use",
        "liquidation.surplus: members",
        {("es.liquidation-surplus-clause", "statutes")},
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "changed"), CHANGES)
def test_one_fact_changes_exactly_the_findings_that_depend_on_it(
    copy, file, before, after, changed
):
    dossier = copy("smartcoop")
    edit(dossier / file, before, after)
    old, new = (
        findings(report(folder, "--as-of", "2025-12-31")).by_key for folder in (SMARTCOOP, dossier)
    )
    assert {key for key in old if old[key]["outcome"] != new[key]["outcome"]} <= changed
    assert {key for key in old if old[key] != new[key]} == changed


def test_a_list_that_is_not_said_to_be_complete_does_not_pass(copy):
    dossier = copy("smartcoop")
    edit(
        dossier / "2023.yaml",
        "practice.dividends: {complete: true, items",
        "practice.dividends: {items",
    )
    finding = findings(report(dossier, "--as-of", "2025-12-31"))("cnc.capped-dividend", 2023)
    assert finding["outcome"] == "unknown"
    assert [need["reason"] for need in finding["needs"]] == ["incomplete"]


def test_nothing_passes_that_rests_on_a_missing_fact():
    data = report(SMARTCOOP, "--as-of", "2025-12-31")
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
