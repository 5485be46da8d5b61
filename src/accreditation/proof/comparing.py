"""Whether two versions of a rule are the same law, or the smallest case on which they differ."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import z3

from accreditation.conditions import Number, walk
from accreditation.conditions.syntax import Compare, Constant
from accreditation.findings import OUTCOMES, Outcome
from accreditation.law import Pack, Rule
from accreditation.law.uses import conditions_of, latest_review
from accreditation.proof.formulas import RuleFormula, Subject
from accreditation.proof.places import differences, disagreement
from accreditation.proof.solving import Question, TimeOut
from accreditation.proof.terms import Bool, either
from accreditation.proof.witness import Witness, witness
from accreditation.proof.world import World

SHORTEST, LONGEST = 2, 12
"""The fewest and the most items that a list has in a proof."""


Turn = tuple[tuple[Outcome, Outcome], ...]
"""Outcomes before and after."""

OPPOSITE: Turn = (("pass", "fail"), ("fail", "pass"))
TO_FAIL: Turn = (("pass", "fail"), ("not_applicable", "fail"))
FROM_FAIL: Turn = (("fail", "pass"), ("fail", "not_applicable"))


@dataclass(frozen=True, slots=True)
class Version:
    """A rule in the pack it belongs to."""

    pack: Pack
    rule: Rule


@dataclass(frozen=True, slots=True)
class Equal:
    """Two versions have the same outcome on every case.

    Attributes:
        bound: The most items a list had in the proof; None when the proof holds without a bound.
    """

    bound: int | None


@dataclass(frozen=True, slots=True)
class Different:
    """Two versions differ.

    Attributes:
        witness: The smallest case found.
        before: The outcome of the first version.
        after: The outcome of the second.
    """

    witness: Witness
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Undecided:
    """The solver gave no answer in its time."""


Comparison = Equal | Different | Undecided


def compare(old: Version, new: Version, seconds: float, only: Turn | None = None) -> Comparison:
    """Whether two versions of a rule have the same outcome on every case.

    Args:
        old: A version.
        new: Another, perhaps of another pack.
        seconds: The most time for one question to the solver.
        only: The differences that count; by default, all of them do.
    """
    bound = bound_for(old.rule, new.rule)
    subject = Subject(new.rule.source.plane, World(bound))
    before, after = subject.rule(old.pack, old.rule), subject.rule(new.pack, new.rule)
    try:
        if (
            only is None
            and old.pack is new.pack
            and _same_in_every_place(subject, old, new, seconds)
        ):
            return Equal(bound if subject.world.lists else None)
        for difference in _differences(before, after, only):
            question = subject.question(difference, seconds=seconds)
            if question.possible():
                return _different(question, subject, before, after, latest_review(new.pack))
    except TimeOut:
        return Undecided()
    return Equal(bound if subject.world.lists else None)


def _same_in_every_place(subject: Subject, old: Version, new: Version, seconds: float) -> bool:
    """Whether the versions say the same wherever they differ; False if that cannot be told."""
    places = differences(old.rule, new.rule)
    if places is None:
        return False
    encoder = subject.encoder(old.pack)
    apart = either(disagreement(place, encoder) for place in places)
    try:
        return not subject.question(apart, seconds=seconds).possible()
    except TimeOut:
        return False


def bound_for(*rules: Rule) -> int:
    """How many items a list must be able to have for every count in the rules to be reached."""
    counts = [
        node.right.value
        for rule in rules
        for condition in conditions_of(rule)
        for node in walk(condition)
        if isinstance(node, Compare)
        and isinstance(node.right, Constant)
        and isinstance(node.left.type, Number)
        and node.left.type.unit not in ("EUR", "rate")
        and isinstance(node.right.value, int)
        and node.right.value < LONGEST
    ]
    return max((SHORTEST, *(count + 1 for count in counts)))


def _differences(before: RuleFormula, after: RuleFormula, only: Turn | None) -> Iterator[Bool]:
    """What it is to differ, what says most first: pass against fail, one decided, any."""
    if only is not None:
        yield _turn(before, after, only)
        return
    yield _turn(before, after, OPPOSITE)
    apart = either(before.outcomes[one] != after.outcomes[one] for one in OUTCOMES)
    yield z3.And(apart, z3.Or(before.judged, after.judged))
    yield apart


def _turn(before: RuleFormula, after: RuleFormula, turn: Turn) -> Bool:
    return either(z3.And(before.outcomes[a], after.outcomes[b]) for a, b in turn)


def _different(
    question: Question,
    subject: Subject,
    before: RuleFormula,
    after: RuleFormula,
    around: datetime.date,
) -> Different:
    found = witness(question, subject, around)
    model = question.model()

    def outcome(formula: RuleFormula) -> Outcome:
        return next(o for o in OUTCOMES if z3.is_true(model.eval(formula.outcomes[o], True)))

    return Different(found, outcome(before), outcome(after))
