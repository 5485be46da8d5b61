"""Counting from a date in an expression of Ibis, as ``conditions.dates`` does."""

import datetime

import ibis

from accreditation.screening.terms import Expr

_DAY = ibis.interval(days=1)


def day(date: datetime.date) -> Expr:
    """A date that is known."""
    return ibis.literal(date, "date")


def shifted(date: Expr, shift: str, number: Expr) -> Expr:
    """``date`` some months or days later, or days earlier (``minus_days``)."""
    if shift == "plus_months":
        return add_months(date, number)
    days = number.cast("int32").as_interval("D")
    return (date + days if shift == "plus_days" else date - days).cast("date")


def add_months(date: Expr, months: Expr) -> Expr:
    """``date`` plus ``months``; the last day of a month stays a last day."""
    count = months.cast("int32")
    next_first = (date.truncate("M").cast("date") + (count + 1).as_interval("M")).cast("date")
    is_last = (date + _DAY).cast("date").day() == 1
    plain = (date + count.as_interval("M")).cast("date")
    return ibis.ifelse(is_last, (next_first - _DAY).cast("date"), plain)


def months_between(opens: Expr, closes: Expr) -> Expr:
    """The months of a financial year, of which a part counts."""
    apart = (closes.year() - opens.year()) * 12 + closes.month() - opens.month()
    return (apart + (add_months(opens, apart) <= closes).cast("int64")).cast("int64")
