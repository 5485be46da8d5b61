"""What persons decided, beside what the program found, and what no longer counts."""

from collections.abc import Iterator

from accreditation.findings import Decision, Finding, SetAside
from accreditation.reports.dossier_report.model import Decided
from accreditation.reports.dossier_report.scribe import Scribe, anchor
from accreditation.reports.writing import written_date


def decided(decision: Decision, finding: Finding, scribe: Scribe) -> Decided:
    """A decision on a finding."""
    return Decided(
        about=finding.rule,
        subject=scribe.subject(finding.subject),
        outcome=None if decision.outcome is None else scribe.outcome(decision.outcome),
        made=_made(decision, scribe),
        reasons=decision.reasons,
        document=decision.document or "",
        finding=anchor(finding),
        machine=scribe.outcome(finding.outcome),
    )


def decisions_in(scribe: Scribe) -> Iterator[Decided]:
    """The decisions that count, in the order of the findings."""
    for finding in scribe.report.findings:
        decision = scribe.report.decisions.get((finding.rule, finding.subject))
        if decision is not None:
            yield decided(decision, finding, scribe)


def set_aside_in(scribe: Scribe) -> Iterator[Decided]:
    """The decisions that no longer count."""
    for one in scribe.report.set_aside:
        yield _set_aside(one, scribe)


def _set_aside(one: SetAside, scribe: Scribe) -> Decided:
    outcome = one.decision.outcome
    return Decided(
        about=one.about,
        subject=scribe.subject(one.subject),
        outcome=None if outcome is None else scribe.outcome(outcome),
        made=_made(one.decision, scribe),
        reasons=one.decision.reasons,
        document=one.decision.document or "",
        because=scribe.say(f"dossier_report.changed_{one.because}"),
        details=one.details,
    )


def _made(decision: Decision, scribe: Scribe) -> str:
    date = written_date(decision.on, scribe.language)
    key = "dossier_report.decided_by"
    return scribe.say(key, number=decision.number, by=decision.by, date=date)
