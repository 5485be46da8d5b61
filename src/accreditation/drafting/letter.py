"""A letter to the cooperative: what a reviewer asks for, and what was found."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from accreditation.findings import Decision, Finding, Need, Report, Subject
from accreditation.findings.questions import WEIGHTS, open_findings, questions_of, weightiest


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the cooperative.

    Attributes:
        need: What is missing; its items are those of all who ask.
        by: The open findings that depend on it, the weightiest first.
    """

    need: Need
    by: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What is asked of the statutes, a year or an application.

    Attributes:
        there: Whether the dossier has a file on it; if not, that file is what is asked for.
        questions: The most decisive first: conditions before obligations before advice, and
            then by how many findings depend on them.
    """

    subject: Subject
    there: bool
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says.

    Attributes:
        missing: What the cooperative is asked for.
        later: What lies ahead and will be asked for.
        judgements: How many points are for the reviewer alone.
        failed: What was not met, without what persons decided otherwise, the weightiest first.
        decided: What persons decided about findings, with the finding.
        passed: What was met.
    """

    report: Report
    missing: tuple[AskedOf, ...]
    later: tuple[AskedOf, ...]
    judgements: int
    failed: tuple[Finding, ...]
    decided: tuple[tuple[Finding, Decision], ...]
    passed: tuple[Finding, ...]


def letter_on(report: Report, weights: Collection[str] = WEIGHTS) -> Letter:
    """What a letter on ``report`` says.

    Args:
        report: What was found.
        weights: The weights of the findings for which is asked.
    """
    decided = tuple(
        (finding, decision)
        for finding in report.findings
        for decision in (report.decisions.get((finding.rule, finding.subject)),)
        if decision is not None
    )
    left = [one for one in report.findings if (one.rule, one.subject) not in report.decisions]
    unknown = [one for one in open_findings(report) if one.weight in weights]
    judged = {
        (finding.subject, need.fact, need.items)
        for finding in unknown
        if report.examined.get(finding.subject, True)
        for need in finding.needs
        if _for_the_reviewer(need)
    }
    return Letter(
        report=report,
        missing=tuple(_asked(report, unknown, events=False)),
        later=tuple(_asked(report, unknown, events=True)),
        judgements=len(judged),
        failed=tuple(sorted(filter(_concerns, left), key=weightiest)),
        decided=decided,
        passed=tuple(finding for finding in left if finding.outcome == "pass"),
    )


def _concerns(finding: Finding) -> bool:
    """Whether it is a failure of the cooperative; a remark on nothing that it handed in is not."""
    cites = finding.citations
    if finding.outcome != "fail":
        return False
    return finding.weight != "advice" or bool(cites.statutes or cites.evidence)


def _for_the_reviewer(need: Need) -> bool:
    """Whether the cooperative cannot answer it, because it is a judgement on what it states."""
    return need.kind == "judgement" and need.reason != "contradicted"


def _asked(report: Report, unknown: list[Finding], *, events: bool) -> Iterator[AskedOf]:
    for subject, there in report.examined.items():
        findings = [finding for finding in unknown if finding.subject == subject]
        if not there:
            if findings and not events:
                yield AskedOf(subject, there, ())
            continue
        questions = tuple(_questions(findings, events=events))
        if questions:
            yield AskedOf(subject, there, questions)


def _questions(findings: list[Finding], *, events: bool) -> Iterator[Asked]:
    def wanted(need: Need) -> bool:
        return not _for_the_reviewer(need) and (need.kind == "event") == events

    for question in questions_of(findings, wanted):
        items = dict.fromkeys(item for _, one in question.askers for item in one.items)
        need = replace(question.need, items=tuple(items))
        yield Asked(need, tuple(sorted(question.findings, key=weightiest)))
