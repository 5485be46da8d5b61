"""Compiling rules to what ``durable_rules`` decides safely: branches of tests against constants.

A rule becomes a program for the rule itself and one for the body of each quantifier in it. A
program says, for each outcome, which conjunctions of tests lead to it. Pass comes from the
condition and fail from its negation, both in negation normal form, so that an unknown leaf leads
to neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from accreditation.conditions import Condition
from accreditation.conditions.syntax import (
    All,
    Any,
    Leaf,
    Not,
    Quantified,
    When,
    children,
)
from accreditation.engine.faults import EngineFault
from accreditation.findings import Outcome
from accreditation.law import Rule

MAX_BRANCHES = 64
MAX_TESTS = 16

YES, NO, UNKNOWN = "yes", "no", "unknown"


class Atom(NamedTuple):
    """A field of a case compared with a constant: equal to it, or more than it."""

    field: str
    operator: Literal["is", "more_than"]
    constant: str | int


Branch = frozenset[Atom]
Branches = tuple[tuple[Outcome, Branch], ...]


@dataclass(frozen=True, slots=True)
class Program:
    """How one kind of case is decided.

    Attributes:
        name: The rule, with a suffix for the body of a quantifier.
        branches: For each outcome, the conjunctions of tests that lead to it.
    """

    name: str
    branches: Branches

    def tests(self) -> set[Atom]:
        """Every distinct test of the program."""
        return {test for _, branch in self.branches for test in branch}


class Slots:
    """The field in which a case carries each leaf and each quantifier of a condition.

    Attributes:
        bodies: The slots of the body of each quantifier.
    """

    def __init__(self, *conditions: Condition | None) -> None:
        self.leaves: dict[Condition, str] = {}
        self.quantifiers: dict[Condition, str] = {}
        self.bodies: dict[Condition, Slots] = {}
        for condition in conditions:
            for node in _own_nodes(condition) if condition is not None else ():
                if isinstance(node, Quantified):
                    self.quantifiers[node] = f"q{len(self.quantifiers)}"
                    self.bodies[node] = Slots(node.body)
                else:
                    self.leaves[node] = f"a{len(self.leaves)}"


def program_name(rule: str, slot: str) -> str:
    """The name of the program for the body of a quantifier."""
    return f"{rule}/{slot}"


def compile_rule(rule: Rule) -> list[Program]:
    """The programs of ``rule``; the first is the rule's own.

    Raises:
        EngineFault: the rule needs more branches or tests than are safe.
    """
    slots = Slots(rule.applies_when, rule.passes_when)
    in_force = frozenset({Atom("in_force", "is", YES)})
    applies, inapplicable = [in_force], [frozenset({Atom("in_force", "is", NO)})]
    if rule.applies_when is not None:
        applies = _both(applies, _branches(rule.applies_when, True, slots))
        inapplicable += _both([in_force], _branches(rule.applies_when, False, slots))
    outcomes: list[tuple[Outcome, list[Branch]]] = [
        ("not_applicable", inapplicable),
        ("pass", _both(applies, _branches(rule.passes_when, True, slots))),
        ("fail", _both(applies, _branches(rule.passes_when, False, slots))),
    ]
    programs = [_program(rule.name, outcomes)]
    for condition in (rule.applies_when, rule.passes_when):
        for node in _own_nodes(condition) if condition is not None else ():
            if isinstance(node, Quantified):
                inner = slots.bodies[node]
                programs.append(
                    _program(
                        program_name(rule.name, slots.quantifiers[node]),
                        [
                            ("pass", _branches(node.body, True, inner)),
                            ("fail", _branches(node.body, False, inner)),
                        ],
                    )
                )
    return programs


def _program(name: str, outcomes: list[tuple[Outcome, list[Branch]]]) -> Program:
    branches = [(outcome, branch) for outcome, found in outcomes for branch in _absorbed(found)]
    widest = max((len(branch) for _, branch in branches), default=0)
    if len(branches) > MAX_BRANCHES or widest > MAX_TESTS:
        raise EngineFault(
            f"the rule '{name}' has {len(branches)} branches of up to {widest} tests; at most "
            f"{MAX_BRANCHES} branches of {MAX_TESTS} tests are safe. Split the rule."
        )
    return Program(name, tuple(branches))


def _own_nodes(condition: Condition) -> Iterator[Leaf | Quantified]:
    """Leaves and quantifiers of a condition, without looking into the quantifiers."""
    if isinstance(condition, (All, Any, Not, When)):
        for child in children(condition):
            yield from _own_nodes(child)  # type: ignore[arg-type]
    else:
        yield condition


def _branches(node: Condition, wanted: bool, slots: Slots) -> list[Branch]:
    match node:
        case All(parts=parts):
            found = [_branches(part, wanted, slots) for part in parts]
            return _all_of(found) if wanted else _any_of(found)
        case Any(parts=parts):
            found = [_branches(part, wanted, slots) for part in parts]
            return _any_of(found) if wanted else _all_of(found)
        case Not(part=part):
            return _branches(part, not wanted, slots)
        case When(premise=premise, conclusion=conclusion):
            found = [_branches(premise, not wanted, slots), _branches(conclusion, wanted, slots)]
            return _any_of(found) if wanted else _all_of(found)
        case Quantified():
            return [_quantified(node, wanted, slots.quantifiers[node])]
    return [frozenset({Atom(slots.leaves[node], "is", YES if wanted else NO)})]


def _quantified(node: Quantified, wanted: bool, slot: str) -> Branch:
    decisive = NO if node.quantifier == "each" else YES
    if wanted == (decisive == YES):
        return frozenset({Atom(f"{slot}_{decisive}", "more_than", 0)})
    return frozenset(
        {
            Atom(f"{slot}_{decisive}", "is", 0),
            Atom(f"{slot}_{UNKNOWN}", "is", 0),
            Atom(f"{slot}_complete", "is", YES),
        }
    )


def _any_of(found: list[list[Branch]]) -> list[Branch]:
    return _absorbed([branch for branches in found for branch in branches])


def _all_of(found: list[list[Branch]]) -> list[Branch]:
    result: list[Branch] = [frozenset()]
    for branches in found:
        result = _both(result, branches)
        if len(result) > MAX_BRANCHES * MAX_BRANCHES:
            raise EngineFault(f"a condition has more than {MAX_BRANCHES} branches. Split the rule.")
    return result


def _both(left: list[Branch], right: list[Branch]) -> list[Branch]:
    return _absorbed([a | b for a in left for b in right])


def _absorbed(branches: list[Branch]) -> list[Branch]:
    """The branches that are possible and not implied by a shorter one, in a stable order."""
    kept: list[Branch] = []
    if len(branches) > 1:
        branches = sorted(set(branches), key=_rank)
    for branch in branches:
        if not _contradictory(branch) and not any(other <= branch for other in kept):
            kept.append(branch)
    return kept


@lru_cache(maxsize=4096)
def _rank(branch: Branch) -> tuple[int, list[tuple[str, str, str]]]:
    """Shorter branches first; those of a length by their tests."""
    return len(branch), sorted((field, op, str(constant)) for field, op, constant in branch)


def _contradictory(branch: Branch) -> bool:
    if len({test.field for test in branch}) == len(branch):
        return False
    fixed = {test.field: test.constant for test in branch if test.operator == "is"}
    return any(
        test.field in fixed and (fixed[test.field] != test.constant or test.operator == "more_than")
        for test in branch
    )
