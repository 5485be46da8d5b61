"""What a report says that it rests on."""

import hashlib
import json
from importlib.metadata import version

import jsonschema
import pytest

from accreditation.receipts.found import findings_digest
from accreditation.receipts.stored import StoredReport
from tests.conftest import FIXTURES, ROOT, edit, report, run_here
from tests.receipts.brewery import YEAR


def receipt_of(brewery):
    return json.loads(brewery.report.read_text("utf-8"))["receipt"]


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_it_has_the_digest_of_each_file_of_the_dossier_as_anybody_can_work_it_out(brewery):
    assert receipt_of(brewery)["files"] == {
        "2024.yaml": hashlib.sha256(YEAR.encode()).hexdigest(),
        "dossier.yaml": sha256(brewery.dossier / "dossier.yaml"),
    }


def test_it_has_the_digest_of_each_file_of_the_rules_and_of_none_of_their_cases(brewery):
    rules = receipt_of(brewery)["rules"]
    assert set(rules) == {
        "instruments.yaml",
        "parameters.yaml",
        "regimes.yaml",
        "vocabulary/food.yaml",
        "vocabulary/label.yaml",
        "label/alcohol-stated.yaml",
        "label/allergens-named.yaml",
        "label/ingredients-listed.yaml",
        "label/nutrition-declared.yaml",
    }
    for name, digest in rules.items():
        assert digest == sha256(brewery.rules / name)


def test_it_has_what_was_asked_for(brewery):
    brewery.check("--regime", "label", "--year", "2024")
    receipt = receipt_of(brewery)
    assert receipt["dossier"] == "brewery"
    assert receipt["regimes"] == ["label"]
    assert receipt["years"] == ["2024"]
    assert receipt["program"] == version("accreditation")
    assert (receipt["decisions"], receipt["decided"]) == (None, 0)


def test_it_names_files_beside_the_dossier_as_the_dossier_does():
    data = report(FIXTURES / "smartcoop", "--as-of", "2024-12-31")
    statutes = "../../statutes/smartcoop/2022-06-21.yaml"
    assert data["receipt"]["files"][statutes] == sha256(FIXTURES / "smartcoop" / statutes)
    schema = json.loads((ROOT / "schemas" / "report.json").read_text("utf-8"))
    jsonschema.validate(data, schema)


def test_findings_have_the_same_digest_where_the_same_is_found_and_only_there(brewery):
    before = receipt_of(brewery)["findings"]
    brewery.year.write_text(YEAR + "# a remark\n", encoding="utf-8")
    brewery.check()
    assert receipt_of(brewery)["findings"] == before
    edit(brewery.year, "1.5 %", "1.6 %")
    brewery.check()
    assert receipt_of(brewery)["findings"] != before


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(cooperative="bakery"),
        lambda data: data.update(as_of="2024-12-30"),
        lambda data: data["findings"][0].update(on="2024-12-30"),
        lambda data: data["findings"][0]["needs"][0].update(reason="contradicted"),
        lambda data: data["findings"][0]["needs"].clear(),
    ],
)
def test_findings_of_others_of_another_day_or_that_lack_something_else_are_others(brewery, change):
    edit(brewery.year, "  label.alcohol_stated: false\n", "")
    brewery.check()
    data = json.loads(brewery.report.read_text("utf-8"))
    data["findings"] = [one for one in data["findings"] if one["outcome"] == "unknown"]
    before = findings_digest(StoredReport.model_validate(data))
    change(data)
    assert findings_digest(StoredReport.model_validate(data)) != before


def test_the_text_ends_with_the_beginnings_of_the_digests(brewery):
    out = run_here("check", "brewery", "--as-of", "2024-12-31", "--rules", "rules").out
    last = out.splitlines()[-1]
    assert last.startswith(f"Receipt: accreditation {version('accreditation')}, rules ")
    assert last.endswith(f", findings {receipt_of(brewery)['findings'][:12]}")
