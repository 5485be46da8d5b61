"""What the rules would say of statutes if everything in them were as it was read."""

import datetime

from accreditation.checking import Checker
from accreditation.checking.as_read import taken_as_read
from accreditation.dossier import Dossier, Statutes
from accreditation.dossier.models import AccreditationEntry, CooperativeEntry
from accreditation.findings import Finding
from accreditation.interpreting.readings import Interpretation
from accreditation.interpreting.version import version_of
from accreditation.law import Pack
from accreditation.reading.articles import ReadStatutes

_NOBODY = CooperativeEntry(id="statutes", name="statutes", form="SC")


def findings_as_read(
    pack: Pack, statutes: ReadStatutes, interpretation: Interpretation, on: datetime.date
) -> tuple[Finding, ...]:
    """The findings on the statutes alone, of every set of rules, as if it were sought alone.

    Args:
        pack: The rules.
        statutes: The articles.
        interpretation: What they state.
        on: The day on which the statutes are looked at.

    Raises:
        EngineFault: the two evaluators disagree.
        InputError: a date lies in a gap of the law.
    """
    version = version_of(statutes, interpretation, on, pack.vocabulary)
    checker = Checker(pack)
    return tuple(
        finding
        for regime in pack.regimes
        for finding in checker.check(_seeking(regime, version, pack), on, (regime,)).findings
        if finding.plane == "statutes"
    )


def _seeking(regime: str, version: Statutes, pack: Pack) -> Dossier:
    """A cooperative that seeks one accreditation alone, if it is one, with its statutes as read."""
    sought = {regime: AccreditationEntry(status="sought")} if regime in pack.accreditations else {}
    dossier = Dossier(_NOBODY, sought, (version,), (), (), {})
    return taken_as_read(dossier) or dossier
