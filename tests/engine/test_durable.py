"""The safe envelope around ``durable_rules``; not collected where it does not run."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from accreditation import cli
from accreditation.engine import EngineFault
from accreditation.engine.durable import (
    CASES_PER_STATE,
    MAX_TESTS_PER_RULESET,
    DurableEngine,
    Session,
)
from accreditation.engine.programs import Atom, Program
from tests.conftest import FIXTURES, run


def wide_program(name: str, tests: int) -> Program:
    """A program with ``tests`` distinct tests."""
    branches = [("fail", frozenset({Atom(f"{name}{i}", "is", "yes")})) for i in range(tests)]
    return Program(name, tuple(branches))


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
    engine = DurableEngine([wide_program("p", 2)], remembered=0)
    before = threading.active_count()
    for _ in range(50):
        with engine.session() as session:
            assert session.decide("p", {"p0": "yes"}) == "fail"
            assert session.decide("p", {"p0": "unknown", "p1": "unknown"}) == "unknown"
    assert threading.active_count() == before
    assert not list(recwarn)


def test_a_session_decides_many_more_cases_than_one_state_remembers():
    with DurableEngine([wide_program("p", 2)], remembered=0).session() as session:
        for i in range(3 * CASES_PER_STATE):
            expected = "fail" if i % 2 else "unknown"
            assert session.decide("p", {"p0": "yes" if i % 2 else "no"}) == expected


def test_equal_cases_are_decided_once_and_others_anew(monkeypatch):
    engine = DurableEngine([wide_program("p", 2), wide_program("q", 2)], remembered=3)
    asserted = []
    assert_fact = engine._host.assert_fact

    def counting(ruleset, fact):
        asserted.append(fact)
        return assert_fact(ruleset, fact)

    monkeypatch.setattr(engine._host, "assert_fact", counting)
    cases = [("p", "yes", "fail"), ("p", "no", "unknown"), ("q", "yes", "fail")]
    for _ in range(2):
        with engine.session() as session:
            for program, state, expected in cases:
                assert session.decide(program, {f"{program}0": state}) == expected
    assert len(asserted) == len(cases)
    with engine.session() as session:
        for _ in range(2):
            assert session.decide("q", {"q0": "no"}) == "unknown"
    assert len(asserted) == len(cases) + 2, "it remembers three decisions and not a fourth"


def test_sessions_in_which_no_rule_fires_do_no_harm():
    """In a process of its own: to forget a state in which no fact matched anything kills it."""
    program = """
from accreditation.engine.durable import DurableEngine
from accreditation.engine.programs import Atom, Program

branches = tuple(("fail", frozenset({Atom(f"a{i}", "is", "yes")})) for i in range(20))
engine = DurableEngine([Program("p", branches)], remembered=0)
for _ in range(3_000):
    with engine.session() as session:
        assert session.decide("p", {"a0": "no"}) == "unknown"
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=300)
    assert done.returncode == 0, f"exit {done.returncode}\n{done.stderr.decode()}"


def test_one_engine_may_be_used_from_several_threads():
    engine = DurableEngine([wide_program("p", 2)], remembered=0)

    def decided(number):
        with engine.session() as session:
            return [session.decide("p", {"p0": "yes" if n % 3 else "no"}) for n in range(number)]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(decided, [60] * 12))
    assert found == [["fail" if n % 3 else "unknown" for n in range(60)]] * 12


def test_a_disagreement_ends_the_run_with_code_3_and_names_the_rule(monkeypatch, capsys):
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
