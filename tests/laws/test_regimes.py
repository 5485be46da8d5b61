"""A dossier under both accreditations has what it has under each, and nothing else."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accreditation.conditions.syntax import Reference, walk
from tests.conftest import FIXTURES
from tests.laws.dossiers import FOLDERS, Files, fixture, told
from tests.laws.seeds import PACK, without_shrinking

STATUSES = {"cnc": ["held", "sought"], "es": ["held", "sought", "presumed"]}

since = st.none() | st.sampled_from(
    [datetime.date(2022, 6, 21), datetime.date(2024, 1, 1), datetime.date(2024, 7, 1)]
)


def entries(regime: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"status": st.sampled_from(STATUSES[regime]), "since": since})


EXCEPT = {
    # A name that claims an accreditation claims all that are held (CSA, art. 8:4 and 8:5).
    "cnc.name-clause",
    "es.name-clause",
    # A social enterprise owes no account of the advantage for members (RD of 1962, art. 1 §1 6°).
    "cnc.special-report-contents",
    # Company law asks whether any accreditation stands that the name may claim.
    "csa.name-only-while-accredited",
}
"""Rules that measure by the other accreditation though their ``applies_when`` does not ask."""


def may_differ(rule: str) -> bool:
    """Whether a rule asks in ``applies_when`` for another accreditation, or is excepted."""
    condition, regime = PACK.rules[rule].applies_when, PACK.rules[rule].regime
    others = {f"accreditation.{other}" for other in PACK.accreditations if other != regime}
    return rule in EXCEPT or (
        condition is not None
        and any(isinstance(node, Reference) and node.name in others for node in walk(condition))
    )


def too_early(findings: dict[Any, Any]) -> set[Any]:
    """Findings on a year before the rule: years that only the other accreditation asks for."""
    first = {rule.name: rule.source.in_force.from_.year for rule in PACK.rules.values()}
    return {key for key in findings if key[1] == "year" and int(key[2][:4]) < first[key[0]]}


def under(files: Files, accreditations: dict[str, Any], place: str) -> dict[Any, Any]:
    """What a check tells of the dossier with other accreditations."""
    with TemporaryDirectory(dir=place) as folder:
        return told(
            Files(files.dossier | {"accreditations": accreditations}, files.listed).report(
                Path(folder)
            )
        )


@without_shrinking(max_examples=25)
@given(st.sampled_from(FOLDERS), entries("cnc"), entries("es"))
def test_both_accreditations_bring_the_findings_of_each(folder, cnc, es):
    files, accreditations = fixture(folder), {"cnc": cnc, "es": es}
    with TemporaryDirectory() as place:
        both = under(files, accreditations, place)
        alone = [under(files, {r: accreditations[r]}, place) for r in PACK.accreditations]
    for findings in alone:
        lost = {key for key, found in findings.items() if both.get(key) != found}
        assert {key for key in lost if not may_differ(key[0])} == set()
    new = both.keys() - alone[0].keys() - alone[1].keys() - too_early(both)
    assert {key for key in new if not may_differ(key[0])} == set()


@pytest.mark.parametrize("rule", sorted(EXCEPT))
def test_every_exception_is_needed(rule, tmp_path):
    """Some village shop with one accreditation more is told otherwise."""
    files = fixture(FIXTURES / "specimens" / "in-order-both")
    held = {"status": "held", "since": datetime.date(2024, 1, 1)}
    both = under(files, {"cnc": held, "es": held}, str(tmp_path))
    alone = [under(files, {r: held}, str(tmp_path)) for r in PACK.accreditations]
    told_of = {key for key in both if key[0] == rule}
    assert any(key in one and one[key] != both[key] for key in told_of for one in alone)
