"""Where sources differ, a decision says which of them is right; no third value is taken."""

import pytest

from tests.conftest import findings
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
