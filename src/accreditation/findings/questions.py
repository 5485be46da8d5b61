"""What is missing, once for all findings that depend on it, the most decisive first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from accreditation.findings.finding import Finding
from accreditation.findings.need import Need, NeedKind
from accreditation.findings.report import Report

WEIGHTS = ("condition", "obligation", "advice")
"""From what an accreditation depends on to what is only worth saying."""

_KINDS: tuple[NeedKind, ...] = ("evidence", "judgement", "event")


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question on which open findings depend.

    Attributes:
        need: What is missing, of whichever items.
        askers: The findings that depend on it, each with its own need, which names the items.
    """

    need: Need
    askers: tuple[tuple[Finding, Need], ...]

    @property
    def findings(self) -> list[Finding]:
        """The findings that depend on it."""
        return [finding for finding, _ in self.askers]

    @property
    def weight(self) -> str:
        """The weight of the weightiest of them."""
        return min((finding.weight for finding in self.findings), key=WEIGHTS.index)


def weightiest(finding: Finding) -> int:
    """What findings are sorted by to have the weightiest first."""
    return WEIGHTS.index(finding.weight)


def decisive(need: Need, findings: Iterable[Finding]) -> tuple[int, int, int]:
    """What questions are sorted by to have the most decisive first.

    Conditions count before obligations and advice, then the number of findings, then what can be
    answered today.

    Args:
        need: What is asked.
        findings: The open findings that depend on it; at least one.
    """
    weights = [weightiest(finding) for finding in findings]
    return min(weights), -len(weights), _KINDS.index(need.kind)


def open_findings(report: Report) -> list[Finding]:
    """The findings that are open; one that counts as a person decided is not."""
    return [
        finding
        for finding in report.findings
        if finding.outcome == "unknown" and (finding.rule, finding.subject) not in report.decisions
    ]


def open_questions(report: Report) -> list[OpenQuestion]:
    """The questions of a report; of what has no file at all, the file is missing and not facts."""
    return questions_of(
        finding for finding in open_findings(report) if report.examined.get(finding.subject, True)
    )


def questions_of(
    findings: Iterable[Finding], wanted: Callable[[Need], bool] = lambda _: True
) -> list[OpenQuestion]:
    """What open findings lack, the most decisive first.

    Args:
        findings: The findings.
        wanted: Whether a need is one to ask for.
    """
    asked: dict[Need, list[tuple[Finding, Need]]] = {}
    for finding in findings:
        for need in filter(wanted, finding.needs):
            asked.setdefault(replace(need, items=()), []).append((finding, need))
    questions = (OpenQuestion(need, tuple(askers)) for need, askers in asked.items())
    return sorted(questions, key=lambda question: decisive(question.need, question.findings))
