"""Each finding, and what is missing, once for all findings that ask it."""

from collections.abc import Iterable, Iterator

from accreditation.findings import Finding, Need, Outcome
from accreditation.findings.questions import open_findings, open_questions, weightiest
from accreditation.language import phrase_if_any
from accreditation.reports.dossier_report.decisions import decided_on
from accreditation.reports.dossier_report.model import Asked, Askers, Found, Item, Place, Question
from accreditation.reports.dossier_report.scribe import Scribe, anchor
from accreditation.reports.dossier_report.traces import MOST, TraceTeller
from accreditation.reports.needs import foretold, kind_of, told_of
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.writing import written

FIRST: tuple[Outcome, ...] = ("fail", "unknown", "pass", "not_applicable")
"""The outcomes, what needs attention first."""


def found_in(scribe: Scribe) -> Iterator[Found]:
    """Every finding, what failed first, then what is open; conditions before the rest."""
    traces = TraceTeller(scribe.pack, scribe.language)
    regimes = list(scribe.report.regimes)
    for finding in sorted(
        scribe.report.findings,
        key=lambda one: (
            FIRST.index(one.outcome),
            weightiest(one),
            regimes.index(one.regime),
        ),
    ):
        yield _found(finding, scribe, traces)


def _found(finding: Finding, scribe: Scribe, traces: TraceTeller) -> Found:
    language = scribe.language
    decision, *others = decided_on(finding, scribe)
    return Found(
        anchor=anchor(finding),
        rule=finding.rule,
        title=finding.title.in_(language),
        regime=scribe.regime(finding.regime),
        weight=scribe.weight(finding.weight),
        subject=scribe.subject(finding.subject),
        outcome=scribe.outcome(finding.outcome),
        message=written(finding.message, language),
        own=finding.message.text != phrase_if_any(f"message.{finding.outcome}"),
        remedy="" if finding.remedy is None else written(finding.remedy, language),
        texts_differ="" if finding.texts_differ is None else finding.texts_differ.in_(language),
        foretold=foretold(finding, language) or "",
        law=tuple(scribe.law(finding.citations.law)),
        statutes=tuple(scribe.articles(finding.citations.statutes)),
        evidence=tuple(scribe.evidence(finding.citations.evidence)),
        needs=tuple(_asked(need, scribe) for need in finding.needs),
        because=traces.told(finding),
        items=tuple(_items(finding, scribe)),
        decision=decision,
        decided=tuple(one for one in (decision, *others) if one is not None),
    )


def _items(finding: Finding, scribe: Scribe) -> Iterator[Item]:
    ranked = sorted(finding.items, key=lambda item: FIRST.index(item.outcome))
    for item in ranked[:MOST]:
        if item.outcome in ("fail", "unknown"):
            message = written(item.message, scribe.language)
            yield Item(item.subject.item or "", scribe.outcome(item.outcome), message)


def _asked(need: Need, scribe: Scribe) -> Asked:
    items = f" ({', '.join(need.items)})" if need.items else ""
    text = need.question.in_(scribe.language) + items
    told = tuple(told_of(need, scribe.language))
    return Asked(text, kind_of(need, scribe.language), told)


def absent_in(scribe: Scribe) -> Iterator[str]:
    """What should have a file and has none, with how many findings that leaves open."""
    for subject, there in scribe.report.examined.items():
        if not there:
            named = subject_in_words(subject, scribe.language)
            number = sum(one.subject == subject for one in open_findings(scribe.report))
            yield scribe.say("report.no_file", subject=named, number=number)


def questions_in(scribe: Scribe) -> Iterator[Question]:
    """What is missing, the most decisive first."""
    for question in open_questions(scribe.report):
        need, subjects = question.need, (one.subject for one in question.findings)
        yield Question(
            text=need.question.in_(scribe.language),
            fact=need.fact,
            kind=kind_of(need, scribe.language),
            told=tuple(told_of(need, scribe.language)),
            subjects=tuple(dict.fromkeys(map(scribe.subject, subjects))),
            weight=scribe.weight(question.weight),
            number=len(question.askers),
            askers=tuple(_askers(question.askers, scribe)),
        )


def _askers(askers: Iterable[tuple[Finding, Need]], scribe: Scribe) -> Iterator[Askers]:
    by_rule: dict[str, list[tuple[Finding, Need]]] = {}
    for finding, need in askers:
        by_rule.setdefault(finding.rule, []).append((finding, need))
    for rule, ones in by_rule.items():
        law = next(scribe.law(ones[0][0].citations.law))
        of = tuple(
            Place(
                scribe.subject(finding.subject)
                + (f" ({', '.join(need.items)})" if need.items else ""),
                f"#{anchor(finding)}",
            )
            for finding, need in ones
        )
        yield Askers(rule, law.text, of)
