"""A table with words of its own is read with a mapping file."""

import json
from typing import get_args

import jsonschema
import pytest

from accreditation.files import Document, read_yaml
from accreditation.importing.mapping import (
    KINDS,
    DividendsRole,
    Operation,
    Presence,
    RegisterMap,
    RegisterRole,
    VotesRole,
    known_table,
    read_map,
)
from tests.conftest import ROOT, own_pack
from tests.importing.conftest import facts, refused, take, write_csv

OWN = [
    ["Nr", "Tag", "Mitglied", "Vorgang", "Stück", "Art", "Kurs", "An"],
    ["1", "05.03.2023", "M-1", "Zeichnung", "4", "Gründeranteil", "1.250,00 €", ""],
    ["2", "31.01.2024", "M-1", "Abgabe", "1", "Gründeranteil", "49,50 EUR", "M-2"],
    ["3", "29.02.2024", "M-1", "Kündigung", "3", "Gründeranteil", "50,25", ""],
]
MAP = """\
# yaml-language-server: $schema=schemas/import-map.json
kind: register
columns:
  Nr: number
  Tag: date
  Mitglied: member_id
  Vorgang: operation
  Stück: shares
  Art: class
  Kurs: price
  An: to_member_id
operations: {Zeichnung: subscription, Abgabe: transfer, Kündigung: sell_back}
classes: {Gründeranteil: A}
dates: day.month.year
decimal: comma
"""


@pytest.fixture
def own(quay):
    """A table in words of its own and its mapping file."""
    write_csv(quay / "own.csv", OWN, ";")
    (quay / "map.yaml").write_text(MAP, "utf-8")
    return quay


def test_columns_words_dates_and_decimals_can_be_mapped(own):
    ran = take("register", own, own / "own.csv", "--map", own / "map.yaml")
    assert facts(ran) == {
        "members.opening": 1,
        "members.joined": 1,
        "members.closing": 1,
        "members.shares": 1,
        "shares.issued": 0,
        "practice.member_classes": {"A": {"members": 1}},
        "practice.transfers": {"2": {}},
        "practice.exit_payments": {"3": {"amount": "150.75 EUR", "contribution": "150.00 EUR"}},
    }


ORDERS = {
    "year-month-day": "2024-02-01",
    "day/month/year": "1/02/2024",
    "day-month-year": "01-02-2024",
    "day.month.year": "01.02.2024",
    "month/day/year": "02/01/2024",
}


@pytest.mark.parametrize("order", ORDERS)
def test_a_date_is_read_in_the_order_that_is_said(own, order):
    """The first of February is after the export; the second of January would not be."""
    rows = [OWN[0], ["1", ORDERS[order], "M-1", "Zeichnung", "1", "A", "50", ""]]
    (own / "map.yaml").write_text(MAP.replace("day.month.year", order), "utf-8")
    ran = take("register", own, write_csv(own / "own.csv", rows), "--map", own / "map.yaml",
               "--dated", "2024-01-31")  # fmt: skip
    assert "2: is dated 2024-02-01, after the export of 2024-01-31." in refused(ran)


SLIPS = {
    "a role that is not": (
        "Nr: number", "Nr: nummer", "4: 'Nr' must be 'number', 'date',",
    ),
    "an operation that is not": (
        "sell_back}", "refund}", "12: 'Kündigung' must be 'subscription',",
    ),
    "an order that is not": (
        "day.month.year", "day.month", "14: 'dates' must be 'year-month-day',",
    ),
    "a kind of another table": (
        "kind: register", "kind: votes", "2: 'kind' must be 'register',",
    ),
    "a key that is not": (
        "operations:", "operation:", "12: 'operation' is not a key that is known",
    ),
    "money without a unit": (
        "dates:", "nominal: {A: 50}\ndates:", "14: 'A' must be text; put quotes around it.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_every_slip_in_a_mapping_file_has_its_sentence(own, slip):
    before, after, sentence = SLIPS[slip]
    (own / "map.yaml").write_text(MAP.replace(before, after), "utf-8")
    (told,) = refused(take("register", own, own / "own.csv", "--map", own / "map.yaml"))
    assert told.startswith(sentence)


def test_all_slips_in_a_mapping_file_are_told_at_once(own):
    text = MAP
    alone = ("a role that is not", "an operation that is not", "an order that is not")
    for slip in alone:
        text = text.replace(*SLIPS[slip][:2])
    (own / "map.yaml").write_text(text, "utf-8")
    told = refused(take("register", own, own / "own.csv", "--map", own / "map.yaml"))
    assert sorted(told) == sorted(
        line for slip in alone for line in told if line.startswith(SLIPS[slip][2])
    )
    assert len(told) == 3


def test_a_column_that_is_not_there_is_told_with_the_nearest(own):
    (own / "map.yaml").write_text(MAP.replace("Stück:", "Stücke:"), "utf-8")
    assert refused(take("register", own, own / "own.csv", "--map", own / "map.yaml")) == [
        "has no column 'Stücke', which the mapping file names. Did you mean 'Stück'?",
        "has no column for shares; name it in a mapping file (--map).",
    ]


def test_a_nominal_value_against_the_statutes_is_refused(own):
    (own / "map.yaml").write_text(MAP + "nominal: {A: 60 EUR, B: 250.00 EUR}\n", "utf-8")
    assert refused(take("register", own, own / "own.csv", "--map", own / "map.yaml")) == [
        "the mapping file gives 'A' a nominal value of 60.00 EUR, the statutes 50.00 EUR; keep one."
    ]


def test_the_schema_for_editors_accepts_what_is_accepted(own):
    validator = jsonschema.Draft202012Validator(
        json.loads((ROOT / "schemas" / "import-map.json").read_text("utf-8"))
    )
    data = read_yaml(own / "map.yaml").data
    assert list(validator.iter_errors(data)) == []
    assert not validator.is_valid({**data, "columns": {"Nr": "nummer"}})
    assert not validator.is_valid({**data, "kind": "votes"})


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_known_names_facts_and_roles_that_there_are(kind):
    known = known_table(kind)
    vocabulary = own_pack().vocabulary
    fields = {short for entry in vocabulary.entries.values() for short in entry.fields}
    for fact in (*known.facts.values(), *known.departures):
        assert fact in vocabulary.entries or fact in fields, fact
    roles = {"register": RegisterRole, "votes": VotesRole, "dividends": DividendsRole}[kind]
    assert set(known.columns) == set(get_args(roles))
    words = {"register": Operation, "votes": Presence}.get(kind)
    assert set(known.words) == set(get_args(words) if words else ())


def test_the_page_on_importing_shows_a_mapping_file_that_is_one(tmp_path):
    page = (ROOT / "docs" / "importing.md").read_text("utf-8")
    file = tmp_path / "map.yaml"
    file.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    said = read_map(RegisterMap, "register", file)
    assert said.model_dump() == {**Document(file, MAP).data, "nominal": {"A": "50 EUR"}}
