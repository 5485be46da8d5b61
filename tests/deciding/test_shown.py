"""Decisions in what people and programs read."""

import json
import shutil

import jsonschema
import pytest

from tests.conftest import FIXTURES, ROOT, run_here
from tests.deciding.desk import AS_OF, Desk

CAPPED = "cnc.capped-dividend@2024"


@pytest.fixture(scope="module")
def decided(tmp_path_factory) -> Desk:
    """A dossier with an overruling, an answer that counts, and one that was set aside."""
    folder = tmp_path_factory.mktemp("decided") / "dossier"
    desk = Desk(shutil.copytree(FIXTURES / "specimens" / "dividend-one-cent-over", folder))
    desk.took(CAPPED, "--outcome", "pass", "--document", "Note 7", "--because", "Rounded down.")
    desk.took("training.adequate@2024", "--answer", "true")
    desk.took("company.cooperative_aim@statutes", "--answer", "true")
    desk.edit("2024.yaml", "training.amount: {value: 1850 EUR", "training.amount: {value: 2 EUR")
    return desk


def checked(desk: Desk, *options: str) -> str:
    return run_here("check", desk.dossier, "--as-of", AS_OF, *options).out


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def test_text_shows_both_verdicts_and_every_decision(decided):
    out = lines(checked(decided, "--lang", "en"))
    places = [
        out.index(line)
        for line in (
            "Accredited cooperative (CNC): FAIL (with decisions: UNKNOWN)",
            "Decisions (2)",
            "cnc.capped-dividend · year 2024 · Capped dividend (condition)",
            "Found by the program: fail. Counts as: pass",
            "Decision 1 (Rapporteur, 3 November 2025)",
            "Reasons: Rounded down.",
            "Document: Note 7",
            "company.cooperative_aim · statutes of 12 May 2021",
            "Answer: yes [company.cooperative_aim]",
            "Decisions set aside (1)",
            "training.adequate · year 2024",
            "Counts no longer: the facts have changed: training.amount: 1850.00 EUR → 2.00 EUR",
            "Failures (1)",
        )
    ]
    assert places == sorted(places)
    assert "Decision 1 (Rapporteur, 3 November 2025)" in out[out.index("Failures (1)") :]


def test_without_decisions_nothing_is_said_of_them():
    out = checked(Desk(FIXTURES / "specimens" / "in-order"), "--lang", "en")
    assert "ecision" not in out


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            (
                "NON RESPECTÉ (compte tenu des décisions : INDÉTERMINÉ)",
                "Constat du logiciel : non respecté. Compte comme : respecté",
                "Décision 1 (Rapporteur, 3 novembre 2025)",
                "Réponse : oui [company.cooperative_aim]",
                "Ne compte plus : les faits ont changé",
            ),
        ),
        (
            "nl",
            (
                "NIET VOLDAAN (met de beslissingen: ONBESLIST)",
                "Bevinding van de software: niet voldaan. Telt als: voldaan",
                "Beslissing 1 (Rapporteur, 3 november 2025)",
                "Antwoord: ja [company.cooperative_aim]",
                "Telt niet meer: de feiten zijn gewijzigd",
            ),
        ),
        (
            "de",
            (
                "NICHT ERFÜLLT (mit den Entscheidungen: OFFEN)",
                "Feststellung der Software: nicht erfüllt. Zählt als: erfüllt",
                "Entscheidung 1 (Rapporteur, 3. November 2025)",
                "Antwort: ja [company.cooperative_aim]",
                "Zählt nicht mehr: die Angaben haben sich geändert",
            ),
        ),
    ],
)
def test_in_every_language(decided, language, said):
    out = checked(decided, "--lang", language).replace("\N{NO-BREAK SPACE}", " ")
    for words in said:
        assert words in out


def test_json_keeps_to_its_published_shape(decided):
    data = decided.report()
    schema = json.loads((ROOT / "schemas" / "report.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    (answer,) = data["answers"]
    assert answer["fact"] == "company.cooperative_aim"
    assert answer["subject"] == {"kind": "statutes", "id": "2021-05-12", "item": None}
    assert (answer["value"], answer["decision"]["number"]) == ("true", 3)
    assert answer["question"]["nl"].startswith("Heeft de vennootschap volgens haar statuten")
    (lapsed,) = data["set_aside"]
    assert lapsed["subject"] == {"kind": "year", "id": "2024", "item": None}


def test_the_report_is_the_same_on_every_run(decided):
    assert decided.report() == decided.report()


def test_explain_shows_what_was_decided(decided):
    asked = ("--as-of", AS_OF, "--lang", "en")
    overruled = run_here("explain", "cnc.capped-dividend", decided.dossier, *asked).out
    assert "  Found by the program: fail. Counts as: pass\n" in overruled
    answered = run_here("explain", "csa.main-aim-clause", decided.dossier, *asked).out
    assert "company.cooperative_aim = true   [decision 3]" in answered
    assert "  Answer: yes [company.cooperative_aim]\n  Decision 3 (Rapporteur" in answered


def test_the_list_says_how_each_decision_stands(decided, copy):
    def listed(desk: Desk, as_of: str) -> list[str]:
        ran = run_here("decide", desk.dossier, "--list", "--as-of", as_of, "--lang", "en")
        assert ran.code == 0
        return ran.out.splitlines()

    found = listed(decided, AS_OF)
    assert found[0] == "1. cnc.capped-dividend@2024 counts as 'pass' — counts"
    assert "   Reasons: Rounded down." in found
    assert (
        "2. training.adequate@2024 = true — Counts no longer: the facts have changed: "
        "training.amount: 1850.00 EUR → 2.00 EUR"
    ) in found
    earlier = listed(decided, "2025-11-02")
    assert earlier[0].endswith("— not taken yet on that day")
    desk = Desk(copy("specimens/in-order"))
    assert listed(desk, AS_OF) == ["No decision has been recorded on this dossier."]
    desk.took("training.adequate@2024", "--answer", "true")
    desk.took("training.adequate@2024", "--answer", "false")
    assert listed(desk, AS_OF)[0].endswith("true — replaced by a later decision")


def test_fix_takes_answers_for_facts(in_order):
    """Nothing fails until a person says that the main purpose was another; nobody mends that."""
    assert run_here("fix", in_order.dossier, "--as-of", AS_OF).code == 0
    in_order.took("member_advantage.main_accepted@2024", "--answer", "false")
    fixed = run_here("fix", in_order.dossier, "--as-of", AS_OF, "--lang", "en")
    assert fixed.code == 1
    assert "cnc.member-advantage" in fixed.out
