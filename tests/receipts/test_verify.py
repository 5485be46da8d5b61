"""Holding a report against its dossier: what is told, and how it ends."""

import json
import shutil
import subprocess

import jsonschema
import pytest

from accreditation.receipts import comparing
from tests.conftest import ROOT, edit, report, run_here
from tests.receipts.brewery import YEAR, made_in

NOTHING = {"added": [], "changed": [], "removed": []}


def test_nothing_changed(brewery):
    found = brewery.verify(code=0)
    assert (found["state"], found["report"]) == ("same", "whole")
    assert found["changes"] == {
        "program": None,
        "engine": None,
        "rules": NOTHING,
        "files": NOTHING,
        "decisions": {"change": "same", "before": 0, "now": 0},
    }
    assert found["verdicts"] == found["findings"] == found["rests_otherwise"] == []
    schema = json.loads((ROOT / "schemas" / "verification.json").read_text("utf-8"))
    jsonschema.validate(found, schema)


def test_a_byte_that_no_finding_rests_on_is_told_and_changes_no_finding(brewery):
    brewery.year.write_text(YEAR + "#", encoding="utf-8")
    found = brewery.verify(code=0)
    assert found["state"] == "same"
    assert found["changes"]["files"] == {**NOTHING, "changed": ["2024.yaml"]}


def test_a_fact_that_turns_a_finding_is_told_with_the_value(brewery):
    edit(brewery.year, "alcohol_stated: false", "alcohol_stated: true")
    found = brewery.verify(code=1)
    assert found["state"] == "different"
    assert found["findings"] == [
        {
            "rule": "label.alcohol-stated",
            "subject": {"kind": "year", "id": "2024"},
            "before": "fail",
            "now": "pass",
            "with_decisions": {"before": "fail", "now": "pass"},
            "values": [
                {"name": "label.alcohol_stated", "item": None, "before": "false", "now": "true"}
            ],
        }
    ]
    schema = json.loads((ROOT / "schemas" / "verification.json").read_text("utf-8"))
    jsonschema.validate(found, schema)


def test_a_fact_that_turns_nothing_is_told_where_a_finding_rests_on_it(brewery):
    edit(brewery.year, "1.5 %", "1.6 %")
    found = brewery.verify(code=1)
    assert found["findings"] == []
    value = {"name": "food.alcohol", "item": None, "before": "1.5 %", "now": "1.6 %"}
    assert found["rests_otherwise"]
    for moved in found["rests_otherwise"]:
        assert moved["before"] == moved["now"]
        assert moved["values"] == [value]


def test_a_verdict_and_the_findings_behind_it(copy, tmp_path):
    dossier, file = copy("smartcoop"), tmp_path / "report.json"
    options = ("--as-of", "2024-12-31", "--regime", "cnc")
    run_here("check", dossier, *options, "--format", f"json:{file}")
    before = json.loads(file.read_text("utf-8"))
    edit(dossier / "2024.yaml", "number: 6,", "items: {x: {reasons_given: false}},")
    ran = run_here("verify", file, "--format", "json")
    after = report(dossier, *options)
    assert ran.code == 1
    assert ran.json["verdicts"][0] == {
        "regime": "cnc",
        "with_decisions": False,
        "before": before["verdicts"]["cnc"],
        "now": after["verdicts"]["cnc"],
    }
    assert before["verdicts"] != after["verdicts"]
    turned = {
        (old["rule"], old["subject"]["id"], old["outcome"], new["outcome"])
        for old, new in zip(before["findings"], after["findings"], strict=True)
        if old["outcome"] != new["outcome"]
    }
    assert turned
    assert turned == {
        (one["rule"], one["subject"]["id"], one["before"], one["now"])
        for one in ran.json["findings"]
    }


def test_a_change_of_the_rules_is_told_file_by_file(brewery):
    edit(brewery.rules / "parameters.yaml", "value: 1.2 %", "value: 2 %")
    (brewery.rules / "label" / "nutrition-declared.yaml").unlink()
    (brewery.rules / "label" / "nutrition-declared.cases.yaml").unlink()
    (brewery.rules / "other.yaml").write_text("{}\n", encoding="utf-8")
    found = brewery.verify(code=1)
    assert found["changes"]["rules"] == {
        "added": ["other.yaml"],
        "changed": ["parameters.yaml"],
        "removed": ["label/nutrition-declared.yaml"],
    }
    assert found["changes"]["files"] == NOTHING
    turned = {one["rule"]: (one["before"], one["now"]) for one in found["findings"]}
    assert turned["label.alcohol-stated"] == ("fail", "not_applicable")
    assert turned["label.nutrition-declared"] == ("not_applicable", None)
    text = run_here("verify", "report.json", "--rules", "rules").out
    assert "label.alcohol-stated · year 2024 · Alcoholic strength: fail → not applicable" in text
    assert "--rules-at REVISION" in text


def test_cases_of_rules_decide_nothing_and_are_no_change(brewery):
    (brewery.rules / "label" / "nutrition-declared.cases.yaml").unlink()
    assert brewery.verify(code=0)["changes"]["rules"] == NOTHING


def test_other_words_of_a_rule_change_no_finding(brewery):
    edit(brewery.rules / "label" / "alcohol-stated.yaml", "en: Alcoholic strength", "en: Strength")
    found = brewery.verify(code=0)
    assert found["changes"]["rules"]["changed"] == ["label/alcohol-stated.yaml"]
    assert found["report"] == "whole"


def test_the_rules_of_then_can_be_taken_from_git(brewery):
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "then"]):
        subprocess.run([*git, *command], cwd=brewery.rules, check=True)
    edit(brewery.rules / "parameters.yaml", "value: 1.2 %", "value: 2 %")
    assert brewery.verify(code=1)["state"] == "different"
    assert brewery.verify("--rules-at", "HEAD", code=0)["changes"]["rules"] == NOTHING


def test_another_version_of_the_program_is_told(brewery, monkeypatch):
    monkeypatch.setattr(comparing, "program_version", lambda: "99.0")
    found = brewery.verify(code=0)
    before = json.loads(brewery.report.read_text("utf-8"))["receipt"]["program"]
    assert found["changes"]["program"] == {"before": before, "now": "99.0"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            [
                "Les constats ne sont pas ceux du rapport.",
                "Dossier : modifié : 2024.yaml",
                "titre alcoométrique sur l'étiquette [label.alcohol_stated] : non → oui",
            ],
        ),
        (
            "nl",
            [
                "De bevindingen zijn niet die van het verslag.",
                "Dossier: gewijzigd: 2024.yaml",
                "alcoholgehalte op het etiket [label.alcohol_stated]: neen → ja",
            ],
        ),
        (
            "de",
            [
                "Die Feststellungen sind nicht die des Berichts.",
                "Dossier: geändert: 2024.yaml",
                "Alkoholgehalt auf dem Etikett [label.alcohol_stated]: nein → ja",
            ],
        ),
        (
            "en",
            [
                "The findings are not those of the report.",
                "Dossier: changed: 2024.yaml",
                "alcoholic strength on the label [label.alcohol_stated]: no → yes",
            ],
        ),
    ],
)
def test_it_is_told_in_every_language(brewery, language, words):
    edit(brewery.year, "alcohol_stated: false", "alcohol_stated: true")
    ran = run_here("verify", "report.json", "--rules", "rules", "--lang", language)
    assert ran.code == 1
    for one in [*words, "label.alcohol-stated · "]:
        assert one in ran.out


def test_the_dossier_is_looked_for_in_the_current_folder_then_beside_the_report(
    brewery, tmp_path, monkeypatch
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    rules = ("--rules", brewery.rules)
    assert run_here("verify", brewery.report, *rules).code == 0
    moved = elsewhere / "report.json"
    shutil.copy(brewery.report, moved)
    lost = run_here("verify", moved, *rules)
    assert lost.code == 2
    assert "its dossier 'brewery' is neither in the current folder nor beside" in lost.err
    assert run_here("verify", moved, brewery.dossier, *rules).code == 0


@pytest.mark.usefixtures("brewery")
def test_the_dossier_of_somebody_else_is_refused(tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    dossier = made_in(other).dossier
    edit(dossier / "dossier.yaml", "id: brewery", "id: bakery")
    ran = run_here("verify", "report.json", dossier, "--rules", "rules")
    assert ran.code == 2
    assert "is the dossier of 'bakery'; the report is about 'brewery'." in ran.err


def test_a_dossier_that_cannot_be_checked_any_more_says_why_and_what_changed(brewery):
    brewery.year.unlink()
    ran = run_here("verify", "report.json", "--rules", "rules")
    assert ran.code == 2
    assert "the file 2024.yaml that is listed here is missing." in ran.err
    assert "can no longer be checked" in ran.out
    assert "Dossier: removed: 2024.yaml" in ran.out
    assert brewery.verify(code=2)["state"] == "not_checked"


def test_the_report_is_not_written_over(brewery):
    before = brewery.report.read_bytes()
    ran = run_here("verify", "report.json", "--rules", "rules", "--format", "json:report.json")
    assert ran.code == 2
    assert brewery.report.read_bytes() == before


def test_facts_of_items_and_their_values_are_called_as_in_the_vocabulary(copy, tmp_path):
    dossier, file = copy("specimens/in-order"), tmp_path / "report.json"
    run_here("check", dossier, "--as-of", "2025-12-30", "--format", f"json:{file}")
    edit(
        dossier / "2024.yaml",
        "onze-demissions: {amount: 950 EUR",
        "onze-demissions: {amount: 960 EUR",
    )
    edit(dossier / "2024.yaml", "nature: fixed_pay", "nature: documented_expenses")
    out = " ".join(run_here("verify", file, "--lang", "fr").out.split())
    assert "montant payé au membre sorti [leaver.amount] (onze-demissions) : 950.00 EUR →" in out
    assert "nature du paiement [payment.nature] (presidence) : " in out
    assert "fixed_pay" not in out
