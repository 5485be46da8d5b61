"""What outcomes a rule can have, and where only a person's judgement can make it pass."""

from collections.abc import Iterator
from dataclasses import dataclass

import z3

from accreditation.conditions import Number, show_value
from accreditation.findings import Outcome
from accreditation.law import Pack, Rule
from accreditation.law.uses import latest_review
from accreditation.proof.comparing import bound_for
from accreditation.proof.formulas import Subject
from accreditation.proof.solving import Question, TimeOut
from accreditation.proof.terms import Bool
from accreditation.proof.witness import Witness, witness
from accreditation.proof.world import ScalarVariable, World, full_name

WANTED: tuple[Outcome, ...] = ("pass", "fail")


@dataclass(frozen=True, slots=True)
class Corner:
    """Values of a fact with which no rule book, only a person, can make a rule pass.

    Attributes:
        fact: The fact.
        least: The least value, as a person writes it, with which the rule passes by itself; None
            if it does so with the least value there is.
        most: The greatest such value; None likewise.
    """

    fact: str
    least: str | None
    most: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """What outcomes a rule can have.

    Attributes:
        cases: A smallest case for each outcome that is possible.
        impossible: The outcomes among pass and fail that nothing brings about.
        undecided: Those about which the solver could not tell.
        corners: Where only a judgement can make it pass.
    """

    rule: str
    cases: dict[Outcome, Witness]
    impossible: tuple[Outcome, ...]
    undecided: tuple[Outcome, ...]
    corners: tuple[Corner, ...]


def reach(pack: Pack, rule: Rule, seconds: float) -> Reach:
    """The outcomes that ``rule`` can have."""
    subject = Subject(rule.source.plane, World(bound_for(rule)))
    formula = subject.rule(pack, rule)
    cases: dict[Outcome, Witness] = {}
    impossible: list[Outcome] = []
    undecided: list[Outcome] = []
    for outcome in WANTED:
        question = subject.question(formula.outcomes[outcome], seconds=seconds)
        try:
            if question.possible():
                cases[outcome] = witness(question, subject, latest_review(pack))
            else:
                impossible.append(outcome)
        except TimeOut:
            undecided.append(outcome)
    corners = tuple(_corners(pack, rule, seconds))
    return Reach(rule.name, cases, tuple(impossible), tuple(undecided), corners)


def _corners(pack: Pack, rule: Rule, seconds: float) -> Iterator[Corner]:
    """Ranges of numbers outside of which the rule passes only by judgement."""
    subject = Subject(rule.source.plane, World(bound_for(rule), open_ended=True))
    formula = subject.rule(pack, rule)
    judgements = [
        z3.Not(variable.term.known)
        for (record, name), variable in subject.world.scalars.items()
        if pack.meanings[full_name(record, name)].kind == "judgement"
    ]
    if not judgements:
        return
    passes = formula.outcomes["pass"]
    alone = subject.question(passes, *judgements, seconds=seconds)
    helped = subject.question(passes, seconds=seconds)
    for (record, name), variable in subject.world.scalars.items():
        if isinstance(variable.type, Number) and _is_first(record):
            here = subject.world.there(record)
            corner = _corner(full_name(record, name), variable, here, alone, helped)
            if corner is not None:
                yield corner


def _corner(
    name: str, variable: ScalarVariable, here: Bool, alone: Question, helped: Question
) -> Corner | None:
    assert isinstance(variable.type, Number)
    value, stated = variable.term.value, [here, variable.term.stated]
    shown: list[str | None] = []
    try:
        if not alone.possible(*stated):
            return None
        for sign, end in ((1, variable.type.low), (-1, variable.type.high)):
            limit = _least(alone, stated, sign * value, sign * end)
            found = limit is not None and helped.possible(*stated, sign * value < limit)
            shown.append(show_value(variable.type, sign * limit) if found and limit else None)
    except TimeOut:
        return None
    return Corner(name, shown[0], shown[1]) if any(shown) else None


def _least(question: Question, stated: list[Bool], value: z3.ArithRef, low: int) -> int | None:
    """The least value that is possible; None if it is ``low``, the least there is."""
    if question.possible(*stated, value == low):
        return None
    question.possible(*stated)
    high = question.model().eval(value, model_completion=True).as_long()
    while high - low > 1:
        middle = (low + high) // 2
        if question.possible(*stated, value <= middle):
            high = question.model().eval(value, model_completion=True).as_long()
        else:
            low = middle
    return int(high)


def _is_first(record: str) -> bool:
    """Whether a record is the subject, or the first item of its list; the others are like it."""
    return not record or record.endswith("[0]")
