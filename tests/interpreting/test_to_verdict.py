"""From a document to findings: what was read counts once a person has confirmed it."""

import re

import pytest
import yaml
from fixtures.reading.building import build
from fixtures.reading.specimens import load

from tests.conftest import FIXTURES, own_pack, report, run_here

NAME = "les-toits-de-la-sambrelle"
DOSSIER = f"""\
cooperative: {{id: {NAME}, name: Les Toits, form: SC, incorporated: 2018-05-12}}
accreditations: {{cnc: {{status: sought}}, es: {{status: sought}}}}
statutes: [statutes.yaml]
"""
ACCEPT, QUIT = "1", "6"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A dossier whose statutes were read from a document of a word processor."""
    folder = tmp_path_factory.mktemp("flow")
    file = build(load(NAME, own_pack().vocabulary), folder)
    place = f"yaml:{folder / 'statutes.yaml'}"
    whose = ("--cooperative", NAME, "--adopted", "2022-03-19")
    ran = run_here("read", file, *whose, "--format", place)
    assert (ran.code, ran.out) == (0, "")
    (folder / "dossier.yaml").write_text(DOSSIER, "utf-8")
    return folder


@pytest.fixture(scope="module")
def labelled(tmp_path_factory):
    """The same dossier with the statutes as a lawyer labelled them."""
    folder = tmp_path_factory.mktemp("labelled")
    labels = (FIXTURES / "reading" / NAME / "labels.yaml").read_text("utf-8")
    (folder / "statutes.yaml").write_text(labels, "utf-8")
    (folder / "dossier.yaml").write_text(DOSSIER, "utf-8")
    return folder


def outcomes(folder, key="outcome"):
    data = report(folder, "--as-of", "2022-12-31")
    return {one["rule"]: one[key] for one in data["findings"] if one["plane"] == "statutes"}


def test_nothing_is_settled_by_reading_alone(folder):
    stated = yaml.safe_load((folder / "statutes.yaml").read_text("utf-8"))
    assert all("provides" not in article for article in stated["articles"].values())
    silent = folder.parent / "silent"
    silent.mkdir(exist_ok=True)
    for article in stated["articles"].values():
        article.pop("proposed", None)
    text = yaml.safe_dump(stated, allow_unicode=True)
    (silent / "statutes.yaml").write_text(text, "utf-8")
    (silent / "dossier.yaml").write_text(DOSSIER, "utf-8")
    assert outcomes(folder) == outcomes(silent)


def test_once_confirmed_it_counts_as_what_a_lawyer_wrote(folder, labelled):
    """What was read of this document is right and complete, so the findings are the same."""
    foretold = {
        rule: outcome for rule, outcome in outcomes(folder, "if_confirmed").items() if outcome
    }
    expected = outcomes(labelled)
    assert foretold.items() <= expected.items()
    confirmed = folder.parent / "confirmed"
    confirmed.mkdir()
    for name in ("statutes.yaml", "dossier.yaml"):
        (confirmed / name).write_bytes((folder / name).read_bytes())
    typed = f"{ACCEPT}\n" * number_proposed(folder) + "4\n"
    command = ("read", "--confirm", confirmed / "statutes.yaml", "--by", "a lawyer")
    ran = run_here(*command, "--lang", "fr", typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert re.search(rf"\b{number_proposed(folder)}\b", ran.out)
    assert outcomes(confirmed) == expected


def number_proposed(folder) -> int:
    stated = yaml.safe_load((folder / "statutes.yaml").read_text("utf-8"))
    return sum(len(article.get("proposed", {})) for article in stated["articles"].values())
