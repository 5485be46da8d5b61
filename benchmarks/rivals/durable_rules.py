"""Plain durable_rules, as its manual has it: a fact for the subject, a rule for each outcome."""

import itertools
from collections.abc import Callable
from typing import Any

from durable.engine import Host

from benchmarks.rivals.deciding import Decide, Outcomes
from benchmarks.rivals.plain import Among, Both, Either, Known, Ordered, PlainRule, Test, both
from benchmarks.rivals.translation import Fields, Translation

MOST_TESTS = 400
"""Distinct tests in one set of rules; its compiler hangs on a few more than that."""

OPERATORS = {"<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte", "!=": "$neq"}

_numbers = itertools.count()


class _Host(Host):
    """A host without its two threads, which look after timers only."""

    def _run(self) -> None:
        pass


def deciding(translation: Translation) -> Decide:
    """Decides every rule; an outcome is what its rules report."""
    host, found = _Host(), dict[str, str]()
    definitions: dict[str, dict[str, Any]] = {}
    for group in _groups(translation.rules):
        definitions[f"plain{next(_numbers)}"] = {
            f"{rule.name} {outcome} {number}": {
                "all": [{"m": _written(part)}],
                "run": _reporting(found, rule.name, outcome),
            }
            for rule in group
            for outcome, test in rule.outcomes
            for number, part in enumerate(_accepted(host, test))
        }
    names = list(definitions)
    host.set_rulesets(definitions)

    def decide(fields: Fields) -> Outcomes:
        found.clear()
        session = f"s{next(_numbers)}"
        for name in names:
            host.assert_fact(name, {"sid": session, **fields})
            host.delete_state(name, session)
        return dict(found)

    return decide


def _reporting(found: dict[str, str], rule: str, outcome: str) -> Callable[[Any], None]:
    def report(_: Any) -> None:
        found[rule] = outcome

    return report


def _accepted(host: Host, test: Test) -> list[Test]:
    """The test, or its alternatives as rules of their own if it is too long for one."""
    definition = {"rule": {"all": [{"m": _written(test)}], "run": lambda _: None}}
    try:
        host.set_rulesets({f"trial{next(_numbers)}": definition})
    except Exception as refused:
        if "113" not in str(refused):
            raise
        return [
            part for alternative in _alternatives(test) for part in _accepted(host, alternative)
        ]
    return [test]


def _alternatives(test: Test) -> tuple[Test, ...]:
    if isinstance(test, Either):
        return test.parts
    assert isinstance(test, Both)
    first = next(part for part in test.parts if isinstance(part, Either))
    others = [part for part in test.parts if part is not first]
    return tuple(both(*others, alternative) for alternative in first.parts)


def _groups(rules: list[PlainRule]) -> list[list[PlainRule]]:
    groups: list[list[PlainRule]] = []
    tests: set[str] = set()
    for rule in rules:
        own = {str(leaf) for _, test in rule.outcomes for leaf in _leaves(test)}
        if not groups or len(tests | own) > MOST_TESTS:
            groups.append([])
            tests = set()
        tests |= own
        groups[-1].append(rule)
    return groups


def _written(test: Test) -> dict[str, Any]:
    match test:
        case Known(field=field):
            return {"$ex": {field: 1}}
        case Among(field=field, values=values, wanted=wanted):
            each = [{field: value} if wanted else {"$neq": {field: value}} for value in values]
            return each[0] if len(each) == 1 else {"$or" if wanted else "$and": each}
        case Ordered(left=left, order=order, right=right):
            other = {"$m": right} if isinstance(right, str) else right
            test_ = {left: other} if order == "==" else {OPERATORS[order]: {left: other}}
            # Without its right side, a comparison of two fields would hold.
            return {"$and": [{"$ex": {right: 1}}, test_]} if isinstance(right, str) else test_
        case Both(parts=parts):
            return {"$and": list(map(_written, parts))}
        case Either(parts=parts):
            return {"$or": list(map(_written, parts))}


def _leaves(test: Test) -> list[Test]:
    if isinstance(test, Both | Either):
        return [leaf for part in test.parts for leaf in _leaves(part)]
    return [test]
