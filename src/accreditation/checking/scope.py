"""Which rules, which statutes and which financial years a check is about."""

import datetime
from collections.abc import Iterable, Sequence

from accreditation.conditions import add_months
from accreditation.dossier import Dossier, Year
from accreditation.files import nothing_usable
from accreditation.law import ACCREDITATIONS, Instrument, Pack, Regime, Rule

MAX_YEARS = 60


def regimes_of(dossier: Dossier, asked: Sequence[Regime]) -> tuple[Regime, ...]:
    """The sets of rules to read: those asked for, else every accreditation and company law."""
    if asked:
        return tuple(dict.fromkeys(asked))
    return (*(r for r in ACCREDITATIONS if r in dossier.accreditations), "csa")


def start_of(regime: Regime, dossier: Dossier) -> datetime.date | None:
    """The day since which years count for a regime, as far as the dossier tells.

    Where the accreditation has no date, it is taken to reach back as far as anything in the
    dossier does.
    """
    entry = dossier.accreditations.get(regime)
    if entry is not None and entry.since is not None:
        return entry.since
    told = [e.since for e in dossier.accreditations.values() if e.since is not None]
    told += [year.opens for year in dossier.years[:1]]
    return min(told, default=None)


def demanded_from(regime: Regime, start: datetime.date | None, pack: Pack) -> datetime.date | None:
    """The day since which a year without a file is missed: never before the rules know the law."""
    known = [rule.source.in_force.from_ for rule in pack.rules.values() if rule.regime == regime]
    return None if start is None else max(start, min(known, default=start))


def years_to_check(
    dossier: Dossier, starts: Iterable[datetime.date | None], as_of: datetime.date
) -> list[Year]:
    """Every financial year closed by ``as_of``: those handed in, and those that are not there.

    A year without a file has no facts. If nothing tells where the years begin, the last one
    closed is there at least.
    """
    known = [year for year in dossier.years if year.closes <= as_of]
    told = [start for start in starts if start is not None]
    first = min(told) if told else None
    template = dossier.years[0].closes if dossier.years else datetime.date(as_of.year, 12, 31)
    years = {year.closes: year for year in dossier.years}
    for closes in _closings(template, first, as_of):
        opens = add_months(closes, -12) + datetime.timedelta(days=1)
        if not any(year.opens <= closes and opens <= year.closes for year in dossier.years):
            years[closes] = Year(str(closes.year), opens, closes, {})
    found = [years[closes] for closes in sorted(years) if closes <= as_of]
    return found if first is not None or known else found[-1:]


def _closings(
    template: datetime.date, first: datetime.date | None, as_of: datetime.date
) -> list[datetime.date]:
    """Year-ends on the day and month of ``template``, from the first that counts to ``as_of``."""
    months = (as_of.year - template.year) * 12
    last = add_months(template, months)
    if last > as_of:
        last = add_months(template, months - 12)
    count = 1 if first is None else last.year - first.year + 1
    if count > MAX_YEARS:
        raise nothing_usable(
            f"from {first} to {as_of} there are {count} financial years; at most {MAX_YEARS} "
            "can be checked. Is the date right?"
        )
    ends = [add_months(last, -12 * i) for i in range(count)]
    return [end for end in reversed(ends) if first is None or end >= first]


def chosen(years: list[Year], asked: Sequence[str], as_of: datetime.date) -> list[Year]:
    """The years that were asked for by name, or all of them.

    Raises:
        InputError: a year asked for is not among those closed by the date.
    """
    names = [year.id for year in years]
    for name in asked:
        if name not in names:
            listed = ", ".join(names) or "none"
            raise nothing_usable(
                f"the year {name} is not among those to check as of {as_of}: {listed}."
            )
    return [year for year in years if not asked or year.id in asked]


def in_force(rule: Rule, pack: Pack, on: datetime.date) -> bool:
    """Whether ``rule`` applies on a date.

    Raises:
        InputError: the law existed on that date in a wording that the rules do not know.
    """
    key = rule.source.cites[0].instrument
    instrument = pack.instruments[key]
    wording = instrument.wording(on)
    if wording is not None and not wording.encoded:
        raise nothing_usable(
            f"{on} lies in a gap: the rules do not know the wording of {key} in force since "
            f"{wording.from_}{_known_since(instrument)}, so that '{rule.name}' cannot be judged."
        )
    return rule.source.in_force.covers(on)


def _known_since(instrument: Instrument) -> str:
    first = instrument.encoded_from()
    return "" if first is None else f" (the first they know is of {first})"
