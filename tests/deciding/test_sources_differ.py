"""Where sources differ, a decision says which of them is right; no third value is taken."""

import pytest

from tests.conftest import findings, run_here
from tests.deciding.desk import Copy, Desk, set_aside
from tests.deciding.hand import forged

CLOSING = "members.closing"
RECONCILE = "csa.members-reconcile"
REGISTER = "{value: 436, source: registre, at: situation à la clôture}"


@pytest.fixture
def differing(copy: Copy) -> Desk:
    """The register has 436 members at closing, the report 463."""
    return Desk(copy("specimens/two-documents-that-disagree"))


def test_a_value_that_a_source_states_is_taken(differing):
    differing.took(f"{CLOSING}@2024", "--answer", "436")
    assert [one["value"] for one in differing.report()["answers"]] == ["436"]
    assert differing.findings()(RECONCILE, 2024)["outcome"] == "pass"


def test_a_value_that_no_source_states_is_refused(differing):
    said = differing.refused(f"{CLOSING}@2024", "--answer", "450")
    assert "450" in said
    assert "436, 463" in said


def test_a_recorded_value_that_no_source_states_is_set_aside(differing):
    differing.took(f"{CLOSING}@2024", "--answer", "436")
    forged(differing.file, {"decides": {"value": "450"}})
    data = differing.report()
    assert set_aside(data) == [(1, CLOSING, "facts", [f"{CLOSING}: 450 → 436 / 463"])]
    assert findings(data)(RECONCILE, 2024)["outcome"] == "unknown"


def test_a_source_does_not_state_it_any_more(differing):
    differing.took(f"{CLOSING}@2024", "--answer", "436")
    differing.edit("2024.yaml", REGISTER, REGISTER.replace("436", "480"))
    data = differing.report()
    assert set_aside(data) == [(1, CLOSING, "facts", [f"{CLOSING}: 436 / 463 → 463 / 480"])]
    assert data["answers"] == []


NOMINAL = "shares.classes.nominal[A]"
TRAINING = "    provides: {training.clause: true}"
SIXTY = "    provides: {training.clause: true, shares.classes: {items: {A: {nominal: 60 EUR}}}}"


@pytest.fixture
def two_values(copy: Copy) -> Desk:
    """Article 6 gives a share of class A €50, article 22 €60."""
    desk = Desk(copy("specimens/two-articles-that-disagree"))
    desk.edit("statutes.yaml", TRAINING, SIXTY)
    return desk


def test_what_articles_say_of_an_item_is_answered_on_the_statutes(two_values):
    said = two_values.refused(f"{NOMINAL}@2024", "--answer", "50 EUR")
    assert "which is meant: shares.classes.nominal@2021-05-12?" in said
    two_values.took(f"{NOMINAL}@statutes", "--answer", "50 EUR")
    assert [one["value"] for one in two_values.report()["answers"]] == ["50.00 EUR"]


def test_a_recorded_answer_on_a_year_about_an_item_of_the_statutes_is_refused(two_values):
    two_values.took(f"{NOMINAL}@statutes", "--answer", "50 EUR")
    forged(two_values.file, {"subject": {"kind": "year", "id": "2024"}})
    ran = run_here("check", two_values.dossier, "--as-of", two_values.as_of)
    assert ran.code == 2
    assert ran.err.endswith(
        "1: is no decision that can be taken: 'shares.classes.nominal' is a fact of items, "
        "answered on the version of the statutes they are in.\n"
    )
