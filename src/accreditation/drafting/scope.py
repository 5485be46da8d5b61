"""Which year, and for which accreditations, a document is drafted."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from accreditation.checking import regimes_on, year_named
from accreditation.dossier import Dossier, Year
from accreditation.files import nothing_usable
from accreditation.law import Pack
from accreditation.law.drafts import SpecialReportPlan


def year_to_draft(dossier: Dossier, name: str, as_of: datetime.date) -> Year:
    """The financial year called ``name``, which must be closed.

    Raises:
        InputError: there is no such year, or it is not closed by the date.
    """
    year = year_named(dossier, name)
    if year.closes > as_of:
        raise nothing_usable(
            f"the year {year.id} closes on {year.closes}, after {as_of}; "
            "there is no report on it before."
        )
    return year


def with_year(dossier: Dossier, year: Year) -> Dossier:
    """``dossier`` in which ``year`` is there, if need be with nothing said of it."""
    if year in dossier.years:
        return dossier
    return replace(dossier, years=tuple(sorted((*dossier.years, year), key=lambda one: one.opens)))


def regimes_to_draft(
    dossier: Dossier, pack: Pack, plan: SpecialReportPlan, year: Year, asked: Sequence[str]
) -> tuple[str, ...]:
    """The sets of rules for which a report on ``year`` is drafted, in the order of the plan.

    They are those that were asked for, or the accreditations that stand or are applied for at
    the end of the year.

    Raises:
        InputError: under one that was asked for there is no such report, or there is none at all.
    """
    known = ", ".join(f"'{regime}'" for regime in plan.frames)
    for regime in asked:
        if regime not in plan.frames:
            raise nothing_usable(f"under '{regime}' no special report is due, only under {known}.")
    wanted = asked or regimes_on(dossier, pack, year.closes)
    found = tuple(regime for regime in plan.frames if regime in wanted)
    if not found:
        raise nothing_usable(
            f"the dossier has no accreditation on {year.closes} under which a special report is "
            f"due; name one with --regime ({known})."
        )
    for regime in found:
        if not _due(regime, dossier, plan, year):
            raise nothing_usable(
                f"under '{regime}' no special report was due for a year that closed on "
                f"{year.closes}."
            )
    return found


def _due(regime: str, dossier: Dossier, plan: SpecialReportPlan, year: Year) -> bool:
    """Whether the law of ``year`` asks for anything in a report."""
    incorporated = dossier.cooperative.incorporated
    return any(
        item.required[regime].source.in_force.covers(year.closes, incorporated)
        for section in plan.sections
        for item in section.items
        if regime in item.required
    )
