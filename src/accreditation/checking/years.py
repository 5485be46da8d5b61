"""Which financial years there are to account for: those handed in, and those that are missing."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from accreditation.conditions import add_months
from accreditation.dossier import Dossier, Year
from accreditation.files import FIRST_YEAR, LAST_YEAR, nothing_usable

MAX_YEARS = 60

_DAY = datetime.timedelta(days=1)


def years_to_check(
    dossier: Dossier, starts: Iterable[datetime.date | None], as_of: datetime.date
) -> list[Year]:
    """Every financial year closed by ``as_of``, without a day left out since the first that counts.

    Where no year was handed in, there is one without facts: it closes on the day on which the
    years beside it do, or ends where the next one opens. The last year closed is there at least.

    Raises:
        InputError: there would be too many years to mean it.
    """
    known = [year for year in dossier.years if year.closes <= as_of]
    told = [start for start in starts if start is not None]
    year_end = dossier.years[0].closes if dossier.years else datetime.date(as_of.year, 12, 31)
    last = _last_year_end(year_end, as_of)
    first = min(last, *told) if told else known[0].opens if known else last
    if as_of.year - first.year > MAX_YEARS:
        raise nothing_usable(
            f"from {first} to {as_of} there are more than {MAX_YEARS} financial years. "
            "Is the date right?"
        )
    years: list[Year] = []
    around = (year.opens for year in known if year.opens <= first <= year.closes)
    day = next(around, _last_year_end(year_end, first - _DAY) + _DAY)
    for year in known:
        if year.closes >= first:
            years += _missing(day, year.opens - _DAY, year_end, closed=True)
            year_end = year.closes
            day = year.closes + _DAY
        years.append(year)
    years += _missing(day, as_of, year_end, closed=False)
    return _named(years)


def year_named(dossier: Dossier, name: str) -> Year:
    """The year of a dossier called ``name``, or the one that closes in that calendar year.

    Where that one has no file, it closes on the day on which the year nearest to it does.

    Raises:
        InputError: it is neither a year of the dossier nor a calendar year.
    """
    found = next((year for year in dossier.years if year.id == name), None)
    if found is not None:
        return found
    if not name.isascii() or not name.isdigit() or not FIRST_YEAR <= int(name) <= LAST_YEAR:
        listed = ", ".join(year.id for year in dossier.years) or "none"
        raise nothing_usable(
            f"{name!r} is no financial year; the dossier has {listed}, and 2024 is one to come."
        )
    wanted = int(name)
    ends = [year.closes for year in dossier.years] or [datetime.date(wanted, 12, 31)]
    year_end = min(ends, key=lambda end: abs(end.year - wanted))
    if dossier.years and year_end.year == wanted:
        return next(year for year in dossier.years if year.closes == year_end)
    closes = add_months(year_end, (wanted - year_end.year) * 12)
    opens = add_months(closes, -12) + _DAY
    founded = dossier.cooperative.incorporated
    if founded is not None and opens < founded <= closes:
        opens = founded
    return Year(name, opens, closes, {})


def _last_year_end(year_end: datetime.date, on: datetime.date) -> datetime.date:
    """The last day on or before ``on`` that is a year-end like ``year_end``."""
    months = (on.year - year_end.year) * 12
    found = add_months(year_end, months)
    return found if found <= on else add_months(year_end, months - 12)


def _missing(
    first: datetime.date, last: datetime.date, year_end: datetime.date, *, closed: bool
) -> Iterator[Year]:
    """Years without facts from ``first`` to ``last``; a rest counts as one only if it is closed."""
    day = first
    while day <= last:
        closes = add_months(_last_year_end(year_end, day - _DAY), 12)
        if closes > last:
            if not closed:
                return
            closes = last
        yield Year("", day, closes, {})
        day = closes + _DAY


def _named(years: list[Year]) -> list[Year]:
    """The years, with those without a name called by the year, or the day, on which they close."""
    taken = {year.id for year in years}
    named = []
    for year in years:
        name = year.id or str(year.closes.year)
        if not year.id and name in taken:
            name = str(year.closes)
        taken.add(name)
        named.append(replace(year, id=name))
    return named
