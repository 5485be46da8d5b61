"""Working out the dates of a year."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from accreditation.checking import regimes_on, year_facts
from accreditation.checking.explaining import merged
from accreditation.conditions import (
    Context,
    Expression,
    Truth,
    evaluate,
    items_and_needs,
    read_expression,
)
from accreditation.dossier import Dossier, Year
from accreditation.files import InputError
from accreditation.findings import LawReference, Need
from accreditation.language import Text
from accreditation.law import Duty, Pack

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
        practical: Whether that day is good practice only, and no time limit.
        certain: Whether it is known that the duty exists.
        needs: What the date, or the existence, still depends on.
    """

    name: str
    regime: str
    title: Text
    note: Text | None
    cites: tuple[LawReference, ...]
    item: str | None
    opens: datetime.date | None
    due: datetime.date | None
    practical: bool
    certain: bool
    state: State
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """What is due for a financial year.

    Attributes:
        cooperative: Whose year it is, by its identifier.
        name: The same by name.
        year: The year.
        as_of: The day from which it was looked at.
        entries: Those with a date first, by date.
    """

    cooperative: str
    name: str
    year: Year
    as_of: datetime.date
    entries: tuple[DutyEntry, ...]


def calendar_of(pack: Pack, dossier: Dossier, year: Year, as_of: datetime.date) -> YearCalendar:
    """The duties of a financial year.

    Args:
        pack: The law.
        dossier: The cooperative.
        year: The year, of the dossier or not.
        as_of: From when it is looked at: what is past is done, missed, or to be verified.
    """
    context = Context(pack, year_facts(dossier, pack, year, as_of), year.closes, as_of)
    regimes = regimes_on(dossier, pack, year.closes)
    incorporated = dossier.cooperative.incorporated
    entries = [
        entry
        for duty in pack.duties
        if duty.source.regime in regimes and duty.source.in_force.covers(year.closes, incorporated)
        if duty.presupposes is None or evaluate(duty.presupposes, context).holds is not False
        for entry in entries_of(duty, context, certain=not _sought(dossier, duty.source.regime))
    ]
    cooperative = dossier.cooperative
    return YearCalendar(cooperative.id, cooperative.name, year, as_of, in_order(entries))


def in_order(entries: Iterable[DutyEntry]) -> tuple[DutyEntry, ...]:
    """``entries`` as a calendar has them: those with a date first, by date."""
    return tuple(sorted(entries, key=_place))


def _place(entry: DutyEntry) -> tuple[bool, datetime.date, datetime.date, bool]:
    """By the last day, a period before the day on which it ends; else as the rule pack has it.

    Of those without a date, the ones that may not even exist come last.
    """
    latest = datetime.date.max
    unsure = entry.due is None and not entry.certain
    return entry.due is None, entry.due or latest, entry.opens or latest, unsure


def _sought(dossier: Dossier, regime: str) -> bool:
    """Whether an accreditation is only applied for, so that it does not bind yet."""
    entry = dossier.accreditations.get(regime)
    return entry is not None and entry.status == "sought"


def entries_of(duty: Duty, context: Context, *, certain: bool) -> Iterator[DutyEntry]:
    """A duty with its dates and state, once or for each item of its list.

    Args:
        duty: The duty.
        context: What is known of the year or of the items.
        certain: Whether it is known that such a duty binds at all.
    """
    if duty.list is None or duty.variable is None:
        yield from _entry(duty, context, None, certain=certain)
        return
    items, needs = items_and_needs(duty.list, context)
    for item in items.items:
        inner = context.binding(duty.variable, item)
        yield from _entry(duty, inner, item.id, certain=certain)
    if needs:
        yield _made(duty, None, None, None, False, "to_verify", needs)


def _entry(duty: Duty, context: Context, item: str | None, *, certain: bool) -> Iterator[DutyEntry]:
    needs: tuple[Need, ...] = ()
    if duty.applies_when is not None:
        step = evaluate(duty.applies_when, context)
        if step.holds is False:
            return
        needs, certain = step.needs, certain and step.holds is True
    due, due_needs = _date(duty.due, context)
    if needs:
        due_needs = ()  # what the date depends on is asked when it is known that there is one
    opens = None if duty.opens is None else _date(duty.opens, context)[0]
    done: Truth = None
    if duty.done_when is not None:
        done = evaluate(duty.done_when, context).holds
    state = _state(done, due, context.as_of)
    if state == "missed" and not certain:
        state = "to_verify"
    if state == "missed" and duty.source.practical:
        state = "to_do"
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
        practical=source.practical,
        certain=certain,
        state=state,
        needs=merged(needs),
    )
