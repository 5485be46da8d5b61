"""The report as JSON: versioned, stable, in every language at once."""

from collections.abc import Mapping

from pydantic_core import to_json

from accreditation.findings import (
    Answer,
    Citations,
    Decision,
    EvidenceCitation,
    Finding,
    Need,
    Proposed,
    Receipt,
    Report,
    SetAside,
    Source,
    Subject,
    Tally,
    Trace,
    TraceValue,
)
from accreditation.language import Text
from accreditation.reports.formats import Checked
from accreditation.reports.shape import (
    AnswerShape,
    CitationsShape,
    DecisionShape,
    FindingShape,
    NeedShape,
    ProposedShape,
    ReceiptShape,
    ReportShape,
    SetAsideShape,
    SourceShape,
    SubjectShape,
    TallyShape,
    TextShape,
    TraceShape,
    ValueShape,
)
from accreditation.reports.writing import in_every_language


def checked_json(checked: Checked) -> str:
    """A report as a JSON document."""
    return report_json(checked.report) + "\n"


def report_json(report: Report) -> str:
    """``report`` as a JSON document, without a final line break."""
    return to_json(report_data(report), indent=1).decode()


def report_data(report: Report) -> ReportShape:
    """``report`` as plain data, in the shape that ``schemas/report.json`` describes."""
    return {
        "schema": "accreditation.report/1",
        "cooperative": report.cooperative,
        "name": report.name,
        "as_of": str(report.as_of),
        "examined": [
            {"kind": subject.kind, "id": subject.id, "file": there}
            for subject, there in report.examined.items()
        ],
        "left_out": [{"kind": subject.kind, "id": subject.id} for subject in report.left_out],
        "verdicts": dict(report.verdicts),
        "verdicts_with_decisions": dict(report.verdicts_with_decisions),
        "conditions": _tallies(report.conditions),
        "obligations": _tallies(report.obligations),
        "engine": {
            "decided_by": report.engine.decided_by,
            "agrees_with": report.engine.agrees_with,
        },
        "findings": [
            {**finding_data(finding), "decision": _decision(report, finding)}
            for finding in report.findings
        ],
        "answers": [answer_data(one) for one in report.answers],
        "set_aside": [set_aside_data(one) for one in report.set_aside],
        "receipt": None if report.receipt is None else receipt_data(report.receipt),
    }


def receipt_data(receipt: Receipt) -> ReceiptShape:
    """A receipt as plain data."""
    return {
        "program": receipt.program,
        "engine": receipt.engine,
        "dossier": receipt.dossier,
        "regimes": list(receipt.regimes),
        "years": list(receipt.years),
        "rules": dict(receipt.rules),
        "files": dict(receipt.files),
        "decisions": receipt.decisions,
        "decided": receipt.decided,
        "findings": receipt.findings,
        "report": receipt.report,
    }


def _decision(report: Report, finding: Finding) -> DecisionShape | None:
    decision = report.decisions.get((finding.rule, finding.subject))
    return None if decision is None else decision_data(decision)


def decision_data(decision: Decision) -> DecisionShape:
    """A decision as plain data."""
    return {
        "number": decision.number,
        "by": decision.by,
        "on": str(decision.on),
        "reasons": decision.reasons,
        "outcome": decision.outcome,
        "document": decision.document,
    }


def answer_data(one: Answer) -> AnswerShape:
    """An answer to a question, as plain data."""
    return {
        "decision": decision_data(one.decision),
        "fact": one.fact,
        "question": text_data(one.question),
        "subject": _subject(one.subject),
        "value": one.value,
    }


def set_aside_data(one: SetAside) -> SetAsideShape:
    """A decision that no longer counts, as plain data."""
    return {
        "decision": decision_data(one.decision),
        "about": one.about,
        "subject": _subject(one.subject),
        "because": one.because,
        "details": list(one.details),
    }


def _subject(subject: Subject) -> SubjectShape:
    return {"kind": subject.kind, "id": subject.id, "item": subject.item}


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, TallyShape]:
    return {
        regime: {
            "expected": tally.expected,
            "pass": tally.passed,
            "fail": tally.failed,
            "unknown": tally.unknown,
            "not_applicable": tally.not_applicable,
        }
        for regime, tally in tallies.items()
    }


def finding_data(finding: Finding) -> FindingShape:
    """A finding as plain data."""
    return {
        "rule": finding.rule,
        "regime": finding.regime,
        "plane": finding.plane,
        "weight": finding.weight,
        "subject": _subject(finding.subject),
        "on": str(finding.on),
        "outcome": finding.outcome,
        "items": [finding_data(item) for item in finding.items],
        "title": text_data(finding.title),
        "message": text_data(in_every_language(finding.message)),
        "citations": _citations(finding.citations),
        "needs": [need_data(need) for need in finding.needs],
        "because": None if finding.because is None else _trace(finding.because),
        "remedy": None if finding.remedy is None else text_data(in_every_language(finding.remedy)),
        "texts_differ": None if finding.texts_differ is None else text_data(finding.texts_differ),
        "if_confirmed": finding.if_confirmed,
        "decision": None,
    }


def _citations(citations: Citations) -> CitationsShape:
    return {
        "law": [
            {
                "instrument": law.instrument,
                "at": law.at,
                "eli": law.eli,
                "in_force": None if law.in_force is None else str(law.in_force),
                "confidence": law.confidence,
            }
            for law in citations.law
        ],
        "statutes": [{"article": s.article, "adopted": str(s.adopted)} for s in citations.statutes],
        "evidence": [{"document": e.document, "at": e.at} for e in citations.evidence],
    }


def need_data(need: Need) -> NeedShape:
    """A need as plain data."""
    return {
        "fact": need.fact,
        "items": list(need.items),
        "kind": need.kind,
        "reason": need.reason,
        "due": None if need.due is None else str(need.due),
        "question": text_data(need.question),
        "claims": [{"value": claim.value, **source_data(claim.source)} for claim in need.claims],
        "proposals": [_proposed(one) for one in need.proposals],
        "nothing_found": need.nothing_found,
    }


def _proposed(proposed: Proposed) -> ProposedShape:
    source = proposed.source
    return {
        "value": proposed.value,
        "article": None if source is None else source.article,
        "adopted": None if source is None else str(source.adopted),
        "quotes": list(proposed.quotes),
        "certain": proposed.certain,
        "doubts": list(proposed.doubts),
        "lapsed": proposed.lapsed,
    }


def _trace(trace: Trace) -> TraceShape:
    return {
        "condition": trace.condition,
        "holds": trace.holds,
        "item": trace.item,
        "values": [_value(value) for value in trace.values],
        "parts": [_trace(part) for part in trace.parts],
    }


def _value(value: TraceValue) -> ValueShape:
    return {
        "name": value.name,
        "value": value.value,
        "sources": [source_data(source) for source in dict.fromkeys(value.sources)],
        "law": [{"instrument": law.instrument, "at": law.at} for law in dict.fromkeys(value.law)],
        "parts": [_value(part) for part in value.parts],
    }


def source_data(source: Source) -> SourceShape:
    """Where a fact comes from, as plain data."""
    if isinstance(source, EvidenceCitation):
        return {"document": source.document, "at": source.at}
    return {"article": source.article, "adopted": str(source.adopted)}


def text_data(text: Text) -> TextShape:
    """A text as plain data."""
    return {"fr": text.fr, "nl": text.nl, "de": text.de, "en": text.en}
