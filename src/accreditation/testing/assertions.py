"""Assertions on rules, for tests that are written in Python."""

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from accreditation.checking import CaseResult, CaseRunner, written_case
from accreditation.files import InputError, Problem, nothing_usable
from accreditation.findings import NeedKind, Outcome
from accreditation.law import Pack, load_pack
from accreditation.reports.explanation import explained_case

GIVEN = Path("given")
"""Where traces say that the facts come from; there is no such file."""


def assert_outcome(
    rule: str,
    expect: Outcome,
    *,
    given: Mapping[str, Any],
    on: datetime.date,
    as_of: datetime.date | None = None,
    needs: Mapping[str, NeedKind] | None = None,
    items: Mapping[str, Outcome] | None = None,
    rules: Path | str | None = None,
) -> None:
    """Assert what a rule says of facts, through both evaluators, as a case beside the rule does.

    Args:
        rule: Name of the rule.
        expect: The outcome.
        given: Facts as files state them: ``True``, ``12``, ``"12.50 EUR"``, ``"6 %"``, a date.
        on: Date that picks the law.
        as_of: Date from which it is looked at; by default the same.
        needs: For unknown, exactly the facts it depends on, with what can settle each.
        items: For a rule about a list, the outcome for items.
        rules: Folder of the rules, read once; by default those that come with the program.

    Raises:
        AssertionError: something else was observed; shows both, and the trace.
        InputError: there is no such rule, or the facts cannot be.
        EngineFault: the two evaluators disagree, or the engine failed.
    """
    __tracebackhide__ = True
    case = {
        "name": "assert_outcome",
        "on": on,
        "as_of": as_of,
        "given": dict(given),
        "expect": expect,
        "needs": needs,
        "items": items,
    }
    folder = None if rules is None else Path(rules).absolute()
    try:
        result = _result(folder, rule, {k: v for k, v in case.items() if v is not None})
    except InputError as error:
        raise InputError(map(_without_place, error.problems)) from None
    if result.differences:
        raise AssertionError(explained_case(result, _pack(folder), "en"))


def _result(folder: Path | None, rule: str, case: Mapping[str, Any]) -> CaseResult:
    pack = _pack(folder)
    found = pack.rule(rule)
    try:
        loaded = written_case(found, case, GIVEN)
    except yaml.representer.RepresenterError as error:
        raise nothing_usable(
            f"{error.args[-1]!r} is not a value that a file can state; money is written as "
            "'12.50 EUR', a rate as '6 %'."
        ) from None
    return _runner(folder, rule).run(loaded, 0)


@cache
def _pack(folder: Path | None) -> Pack:
    return load_pack(folder)


@cache
def _runner(folder: Path | None, rule: str) -> CaseRunner:
    pack = _pack(folder)
    return CaseRunner(pack, [pack.rules[rule]])


def _without_place(problem: Problem) -> Problem:
    return Problem(None, None, problem.message) if problem.file == GIVEN else problem
