"""Each finding, and what is missing, once for all findings that ask it."""

from collections.abc import Iterator
from dataclasses import replace

from accreditation.findings import Finding, Need, Outcome
from accreditation.language import phrase_if_any
from accreditation.reports.dossier_report.decisions import decided
from accreditation.reports.dossier_report.model import Asked, Askers, Found, Item, Place, Question
from accreditation.reports.dossier_report.scribe import Scribe, anchor
from accreditation.reports.dossier_report.traces import MOST, TraceTeller
from accreditation.reports.needs import foretold, kind_of, told_of
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.text_report import WEIGHTS
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
            WEIGHTS.index(one.weight),
            regimes.index(one.regime),
        ),
    ):
        yield _found(finding, scribe, traces)


def _found(finding: Finding, scribe: Scribe, traces: TraceTeller) -> Found:
    language = scribe.language
    decision = scribe.report.decisions.get((finding.rule, finding.subject))
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
        decision=None if decision is None else decided(decision, finding, scribe),
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
            number = sum(
                one.subject == subject and one.outcome == "unknown"
                for one in scribe.report.findings
            )
            yield scribe.say("report.no_file", subject=named, number=number)


def questions_in(scribe: Scribe) -> list[Question]:
    """What is missing: what conditions ask first, and of that what most findings ask."""
    report = scribe.report
    asked: dict[Need, list[tuple[Finding, Need]]] = {}
    for finding in report.findings:
        if finding.outcome == "unknown" and report.examined.get(finding.subject, True):
            for need in finding.needs:
                asked.setdefault(replace(need, items=()), []).append((finding, need))
    questions = [_question(need, askers, scribe) for need, askers in asked.items()]
    return sorted(questions, key=lambda one: (WEIGHTS.index(one.weight.code), -one.number))


def _question(need: Need, askers: list[tuple[Finding, Need]], scribe: Scribe) -> Question:
    weight = min((finding.weight for finding, _ in askers), key=WEIGHTS.index)
    return Question(
        text=need.question.in_(scribe.language),
        fact=need.fact,
        kind=kind_of(need, scribe.language),
        told=tuple(told_of(need, scribe.language)),
        subjects=tuple(dict.fromkeys(scribe.subject(finding.subject) for finding, _ in askers)),
        weight=scribe.weight(weight),
        number=len(askers),
        askers=tuple(_askers(askers, scribe)),
    )


def _askers(askers: list[tuple[Finding, Need]], scribe: Scribe) -> Iterator[Askers]:
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
