"""What the engine refuses, and how verdicts follow from findings."""

import datetime
import json

import pytest
import yaml

from accreditation.checking import Checker
from accreditation.dossier import load_dossier
from accreditation.engine import Engine, EngineFault, compile_rule, judging
from accreditation.engine.verdicts import verdict_of
from accreditation.findings import Tally
from accreditation.law import load_pack
from tests.conftest import FIXTURES, ROOT, run_here
from tests.engine.packs import PackWriter


def test_a_rule_with_too_many_branches_does_not_compile(tmp_path):
    PackWriter(0).write(tmp_path)
    file = tmp_path / "csa" / "r0.yaml"
    rule = yaml.safe_load(file.read_text(encoding="utf-8"))
    rule.pop("applies_when", None)
    rule.pop("each", None)
    either = {"any": [{"year.flag": True}, {"law.flag": True}]}
    pairs = [
        {"any": [{"year.votes": {"at_most": i}}, {"law.votes": {"at_most": i}}]} for i in range(7)
    ]
    rule["passes_when"] = {"all": [either, *pairs]}
    file.write_text(
        json.dumps(rule, default=str).replace('"2000-01-01"', "2000-01-01"), encoding="utf-8"
    )
    pack = load_pack(tmp_path)
    with pytest.raises(EngineFault, match="branches"):
        compile_rule(pack.rules["csa.r0"])
    linted = run_here("rules", "lint", "--rules", tmp_path)
    assert linted.code == 1
    assert "branches" in linted.out


def test_where_durable_rules_does_not_run_the_kleene_evaluator_decides_and_says_so(monkeypatch):
    pack = load_pack()
    dossier = load_dossier(FIXTURES / "smartcoop", pack.vocabulary)
    as_of = datetime.date(2024, 12, 31)
    both = Checker(pack).check(dossier, as_of)
    monkeypatch.setattr(judging, "available", lambda: False)
    alone = Checker(pack).check(dossier, as_of)
    assert alone.engine.decided_by == "kleene"
    assert alone.engine.agrees_with is None
    assert alone.findings == both.findings
    assert alone.verdicts == both.verdicts


@pytest.mark.parametrize(
    ("tally", "verdict"),
    [
        (Tally(expected=2, passed=2), "pass"),
        (Tally(expected=2, passed=1, not_applicable=1), "pass"),
        (Tally(expected=3, passed=1, failed=1, unknown=1), "fail"),
        (Tally(expected=2, passed=1, unknown=1), "unknown"),
        (Tally(expected=3, passed=2), "unknown"),  # one expected finding is not there
        (Tally(expected=1, not_applicable=1), "unknown"),  # nothing was examined
        (Tally(), "unknown"),
    ],
)
def test_verdicts_follow_from_the_counts(tally, verdict):
    assert verdict_of(tally) == verdict
    with Engine([]).bench() as bench:
        assert bench.verdict("cnc", tally) == verdict


def test_only_one_module_imports_durable_rules():
    naming = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "src").rglob("*.py")
        if '"durable.engine"' in file.read_text(encoding="utf-8")
        or "import durable" in file.read_text(encoding="utf-8")
    ]
    assert naming == ["src/accreditation/engine/durable.py"]
