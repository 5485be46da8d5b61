"""Ten changes of statutes through the command line, with what must move worked out by hand."""

import functools
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from accreditation.files import read_yaml
from tests.conftest import FIXTURES, run_here
from tests.conftest import report as check
from tests.test_schemas import plain

CASES = FIXTURES / "amendments"
NAMES = sorted(folder.name for folder in CASES.iterdir())
VOTED = [name for name in NAMES if (CASES / name / "vote.yaml").exists()]
HANDED_IN = sorted(
    file for name in NAMES for file in (CASES / name).glob("*.yaml") if file.name != "expected.yaml"
)
FROM_NOW_ON = ("irregular_from_now_on", "regular_from_now_on")


@functools.cache
def expected(name: str) -> Any:
    return plain(read_yaml(CASES / name / "expected.yaml").data)


@functools.cache
def outcome(name: str) -> tuple[int, Any]:
    """The exit code of ``amend`` on a case, and its report."""
    folder, case = CASES / name, expected(name)
    vote = ["--vote", folder / "vote.yaml"] if name in VOTED else []
    ran = run_here(
        "amend", folder, folder / case["after"], "--as-of", case["as_of"], "--format", "json", *vote
    )
    assert ran.err == ""
    return ran.code, ran.json


def report(name: str) -> Any:
    return outcome(name)[1]


def on_the_statutes(name: str) -> list[Any]:
    return [m for m in report(name)["movements"] if m["plane"] == "statutes"]


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_exit_code_and_verdicts(name):
    code, data = outcome(name)
    assert data["schema"] == "accreditation.amendment/1"
    assert data["as_of"] == expected(name)["as_of"]
    assert data["statutes_verdicts"] == expected(name)["statutes_verdicts"]
    assert code == expected(name)["exit"]


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_what_moves_and_by_which_articles(name):
    moved = {
        m["rule"]: {
            "before": m["before"],
            "after": m["after"],
            "kind": m["kind"],
            "articles": sorted(m["articles"]),
        }
        for m in on_the_statutes(name)
        if m["kind"] != "unchanged"
    }
    assert moved == {
        rule: {**movement, "articles": sorted(movement["articles"])}
        for rule, movement in expected(name)["movements"].items()
    }


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_every_finding_on_the_statutes_is_looked_at_once(name):
    checked = check(CASES / name, "--as-of", expected(name)["as_of"])["findings"]
    before = {f["rule"]: f["outcome"] for f in checked if f["subject"]["kind"] == "statutes"}
    found = [m["rule"] for m in on_the_statutes(name)]
    assert sorted(found) == sorted(before)
    assert {m["rule"]: m["before"] for m in on_the_statutes(name)} == before


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_last_year_in_the_light_of_the_new_clauses(name):
    turned = {
        entry["rule"]: {"year": str(entry["year"]), "kind": entry["kind"]}
        for entry in report(name)["practice"]
        if entry["kind"] in FROM_NOW_ON
    }
    assert turned == expected(name).get("practice", {})


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_kind_of_each_amendment(name):
    kinds = {
        article["after"] or article["before"]: {kind["kind"] for kind in article["kinds"]}
        for article in report(name)["articles"]
    }
    for article, kind in expected(name)["kinds"].items():
        assert kinds[article] == set(kind), article


@pytest.mark.parametrize("name", NAMES, scope="module")
def test_what_is_newly_asked(name):
    asked = {question["fact"] for question in report(name)["questions"]}
    assert set(expected(name)["questions"]) <= asked


@pytest.mark.parametrize("name", VOTED)
def test_what_was_carried(name):
    carried = {result["article"]: result["carried"] for result in report(name)["vote"]["results"]}
    assert carried == expected(name)["carried"]


def test_a_renumbering_finds_each_article_again():
    moves = {
        article["before"]: article["after"]
        for article in report("renumbering")["articles"]
        if article["before"] != article["after"]
    }
    assert moves == expected("renumbering")["renumbered"]


@pytest.mark.parametrize("file", HANDED_IN, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_the_first_line_of_every_file_leads_to_the_schema_that_it_keeps(file):
    first = file.read_text("utf-8").splitlines()[0]
    schema: Path = file.parent / first.removeprefix("# yaml-language-server: $schema=")
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
    validator.validate(plain(read_yaml(file).data))


def test_the_cases_are_of_every_sort():
    assert len(NAMES) >= 10
    assert len([n for n in NAMES if n.startswith("smartcoop")]) >= 2
    forms = [expected(name)["after"] for name in NAMES]
    assert forms.count("amendments.yaml") >= 5
    assert forms.count("draft.yaml") >= 3
    texts = [read_yaml(CASES / n / "amendments.yaml").data for n in NAMES if _by_amendments(n)]
    verbs = {verb for text in texts for entry in text["amendments"] for verb in entry}
    assert verbs >= {"replace", "insert", "repeal", "renumber"}
    kinds = {m["kind"] for name in NAMES for m in expected(name)["movements"].values()}
    assert kinds == {"introduced", "mended", "newly_unknown", "newly_answered"}
    turned = {p["kind"] for n in NAMES for p in expected(n).get("practice", {}).values()}
    assert turned == set(FROM_NOW_ON)
    languages = {read_yaml(CASES / name / "statutes.yaml").data["language"] for name in NAMES}
    assert languages == {"fr", "nl", "de", "en"}


def _by_amendments(name: str) -> bool:
    return bool(expected(name)["after"] == "amendments.yaml")
