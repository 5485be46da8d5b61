"""What became of the decisions of a report, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accreditation.findings import Decision, Report, SetAside, Subject
from accreditation.receipts.stored import StoredDecision, StoredReport, StoredSubject

DecisionChange = Literal["added", "changed", "counts_again", "lapsed", "gone"]
"""A decision that counts since; one that says something else; one that had been set aside and
counts; one that has been set aside; one that was taken out, or that a later one replaced."""


@dataclass(frozen=True, slots=True)
class DecisionMoved:
    """A decision that does not stand as it did.

    Attributes:
        number: Its place in the file of decisions.
        by: Who decided.
        about: The rule that it overruled, or the fact that it answered.
        before: As what the finding counted, or what was answered; None if it did not count.
        now: The same today.
        set_aside: Why it does not count any more, if it has been set aside.
    """

    number: int
    by: str
    about: str
    subject: Subject
    change: DecisionChange
    before: str | None
    now: str | None
    set_aside: SetAside | None = None


@dataclass(frozen=True, slots=True)
class _Standing:
    """A decision that counts: what it is about, and what it says."""

    decision: Decision | StoredDecision
    about: str
    subject: Subject
    says: str | None

    @property
    def whole(self) -> tuple[object, ...]:
        """Everything that a report tells of it."""
        one = self.decision
        written = (one.by, one.on, one.reasons, one.document)
        return (*written, self.about, self.subject, self.says)


def decisions_moved(before: StoredReport, now: Report) -> tuple[DecisionMoved, ...]:
    """The decisions that count no longer, count since, or say something else, in their order."""
    old = {one.decision.number: one for one in _of_then(before)}
    new = {one.decision.number: one for one in _of_today(now)}
    lapsed = {one.decision.number: one for one in now.set_aside}
    dormant = {one.decision.number for one in before.set_aside}
    moved = []
    for number in sorted({*old, *new}):
        was, is_ = old.get(number), new.get(number)
        if was is not None and is_ is not None and was.whole == is_.whole:
            continue
        if is_ is None:
            change: DecisionChange = "lapsed" if number in lapsed else "gone"
        elif was is None:
            change = "counts_again" if number in dormant else "added"
        else:
            change = "changed"
        shown = is_ or old[number]
        moved.append(
            DecisionMoved(
                number,
                shown.decision.by,
                shown.about,
                shown.subject,
                change,
                None if was is None else was.says,
                None if is_ is None else is_.says,
                lapsed.get(number),
            )
        )
    return tuple(moved)


def _of_then(report: StoredReport) -> Iterator[_Standing]:
    for finding in report.findings:
        if finding.decision is not None:
            decision = finding.decision
            subject = _subject(finding.subject)
            yield _Standing(decision, finding.rule, subject, decision.outcome)
    for answer in report.answers:
        yield _Standing(answer.decision, answer.fact, _subject(answer.subject), answer.value)


def _of_today(report: Report) -> Iterator[_Standing]:
    for finding in report.findings:
        decision = report.decisions.get((finding.rule, finding.subject))
        if decision is not None:
            yield _Standing(decision, finding.rule, finding.subject, decision.outcome)
    for answer in report.answers:
        yield _Standing(answer.decision, answer.fact, answer.subject, answer.value)


def _subject(stored: StoredSubject) -> Subject:
    return Subject(stored.kind, stored.id, stored.item)
