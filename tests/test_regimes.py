"""The sets of rules are data: a pack has its own, and everything takes them from there."""

import re
import shutil

import jsonschema
import pytest

from accreditation.files import read_yaml
from tests.conftest import FIXTURES, ROOT, edit, findings, report, run, run_here
from tests.test_schemas import plain

LABEL = ROOT / "docs" / "examples" / "food-label" / "rules"
SMARTCOOP = FIXTURES / "smartcoop"


@pytest.fixture
def rules(tmp_path):
    """A pack of another field that a test may change."""
    return shutil.copytree(LABEL, tmp_path / "rules")


@pytest.fixture
def certified(rules):
    """The same pack, in which its set of rules is an accreditation."""
    edit(rules / "regimes.yaml", "accreditation: false", "accreditation: true")
    file = rules / "label" / "alcohol-stated.yaml"
    edit(file, "weight: obligation", "weight: condition")
    return rules


def dossier(folder, accreditations, facts, applications="[]"):
    """A dossier with one year, in which ``facts`` stand."""
    folder.mkdir()
    (folder / "dossier.yaml").write_text(
        "cooperative: {id: brewery, name: Brewery, form: SC}\n"
        f"accreditations: {accreditations}\nyears: [2024.yaml]\napplications: {applications}\n"
    )
    (folder / "2024.yaml").write_text(
        f"year: 2024\nopens: 2024-01-01\ncloses: 2024-12-31\nfacts: {facts}\n"
    )
    return folder


BEER = "{food.prepacked: true, food.beverage: true, food.alcohol: 5 %, label.alcohol_stated: true}"


@pytest.mark.parametrize("verb", [["check", SMARTCOOP], ["rules", "list"]])
def test_a_set_of_rules_that_is_not_there_is_refused_with_the_nearest_name(verb):
    ran = run_here(*verb, "--regime", "csaa")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "there is no set of rules 'csaa', only 'cnc', 'es', 'csa'. Did you mean 'csa'?\n"
    )


def test_the_sets_of_rules_are_those_of_the_pack_that_is_used():
    assert run_here("rules", "list", "--regime", "label", "--rules", LABEL).out.count("label.") == 4
    assert "only 'label'" in run_here("rules", "list", "--regime", "cnc", "--rules", LABEL).err


def test_rules_that_give_no_accreditation_bind_every_dossier(tmp_path):
    data = report(dossier(tmp_path / "d", "{}", BEER), "--rules", LABEL, "--as-of", "2025-01-01")
    assert data["verdicts"] == {}
    assert findings(data)("label.alcohol-stated", 2024)["outcome"] == "pass"


def test_a_report_calls_a_set_of_rules_by_its_title(tmp_path):
    made = dossier(tmp_path / "d", "{}", BEER)
    for language, title in (("nl", "Voedseletiket"), ("de", "Lebensmitteletikett")):
        ran = run_here("check", made, "--rules", LABEL, "--as-of", "2025-01-01", "--lang", language)
        assert title in ran.out.splitlines()


@pytest.mark.parametrize(
    ("facts", "verdict"), [(BEER, "pass"), (BEER.replace("stated: true", "stated: false"), "fail")]
)
def test_an_accreditation_of_another_field_has_a_verdict(certified, tmp_path, facts, verdict):
    made = dossier(tmp_path / "d", "{label: {status: held, since: 2024-01-01}}", facts)
    data = report(made, "--rules", certified, "--as-of", "2025-01-01")
    assert data["verdicts"] == {"label": verdict}


def test_an_accreditation_that_is_not_held_is_not_judged(certified, tmp_path):
    made = dossier(tmp_path / "d", "{}", BEER)
    data = report(made, "--rules", certified, "--as-of", "2025-01-01")
    assert data["findings"] == []


def test_a_dossier_names_only_accreditations_that_there_are(tmp_path):
    made = dossier(
        tmp_path / "d", "{labels: {status: held}, csa: {status: held}}", "{}", "[a.yaml]"
    )
    (made / "a.yaml").write_text("application: first\nseeks: [cnc, nrc]\n")
    ran = run_here("check", made)
    assert (ran.code, ran.out) == (2, "")
    assert [line.partition(f"{made}/")[2] for line in ran.err.splitlines()] == [
        "a.yaml:2: 'nrc' is no accreditation, the rules know 'cnc' or 'es'.",
        "dossier.yaml:2: 'csa' is no accreditation, the rules know 'cnc' or 'es'.",
        "dossier.yaml:2: 'labels' is no accreditation, the rules know 'cnc' or 'es'.",
    ]


@pytest.mark.parametrize("accreditation", [True, False])
def test_a_new_dossier_fits_the_rules_that_it_is_made_for(rules, tmp_path, accreditation):
    if accreditation:
        edit(rules / "regimes.yaml", "accreditation: false", "accreditation: true")
    new = tmp_path / "new"
    assert run_here("new", new, "--closes", "2024-12-31", "--rules", rules).code == 0
    assert (new / "application.yaml").is_file() == accreditation
    data = report(new, "--rules", rules, "--as-of", "2025-01-01")
    assert data["verdicts"] == ({"label": "unknown"} if accreditation else {})
    schema = run_here("schema", "dossier", "--rules", rules).json
    jsonschema.validate(plain(read_yaml(new / "dossier.yaml").data), schema)


def test_the_schemas_know_the_sets_of_rules_of_the_pack(certified):
    entry = {"cooperative": {"id": "x", "name": "x", "form": "SC"}}
    schema = run("schema", "dossier", "--rules", certified).json
    jsonschema.validate({**entry, "accreditations": {"label": {"status": "held"}}}, schema)
    with pytest.raises(jsonschema.ValidationError, match="'cnc' is not one of"):
        jsonschema.validate({**entry, "accreditations": {"cnc": {"status": "held"}}}, schema)


WRONG = [
    (
        "regimes.yaml",
        "accreditation: false",
        "accreditation: no",
        r"regimes.yaml:5: .*true or false",
    ),
    (
        "regimes.yaml",
        "food.prepacked",
        "food.prepackd",
        r"ingredients-listed.yaml:\d+: there is no",
    ),
    (
        "label/alcohol-stated.yaml",
        "rule: label.",
        "rule: labl.",
        r"alcohol-stated.yaml:1: there is no set of rules 'labl', only 'label'. Did you mean",
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "sentence"), WRONG)
def test_what_is_wrong_with_a_set_of_rules_is_told(rules, file, before, after, sentence):
    edit(rules / file, before, after)
    ran = run_here("rules", "list", "--rules", rules)
    assert (ran.code, ran.out) == (2, "")
    assert re.search(sentence, ran.err)


def test_a_pack_without_a_list_of_its_sets_of_rules_does_not_load(rules):
    (rules / "regimes.yaml").unlink()
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert ran.err == f"{rules}/regimes.yaml: there is no such file.\n"


def test_duties_and_edge_cases_belong_to_a_set_of_rules_that_is_there(rules):
    text = "{fr: x, nl: x, de: x, en: x}"
    (rules / "calendar.yaml").write_text(
        f"print:\n  regime: labels\n  cites: [{{instrument: FIC, at: art. 55}}]\n"
        f"  in_force: {{from: 2014-12-13}}\n  title: {text}\n  due: 2024-12-31\n"
    )
    told = run_here("rules", "list", "--rules", rules).err
    assert told.startswith(f"{rules}/calendar.yaml:2: there is no set of rules 'labels'")
    (rules / "calendar.yaml").unlink()
    (rules / "edge-cases.yaml").write_text(
        "edge_cases:\n  1:\n    situation: a wine\n    expect:\n      labels: [pass]\n"
    )
    told = run_here("rules", "coverage", "--rules", rules).err
    assert told.startswith(f"{rules}/edge-cases.yaml:5: there is no set of rules 'labels'")


def test_a_pack_may_have_no_parameters(rules):
    for file in rules.glob("label/*.yaml"):
        if not file.name.startswith("allergens-named"):
            file.unlink()
    (rules / "parameters.yaml").unlink()
    text = (rules / "vocabulary" / "food.yaml").read_text("utf-8")
    first, _, _ = text.partition("\nfood.beverage:")
    (rules / "vocabulary" / "food.yaml").write_text(first, "utf-8")
    ran = run_here("rules", "test", "--rules", rules)
    assert ran.code == 0
    assert ran.out.endswith(" passed, 0 failed\n")
