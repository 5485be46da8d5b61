"""Counting from a date: months as the law counts them, and days."""

import calendar
import datetime


def add_months(date: datetime.date, months: int) -> datetime.date:
    """``date`` plus ``months``; the last day of a month stays a last day.

    30 June plus seven months is 31 January; 15 January plus one month is 15 February; 30 January
    plus one month is the last day of February.
    """
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_last = date.day == calendar.monthrange(date.year, date.month)[1]
    return datetime.date(year, month + 1, last if is_last else min(date.day, last))


def shifted(date: datetime.date, shift: str, number: int) -> datetime.date:
    """``date`` some months or days later, or days earlier (``minus_days``)."""
    if shift == "plus_months":
        return add_months(date, number)
    return date + datetime.timedelta(days=number if shift == "plus_days" else -number)
