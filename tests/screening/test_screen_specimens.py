"""Screening a row comes to what checking a dossier with the same facts comes to."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import FIXTURES, ROOT, report
from tests.screening.small import register, screened, specimen, written

KEPT = {
    "auditor-appointed-clause",
    "capped-dividend-clause",
    "name-clause",
    "company-law-respected",
}
"""The conditions of a cooperative accreditation in the tests of a verdict."""


def expected(name: str) -> Any:
    file = FIXTURES / "specimens" / name / "expected.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "regime"), [("in-order-both", "es"), ("dividend-one-cent-over", "cnc")]
)
def test_a_row_comes_to_what_its_dossier_comes_to(name: str, regime: str, tmp_path: Path) -> None:
    as_of = str(expected(name)["as_of"])
    checked = report(FIXTURES / "specimens" / name, "--as-of", as_of)
    outcomes = {
        one["rule"]: one["outcome"]
        for one in checked["findings"]
        if one["rule"].startswith(f"{regime}.")
    }
    place, to = register(tmp_path, [specimen(name)]), tmp_path / "found"
    found = screened(place, "--as-of", as_of, "--regime", regime, "--to", to)
    assert found["left_out"] == ["application"]
    told = {one["rule"]: one["outcome"] for one in written(to, "findings")}
    assert len(told) > 20
    assert told == outcomes
    verdict = {one["regime"]: one["verdict"] for one in written(to, "verdicts")}
    assert verdict == {regime: expected(name)["verdicts"][regime]}


def law_with_cap(folder: Path, cap: str) -> Path:
    """Rules with some of the conditions of a cooperative accreditation, and a cap."""
    shutil.copytree(ROOT / "rules", folder)
    for file in [*(folder / "cnc").iterdir(), *(folder / "es").iterdir()]:
        if file.name.partition(".")[0] not in KEPT:
            file.unlink()
    law = folder / "parameters.yaml"
    text = law.read_text(encoding="utf-8")
    start = text.index("cnc.dividend_cap:")
    changed = text[start:].replace("2016-06-01, value: 6 %", f"2016-06-01, value: {cap}", 1)
    law.write_text(text[:start] + changed, encoding="utf-8")
    return folder


def test_a_lower_cap_turns_a_verdict(tmp_path: Path) -> None:
    """The statutes cap the dividend at 6 %, which a decree with 5 % would not allow."""
    now, then = law_with_cap(tmp_path / "now", "6 %"), law_with_cap(tmp_path / "then", "5 %")
    told = screened(
        register(tmp_path, [specimen("in-order-both")]),
        "--regime", "cnc", "--rules", now, "--against", then, "--as-of", "2025-12-30",
    )  # fmt: skip
    assert told["verdicts"] == [
        {"regime": "cnc", "pass": 1, "fail": 0, "unknown": 0, "not_concerned": 0}
    ]
    assert told["changes"] == [
        {"name": "cnc", "before": "pass", "after": "fail", "rows": 1},
        {"name": "cnc.capped-dividend-clause", "before": "pass", "after": "fail", "rows": 1},
    ]
