"""What a check looks at: the statutes, each financial year, each application."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from accreditation.checking.scope import (
    chosen,
    demanded_from,
    regimes_of,
    start_of,
    years_of,
)
from accreditation.checking.subjects import (
    application_facts,
    searched,
    statutes_facts,
    statutes_of_year,
    statutes_on,
    year_facts,
)
from accreditation.checking.years import years_to_check
from accreditation.conditions import Facts
from accreditation.dossier import Application, Dossier, Statutes
from accreditation.findings import NO_FILE, Subject
from accreditation.law import Pack, Plane


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject of a check.

    Attributes:
        plane: The plane of the rules that are about it.
        regimes: The sets of rules to read on it.
        on: The date that picks the version of the law.
        facts: What is known of it.
        there: Whether the dossier has a file on it.
        looked_at: Whether it is looked at, or counts without being asked for.
        searched: Facts for which the text of its statutes was read.
    """

    subject: Subject
    plane: Plane
    regimes: tuple[str, ...]
    on: datetime.date
    facts: Facts
    there: bool
    looked_at: bool = True
    searched: frozenset[str] = frozenset()


def agenda(
    dossier: Dossier,
    pack: Pack,
    as_of: datetime.date,
    regimes: Sequence[str],
    years: Sequence[str],
) -> list[Entry]:
    """Everything on which the verdicts depend, and what of it is to be looked at.

    Args:
        dossier: What to check.
        pack: The law.
        as_of: Picks the statutes in force and the years closed by then.
        regimes: Sets of rules to read; none for the dossier's own.
        years: Names of years to look at; none for every one that counts.

    Raises:
        InputError: a year asked for is not among those to check.
    """
    wanted = regimes_of(dossier, pack, regimes, as_of)
    version = statutes_on(dossier, as_of)
    adopted = NO_FILE if version is None else str(version.adopted)
    return [
        Entry(
            Subject("statutes", adopted),
            "statutes",
            wanted,
            as_of,
            statutes_facts(dossier, pack, as_of),
            version is not None,
            searched=_searched(version, pack),
        ),
        *_years(dossier, pack, as_of, wanted, years),
        *_applications(dossier, pack, as_of, wanted),
    ]


def _searched(version: Statutes | None, pack: Pack) -> frozenset[str]:
    return searched([] if version is None else [version], pack.vocabulary)


def _years(
    dossier: Dossier,
    pack: Pack,
    as_of: datetime.date,
    wanted: Sequence[str],
    asked: Sequence[str],
) -> list[Entry]:
    starts = {regime: start_of(regime, dossier) for regime in wanted}
    demanded = [demanded_from(regime, starts[regime], pack) for regime in wanted]
    found = years_to_check(dossier, demanded, as_of)
    looked_at = {year.id for year in chosen(found, asked, as_of)}
    counted = {
        regime: {year.id for year in years_of(regime, dossier, starts[regime], found)}
        for regime in wanted
    }
    return [
        Entry(
            Subject("year", year.id),
            "practice",
            tuple(regime for regime in wanted if year.id in counted[regime]),
            year.closes,
            year_facts(dossier, pack, year, as_of),
            year in dossier.years,
            year.id in looked_at,
            searched(statutes_of_year(dossier, year), pack.vocabulary),
        )
        for year in found
    ]


def _applications(
    dossier: Dossier, pack: Pack, as_of: datetime.date, wanted: Sequence[str]
) -> list[Entry]:
    """The applications handed in by a date or in preparation, and the one that is missing."""
    found = [
        application
        for application in dossier.applications
        if application.submitted is None or application.submitted <= as_of
    ]
    entries = [(application, True) for application in found]
    covered = {regime for application in found for regime in application.seeks}
    missing = tuple(
        regime
        for regime, entry in dossier.accreditations.items()
        if entry.status == "sought" and regime not in covered
    )
    if missing:
        entries.append((Application(NO_FILE, missing, None, {}), False))
    return [
        Entry(
            Subject("application", application.id),
            "application",
            tuple(regime for regime in wanted if regime in (*application.seeks, *pack.always)),
            application.submitted or as_of,
            application_facts(dossier, pack, application, as_of),
            there,
            searched=_searched(statutes_on(dossier, application.submitted or as_of), pack),
        )
        for application, there in entries
    ]
