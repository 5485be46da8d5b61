"""The schemas accept what the program accepts, and know the facts."""

import datetime
import json

import jsonschema
import pytest

from accreditation.files import read_yaml
from tests.conftest import ROOT, own_pack

KINDS = {
    "dossier": "fixtures/**/dossier.yaml",
    "statutes": "fixtures/**/statutes.yaml",
    "year": "fixtures/**/20??.yaml",
    "application": "fixtures/**/application*.yaml",
    "calendar": "rules/calendar.yaml",
    "cases": "rules/*/*.cases.yaml",
    "contradictions": "rules/contradictions.yaml",
    "edge-cases": "rules/edge-cases.yaml",
    "provisions": "rules/provisions/[A-Z]*.yaml",
    "vocabulary": "rules/vocabulary/*.yaml",
    "no-clause": "rules/clauses/none.yaml",
    "parameters": "rules/parameters.yaml",
    "procedure": "rules/procedure.yaml",
    "reading-articles": "rules/reading/articles.yaml",
    "regimes": "rules/regimes.yaml",
    "special-report": "rules/drafts/special-report.yaml",
    "instruments": "rules/instruments.yaml",
}

REGIMES = own_pack().regimes


def schema(name):
    return json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))


def plain(data):
    """The data as JSON has it: dates as text, keys as text."""
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return str(data) if isinstance(data, datetime.date) else data


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_keeps_to_its_schema(kind):
    validator = jsonschema.Draft202012Validator(schema(kind))
    files = sorted(ROOT.glob(KINDS[kind]))
    assert files
    for file in files:
        data = plain(read_yaml(file).data)
        problems = [f"{file}: {error.message[:200]}" for error in validator.iter_errors(data)]
        assert problems == []


def test_every_rule_keeps_to_its_schema():
    validator = jsonschema.Draft202012Validator(schema("rule"))
    for file in ROOT.glob("rules/*/*.yaml"):
        if file.parent.name in REGIMES and not file.name.endswith(".cases.yaml"):
            validator.validate(plain(read_yaml(file).data))


def test_an_editor_is_told_of_a_misspelt_fact_and_a_wrong_value():
    validator = jsonschema.Draft202012Validator(schema("year"))
    year = {"year": 2024, "opens": "2024-01-01", "closes": "2024-12-31"}
    assert validator.is_valid({**year, "facts": {"members.joined": 5}})
    assert not validator.is_valid({**year, "facts": {"members.joned": 5}})
    assert not validator.is_valid({**year, "facts": {"members.joined": "five"}})
    assert not validator.is_valid({**year, "facts": {"training.amount": "5 USD"}})


def test_an_editor_is_told_of_a_clause_that_states_what_no_article_can():
    validator = jsonschema.Draft202012Validator(schema("clause"))
    clause = plain(read_yaml(ROOT / "rules/clauses/no-dividend.yaml").data)
    assert validator.is_valid(clause)
    assert not validator.is_valid({**clause, "provides": {}})
    assert not validator.is_valid({**clause, "provides": {"dividend.claus": "excluded"}})
    assert not validator.is_valid({**clause, "provides": {"dividend.clause_accepted": True}})
    assert not validator.is_valid({**clause, "provides": {"dividend.clause": "never"}})


FIRST_LINES = {
    file: "cases" if file.name.endswith(".cases.yaml") else "rule"
    for regime in REGIMES
    for file in ROOT.glob(f"rules/{regime}/*.yaml")
} | {
    file: "no-clause" if file.name == "none.yaml" else "clause"
    for file in ROOT.glob("rules/clauses/*.yaml")
}


@pytest.mark.parametrize("name", ["rule", "cases", "clause", "no-clause"])
def test_the_first_line_of_every_rule_file_leads_to_its_schema(name):
    files = [file for file, kind in FIRST_LINES.items() if kind == name]
    assert files
    for file in files:
        first = file.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../schemas/{name}.json"
        assert (file.parent / first.partition("=")[2]).is_file()


def test_every_clause_keeps_to_its_schema():
    validator = jsonschema.Draft202012Validator(schema("clause"))
    for file, kind in FIRST_LINES.items():
        if kind == "clause":
            validator.validate(plain(read_yaml(file).data))


def test_a_vote_file_keeps_to_its_schema():
    validator = jsonschema.Draft202012Validator(schema("vote"))
    vote = {
        "held": "2025-06-14",
        "call": "first",
        "shares": {"issued": 1000, "present": 420, "represented": 130},
        "votes": {"22": {"for": 400, "against": 120, "abstentions": 30}},
    }
    assert validator.is_valid(vote)
    assert not validator.is_valid({**vote, "call": "third"})
    assert not validator.is_valid({**vote, "votes": {"22": {"for": -1, "against": 0}}})
    assert not validator.is_valid({**vote, "votes": {}})
