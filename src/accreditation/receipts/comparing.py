"""Whether a dossier still gives the findings of a report, and what changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from accreditation.findings import Decision, Finding, Outcome, Report, Subject, Verdict
from accreditation.receipts.decisions import DecisionMoved, decisions_moved
from accreditation.receipts.digests import program_version
from accreditation.receipts.found import findings_digest, found, values_in
from accreditation.receipts.stored import (
    StoredDecision,
    StoredFinding,
    StoredReceipt,
    StoredReport,
)

ChainChange = Literal["same", "appended", "removed", "altered", "broken"]
"""What became of the decisions: nothing, later ones, fewer of them, other ones in their place, or a
file that cannot be read or does not fit together.

What is removed, altered or broken cannot come from deciding, which only ever appends."""


@dataclass(frozen=True, slots=True)
class FileChanges:
    """Files that are not as they were, by their path."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a report rested on and is no longer so; what it names was there before or is there now.

    Attributes:
        program: The version before and now, if they differ.
        engine: What decided before and now, if they differ.
        decisions: What became of the chain of decisions.
        decided: How many decisions there were, and how many there are; None where they cannot be
            read.
    """

    program: tuple[str, str] | None
    engine: tuple[str, str] | None
    rules: FileChanges
    files: FileChanges
    decisions: ChainChange
    decided: tuple[int, int | None]

    def __bool__(self) -> bool:
        moved = self.program or self.engine or self.rules or self.files
        return bool(moved) or self.decisions != "same"

    @property
    def tampered(self) -> bool:
        """Whether decisions of then are gone or others."""
        return self.decisions not in ("same", "appended")


@dataclass(frozen=True, slots=True)
class MovedValue:
    """A value that is another.

    Attributes:
        item: The item of a list that it was met in, if any.
    """

    name: str
    item: str | None
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A finding that is not as it was; an outcome is None where there was, or is, no such finding.

    Attributes:
        counted: As what it counted, and counts, when decisions count.
        values: The facts and numbers that it met both times and that are others; None where one
            was, or is, not known.
    """

    rule: str
    subject: Subject
    before: Outcome | None
    now: Outcome | None
    counted: tuple[Outcome | None, Outcome | None]
    values: tuple[MovedValue, ...]

    @property
    def turned(self) -> bool:
        """Whether its outcome is another, or that as which it counts."""
        return self.before != self.now or self.counted[0] != self.counted[1]


@dataclass(frozen=True, slots=True)
class VerdictTurned:
    """A verdict that is another; None where there was, or is, none.

    Attributes:
        decided: Whether it is the one with what persons decided.
    """

    regime: str
    decided: bool
    before: Verdict | None
    now: Verdict | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found otherwise than before.

    Attributes:
        turned: Findings of another outcome, or that count as another one.
        rests_otherwise: Findings of the same outcome that rest on other values or needs.
        decisions: Decisions that do not stand as they did; what turned with them is told above.
    """

    verdicts: tuple[VerdictTurned, ...] = ()
    turned: tuple[Moved, ...] = ()
    rests_otherwise: tuple[Moved, ...] = ()
    decisions: tuple[DecisionMoved, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.verdicts or self.turned or self.rests_otherwise)


def changes_since(
    receipt: StoredReceipt,
    engine: str | None,
    rules: Mapping[str, str],
    files: Mapping[str, str],
    chain: tuple[str, ...] | None,
) -> Changes:
    """What changed since a receipt was made.

    Args:
        receipt: The one of the report.
        engine: What decides now; None if nothing could be decided.
        rules: The digests of the rules now.
        files: The digests of the files of the dossier now.
        chain: The digests of the decisions now, oldest first; None where they cannot be read.
    """
    return Changes(
        program=_pair(receipt.program, program_version()),
        engine=None if engine is None else _pair(receipt.engine, engine),
        rules=_files(receipt.rules, rules),
        files=_files(receipt.files, files),
        decisions="broken" if chain is None else _chain(receipt, chain),
        decided=(receipt.decided, None if chain is None else len(chain)),
    )


def _pair(before: str, now: str) -> tuple[str, str] | None:
    return None if before == now else (before, now)


def _files(before: Mapping[str, str], now: Mapping[str, str]) -> FileChanges:
    both = sorted(before.keys() & now.keys())
    return FileChanges(
        added=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(name for name in both if before[name] != now[name]),
        removed=tuple(sorted(before.keys() - now.keys())),
    )


def _chain(receipt: StoredReceipt, chain: tuple[str, ...]) -> ChainChange:
    if len(chain) < receipt.decided:
        return "removed"
    if receipt.decided and chain[receipt.decided - 1] != receipt.decisions:
        return "altered"
    return "appended" if len(chain) > receipt.decided else "same"


def compared(before: StoredReport, now: Report) -> Findings:
    """What is found otherwise than a report says."""
    old, new = _by_key(before.findings), _by_key(now.findings)
    both = ((*key, old.get(key), new.get(key)) for key in {**old, **new})
    moved = [_moved(*one, now) for one in both]
    return Findings(
        verdicts=(
            *_verdicts(before.verdicts, now.verdicts, decided=False),
            *_verdicts(before.verdicts_with_decisions, now.verdicts_with_decisions, decided=True),
        ),
        turned=tuple(one for one in moved if one.turned),
        rests_otherwise=tuple(
            one
            for one in moved
            if not one.turned
            and found(old[one.rule, one.subject]) != found(new[one.rule, one.subject])
        ),
        decisions=decisions_moved(before, now),
    )


def _moved(
    rule: str, subject: Subject, before: StoredFinding | None, now: Finding | None, report: Report
) -> Moved:
    old, new = values_in(before), values_in(now)
    values = (
        MovedValue(name, item, value, new[item, name])
        for (item, name), value in old.items()
        if (item, name) in new and new[item, name] != value
    )
    decided = report.decisions.get((rule, subject))
    was_decided = None if before is None else before.decision
    counted = _counted(before, was_decided), _counted(now, decided)
    return Moved(rule, subject, _outcome(before), _outcome(now), counted, tuple(values))


_AFinding = TypeVar("_AFinding", Finding, StoredFinding)


def _by_key(findings: tuple[_AFinding, ...]) -> dict[tuple[str, Subject], _AFinding]:
    return {
        (finding.rule, Subject(finding.subject.kind, finding.subject.id)): finding
        for finding in findings
    }


def _outcome(finding: Finding | StoredFinding | None) -> Outcome | None:
    return None if finding is None else finding.outcome


def _counted(
    finding: Finding | StoredFinding | None, decision: Decision | StoredDecision | None
) -> Outcome | None:
    """As what a finding counts when decisions count."""
    if finding is None or decision is None or decision.outcome is None:
        return _outcome(finding)
    return decision.outcome


def _verdicts(
    before: Mapping[str, Verdict], now: Mapping[str, Verdict], *, decided: bool
) -> Iterator[VerdictTurned]:
    for regime in {**before, **now}:
        one, other = before.get(regime), now.get(regime)
        if one != other:
            yield VerdictTurned(regime, decided, one, other)


def is_edited(before: StoredReport) -> bool:
    """Whether a report no longer says what its own receipt says that was found."""
    return findings_digest(before) != before.receipt.findings
