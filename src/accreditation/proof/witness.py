"""The smallest readable case that satisfies a question, as a person would write it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

import z3

from accreditation.checking import year_start
from accreditation.conditions import SILENT, Number, Scalar, Value, show_value
from accreditation.proof import dates
from accreditation.proof.dates import Date
from accreditation.proof.formulas import CLOSES, LOOKED_AT, MONTHS, OPENS, Subject
from accreditation.proof.models import date_in, is_so, value_in
from accreditation.proof.solving import Question
from accreditation.proof.world import Records, ScalarVariable

_SPANS = (10, 100, 1000, 10**6)
"""Magnitudes up to which a number is easy to read, the easiest first."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A situation that the solver found.

    Attributes:
        on: The date that picks the law.
        as_of: The date from which it is looked at.
        given: The facts, as the cases of a rule state them.
    """

    on: datetime.date
    as_of: datetime.date
    given: dict[str, Any]

    def case(self, name: str, expect: str) -> dict[str, Any]:
        """The situation as a case of a rule."""
        dated: dict[str, Any] = {"on": self.on}
        if self.as_of != self.on:
            dated["as_of"] = self.as_of
        return {"name": name, **dated, "given": self.given, "expect": expect}


def witness(
    question: Question, subject: Subject, around: datetime.date, *, smallest: bool = True
) -> Witness:
    """The smallest case for a question that was just found to be possible.

    As few facts as can be are stated, lists are short, numbers small and round.

    Args:
        question: The question; what makes the case small is added to it.
        subject: The subject it is about.
        around: A date to prefer where any will do.
        smallest: Whether to look for the fewest facts, which takes long for many rules at once.
    """
    if smallest:
        _fewer(question, subject)
    _rounder(question, subject, around)
    return case_in(question.model(), subject)


def _fewer(question: Question, subject: Subject) -> None:
    world = subject.world
    for records in world.lists.values():
        for present, _ in reversed(records.items):
            _settle(question, z3.Not(present), present)
        _settle(question, records.complete, z3.Not(records.complete))
    for variable in world.scalars.values():
        known = variable.term.known
        if is_so(question.model(), known):
            _settle(question, z3.Not(known), known)
        else:
            question.insist(z3.Not(known))
            question.possible()


def _settle(question: Question, wish: Any, otherwise: Any) -> None:
    if not question.keeps(wish):
        question.insist(otherwise)
        question.possible()


def _rounder(question: Question, subject: Subject, around: datetime.date) -> None:
    _settle_date(question, subject.on, around)
    on = date_in(question.model(), subject.on)
    opens = subject.world.scalars.get(("", OPENS))
    if opens is not None:
        question.keeps(opens.term.value.same(dates.constant(year_start(on))))
        question.possible()
    for (record, _), variable in subject.world.scalars.items():
        model = question.model()
        stated = z3.And(subject.world.there(record), variable.term.stated)
        if is_so(model, stated):
            _round(question, variable, on)


def _round(question: Question, variable: ScalarVariable, on: datetime.date) -> None:
    value = variable.term.value
    if isinstance(value, Date):
        _settle_date(question, value, on)
        return
    if isinstance(variable.type, Number):
        unit = 10**variable.type.scale
        wishes = [
            z3.And(value >= -span * unit, value <= span * unit, value % step == 0)
            for step in dict.fromkeys((unit, max(unit // 100, 1), 1))
            for span in _SPANS
        ]
        any(question.keeps(wish) for wish in wishes)
    question.possible()
    question.insist(value == question.model().eval(value, model_completion=True))
    question.possible()


def _settle_date(question: Question, date: Date, around: datetime.date) -> None:
    wishes = [around, around.replace(month=12, day=31), around.replace(month=1, day=1)]
    if not any(question.keeps(date.same(dates.constant(wish))) for wish in wishes):
        question.possible()
        question.insist(date.same(dates.constant(date_in(question.model(), date))))
    question.possible()


def case_in(model: z3.ModelRef, subject: Subject) -> Witness:
    """The case that a model of the solver describes."""
    on = date_in(model, subject.on)
    given = dict(_scalars(model, subject, ""))
    as_of = given.pop(LOOKED_AT, on)
    if given.get(OPENS) == year_start(on):
        del given[OPENS]
    for computed in (CLOSES, MONTHS):
        given.pop(computed, None)
    for name, records in subject.world.lists.items():
        stated = _list(model, subject, records)
        if stated is not None:
            given[name] = stated
    return Witness(on, as_of, given)


def _list(model: z3.ModelRef, subject: Subject, records: Records) -> dict[str, Any] | None:
    complete = is_so(model, records.complete)
    items = {
        letter: dict(_scalars(model, subject, record.id))
        for letter, (present, record) in zip(ascii_lowercase, records.items, strict=False)
        if is_so(model, present)
    }
    if complete:
        return {"items": items}
    return {"complete": False, "items": items} if items else None


def _scalars(model: z3.ModelRef, subject: Subject, record: str) -> Iterator[tuple[str, Any]]:
    for (owner, name), variable in subject.world.scalars.items():
        if owner == record:
            value = value_in(model, subject.world, variable)
            if value is not None:
                yield name.lstrip("."), _raw(variable.type, value)


def _raw(type_: Scalar, value: Value) -> Any:
    """A value as a file states it."""
    if value is SILENT or (isinstance(type_, Number) and type_.unit in ("EUR", "rate")):
        return show_value(type_, value)
    return value
