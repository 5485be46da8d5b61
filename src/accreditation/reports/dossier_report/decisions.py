"""What persons decided, beside what the program found, and what no longer counts."""

from collections.abc import Iterator

from accreditation.findings import Answer, Decision, Finding, SetAside
from accreditation.reports.decided import (
    answer_in_words,
    answers_behind,
    lapsed,
    set_aside_on,
)
from accreditation.reports.dossier_report.model import Decided
from accreditation.reports.dossier_report.scribe import Scribe, anchor
from accreditation.reports.writing import written_date


def decided_on(finding: Finding, scribe: Scribe) -> Iterator[Decided | None]:
    """What a person made of a finding, if anybody did, and then what else has to do with it.

    That is the answers on which it rests, and what counts no longer of the decisions on it and of
    the answers to what it asks.
    """
    report = scribe.report
    decision = report.decisions.get((finding.rule, finding.subject))
    yield None if decision is None else _overruled(decision, finding, scribe)
    yield from (_answered(one, scribe) for one in answers_behind(finding, report))
    yield from (_no_longer(one, scribe) for one in set_aside_on(finding, report))


def _overruled(decision: Decision, finding: Finding, scribe: Scribe) -> Decided:
    return Decided(
        number=decision.number,
        about=finding.rule,
        subject=scribe.subject(finding.subject),
        outcome=None if decision.outcome is None else scribe.outcome(decision.outcome),
        made=_made(decision, scribe),
        reasons=decision.reasons,
        document=decision.document or "",
        finding=anchor(finding),
        machine=scribe.outcome(finding.outcome),
    )


def _answered(answer: Answer, scribe: Scribe) -> Decided:
    return Decided(
        number=answer.decision.number,
        about=answer.fact,
        subject=scribe.subject(answer.subject),
        outcome=None,
        made=_made(answer.decision, scribe),
        reasons=answer.decision.reasons,
        document=answer.decision.document or "",
        question=answer.question.in_(scribe.language),
        value=answer_in_words(answer, scribe.language),
    )


def _no_longer(one: SetAside, scribe: Scribe) -> Decided:
    outcome = one.decision.outcome
    asked = scribe.pack.meanings.get(one.about)
    return Decided(
        number=one.decision.number,
        about=one.about,
        subject=scribe.subject(one.subject),
        outcome=None if outcome is None else scribe.outcome(outcome),
        made=_made(one.decision, scribe),
        reasons=one.decision.reasons,
        document=one.decision.document or "",
        question="" if asked is None else asked.question.in_(scribe.language),
        because=lapsed(one, scribe.language),
    )


def decisions_in(scribe: Scribe) -> list[Decided]:
    """The decisions that count, in the order in which they were taken."""
    report = scribe.report
    overruled = (
        _overruled(decision, finding, scribe)
        for finding in report.findings
        for decision in (report.decisions.get((finding.rule, finding.subject)),)
        if decision is not None
    )
    answers = (_answered(answer, scribe) for answer in report.answers)
    return sorted((*overruled, *answers), key=lambda one: one.number)


def set_aside_in(scribe: Scribe) -> Iterator[Decided]:
    """The decisions that no longer count."""
    for one in scribe.report.set_aside:
        yield _no_longer(one, scribe)


def _made(decision: Decision, scribe: Scribe) -> str:
    date = written_date(decision.on, scribe.language)
    key = "dossier_report.decided_by"
    return scribe.say(key, number=decision.number, by=decision.by, date=date)
