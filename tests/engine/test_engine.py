"""What the engine refuses, and how verdicts follow from findings."""

import datetime
import json

import pytest

from accreditation.checking import Checker
from accreditation.dossier import load_dossier
from accreditation.engine import Engine, EngineFault, compile_rule, judging
from accreditation.engine.verdicts import verdict_of
from accreditation.findings import Tally
from accreditation.law import load_pack
from tests.conftest import FIXTURES, ROOT, run
from tests.engine.packs import PackWriter


def test_programs_beyond_the_limit_are_split_over_several_rulesets():
    programs = [wide_program(f"p{i}", MAX_TESTS_PER_RULESET // 3) for i in range(7)]
    engine = DurableEngine(programs)
    with engine.session() as session:
        for program in programs:
            assert session.decide(program.name, {f"{program.name}5": "yes"}) == "fail"
            assert session.decide(program.name, {f"{program.name}5": "no"}) == "unknown"


def test_a_program_that_alone_exceeds_the_limit_is_refused():
    with pytest.raises(EngineFault, match="Split the rule"):
        DurableEngine([wide_program("p", MAX_TESTS_PER_RULESET)])


def test_sessions_do_not_see_each_other_and_leave_no_thread(recwarn):
    import threading

    engine = DurableEngine([wide_program("p", 2)])
    before = threading.active_count()
    for _ in range(50):
        with engine.session() as session:
            assert session.decide("p", {"p0": "yes"}) == "fail"
            assert session.decide("p", {"p0": "unknown", "p1": "unknown"}) == "unknown"
    assert threading.active_count() == before
    assert not list(recwarn)


def test_a_rule_with_too_many_branches_does_not_compile(tmp_path):
    PackWriter(0).write(tmp_path)
    file = tmp_path / "csa" / "r0.yaml"
    rule = json.loads(file.read_text(encoding="utf-8").replace("2000-01-01", '"2000-01-01"'))
    rule.pop("applies_when", None)
    rule.pop("each", None)
    either = {"any": [{"year.flag": True}, {"law.flag": True}]}
    pairs = [
        {"any": [{"year.votes": {"at_most": i}}, {"law.votes": {"at_most": i}}]} for i in range(7)
    ]
    rule["passes_when"] = {"all": [either, *pairs]}
    file.write_text(json.dumps(rule).replace('"2000-01-01"', "2000-01-01"), encoding="utf-8")
    pack = load_pack(tmp_path)
    with pytest.raises(EngineFault, match="branches"):
        compile_rule(pack.rules["csa.r0"])
    linted = run("rules", "lint", "--rules", tmp_path)
    assert linted.code == 1
    assert "branches" in linted.out


def test_a_disagreement_ends_the_run_with_code_3_and_names_the_rule(monkeypatch, capsys):
    from accreditation import cli
    from accreditation.engine.durable import Session

    honest = Session.decide

    def lying(session, program, fields):
        outcome = honest(session, program, fields)
        return "pass" if program == "cnc.exclusions-grounded" and outcome == "unknown" else outcome

    monkeypatch.setattr(Session, "decide", lying)
    monkeypatch.setattr(
        sys,
        "argv",
        ["accreditation", "check", str(FIXTURES / "smartcoop"), "--as-of", "2024-12-31"],
    )
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    err = capsys.readouterr().err
    assert "cnc.exclusions-grounded" in err
    assert "disagree" in err


def test_a_missing_engine_says_what_to_install(tmp_path):
    (tmp_path / "durable").mkdir()
    (tmp_path / "durable" / "__init__.py").write_text("raise ImportError('no compiled library')")
    ran = run("check", FIXTURES / "smartcoop", PYTHONPATH=str(tmp_path))
    assert ran.code == 3
    assert "pip install durable_rules==2.0.28" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


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
