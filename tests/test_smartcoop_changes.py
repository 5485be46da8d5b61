"""The real cooperative with a part taken away or changed: what depends on it, and nothing else."""

import pytest

from tests.conftest import edit, findings, report
from tests.test_smartcoop import on

# What is known of a year without its file.
SETTLED_WITHOUT_THE_YEAR = {
    # One vote each: the limit per member is only for statutes that depart from it (AR62 art. 1 §3).
    "cnc.vote-concentration": "not_applicable",
    "csa.exit-value": "not_applicable",  # the statutes promise what was paid, not the law's value
    "cnc.affiliated-votes": "not_applicable",
    # A social enterprise is dispensed from it (AR62 art. 1 §8), and held is not presumed.
    "cnc.member-advantage": "not_applicable",
    "es.presumption-stands": "not_applicable",
    # With both accreditations, whichever the company claims is one that it has (CSA art. 8:6).
    "csa.name-only-while-accredited": "pass",
}


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_without_a_year_file_its_findings_are_unknown_not_gone(copy, year):
    dossier = copy("smartcoop")
    entry = f", {year}.yaml" if year == "2025" else f"{year}.yaml, "
    edit(dossier / "dossier.yaml", entry, "")
    whole, less = (
        findings(data).by_key
        for data in (on("2025-12-31"), report(dossier, "--as-of", "2025-12-31"))
    )
    assert set(whole) == set(less)
    of_year = {rule: finding["outcome"] for (rule, at), finding in less.items() if at == year}
    assert set(SETTLED_WITHOUT_THE_YEAR) < set(of_year)
    assert of_year == {rule: SETTLED_WITHOUT_THE_YEAR.get(rule, "unknown") for rule in of_year}
    for key, finding in less.items():
        if key[1] != year:
            assert finding["outcome"] == whole[key]["outcome"], key


# What is known of the statutes when nobody has them.
SETTLED_WITHOUT_STATUTES = {
    # The legal form stands in the dossier: a cooperative under the code.
    "cnc.cooperative-form": "pass",
    "es.cooperative-form": "pass",
    # So do the accreditations: the one as a social enterprise is held, not presumed, and dispenses
    # from the members' advantage as main purpose (AR62 art. 1 §8).
    "es.presumption-regularised": "pass",
    "cnc.member-advantage-purpose-clause": "not_applicable",
    # This one is about the rules themselves: they were compared with the law after the date.
    "csa.law-reviewed": "pass",
}


def test_without_statutes_nothing_about_them_passes_or_fails(copy):
    dossier = copy("smartcoop")
    edit(dossier / "dossier.yaml", "[../../statutes/smartcoop/2022-06-21.yaml]", "[]")
    whole, less = (
        findings(data).by_key
        for data in (on("2025-12-31"), report(dossier, "--as-of", "2025-12-31"))
    )
    assert set(whole) == set(less)
    outcomes = {rule: found["outcome"] for (rule, at), found in less.items() if at == "statutes"}
    assert set(SETTLED_WITHOUT_STATUTES) < set(outcomes)
    assert outcomes == {rule: SETTLED_WITHOUT_STATUTES.get(rule, "unknown") for rule in outcomes}


# One fact changed in a copy, and exactly the findings that change with it.
CHANGES = [
    (
        "2024.yaml",
        "value: 41702",
        "value: 41696",
        {
            ("csa.members-reconcile", "2024"),
            ("csa.member-classes-reconcile", "2024"),
            ("csa.minimum-members", "2024"),  # at least three must be left: it shows the number
        },
    ),
    (
        "2024.yaml",
        "practice.exclusions: {complete: true, number: 6,",
        "practice.exclusions: {complete: true, number: 0,",
        {
            ("cnc.exclusions-grounded", "2024"),
            ("cnc.exclusions-reasoned", "2024"),  # without exclusions, no reasons withheld
            ("csa.exclusions-reasoned", "2024"),
            ("csa.exclusion-procedure", "2024"),  # nor a procedure to follow
            ("csa.exclusions-counted", "2024"),  # but the report states six
            ("csa.members-reconcile", "2024"),
        },
    ),
    (
        "2024.yaml",
        "votes: 841}",
        "votes: 841, largest_own: 85}",
        {
            ("es.one-tenth-vote", "2024"),  # a tenth of 841 is 84
            ("cnc.equal-vote", "2024"),  # one member, one vote
            ("csa.votes-as-statutes-say", "2024"),  # article 37 says the same
            ("csa.meeting-figures-agree", "2024"),  # own votes at most all votes
        },
    ),
    (
        "2023.yaml",
        "practice.refusals: {complete: true, items: {},",
        "practice.refusals: {complete: true, items: {x: {ground: other}},",
        {
            ("cnc.refusals-grounded", "2023"),
            ("cnc.reasons-on-request", "2023"),  # did the candidate ask, and learn why?
            ("csa.refusals-reasoned", "2023"),  # company law wants reasons unasked
            ("cnc.reasons-despite-clause", "2023"),  # if the statutes dispense with reasons
        },
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "exit.value_basis: paid_in",
        "exit.value_basis: book_value",
        {
            ("es.exit-at-nominal-clause", "statutes"),
            ("cnc.exit-without-reserves-clause", "statutes"),  # book value embodies reserves
            ("csa.exit-value", "2023"),  # not the law's own value in either case
            ("csa.exit-value", "2024"),
            ("csa.exit-value", "2025"),
        },
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "liquidation.surplus: closest_use",
        "liquidation.surplus: members",
        {
            ("es.liquidation-surplus-clause", "statutes"),
            ("cnc.liquidation-surplus-clause", "statutes"),  # it reads the clause too
        },
    ),
    (
        "2025.yaml",
        "es_report.placed: {value: annexed,",
        "es_report.placed: {value: inserted,",
        {("es.special-report", "2025")},  # then nobody need judge the annex
    ),
    (
        "2024.yaml",
        "practice.dividends: {complete: true, items: {},",
        "practice.dividends: {complete: true, items: {x: {gross: 7.00 EUR}},",
        {
            ("cnc.capped-dividend", "2024"),
            ("cnc.capped-dividend-total", "2024"),  # a single payment is its own total: still met
            ("es.capped-dividend", "2024"),
            ("es.capped-dividend-total", "2024"),
            ("cnc.equal-rights", "2024"),  # did the other classes receive the same?
            ("es.reserve-before-dividend", "2024"),
            ("csa.distribution-tests", "2024"),
            ("csa.interim-dividend-delegated", "2024"),
            ("csa.withholding-reconciles", "2024"),
            ("csa.first-tranche-reconciles", "2024"),
        },
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "changed"), CHANGES)
def test_one_fact_changes_exactly_the_findings_that_depend_on_it(
    copy, file, before, after, changed
):
    dossier = copy("smartcoop")
    edit(dossier / file, before, after)
    old, new = (
        findings(data).by_key
        for data in (on("2025-12-31"), report(dossier, "--as-of", "2025-12-31"))
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
