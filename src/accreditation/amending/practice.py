"""Past practice against clauses that are new: what would no longer do, and what will from now on.

The law measures a year against the statutes that were in force in it. So an amendment changes
nothing about past years; but whoever goes on as before is measured against the new clauses.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accreditation.amending.drafts import Draft
from accreditation.checking import Checker
from accreditation.dossier import Dossier
from accreditation.findings import Finding, Report

PracticeKind = Literal["irregular_from_now_on", "regular_from_now_on", "open_from_now_on"]


@dataclass(frozen=True, slots=True)
class PracticeMovement:
    """What was done in a year, measured against the statutes of that year and against the draft.

    Attributes:
        was: The finding that stands.
        would_be: The finding if the amended statutes had been in force throughout the year.
    """

    was: Finding
    would_be: Finding
    kind: PracticeKind


def practice_movements(
    checker: Checker,
    dossier: Dossier,
    draft: Draft,
    report: Report,
    as_of: datetime.date,
    regimes: Sequence[str],
) -> tuple[PracticeMovement, ...]:
    """What a year of the dossier would be under the draft, where that is otherwise.

    Args:
        checker: Checks dossiers.
        dossier: The dossier as it is.
        draft: The amendments.
        report: The report on the dossier as it is.
        as_of: The day from which both are looked at.
        regimes: The sets of rules to read.
    """
    if not dossier.years:
        return ()
    earliest = min(dossier.statutes[0].adopted, dossier.years[0].opens)
    always = replace(draft.after, adopted=earliest)
    under = checker.check(replace(dossier, statutes=(always,)), as_of, regimes)
    handed_in = {year.id for year in dossier.years}
    was = {_about(finding): finding for finding in report.findings if _of(finding, handed_in)}
    found = []
    for finding in under.findings:
        earlier = was.get(_about(finding))
        kind = None if earlier is None else _kind(earlier, finding)
        if earlier is not None and kind is not None:
            found.append(PracticeMovement(earlier, finding, kind))
    return tuple(found)


def _of(finding: Finding, years: set[str]) -> bool:
    return finding.subject.kind == "year" and finding.subject.id in years


def _about(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.subject.id


def _kind(was: Finding, would_be: Finding) -> PracticeKind | None:
    """What to say of the difference.

    Nothing is said where an open question closes, or where one opens on a rule that did not
    concern the year.
    """
    before, after = was.outcome, would_be.outcome
    if after == "fail" and before != "fail":
        return "irregular_from_now_on"
    if after == "unknown" and before in ("pass", "fail"):
        return "open_from_now_on"
    if after in ("pass", "not_applicable") and before == "fail":
        return "regular_from_now_on"
    return None
