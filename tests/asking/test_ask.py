"""``accreditation ask``: what is asked, in which order, and what is said of it."""

import json

import jsonschema
import pytest

from tests.conftest import FIXTURES, ROOT, edit, report, run, run_here

SMARTCOOP = FIXTURES / "smartcoop"
DATE = "2026-06-01"
WEIGHTS = ["condition", "obligation", "advice"]
KINDS = ["evidence", "judgement", "event"]
WORKED_OUT = {"statutes.contradictions", "practice.contradictions", "practice.claims_listed"}
"""Nobody states them; they are known once the files are there and agree."""


def asked(dossier, *arguments, as_of=DATE):
    ran = run_here("ask", dossier, "--as-of", as_of, "--format", "json", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.json


@pytest.fixture(scope="module")
def smartcoop():
    return asked(SMARTCOOP)


def keys(data):
    return {(q["home"]["kind"], q["home"]["id"], q["fact"], q["item"]) for q in data["questions"]}


def open_needs(dossier, as_of):
    """Each need of an open finding: its rule, its subject, its fact and its items."""
    for finding in report(dossier, "--as-of", as_of)["findings"]:
        for need in finding["needs"]:
            assert finding["outcome"] == "unknown"
            yield finding["rule"], finding["subject"], need["fact"], need["items"] or [None]


SPECIMENS = ["no-training-at-all", "application-without-the-minutes", "two-articles-that-disagree"]


@pytest.mark.parametrize("name", [*SPECIMENS, "in-order-both"])
def test_every_question_has_an_open_finding_and_every_need_a_question(name):
    _hold_to_findings(FIXTURES / "specimens" / name, "2025-12-30")


def test_so_it_is_with_a_real_cooperative():
    _hold_to_findings(SMARTCOOP, DATE)


WORKED_OUT = {"statutes.contradictions", "practice.contradictions", "practice.claims_listed"}
"""Facts that nobody states: they follow from what the files say."""


def _hold_to_findings(dossier, as_of):
    data = asked(dossier, as_of=as_of)
    needs = list(open_needs(dossier, as_of))
    wanted = {
        (rule, subject["id"], fact, item) for rule, subject, fact, items in needs for item in items
    }
    found = {
        (finding["rule"], finding["subject"]["id"], question["fact"], question["item"])
        for question in data["questions"]
        for finding in question["findings"]
    }
    assert found <= wanted
    left = {fact for _, _, fact, _ in wanted - found}
    assert left <= WORKED_OUT


def test_it_can_ask_only_for_what_an_accreditation_depends_on(smartcoop):
    only = asked(SMARTCOOP, "--weight", "condition")
    assert all(
        finding["weight"] == "condition"
        for question in only["questions"]
        for finding in question["findings"]
    )
    assert keys(only) == {
        key
        for question in smartcoop["questions"]
        for key in keys({"questions": [question]})
        if any(finding["weight"] == "condition" for finding in question["findings"])
    }


def test_the_text_counts_every_question_and_the_different_ones(smartcoop):
    ran = run_here("ask", SMARTCOOP, "--as-of", DATE, "--lang", "en")
    number = len(smartcoop["questions"])
    different = len({question["fact"] for question in smartcoop["questions"]})
    assert different < number
    told = f"Questions: {number}, each year and each item counted on its own; different questions:"
    assert f"{told} {different}" in " ".join(ran.out.split())


def test_conditions_come_first_then_the_number_of_findings_then_evidence(smartcoop):
    ranks = [
        (
            min(WEIGHTS.index(finding["weight"]) for finding in question["findings"]),
            -len(question["findings"]),
            KINDS.index(question["kind"]),
        )
        for question in smartcoop["questions"]
    ]
    assert ranks == sorted(ranks)
    assert {rank[0] for rank in ranks} == {0, 1, 2}
    assert {rank[2] for rank in ranks} == {0, 1, 2}


def test_each_fact_is_asked_once_for_each_file(smartcoop):
    assert len(keys(smartcoop)) == len(smartcoop["questions"])
    assert ("year", "2024", "practice.exclusions.reasons_given", "3") in keys(smartcoop)


def test_a_fact_of_the_statutes_is_asked_of_the_version_in_force_in_the_year(smartcoop):
    asking = {
        (q["home"]["id"], f["subject"]["id"])
        for q in smartcoop["questions"]
        if q["home"]["kind"] == "statutes"
        for f in q["findings"]
    }
    assert ("2022-06-21", "2024") in asking
    assert {home for home, subject in asking if subject == "2022"} == {"none"}


def test_missing_files_are_named_with_how_they_are_made(smartcoop):
    missing = {(one["kind"], one["id"]): one["findings"] for one in smartcoop["missing"]}
    assert set(missing) == {("year", "2022"), ("statutes", "none")}
    assert all(number > 0 for number in missing.values())
    out = run_here("ask", SMARTCOOP, "--as-of", DATE, "--lang", "en").out
    assert "The file is missing: year 2022 (no file) (1 January 2022 – 31 December 2022)." in out
    assert "'accreditation read' makes it" in out


def test_of_what_has_no_file_only_a_year_is_for_a_form(smartcoop):
    ways = {(q["home"]["kind"], q["home"]["file"]): set() for q in smartcoop["questions"]}
    for question in smartcoop["questions"]:
        ways[question["home"]["kind"], question["home"]["file"]].add(question["way"])
    assert ways["statutes", False] == {"file"}
    assert ways["year", False] == {"answer"}


def test_judgements_are_left_to_decide(smartcoop):
    ways = {(question["kind"], question["way"]) for question in smartcoop["questions"]}
    assert ("judgement", "answer") not in ways
    assert ("judgement", "decide") in ways


def test_what_lies_ahead_has_its_date(smartcoop):
    events = {q["fact"]: q for q in smartcoop["questions"] if q["kind"] == "event"}
    assert events["accounts.approved_on"]["due"] == "2026-06-30"
    assert events["accounts.approved_on"]["reason"] == "not_yet_due"


def test_it_says_what_the_law_supplies_in_silence_and_where_others_state_it(smartcoop):
    questions = {(q["home"]["id"], q["fact"]): q for q in smartcoop["questions"]}
    auditors = questions["2022-06-21", "auditors.appointed_by"]
    assert auditors["default"] == {"value": "general_meeting", "law": ["CSA art. 3:58"]}
    assert auditors["silent"]
    directors = questions["2023", "practice.directors"]
    assert directors["seen"][0]["source"] == {"document": "rapport-cnc-2024", "at": "principe 2"}
    assert not directors["silent"]


def test_contradictions_and_readings_go_their_own_ways(copy):
    data = asked(FIXTURES / "specimens" / "two-articles-that-disagree", as_of="2025-12-30")
    reasons = {(q["reason"], q["way"]) for q in data["questions"]}
    assert ("contradicted", "decide") in reasons
    dossier = copy("specimens/in-order")
    edit(
        dossier / "statutes.yaml",
        "    provides: {training.clause: true}",
        "    proposed:\n      training.clause: "
        "{value: true, quote: consacre une partie, certain: true}",
    )
    data = asked(dossier, as_of="2025-12-30")
    ways = {question["fact"]: question["way"] for question in data["questions"]}
    assert ways["training.clause"] == "confirm"
    out = run_here("ask", dossier, "--as-of", "2025-12-30", "--lang", "en").out
    assert "'accreditation read --confirm' confirms it." in " ".join(out.split())


def test_a_fact_that_only_a_later_document_tells_is_for_the_file(copy):
    dossier = copy("specimens/in-order")
    edit(dossier / "dossier.yaml", "{title: Registre des parts,", "{title: R, date: 2026-01-01,")
    data = asked(dossier, as_of="2025-12-30")
    ways = {question["fact"]: question["way"] for question in data["questions"]}
    assert ways["members.opening"] == "edit"


def test_years_and_sets_of_rules_narrow_what_is_asked(smartcoop):
    narrow = asked(SMARTCOOP, "--year", "2025", "--regime", "es")
    assert keys(narrow) < keys(smartcoop)
    assert {one["home"]["id"] for one in narrow["questions"]} == {"2025", "2022-06-21"}


def test_the_json_keeps_to_its_published_shape(smartcoop):
    schema = json.loads((ROOT / "schemas" / "questions.json").read_text("utf-8"))
    jsonschema.validate(smartcoop, schema)
    assert smartcoop["schema"] == "accreditation.questions/1"


WORDS = {
    "fr": (
        "Questions au 1er juin 2026",
        "Pourquoi\N{NO-BREAK SPACE}:",
        "Où chercher\N{NO-BREAK SPACE}:",
        "un nombre (membres)",
    ),
    "nl": ("Vragen op 1 juni 2026", "Waarom:", "Waar te vinden:", "een aantal (leden)"),
    "de": ("Fragen zum 1. Juni 2026", "Warum:", "Wo zu finden:", "eine Anzahl (Mitglieder)"),
    "en": ("Questions as of 1 June 2026", "Why:", "Where to find it:", "a number (members)"),
}


@pytest.mark.parametrize("language", WORDS)
def test_it_speaks_four_languages(language):
    out = run_here("ask", SMARTCOOP, "--as-of", DATE, "--lang", language).out
    assert all(word in out for word in WORDS[language])
    form = run_here("ask", SMARTCOOP, "--as-of", DATE, "--lang", language, "--format", "yaml").out
    assert WORDS[language][3] in form
    assert f"language: {language}" in form


def test_wrong_usage():
    ran = run("ask", SMARTCOOP, "--format", "xlsx")
    assert ran.code == 2
    assert "--format xlsx:FILE" in ran.err
    ran = run("ask", SMARTCOOP, "--interview", "--format", "json")
    assert ran.code == 2
    assert "takes no --format" in ran.err
