"""What the program itself knows of every row: the law as a whole, and the day it looks."""

import datetime
from collections.abc import Callable

import ibis

from accreditation.checking.claims import CLAIMS, LISTED
from accreditation.checking.subjects import CONTRADICTIONS, INSTRUMENTS, LOOKED_AT, instruments
from accreditation.conditions import Items, Known
from accreditation.law import Pack
from accreditation.screening import dates
from accreditation.screening.lists import Records
from accreditation.screening.terms import FALSE, TRUE, Expr, Term, whole

MONTHS = "year.months"

NO_ITEMS = ibis.literal([], "array<struct<here: boolean>>")


def supplied_scalar(name: str, as_of: datetime.date, opens: Expr, closes: Expr) -> Term | None:
    """A fact of a row that no column tells; None if it is not one of these.

    Args:
        name: Its full name.
        as_of: The day from which the register is looked at.
        opens: The first day of the year of a row.
        closes: Its last day.
    """
    known: dict[str, Callable[[], Term]] = {
        LOOKED_AT: lambda: Term(dates.day(as_of)),
        MONTHS: lambda: whole(dates.months_between(opens, closes), 0, 10**6),
        LISTED: lambda: Term(FALSE),
    }
    return known[name]() if name in known else None


def supplied_list(name: str, pack: Pack) -> Records | None:
    """A list of a row that no column tells; None if it is not one of these.

    A row has one value for each fact, so that nothing in it contradicts itself.
    """
    if name in (*CONTRADICTIONS, CLAIMS):
        return Records(NO_ITEMS, TRUE)
    return Records(_literal(instruments(pack)), TRUE) if name == INSTRUMENTS else None


def _literal(items: Items) -> Expr:
    """A list that is the same for every row; its facts are dates."""
    short = {name for item in items.items for name in item.facts}
    dtype = f"array<struct<{', '.join(f'{name}: date' for name in sorted(short))}>>"
    values = [{name: _value(item.facts.get(name)) for name in short} for item in items.items]
    return ibis.literal(values, dtype)


def _value(fact: object) -> object:
    return fact.value if isinstance(fact, Known) else None
