"""A letter to the cooperative: what a reviewer asks for, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accreditation.findings import Decision, Finding, Need, Report, Subject

WEIGHTS = ("condition", "obligation", "advice")
"""From what an accreditation depends on to what is only worth saying."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the cooperative.

    Attributes:
        need: What is missing; its items are those of all who ask.
        by: The open findings that depend on it, the weightiest first.
    """

    need: Need
    by: tuple[Finding, ...]

    @property
    def weight(self) -> str:
        """The weight of the weightiest finding that depends on it."""
        return self.by[0].weight


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


def letter_on(report: Report) -> Letter:
    """What a letter on ``report`` says."""
    decided = tuple(
        (finding, decision)
        for finding in report.findings
        for decision in (report.decisions.get((finding.rule, finding.subject)),)
        if decision is not None
    )
    settled = {(one.rule, one.subject) for one, decision in decided if decision.outcome is not None}
    left = [one for one in report.findings if (one.rule, one.subject) not in settled]
    unknown = [finding for finding in left if finding.outcome == "unknown"]
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
        failed=tuple(sorted(filter(_concerns, left), key=_weight)),
        decided=decided,
        passed=tuple(finding for finding in left if finding.outcome == "pass"),
    )


def _weight(finding: Finding) -> int:
    return WEIGHTS.index(finding.weight)


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
        questions = tuple(sorted(_questions(findings, events=events), key=_decisive))
        if questions:
            yield AskedOf(subject, there, questions)


def _questions(findings: list[Finding], *, events: bool) -> Iterator[Asked]:
    askers: dict[Need, list[tuple[Finding, Need]]] = {}
    for finding in findings:
        for need in finding.needs:
            if not _for_the_reviewer(need) and (need.kind == "event") == events:
                askers.setdefault(replace(need, items=()), []).append((finding, need))
    for need, asking in askers.items():
        items = dict.fromkeys(item for _, one in asking for item in one.items)
        by = {finding.rule: finding for finding, _ in asking}
        yield Asked(replace(need, items=tuple(items)), tuple(sorted(by.values(), key=_weight)))


def _decisive(asked: Asked) -> tuple[int, int]:
    """The weightiest first, then what most findings depend on."""
    return WEIGHTS.index(asked.weight), -len(asked.by)
