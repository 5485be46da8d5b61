"""Which rules, which statutes and which financial years a check is about."""

import datetime
from collections.abc import Sequence

from accreditation.conditions import Facts, Known
from accreditation.dossier import AccreditationEntry, Dossier, Year
from accreditation.files import nothing_usable
from accreditation.law import Instrument, Pack, Rule

INCORPORATED = "cooperative.incorporated"
"""The fact that is the day on which the cooperative was incorporated."""

SOUGHT = "sought"
"""How an accreditation stands that is applied for."""

NOT_HELD = "none"
"""How an accreditation stands that is neither held nor sought."""


def accreditation_fact(regime: str) -> str:
    """The fact that tells how an accreditation stands."""
    return f"accreditation.{regime}"


def regimes_of(
    dossier: Dossier, pack: Pack, asked: Sequence[str], as_of: datetime.date
) -> tuple[str, ...]:
    """The sets of rules to read: those asked for, else every accreditation and what always binds.

    An accreditation that was lost before the date is read only when it is asked for.
    """
    if asked:
        return tuple(dict.fromkeys(asked))
    entries = dossier.accreditations
    kept = (r for r in pack.accreditations if r in entries and not _lost(entries[r], as_of))
    return (*kept, *pack.always)


def _lost(entry: AccreditationEntry, on: datetime.date) -> bool:
    return entry.until is not None and entry.until < on


def status_of(regime: str, dossier: Dossier, pack: Pack, on: datetime.date) -> str:
    """How an accreditation stands on a date; ``none`` before the law knew it."""
    entry = dossier.accreditations.get(regime)
    if entry is None or _lost(entry, on) or on < known_from(regime, pack, on):
        return NOT_HELD
    return entry.status if entry.since is None or entry.since <= on else NOT_HELD


def regimes_on(dossier: Dossier, pack: Pack, on: datetime.date) -> tuple[str, ...]:
    """Every accreditation that stands or is applied for on a date, and what always binds."""
    standing = (r for r in pack.accreditations if status_of(r, dossier, pack, on) != NOT_HELD)
    return (*standing, *pack.always)


def start_of(regime: str, dossier: Dossier) -> datetime.date | None:
    """The day since which years count for a regime, as far as the dossier tells.

    Where the accreditation has no date, it is taken to reach back as far as anything in the
    dossier does. One that is only applied for, without a date, does not reach back.
    """
    entry = dossier.accreditations.get(regime)
    if entry is not None and (entry.since is not None or entry.status == SOUGHT):
        return entry.since
    told = [e.since for e in dossier.accreditations.values() if e.since is not None]
    told += [year.opens for year in dossier.years[:1]]
    if entry is not None:
        told += [version.adopted for version in dossier.statutes[:1]]
        told += [day for day in (dossier.cooperative.incorporated,) if day is not None]
    return min(told, default=None)


def demanded_from(regime: str, start: datetime.date | None, pack: Pack) -> datetime.date | None:
    """The day since which a year without a file is missed: never before the rules know the law."""
    return None if start is None else max(start, known_from(regime, pack, start))


def known_from(regime: str, pack: Pack, default: datetime.date) -> datetime.date:
    """The first day on which a rule of the regime is in force; ``default`` if it has none."""
    known = [rule.source.in_force.from_ for rule in pack.rules.values() if rule.regime == regime]
    return min(known, default=default)


def years_of(
    regime: str, dossier: Dossier, start: datetime.date | None, years: Sequence[Year]
) -> list[Year]:
    """The years on which a regime is judged: those since ``start``, at least the last one."""
    entry = dossier.accreditations.get(regime)
    applied = entry is not None and entry.status == "sought"
    if start is None and not applied:
        return list(years)
    until = entry.until if entry is not None else None
    counted = [
        year
        for year in years
        if start is not None and year.closes >= start and (until is None or year.closes <= until)
    ]
    return counted or list(years[-1:])


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


def in_force(
    rule: Rule, pack: Pack, on: datetime.date, incorporated: datetime.date | None = None
) -> bool:
    """Whether ``rule`` applies on a date, to a company incorporated on a day.

    Raises:
        InputError: the law existed on that date in a wording that the rules do not know.
    """
    period = rule.source.in_force
    if period.to is not None and period.to < on:
        return False
    key = rule.source.cites[0].instrument
    instrument = pack.instruments[key]
    wording = instrument.wording(on)
    if wording is not None and not wording.encoded:
        raise nothing_usable(
            f"{on} lies in a gap: the rules do not know the wording of {key} in force since "
            f"{wording.from_}{_known_since(instrument)}, so that '{rule.name}' cannot be judged."
        )
    return period.covers(on, incorporated)


def incorporated_in(facts: Facts) -> datetime.date | None:
    """The day of incorporation, as far as the facts of a subject tell."""
    fact = facts.get(INCORPORATED)
    if isinstance(fact, Known) and isinstance(fact.value, datetime.date):
        return fact.value
    return None


def _known_since(instrument: Instrument) -> str:
    first = instrument.encoded_from()
    return "" if first is None else f" (the first they know is of {first})"
