"""The command line: what its users see, ask for and rely on."""

import json
import re

import jsonschema
import pytest

from tests.conftest import FIXTURES, ROOT, edit, findings, own_pack, report, run

SMARTCOOP = FIXTURES / "smartcoop"
VERBS = ["check", "explain", "new", "rules", "schema"]


def test_help_names_every_verb():
    out = run("--help").out
    for verb in VERBS:
        assert re.search(rf"^  {verb} ", out, re.M)


def test_the_dossier_may_be_its_folder_or_its_file():
    by_folder = report(SMARTCOOP, "--as-of", "2024-12-31")
    assert by_folder == report(SMARTCOOP / "dossier.yaml", "--as-of", "2024-12-31")


def test_text_says_the_verdicts_first_then_failures_then_what_is_missing():
    out = run("check", SMARTCOOP, "--as-of", "2024-12-31", "--lang", "en").out
    places = [
        out.index(words)
        for words in (
            "Accredited cooperative (CNC): UNKNOWN",
            "Social enterprise: UNKNOWN",
            "Failures (7)",
            "csa.members-reconcile",
            "What is missing",
            "cnc.exclusions-grounded (AR62 art. 1 §1 1°): year 2024 (1, 2, 3, 4, 5, 6)",
            "Passes (",
        )
    ]
    assert places == sorted(places)
    assert "cnc.capped-dividend-clause" not in out
    assert "\x1b[" not in out


def test_verbose_shows_every_finding_with_its_sources():
    out = run("check", SMARTCOOP, "--as-of", "2024-12-31", "--lang", "en", "--verbose").out
    data = report(SMARTCOOP, "--as-of", "2024-12-31")
    for finding in data["findings"]:
        assert finding["rule"] in out
    assert "Statutes: art. 3; art. 43" in out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Coopérative agréée (CNC)\N{NO-BREAK SPACE}: INDÉTERMINÉ"),
        ("nl", "Erkende coöperatieve vennootschap (NRC): ONBESLIST"),
        ("de", "Anerkannte Genossenschaft (NRG): OFFEN"),
        ("en", "Accredited cooperative (CNC): UNKNOWN"),
    ],
)
def test_languages_by_option_and_by_environment(language, words):
    option = run("check", SMARTCOOP, "--as-of", "2024-12-31", "--lang", language).out
    environment = run("check", SMARTCOOP, "--as-of", "2024-12-31", LANG=f"{language}_BE.UTF-8").out
    assert words in option
    assert option == environment


def test_several_outputs_at_once(tmp_path):
    file = tmp_path / "report.json"
    ran = run(
        "check", SMARTCOOP, "--as-of", "2024-12-31", "--format", "text", "--format", f"json:{file}"
    )
    assert "UNKNOWN" in ran.out
    assert json.loads(file.read_text(encoding="utf-8")) == report(
        SMARTCOOP, "--as-of", "2024-12-31"
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.json"]


def test_the_report_keeps_to_its_published_shape():
    data = report(SMARTCOOP, "--as-of", "2025-12-31")
    jsonschema.validate(data, json.loads((ROOT / "schemas" / "report.json").read_text("utf-8")))
    assert data["schema"] == "accreditation.report/1"
    assert data["cooperative"] == "smartcoop"
    finding = findings(data)("cnc.capped-dividend", 2024)
    assert finding["subject"] == {"kind": "year", "id": "2024", "item": None}
    assert finding["weight"] == "condition"
    assert set(finding["title"]) == {"fr", "nl", "de", "en"}
    law = finding["citations"]["law"][0]
    assert law["instrument"] == "AR62"
    assert law["at"] == "art. 1 §1 5°"
    assert law["eli"].startswith("http://www.ejustice.just.fgov.be/eli/")
    assert law["in_force"] == "2016-06-01"
    assert finding["citations"]["evidence"] == [
        {"document": "rapport-cnc-2024", "at": "principe 3"}
    ]
    assert finding["decision"] is None


def test_each_finding_cites_the_wording_in_force_at_its_date():
    data = report(SMARTCOOP, "--as-of", "2025-12-31")
    wordings = {
        (f["subject"]["id"], law["in_force"])
        for f in data["findings"]
        for law in f["citations"]["law"]
        if f["rule"] == "csa.exclusions-reasoned" and law["instrument"] == "CSA"
    }
    assert wordings == {
        ("2022", "2020-05-06"),
        ("2023", "2020-05-06"),
        ("2024", "2024-06-21"),
        ("2025", "2024-06-21"),
    }


def test_the_engine_that_decided_is_named():
    engine = report(SMARTCOOP, "--as-of", "2024-12-31")["engine"]
    assert engine in (
        {"decided_by": "durable_rules 2.0.28", "agrees_with": "kleene"},
        {"decided_by": "kleene", "agrees_with": None},
    )


def test_a_date_after_the_last_review_of_the_law_is_an_advice():
    late = findings(report(SMARTCOOP, "--as-of", "2026-08-02"))("csa.law-reviewed")
    on_time = findings(report(SMARTCOOP, "--as-of", "2026-08-01"))("csa.law-reviewed")
    assert late["outcome"] == "fail"
    assert late["weight"] == "advice"
    assert on_time["outcome"] == "pass"


def test_exit_codes_follow_conditions_and_obligations_never_advice(copy):
    dossier = copy("smartcoop")
    assert run("check", dossier, "--as-of", "2024-12-31").code == 0
    edit(dossier / "2024.yaml", "number: 6,", "items: {x: {reasons_given: false}},")
    assert run("check", dossier, "--as-of", "2024-12-31").code == 1
    assert run("check", dossier, "--as-of", "2024-12-31", "--regime", "es").code == 0


def test_explain_shows_the_rule_its_law_its_numbers_and_its_cases():
    out = run("explain", "cnc.capped-dividend", "--lang", "en").out
    for words in (
        "cnc.capped-dividend · Capped dividend (condition, practice)",
        "AR62 art. 1 §1 5°",
        "http://www.ejustice.just.fgov.be/eli/arrete/1962/01/08/1962010802/justel",
        "What the rule asks:",
        "cnc.dividend_cap: Cap on the net dividend (accredited cooperative)",
        "1995-10-01  6 %  (AR96a art. 1)",
        "2016-06-01  6 %  (AR62 art. 1 §1 5°)",
    ):
        assert words in out
    assert re.search(r"^  fail +\S", out, re.M)


def test_explain_on_a_dossier_shows_the_values_and_where_they_stand():
    out = run(
        "explain",
        "csa.members-reconcile",
        SMARTCOOP,
        "--year",
        "2024",
        "--as-of",
        "2024-12-31",
        "--lang",
        "en",
    ).out
    for words in (
        "✗ members.closing at most members.at_most",
        "members.closing = 41702   [rapport-cnc-2024, principe 2]",
        "members.at_most = 41696",
        "members.opening = 37670   [rapport-cnc-2023, principe 2]",
        "members.otherwise_left = ?",
    ):
        assert words in out


def test_rules_list_names_every_rule_file():
    out = run("rules", "list", "--lang", "en").out
    files = [
        file
        for regime in ("cnc", "es", "csa")
        for file in (ROOT / "rules" / regime).glob("*.yaml")
        if not file.name.endswith(".cases.yaml")
    ]
    listed = {line.split()[0] for line in out.splitlines()}
    assert listed == {f"{file.parent.name}.{file.stem}" for file in files}


def test_rules_test_names_the_case_that_fails(tmp_path):
    import shutil

    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    edit(
        rules / "cnc/exclusions-grounded.yaml",
        "contrary_acts, other_statutory_ground]",
        "contrary_acts]",
    )
    ran = run("rules", "test", "cnc.exclusions-grounded", "--rules", rules)
    assert ran.code == 1
    assert re.search(r"exclusions-grounded.cases.yaml:\d+: ", ran.out)
    assert "expected pass, observed fail" in ran.out


def test_new_makes_a_dossier_that_is_valid_and_entirely_unknown(tmp_path):
    made = run("new", tmp_path / "ma-cooperative", "--closes", "2024-12-31", "--lang", "fr")
    assert made.code == 0
    assert sorted(p.name for p in (tmp_path / "ma-cooperative").iterdir()) == [
        "2024.yaml",
        "application.yaml",
        "dossier.yaml",
        "schemas",
        "statutes.yaml",
    ]
    data = report(
        tmp_path / "ma-cooperative", "--as-of", "2024-12-31", "--regime", "cnc", "--regime", "es"
    )
    assert data["verdicts"] == {"cnc": "unknown", "es": "unknown"}
    passed = {f["rule"] for f in data["findings"] if f["outcome"] == "pass"}
    # Nothing is stated but the legal form, and that no accreditation is held or presumed yet.
    assert passed == {"cnc.cooperative-form", "es.cooperative-form", "es.presumption-regularised"}
    assert "fail" not in {f["outcome"] for f in data["findings"]}


def test_new_asks_every_question_in_the_language_asked_for(tmp_path):

    run("new", tmp_path / "c", "--closes", "2025-06-30", "--lang", "nl")
    flat = " ".join(
        line.lstrip("# ").strip()
        for name in ("statutes.yaml", "2025.yaml", "application.yaml")
        for line in (tmp_path / "c" / name).read_text("utf-8").splitlines()
    )
    for name, entry in own_pack().vocabulary.entries.items():
        if entry.kind == "evidence":
            assert " ".join(entry.question.nl.split()) in flat, name


def test_a_question_of_a_new_dossier_is_answered_by_removing_its_hash_sign(tmp_path):
    run("new", tmp_path / "c", "--closes", "2024-12-31", "--lang", "en")
    edit(tmp_path / "c/2024.yaml", "#   members.joined: …", "  members.joined: 12")
    edit(
        tmp_path / "c/statutes.yaml",
        "    #   exit.value_basis: …",
        "      exit.value_basis: paid_in",
    )
    data = report(tmp_path / "c", "--as-of", "2024-12-31", "--regime", "es")
    assert findings(data)("es.exit-at-nominal-clause")["outcome"] == "pass"


def test_a_question_that_is_left_unanswered_is_not_taken_for_an_answer(tmp_path):
    run("new", tmp_path / "c", "--closes", "2024-12-31", "--lang", "en")
    edit(tmp_path / "c/2024.yaml", "#   members.joined: …", "  members.joined: …")
    ran = run("check", tmp_path / "c", "--as-of", "2024-12-31")
    assert ran.code == 2
    assert "2024.yaml" in ran.err


def test_output_that_nobody_reads_is_no_error():
    import subprocess
    import sys

    command = f"{sys.executable} -m accreditation check {SMARTCOOP} --verbose | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
