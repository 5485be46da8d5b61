"""The verdicts with their counts, and the rules of each set against what was examined."""

from collections.abc import Iterator

from accreditation.findings import NO_FILE, Finding, Subject, Tally
from accreditation.findings.questions import WEIGHTS
from accreditation.reports.dossier_report.model import (
    Band,
    Count,
    Counts,
    Map,
    Row,
    Square,
    Told,
    Verdict,
)
from accreditation.reports.dossier_report.scribe import Scribe, anchor


def verdicts_in(scribe: Scribe) -> Iterator[Verdict]:
    """The verdict for each set of rules, or its counts where it has none."""
    report = scribe.report
    judged = bool(report.decisions) or report.verdicts != report.verdicts_with_decisions
    for regime, obligations in report.obligations.items():
        verdict = report.verdicts.get(regime)
        outcome = None if verdict is None else scribe.outcome(verdict)
        conditions = report.conditions.get(regime)
        yield Verdict(
            regime=scribe.regime(regime),
            outcome=outcome,
            decided=scribe.outcome(report.verdicts_with_decisions[regime])
            if judged and regime in report.verdicts_with_decisions
            else None,
            why="" if verdict is None else scribe.say(f"dossier_report.verdict_{verdict}"),
            conditions=None if conditions is None else _counts("conditions", conditions, scribe),
            obligations=_counts("obligations", obligations, scribe)
            if obligations.expected
            else None,
        )


def _counts(weight: str, tally: Tally, scribe: Scribe) -> Counts:
    numbers = {
        "pass": tally.passed,
        "fail": tally.failed,
        "unknown": tally.unknown,
        "not_applicable": tally.not_applicable,
    }
    line = scribe.say(
        f"report.of_{weight}",
        number=tally.expected,
        passed=tally.passed,
        failed=tally.failed,
        unknown=tally.unknown,
        not_applicable=tally.not_applicable,
    )
    counts = [Count(scribe.outcome(code), number) for code, number in numbers.items()]
    if tally.missing:
        missing = Told("missing", scribe.say("dossier_report.not_examined"))
        counts.append(Count(missing, tally.missing))
    return Counts(line, tuple(count for count in counts if count.number))


def maps_in(scribe: Scribe) -> Iterator[Map]:
    """A picture for each set of rules of which anything was found."""
    for regime in scribe.report.regimes:
        findings = [one for one in scribe.report.findings if one.regime == regime]
        if not findings:
            continue
        about = {finding.subject for finding in findings}
        subjects = [subject for subject in scribe.report.examined if subject in about]
        yield Map(
            scribe.regime(regime),
            tuple((_short(subject, scribe), scribe.subject(subject)) for subject in subjects),
            tuple(_bands(findings, subjects, scribe)),
            regime in scribe.report.verdicts,
        )


def _bands(findings: list[Finding], subjects: list[Subject], scribe: Scribe) -> Iterator[Band]:
    for weight in WEIGHTS:
        rules: dict[str, dict[Subject, Finding]] = {}
        for finding in findings:
            if finding.weight == weight:
                rules.setdefault(finding.rule, {})[finding.subject] = finding
        if rules:
            rows = (_row(by_subject, subjects, scribe) for by_subject in rules.values())
            heading = scribe.say(f"dossier_report.weight_{weight}")
            yield Band(Told(weight, heading), tuple(rows))


def _row(by_subject: dict[Subject, Finding], subjects: list[Subject], scribe: Scribe) -> Row:
    one = next(iter(by_subject.values()))
    squares = (_square(by_subject.get(subject), scribe) for subject in subjects)
    return Row(one.rule, one.title.in_(scribe.language), tuple(squares))


def _square(finding: Finding | None, scribe: Scribe) -> Square | None:
    if finding is None:
        return None
    decision = scribe.report.decisions.get((finding.rule, finding.subject))
    outcome = None if decision is None else decision.outcome
    decided = None if outcome is None else scribe.outcome(outcome)
    return Square(scribe.outcome(finding.outcome), anchor(finding), decided)


def _short(subject: Subject, scribe: Scribe) -> str:
    if subject.kind == "statutes":
        return scribe.say("plane.statutes")
    if subject.id == NO_FILE:
        return scribe.say("plane.application")
    return subject.id
