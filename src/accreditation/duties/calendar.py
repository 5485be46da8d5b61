"""Working out the dates of a year."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accreditation.checking import regimes_on, year_facts, year_named
from accreditation.checking.explaining import merged
from accreditation.conditions import (
    Context,
    Expression,
    Truth,
    evaluate,
    items_and_needs,
    read_expression,
)
from accreditation.dossier import Dossier
from accreditation.files import InputError
from accreditation.findings import LawReference, Need
from accreditation.language import Text
from accreditation.law import Duty, Pack, Regime

State = Literal["done", "missed", "to_do", "to_verify"]
"""Done; not done in time; still to come; past, and nobody said whether it was done."""


@dataclass(frozen=True, slots=True)
class DutyEntry:
    """A duty of a year, or of one item in it.

    Attributes:
        name: Its name in the rule pack.
        item: The item that it is about, if it is about one.
        opens: The first day on which it can be done, where there is one and it is known.
        due: The last day; None when it is not known.
        certain: Whether it is known that the duty exists.
        needs: What the date, or the existence, still depends on.
    """

    name: str
    regime: Regime
    title: Text
    note: Text | None
    cites: tuple[LawReference, ...]
    item: str | None
    opens: datetime.date | None
    due: datetime.date | None
    certain: bool
    state: State
    needs: tuple[Need, ...]


def calendar_of(pack: Pack, dossier: Dossier, year: str, as_of: datetime.date) -> list[DutyEntry]:
    """The duties of a financial year, those with a date first, by date.

    Args:
        pack: The law.
        dossier: The cooperative.
        year: The name of one of its years, or a calendar year in which one closes.
        as_of: From when it is looked at: what is past is done, missed, or to be verified.

    Raises:
        InputError: there is no such year.
    """
    found = year_named(dossier, year)
    facts = year_facts(dossier, pack, found, as_of)
    context = Context(pack, facts, found.closes, as_of)
    regimes = regimes_on(dossier, pack, found.closes)
    incorporated = dossier.cooperative.incorporated
    entries = [
        entry
        for duty in pack.duties
        if duty.source.regime in regimes and duty.source.in_force.covers(found.closes, incorporated)
        for entry in _entries(duty, context)
    ]
    return sorted(entries, key=lambda entry: (entry.due is None, entry.due, entry.name))


def _entries(duty: Duty, context: Context) -> Iterator[DutyEntry]:
    if duty.list is None or duty.variable is None:
        yield from _entry(duty, context, None)
        return
    items, needs = items_and_needs(duty.list, context)
    for item in items.items:
        yield from _entry(duty, context.binding(duty.variable, item), item.id)
    if needs and not items.items:
        yield _made(duty, None, None, None, False, "to_verify", needs)


def _entry(duty: Duty, context: Context, item: str | None) -> Iterator[DutyEntry]:
    needs: tuple[Need, ...] = ()
    certain = True
    if duty.applies_when is not None:
        step = evaluate(duty.applies_when, context)
        if step.holds is False:
            return
        needs, certain = step.needs, step.holds is True
    due, due_needs = _date(duty.due, context)
    opens = None if duty.opens is None else _date(duty.opens, context)[0]
    done: Truth = None
    if duty.done_when is not None:
        done = evaluate(duty.done_when, context).holds
    state = _state(done, due, context.as_of)
    yield _made(duty, item, opens, due, certain, state, (*needs, *due_needs))


def _date(
    expression: Expression, context: Context
) -> tuple[datetime.date | None, tuple[Need, ...]]:
    """The date, or what it depends on; a date before the law is known is not known either."""
    try:
        reading = read_expression(expression, context)
    except InputError:
        return None, ()
    value = reading.value
    return (value, ()) if isinstance(value, datetime.date) else (None, reading.needs)


def _state(done: Truth, due: datetime.date | None, as_of: datetime.date) -> State:
    if done is True:
        return "done"
    if due is not None and as_of <= due:
        return "to_do"
    if done is False and due is not None:
        return "missed"
    return "to_verify"


def _made(
    duty: Duty,
    item: str | None,
    opens: datetime.date | None,
    due: datetime.date | None,
    certain: bool,
    state: State,
    needs: tuple[Need, ...],
) -> DutyEntry:
    source = duty.source
    return DutyEntry(
        name=duty.name,
        regime=source.regime,
        title=source.title,
        note=source.note,
        cites=tuple(source.cites),
        item=item,
        opens=opens,
        due=due,
        certain=certain,
        state=state,
        needs=merged(needs),
    )
