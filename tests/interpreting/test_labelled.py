"""Texts whose answers lawyers' reading gave, held against what is read in them."""

import pytest
import yaml

from accreditation.law import load_pack
from tests.conftest import FIXTURES, ROOT
from tests.interpreting.test_laws import LANGUAGES, interpreter

FILES = sorted((FIXTURES / "reading" / "clauses").glob("*.yaml"))


def stated(facts):
    """Facts, and fields of items, with their values."""
    for name, value in facts.items():
        if not isinstance(value, dict):
            yield name, str(value)
            continue
        items = value.get("items") or {}
        for item, fields in items.items():
            called = "one" if len(items) == 1 and len(str(item)) > 1 else str(item)
            yield from ((f"{name} {called} {key}", str(one)) for key, one in fields.items())


def read(language, clause):
    found = interpreter(language).read([("1", clause.get("heading", ""), clause["text"])])
    return {one for reading in found.readings for one in stated({reading.fact: reading.value})}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_read_that_the_clause_does_not_say(file):
    language = file.stem.rsplit(".", 1)[1]
    for clause in yaml.safe_load(file.read_text("utf-8")):
        wrong = read(language, clause) - set(stated(clause["provides"]))
        assert not wrong, clause["text"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_most_of_what_clauses_say_is_read(file):
    """The goal is 85 of a hundred on texts that nobody has seen; these have been seen."""
    language = file.stem.rsplit(".", 1)[1]
    clauses = yaml.safe_load(file.read_text("utf-8"))
    told = [(clause, one) for clause in clauses for one in stated(clause["provides"])]
    found = sum(one in read(language, clause) for clause, one in told)
    assert found >= 0.9 * len(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_the_statutes_can_be_read(language):
    pack = load_pack(ROOT / "rules")
    asked = {
        name
        for name, entry in pack.vocabulary.entries.items()
        if entry.plane == "statutes" and entry.kind == "evidence" and entry.derived is None
    }
    known = set(interpreter(language).read([]).silent_on)
    assert known - asked == set()
    assert asked - known <= {"mandates.gratuity_decided"}
