"""What was taken out of a dossier comes back through a form: the same facts and findings."""

import random
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from accreditation.files import read_yaml, yaml_block
from tests.answering.filling import AS_OF, answers, facts_of, fill, fill_workbook, form_of
from tests.conftest import FIXTURES, report


def thinned(original: Path, folder: Path, chance: random.Random, share: float) -> None:
    """A copy of a dossier without some facts, whole lists, items' facts and ends of lists."""
    shutil.copytree(original, folder)
    for name in ("statutes.yaml", "2024.yaml"):
        data = read_yaml(folder / name).data
        holders = [data.get("facts", {})]
        holders += [
            article["provides"]
            for article in data.get("articles", {}).values()
            if "provides" in article
        ]
        for holder in holders:
            _thin(holder, chance, share)
        (folder / name).write_text(yaml_block(data), "utf-8")


def _thin(facts: dict[str, Any], chance: random.Random, share: float) -> None:
    for fact in list(facts):
        if chance.random() < share:
            del facts[fact]
        elif isinstance(facts[fact], dict) and "items" in facts[fact]:
            for fields in facts[fact]["items"].values():
                _thin(fields, chance, share)
            if chance.random() < share:
                facts[fact]["complete"] = False


def plain(value: Any) -> Any:
    """A value, an amount of money without superfluous zeros."""
    amount = isinstance(value, str) and value.endswith(" EUR")
    return Decimal(value.removesuffix(" EUR")) if amount else value


def said(dossier: Path) -> dict[tuple[str, str], Any]:
    """Each finding: what became of it, what it asks, and the facts that it met."""
    return {
        (finding["rule"], finding["subject"]["id"]): (
            finding["outcome"],
            sorted((need["fact"], *need["items"]) for need in finding["needs"]),
            {item["subject"]["item"]: item["outcome"] for item in finding["items"]},
        )
        for finding in report(dossier, "--as-of", AS_OF)["findings"]
    }


@pytest.mark.parametrize(
    ("name", "kind"), [("in-order-both", "yaml"), ("in-order-by-shares", "xlsx")]
)
def test_what_is_asked_and_answered_gives_the_findings_of_the_fixture(name, kind, tmp_path):
    original = FIXTURES / "specimens" / name
    given = facts_of(original)
    chance = random.Random(f"{name} {kind}")
    dossier = tmp_path / name
    thinned(original, dossier, chance, 0.15)
    before = said(original)
    assert said(dossier) != before
    language = chance.choice(["fr", "nl", "de", "en"])
    for turn in range(12):
        form = form_of(dossier, tmp_path / f"form-{turn}.{kind}", "--lang", language)
        filled = fill(form, given) if kind == "yaml" else fill_workbook(form, given, language)
        if not filled:
            break
        ran = answers(dossier, form)
        assert (ran.code, ran.err) == (0, "")
    assert said(dossier) == before
    after, stated = facts_of(dossier), facts_of(original)
    for key in after:
        if not isinstance(after[key]["value"], dict):
            assert plain(after[key]["value"]) == plain(stated[key]["value"])
