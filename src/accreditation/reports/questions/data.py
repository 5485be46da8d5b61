"""Questions as JSON, in every language at once."""

from pydantic_core import to_json

from accreditation.asking import Asked, Question
from accreditation.conditions import ListType, Number, show_value
from accreditation.findings import Finding
from accreditation.law import ItemFact, Pack
from accreditation.law.vocabulary import scalar_type
from accreditation.reports.json_report import source_data, text_data
from accreditation.reports.questions.shape import (
    AskerShape,
    DefaultShape,
    FieldShape,
    OptionShape,
    QuestionShape,
    QuestionsShape,
)


def questions_json(asked: Asked, pack: Pack) -> str:
    """What is asked as a JSON document, without a final line break."""
    return to_json(questions_data(asked, pack), indent=1).decode()


def questions_data(asked: Asked, pack: Pack) -> QuestionsShape:
    """What is asked as plain data, in the shape that ``schemas/questions.json`` describes."""
    return {
        "schema": "accreditation.questions/1",
        "cooperative": asked.report.cooperative,
        "name": asked.report.name,
        "as_of": str(asked.report.as_of),
        "open": dict(asked.open),
        "missing": [
            {"kind": home.kind, "id": home.id, "findings": number}
            for home, number in asked.missing.items()
        ],
        "questions": [_question(question, pack) for question in asked.questions],
    }


def _question(question: Question, pack: Pack) -> QuestionShape:
    entry = pack.vocabulary.entry(question.fact)
    type_ = pack.meanings[question.fact].type
    need = question.need
    signature = pack.vocabulary.signatures.get(question.fact)
    listed = pack.vocabulary.entries[question.fact].fields if isinstance(type_, ListType) else {}
    return {
        "home": {
            "kind": question.home.kind,
            "id": question.home.id,
            "file": question.home.there,
        },
        "fact": question.fact,
        "item": question.item,
        "kind": need.kind,
        "reason": need.reason,
        "due": None if need.due is None else str(need.due),
        "way": question.way,
        "question": text_data(need.question),
        "type": entry.type,
        "unit": type_.unit if isinstance(type_, Number) else None,
        "options": _options(entry),
        "fields": [_field(n, f) for n, f in listed.items() if f.kind == "evidence"],
        "silent": signature is not None and signature.silence != "impossible",
        "default": _default(question, pack),
        "findings": [_asker(finding) for finding in question.findings],
        "seen": [{"id": home.id, "source": source_data(where)} for home, where in question.seen],
    }


def _options(entry: ItemFact) -> list[OptionShape]:
    return [{"value": value, "label": text_data(text)} for value, text in entry.choices.items()]


def _field(name: str, field: ItemFact) -> FieldShape:
    type_ = scalar_type(field)
    return {
        "name": name,
        "type": field.type,
        "unit": type_.unit if isinstance(type_, Number) else None,
        "question": text_data(field.question),
        "options": _options(field),
    }


def _default(question: Question, pack: Pack) -> DefaultShape | None:
    meaning = pack.meanings[question.fact]
    if meaning.default is None:
        return None
    law = [f"{one.instrument} {one.at}" for one in meaning.default.references]
    return {"value": show_value(meaning.type, meaning.default.value), "law": law}


def _asker(finding: Finding) -> AskerShape:
    law = finding.citations.law[0]
    return {
        "rule": finding.rule,
        "weight": finding.weight,
        "subject": {
            "kind": finding.subject.kind,
            "id": finding.subject.id,
            "item": finding.subject.item,
        },
        "title": text_data(finding.title),
        "law": {
            "instrument": law.instrument,
            "at": law.at,
            "eli": law.eli,
            "in_force": None if law.in_force is None else str(law.in_force),
            "confidence": law.confidence,
        },
    }
