"""Reading values back from what satisfied the solver."""

import datetime
from typing import Any

import z3

from accreditation.conditions import SILENT, Boolean, Value
from accreditation.proof.dates import Date
from accreditation.proof.terms import Bool
from accreditation.proof.world import ScalarVariable, World


def is_so(model: z3.ModelRef, formula: Bool) -> bool:
    """Whether a formula is true in a model."""
    return bool(z3.is_true(model.eval(formula, model_completion=True)))


def number_in(model: z3.ModelRef, term: Any) -> int:
    """A whole number in a model."""
    return int(model.eval(term, model_completion=True).as_long())


def date_in(model: z3.ModelRef, date: Date) -> datetime.date:
    """A date in a model."""
    civil = date.civil
    year, month, day = (number_in(model, part) for part in (civil.year, civil.month, civil.day))
    return datetime.date(year, month + 1, day)


def value_in(model: z3.ModelRef, world: World, variable: ScalarVariable) -> Value | None:
    """The value of a fact in a model; None if it is unknown there."""
    term = variable.term
    if not is_so(model, term.known):
        return None
    if is_so(model, term.silent):
        return SILENT
    if isinstance(term.value, Date):
        return date_in(model, term.value)
    number = number_in(model, term.value)
    if isinstance(variable.type, Boolean):
        return bool(number)
    return world.word(variable.type, number)
