"""What persons decided, in words."""

from collections.abc import Iterator

from accreditation.deciding import OverruleEntry, Record, decision_cited
from accreditation.findings import (
    Answer,
    Decision,
    Finding,
    Outcome,
    Report,
    SetAside,
    Verdict,
)
from accreditation.language import Language, phrase, phrase_if_any
from accreditation.reports.writing import labelled, written_date


def answers_behind(finding: Finding, report: Report) -> list[Answer]:
    """The answers on which a finding rests: it cites the decisions that gave them."""
    cited = {decision_cited(one) for one in finding.citations.evidence}
    return [one for one in report.answers if one.decision.number in cited]


def set_aside_on(finding: Finding, report: Report) -> list[SetAside]:
    """The decisions that no longer count, on a finding or on what it lacks."""
    own = finding.subject
    lacks = {need.fact for need in finding.needs}
    return [
        one
        for one in report.set_aside
        if (one.subject.kind, one.subject.id) == (own.kind, own.id)
        and (one.about == finding.rule or one.about in lacks)
    ]


def counted(finding: Finding, report: Report) -> Outcome:
    """What a finding counts as when decisions count."""
    decision = report.decisions.get((finding.rule, finding.subject))
    return finding.outcome if decision is None or decision.outcome is None else decision.outcome


def outcome_in_words(outcome: Outcome, language: Language) -> str:
    """An outcome in a word or two."""
    return _say(f"outcome.{outcome}", language)


def decision_in_words(decision: Decision, language: Language) -> str:
    """Who decided what, when and why, in a sentence."""
    sentence = _say(
        "table.decision",
        language,
        date=written_date(decision.on, language),
        by=decision.by,
        outcome="–" if decision.outcome is None else outcome_in_words(decision.outcome, language),
        reasons=decision.reasons,
    )
    return f"{sentence} ({decision.document})" if decision.document else sentence


def told_about(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    """What has been decided about a finding, or answered to what it asks, a sentence each."""
    decision = report.decisions.get((finding.rule, finding.subject))
    if decision is not None:
        yield decision_in_words(decision, language)
    for answer in answers_behind(finding, report):
        yield " ".join(answered(answer, language))
    for one in set_aside_on(finding, report):
        yield f"{decision_in_words(one.decision, language)} {lapsed(one, language)}"


def decisions_on(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    """What was decided about a finding, and the answers on which it rests, a line each."""
    decision = report.decisions.get((finding.rule, finding.subject))
    if decision is not None:
        yield counted_as(finding, decision, language)
        yield from why(decision, language)
    for answer in answers_behind(finding, report):
        yield from answered(answer, language)


def answered(answer: Answer, language: Language) -> Iterator[str]:
    """A question, the answer to it, and who gave it, a line each."""
    yield answer.question.in_(language)
    value = answer_in_words(answer, language)
    yield _say("decide.answered", language, value=f"{value} [{answer.fact}]")
    yield from why(answer.decision, language)


def answer_in_words(answer: Answer, language: Language) -> str:
    """What was answered, as people say it."""
    said = phrase_if_any(f"value.{answer.value}")
    return answer.value if said is None else said.in_(language)


def counted_as(finding: Finding, decision: Decision, language: Language) -> str:
    """What the program found, and as what it counts."""
    return _say(
        "decide.counts_as",
        language,
        machine=outcome_in_words(finding.outcome, language),
        outcome="–" if decision.outcome is None else outcome_in_words(decision.outcome, language),
    )


def why(decision: Decision, language: Language) -> Iterator[str]:
    """Who decided and when, why, and which document records it, a line each."""
    date = written_date(decision.on, language)
    yield _say("decide.who", language, number=decision.number, by=decision.by, date=date)
    yield _labelled("decide.reasons", decision.reasons, language)
    if decision.document is not None:
        yield _labelled("decide.document", decision.document, language)


def lapsed(one: SetAside, language: Language, most: int | None = None) -> str:
    """Why a decision does not count any more.

    Args:
        one: The decision.
        language: The language.
        most: How many changes to name; None for all.
    """
    because = _say(f"decide.changed.{one.because}", language)
    if not one.details:
        return f"{because}."
    more = ("…",) if most is not None and len(one.details) > most else ()
    changes = "; ".join((*one.details[:most], *more))
    return labelled(because, changes, language)


def about(record: Record, language: Language) -> str:
    """What a decision says, in a few words."""
    decides = record.decides
    if isinstance(decides, OverruleEntry):
        name = f"{decides.rule}@{record.subject.id}"
        outcome = _say(f"outcome.{decides.outcome}", language)
        return _say("decide.about_finding", language, name=name, outcome=outcome)
    item = "" if decides.item is None else f"[{decides.item}]"
    return f"{decides.fact}{item}@{record.subject.id} = {decides.value}"


def recorded(record: Record, report: Report, language: Language) -> str:
    """That a decision was recorded, and what the verdicts are now, in a line."""
    said = _say("decide.recorded", language, number=record.number, about=about(record, language))
    verdicts = (
        labelled(
            report.regimes[regime].in_(language),
            f"{_verdict(report.verdicts[regime], language)} "
            f"({with_decisions(regime, report, language)})",
            language,
        )
        for regime in report.verdicts
    )
    return " ".join([said, *(f"{verdict}." for verdict in verdicts)])


def with_decisions(regime: str, report: Report, language: Language) -> str:
    """The verdict with decisions."""
    verdict = _verdict(report.verdicts_with_decisions[regime], language)
    return _say("decide.verdict_with", language, verdict=verdict)


def _verdict(verdict: Verdict, language: Language) -> str:
    return _say(f"outcome.{verdict}", language).upper()


def listed(records: tuple[Record, ...], report: Report, language: Language) -> Iterator[str]:
    """Every decision of a dossier, with how it stands in a report."""
    for record in records:
        standing = _standing(record, records, report, language)
        yield f"{record.number}. {about(record, language)} — {standing}"
        for line in why(record.decision, language):
            yield f"   {line}"


def _standing(
    record: Record, records: tuple[Record, ...], report: Report, language: Language
) -> str:
    counting = {one.number for one in report.decisions.values()}
    counting |= {one.decision.number for one in report.answers}
    if record.number in counting:
        return _say("decide.standing.counts", language)
    for one in report.set_aside:
        if one.decision.number == record.number:
            return lapsed(one, language)
    if record.on > report.as_of:
        return _say("decide.standing.not_yet", language)
    later = (one for one in records[record.number :] if one.on <= report.as_of)
    replaced = any(_alike(record, one) for one in later)
    return _say(f"decide.standing.{'replaced' if replaced else 'elsewhere'}", language)


def _alike(one: Record, other: Record) -> bool:
    """Whether two decisions are about the same."""
    return (one.about, one.whole_subject) == (other.about, other.whole_subject)


def _labelled(key: str, text: str, language: Language) -> str:
    return labelled(_say(key, language), text, language)


def _say(key: str, language: Language, **values: object) -> str:
    return phrase(key).in_(language).format(**values)
