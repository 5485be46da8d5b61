"""The findings as SARIF 2.1.0, the exchange format of static analysis."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from accreditation.dossier.positions import positions_of
from accreditation.findings import Finding, LawCitation, Report
from accreditation.language import Language
from accreditation.law import Pack, Rule
from accreditation.receipts.digests import program_version
from accreditation.reports.decided import answers_behind, counted, decision_in_words, told_about
from accreditation.reports.formats import Checked
from accreditation.reports.json_report import (
    answer_data,
    decision_data,
    receipt_data,
    set_aside_data,
    text_data,
)
from accreditation.reports.machines.locations import Locations
from accreditation.reports.plain_words import PlainWords
from accreditation.reports.writing import in_every_language, language_tag, written

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

LEVELS = {"condition": "error", "obligation": "error", "advice": "warning"}
"""How bad it is if a rule of a weight fails."""

_FINGERPRINT = "ruleAndSubject/v1"


def write(checked: Checked) -> str:
    """A log with one run, in which every finding is a result."""
    return json.dumps(_log(checked), ensure_ascii=False, indent=1) + "\n"


def _log(checked: Checked) -> Mapping[str, Any]:
    report, pack, language = checked.report, checked.pack, checked.language
    names = list(dict.fromkeys(finding.rule for finding in report.findings))
    locations = Locations(positions_of(checked.place), pack, language)
    driver = {
        "name": "accreditation",
        "version": program_version(),
        "language": language_tag(language),
        "rules": [_rule(pack.rules[name], pack, language) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "language": language_tag(language),
        "automationDetails": {"id": f"{report.cooperative}/{report.as_of}"},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, report, names.index(finding.rule), locations, language)
            for finding in report.findings
        ],
        "properties": _properties(report),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _properties(report: Report) -> Mapping[str, Any]:
    return {
        "cooperative": report.cooperative,
        "as_of": str(report.as_of),
        "verdicts": dict(report.verdicts),
        "verdicts_with_decisions": dict(report.verdicts_with_decisions),
        "answers": [answer_data(one) for one in report.answers],
        "set_aside": [set_aside_data(one) for one in report.set_aside],
        "receipt": None if report.receipt is None else receipt_data(report.receipt),
    }


def _rule(rule: Rule, pack: Pack, language: Language) -> Mapping[str, Any]:
    source, words = rule.source, PlainWords(pack, language)
    described: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": source.title.in_(language)},
        "fullDescription": {
            "text": words.sentence(rule, source.fails),
            "markdown": words.condition(rule.passes_when),
        },
        "help": {"text": words.sentence(rule, source.remedy)},
        "defaultConfiguration": {"level": LEVELS[source.weight]},
        "properties": {
            "regime": rule.regime,
            "plane": source.plane,
            "weight": source.weight,
            "law": [f"{cite.instrument} {cite.at}" for cite in source.cites],
            "titles": text_data(source.title),
        },
    }
    links = (pack.instruments[cite.instrument].eli for cite in source.cites)
    link = next((link for link in links if link is not None), None)
    return described if link is None else {**described, "helpUri": link}


def _result(
    finding: Finding, report: Report, index: int, locations: Locations, language: Language
) -> Mapping[str, Any]:
    place, *others = locations.of(finding)
    kind = _kind(finding, report)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": kind,
        "level": LEVELS[finding.weight] if kind == "fail" else "none",
        "message": {"text": " ".join(_sentences(finding, report, language))},
        "locations": [place],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(finding)},
        "properties": {
            "outcome": finding.outcome,
            "weight": finding.weight,
            "subject": {"kind": finding.subject.kind, "id": finding.subject.id},
            "law": [_law(law) for law in finding.citations.law],
            "needs": [need.fact for need in finding.needs],
            "messages": text_data(in_every_language(finding.message)),
        },
    }
    if others:
        result["relatedLocations"] = [{"id": i, **one} for i, one in enumerate(others, 1)]
    answers = answers_behind(finding, report)
    if answers:
        result["properties"]["answers"] = [answer_data(one) for one in answers]
    decision = report.decisions.get((finding.rule, finding.subject))
    if decision is not None:
        result["properties"]["decision"] = decision_data(decision)
        if decision.outcome in ("pass", "not_applicable"):
            justification = decision_in_words(decision, language)
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": justification}
            ]
    return result


def _kind(finding: Finding, report: Report) -> str:
    """What the program found, unless a person decided that it fails or is open."""
    decided = counted(finding, report)
    outcome = decided if decided in ("fail", "unknown") else finding.outcome
    if outcome == "unknown":
        judged = finding.needs and all(need.kind == "judgement" for need in finding.needs)
        return "review" if judged else "open"
    return "notApplicable" if outcome == "not_applicable" else outcome


def _sentences(finding: Finding, report: Report, language: Language) -> Iterable[str]:
    yield written(finding.message, language)
    if finding.remedy is not None:
        yield written(finding.remedy, language)
    yield from (need.question.in_(language) for need in finding.needs)
    yield from told_about(finding, report, language)


def _law(law: LawCitation) -> Mapping[str, str | None]:
    return {"instrument": law.instrument, "at": law.at, "eli": law.eli}


def _fingerprint(finding: Finding) -> str:
    """The same for a finding on the same rule and subject, whatever is found."""
    subject = finding.subject
    words = "\0".join((finding.rule, subject.kind, subject.id))
    return hashlib.sha256(words.encode()).hexdigest()
