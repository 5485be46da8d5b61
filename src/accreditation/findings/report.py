"""The result of checking a dossier."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from accreditation.findings.decision import Answer, Decision, SetAside
from accreditation.findings.finding import Finding, Subject
from accreditation.findings.receipt import Receipt
from accreditation.language import Text

Verdict = Literal["pass", "fail", "unknown"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of the findings of one weight in one regime.

    Attributes:
        expected: How many there had to be.
    """

    expected: int = 0
    passed: int = 0
    failed: int = 0
    unknown: int = 0
    not_applicable: int = 0

    @property
    def missing(self) -> int:
        """Findings that were expected and are not there."""
        there = self.passed + self.failed + self.unknown + self.not_applicable
        return self.expected - there


@dataclass(frozen=True, slots=True)
class EngineNote:
    """Which evaluator decided, and which one confirmed every decision (None: there was none)."""

    decided_by: str
    agrees_with: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in a dossier, as of a date.

    Attributes:
        cooperative: Id of the cooperative.
        name: Its name.
        regimes: The sets of rules that were read, with what they are called.
        verdicts: The verdict for each accreditation looked at.
        examined: Every subject looked at, and whether the dossier has a file on it.
        left_out: Subjects that count for the verdicts and were not asked for.
        conditions: Counts of the conditions behind each verdict.
        obligations: Counts of the obligations of each set of rules.
        findings: Every finding, in the order of subjects and rules.
        decisions: What persons decided that counts: by rule and subject of the finding that it
            overrules. Of several on one finding the last counts.
        answers: Answers that count, in their order; what rests on one cites it as evidence.
        set_aside: Decisions that no longer count.
        verdicts_with_decisions: The verdicts if findings count as persons decided.
        receipt: What it rests on; None where it was not made for a file.
    """

    cooperative: str
    name: str
    as_of: datetime.date
    regimes: Mapping[str, Text]
    examined: Mapping[Subject, bool]
    left_out: tuple[Subject, ...]
    verdicts: Mapping[str, Verdict]
    conditions: Mapping[str, Tally]
    obligations: Mapping[str, Tally]
    engine: EngineNote
    findings: tuple[Finding, ...]
    verdicts_with_decisions: Mapping[str, Verdict]
    decisions: Mapping[tuple[str, Subject], Decision] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    receipt: Receipt | None = None
