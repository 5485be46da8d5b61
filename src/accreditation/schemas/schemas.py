"""Every schema by name, made from the models and the vocabulary."""

import json
from typing import Any

from pydantic import TypeAdapter

from accreditation.amending.ballots import VoteFile
from accreditation.amending.models import AmendmentsFile
from accreditation.conditions import (
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Type,
)
from accreditation.dossier import ApplicationFile, DossierFile, StatutesFile, YearFile
from accreditation.dossier.models import StatedList, StatedValue
from accreditation.importing.mapping import IMPORT_MAP
from accreditation.interpreting.shape import ReadingShape
from accreditation.law import Vocabulary
from accreditation.law.article_cues import ArticleCues
from accreditation.law.cases import CasesFile
from accreditation.law.clauses import WITHOUT_CLAUSE, ClauseFile
from accreditation.law.contradictions import ContradictionsFile
from accreditation.law.drafts import SpecialReportFile
from accreditation.law.duties import DUTIES
from accreditation.law.edge_cases import EdgeCasesFile
from accreditation.law.instruments import INSTRUMENTS
from accreditation.law.parameters import PARAMETERS
from accreditation.law.procedure import ProcedureFile
from accreditation.law.provisions import ProvisionsFile
from accreditation.law.regimes import REGIMES
from accreditation.law.rules import RuleFile
from accreditation.law.vocabulary import VOCABULARY_FILE
from accreditation.reports.amendment.shape import AmendmentShape
from accreditation.reports.questions.shape import QuestionsShape
from accreditation.reports.shape import ReportShape
from accreditation.reports.timeline.shape import TimelineShape
from accreditation.reports.verification.shape import VerificationShape

Schema = dict[str, Any]

MODELS: dict[str, TypeAdapter[Any]] = {
    "amendment": TypeAdapter(AmendmentShape),
    "amendments": TypeAdapter(AmendmentsFile),
    "application": TypeAdapter(ApplicationFile),
    "calendar": DUTIES,
    "cases": TypeAdapter(CasesFile),
    "clause": TypeAdapter(ClauseFile),
    "dossier": TypeAdapter(DossierFile),
    "contradictions": TypeAdapter(ContradictionsFile),
    "edge-cases": TypeAdapter(EdgeCasesFile),
    "import-map": IMPORT_MAP,
    "instruments": INSTRUMENTS,
    "no-clause": WITHOUT_CLAUSE,
    "parameters": PARAMETERS,
    "procedure": TypeAdapter(ProcedureFile),
    "provisions": TypeAdapter(ProvisionsFile),
    "questions": TypeAdapter(QuestionsShape),
    "reading": TypeAdapter(ReadingShape),
    "reading-articles": TypeAdapter(ArticleCues),
    "regimes": REGIMES,
    "report": TypeAdapter(ReportShape),
    "rule": TypeAdapter(RuleFile),
    "special-report": TypeAdapter(SpecialReportFile),
    "statutes": TypeAdapter(StatutesFile),
    "timeline": TypeAdapter(TimelineShape),
    "verification": TypeAdapter(VerificationShape),
    "vocabulary": VOCABULARY_FILE,
    "vote": TypeAdapter(VoteFile),
    "year": TypeAdapter(YearFile),
}

SCHEMAS = tuple(MODELS)

STATED = {"year": "practice", "application": "application"}
"""Files that state the facts of a plane."""


def schema_json(name: str, vocabulary: Vocabulary) -> str:
    """The schema called ``name`` as JSON; it knows the facts and the sets of rules."""
    schema = MODELS[name].json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    _name_regimes(name, schema, vocabulary)
    if name == "statutes":
        _name_readings(schema, vocabulary)
        provided = _facts(vocabulary, "statutes", _provided)
        schema["$defs"]["ArticleEntry"]["properties"]["provides"] = provided
        schema["properties"]["facts"] = _facts(vocabulary, "statutes", _stated)
    elif name == "amendments":
        provided = _facts(vocabulary, "statutes", _provided)
        schema["$defs"]["AmendmentEntry"]["properties"]["provides"] = provided
        schema["properties"]["facts"] = _facts(vocabulary, "statutes", _stated)
    elif name == "clause":
        schema["properties"]["provides"] = {
            **_facts(vocabulary, "statutes", _worded),
            "minProperties": 1,
        }
    elif name in STATED:
        schema["properties"]["facts"] = _facts(vocabulary, STATED[name], _stated)
    return json.dumps(schema, ensure_ascii=False, indent=1)


def _name_readings(schema: Schema, vocabulary: Vocabulary) -> None:
    """What was read or confirmed of a fact, with its values."""

    def holding(entry: str, key: str) -> Any:
        model = schema["$defs"][entry]

        def described(vocabulary: Vocabulary, signature: FactSignature) -> Schema:
            value = {key: _provided(vocabulary, signature)}
            return {**model, "properties": {**model["properties"], **value}}

        return described

    article = schema["$defs"]["ArticleEntry"]["properties"]
    for key, entry, value in (
        ("proposed", "ProposedEntry", "value"),
        ("confirmed", "ConfirmedEntry", "proposed"),
    ):
        article[key] = _facts(vocabulary, "statutes", holding(entry, value))

    def silence(*_: object) -> Schema:
        return {"$ref": "#/$defs/ConfirmedSilence"}

    schema["properties"]["confirmed"] = _facts(vocabulary, "statutes", silence)


def _name_regimes(name: str, schema: Schema, vocabulary: Vocabulary) -> None:
    """Where the files called ``name`` name a set of rules, allow those that there are."""
    match name:
        case "application":
            schema["properties"]["seeks"]["items"]["enum"] = list(vocabulary.accreditations)
        case "calendar":
            schema["$defs"]["DutyFile"]["properties"]["regime"]["enum"] = list(vocabulary.regimes)
        case "dossier":
            known = {"enum": list(vocabulary.accreditations)}
            schema["properties"]["accreditations"]["propertyNames"] = known
        case "edge-cases":
            known = {"enum": list(vocabulary.regimes)}
            schema["$defs"]["EdgeCase"]["properties"]["expect"]["propertyNames"] = known
        case "procedure":
            known = {"enum": list(vocabulary.regimes)}
            schema["$defs"]["MeetingDutyFile"]["properties"]["regime"].update(known)
        case "special-report":
            known = {"enum": list(vocabulary.regimes)}
            schema["properties"]["regimes"]["propertyNames"] = known
            schema["$defs"]["ItemFile"]["properties"]["required"]["propertyNames"] = known
        case "rule":
            pattern = f"^({'|'.join(vocabulary.regimes)})\\.[a-z][a-z0-9-]*$"
            schema["properties"]["rule"]["pattern"] = pattern


def _facts(vocabulary: Vocabulary, plane: str, fact: Any) -> Schema:
    """The facts of a plane that a person may state."""
    properties = {}
    for name, entry in vocabulary.entries.items():
        if entry.plane == plane and entry.kind == "evidence":
            signature = vocabulary.signatures[name]
            described = fact(vocabulary, signature)
            properties[name] = {"description": entry.question.en, **described}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _stated(vocabulary: Vocabulary, signature: FactSignature) -> Schema:
    if isinstance(signature.type, ListType):
        return _list(vocabulary, signature)
    value = _value(vocabulary, signature)
    claim = TypeAdapter(StatedValue).json_schema()
    claim["properties"]["value"] = value
    return {"anyOf": [value, claim, {"type": "array", "items": claim, "minItems": 1}]}


def _list(vocabulary: Vocabulary, signature: FactSignature) -> Schema:
    entry = vocabulary.entries[signature.name]
    fields = {
        short: {"description": field.question.en, **_stated(vocabulary, signature.fields[short])}
        for short, field in entry.fields.items()
        if field.kind == "evidence"
    }
    item = {"type": "object", "properties": fields, "additionalProperties": False}
    schema = TypeAdapter(StatedList).json_schema()
    schema["properties"]["items"] = {"type": "object", "additionalProperties": item}
    schema["oneOf"] = [{"required": ["items"]}, {"required": ["number"]}]
    return schema


def _provided(vocabulary: Vocabulary, signature: FactSignature) -> Schema:
    """What an article may say of a fact; the article itself is the source."""
    if isinstance(signature.type, ListType):
        return _list(vocabulary, signature)
    return _value(vocabulary, signature)


def _worded(vocabulary: Vocabulary, signature: FactSignature) -> Schema:
    """What a model clause may say of a fact: also that it is a number of the law."""
    provided = _provided(vocabulary, signature)
    if not isinstance(signature.type, Number):
        return provided
    parameter = {"type": "string", "pattern": r"^\{[^{}]+\}$", "examples": ["{parameter}"]}
    return {"anyOf": [provided, parameter]}


def _value(_: Vocabulary, signature: FactSignature) -> Schema:
    value = _of_type(signature.type)
    if signature.silence == "impossible":
        return value
    return {"anyOf": [value, {"const": "silent", "description": "the statutes say nothing"}]}


def _of_type(type_: Type) -> Schema:
    match type_:
        case Boolean():
            return {"type": "boolean"}
        case Choice(options=options):
            return {"enum": list(options)}
        case Day():
            return {"type": "string", "format": "date"}
        case Number(unit="EUR"):
            return {
                "type": "string",
                "pattern": r"^-?\d+(\.\d{1,4})? EUR$",
                "examples": ["12.50 EUR"],
            }
        case Number(unit="rate"):
            return {"type": "string", "pattern": r"^\d+(\.\d{1,4})? ?%$", "examples": ["6 %"]}
        case Number(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
    return {"type": "string"}
