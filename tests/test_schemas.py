"""The schemas accept what the program accepts, and know the facts."""

import datetime
import json

import jsonschema
import pytest

from accreditation.files import read_yaml
from accreditation.law import load_pack
from tests.conftest import ROOT

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
    "parameters": "rules/parameters.yaml",
    "regimes": "rules/regimes.yaml",
    "instruments": "rules/instruments.yaml",
}


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
    regimes = load_pack().regimes
    for file in ROOT.glob("rules/*/*.yaml"):
        if file.parent.name in regimes and not file.name.endswith(".cases.yaml"):
            validator.validate(plain(read_yaml(file).data))


def test_an_editor_is_told_of_a_misspelt_fact_and_a_wrong_value():
    validator = jsonschema.Draft202012Validator(schema("year"))
    year = {"year": 2024, "opens": "2024-01-01", "closes": "2024-12-31"}
    assert validator.is_valid({**year, "facts": {"members.joined": 5}})
    assert not validator.is_valid({**year, "facts": {"members.joned": 5}})
    assert not validator.is_valid({**year, "facts": {"members.joined": "five"}})
    assert not validator.is_valid({**year, "facts": {"training.amount": "5 USD"}})


@pytest.mark.parametrize("name", ["rule", "cases"])
def test_the_first_line_of_every_rule_file_leads_to_its_schema(name):
    suffix = ".cases.yaml" if name == "cases" else ".yaml"
    for file in ROOT.glob(f"rules/[ce]*/*{suffix}"):
        if name == "rule" and file.name.endswith(".cases.yaml"):
            continue
        first = file.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../schemas/{name}.json"
        assert (file.parent / first.partition("=")[2]).is_file()
