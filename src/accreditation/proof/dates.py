"""Dates for the solver: counted in days, or in years, months and days, whichever is at hand."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import z3

from accreditation.files import FIRST_YEAR, LAST_YEAR

Int = Any
Bool = Any

EARLIEST = datetime.date(FIRST_YEAR, 1, 1)

_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_SHORT_MONTHS = {3: 30, 5: 30, 8: 30, 10: 30}


@dataclass(frozen=True, slots=True)
class Civil:
    """A year, a month from 0 to 11, and a day of the month."""

    year: Int
    month: Int
    day: Int

    @property
    def rank(self) -> Int:
        """A number that orders dates; it does not count days."""
        return self.year * 372 + self.month * 31 + self.day


class Date:
    """A date whose days, or whose year, month and day, are terms of the solver."""

    def __init__(self, *, civil: Civil | None = None, days: Int | None = None) -> None:
        assert (civil is None) != (days is None)
        self.is_civil = civil is not None
        self._civil = civil
        self._days = days

    @cached_property
    def days(self) -> Int:
        """Days since the first day of year 1, which is 1."""
        return self._days if self._civil is None else _days(self._civil)

    @cached_property
    def civil(self) -> Civil:
        """The same date as year, month and day."""
        return _civil(self._days) if self._civil is None else self._civil

    def before(self, other: "Date") -> Bool:
        """Whether this date comes before another."""
        if self.is_civil and other.is_civil:
            return self.civil.rank < other.civil.rank
        return self.days < other.days

    def same(self, other: "Date") -> Bool:
        """Whether this date is another."""
        if self.is_civil and other.is_civil:
            return self.civil.rank == other.civil.rank
        return self.days == other.days

    def shifted(self, shift: str, number: Int) -> "Date":
        """The date some months or days later, or days earlier, as the law counts them."""
        if shift == "plus_days":
            return Date(days=self.days + number)
        if shift == "minus_days":
            return Date(days=self.days - number)
        start = self.civil
        index = start.year * 12 + start.month + number
        year, month = index / 12, index % 12
        last = month_length(year, month)
        at_end = start.day == month_length(start.year, start.month)
        day = z3.If(z3.Or(at_end, start.day > last), last, start.day)
        return Date(civil=Civil(year, month, day))


def constant(date: datetime.date) -> Date:
    """A date that is known."""
    return Date(civil=Civil(*map(z3.IntVal, (date.year, date.month - 1, date.day))))


def variable(name: str, beyond: int = 0) -> tuple[Date, Bool]:
    """A date that the solver chooses, and what makes it one that a file can state.

    Args:
        name: What it is called.
        beyond: How many years it may lie outside of those a file can state.
    """
    year, month, day = (z3.Int(f"{name}:{part}") for part in ("year", "month", "day"))
    real = z3.And(
        year >= FIRST_YEAR - beyond,
        year <= LAST_YEAR + beyond,
        month >= 0,
        month <= 11,
        day >= 1,
        day <= month_length(year, month),
    )
    return Date(civil=Civil(year, month, day)), real


def chosen(condition: Bool, then: Date, otherwise: Date) -> Date:
    """One of two dates."""
    a, b = then.civil, otherwise.civil
    parts = ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    return Date(civil=Civil(*(z3.If(condition, x, y) for x, y in parts)))


def month_length(year: Int, month: Int) -> Int:
    """The number of days of a month."""
    length: Int = z3.IntVal(31)
    for short, days in _SHORT_MONTHS.items():
        length = z3.If(month == short, days, length)
    return z3.If(month == 1, z3.If(_is_leap(year), 29, 28), length)


def _is_leap(year: Int) -> Bool:
    return z3.Or(z3.And(year % 4 == 0, year % 100 != 0), year % 400 == 0)


def _days(date: Civil) -> Int:
    before: Int = z3.IntVal(0)
    for month, days in enumerate(_BEFORE_MONTH):
        before = z3.If(date.month == month, days, before)
    past = date.year - 1
    leap_day = z3.If(z3.And(date.month >= 2, _is_leap(date.year)), 1, 0)
    return 365 * past + past / 4 - past / 100 + past / 400 + before + leap_day + date.day


def _civil(days: Int) -> Civil:
    """The inverse of ``_days``, in years that begin in March, so that a leap day comes last."""
    shifted = days + 305
    era = shifted / 146097
    of_era = shifted % 146097
    year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365
    of_year = of_era - (365 * year + year / 4 - year / 100)
    from_march = (5 * of_year + 2) / 153
    day = of_year - (153 * from_march + 2) / 5 + 1
    month = z3.If(from_march < 10, from_march + 2, from_march - 10)
    return Civil(year + era * 400 + z3.If(month <= 1, 1, 0), month, day)
