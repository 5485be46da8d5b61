"""``ask --interview``: one question after the other, each answer saved at once."""

import re

import pytest

from accreditation.files import read_yaml
from tests.conftest import edit, run, run_here

AS_OF = "2025-12-30"
OPENING = "  members.opening: {value: 412, source: registre, at: situation à l'ouverture}\n"
TRANSFERS = "  practice.transfers: {complete: true, items: {}, source: registre, at: cessions}\n"
ANSWER, SILENT, SKIP_STATUTES, QUIT_STATUTES = "1234"
ITEMS, NONE, SKIP, QUIT = "1234"
ANOTHER_DOCUMENT = "8"
YES, NO = "12"


@pytest.fixture
def dossier(copy):
    """Asked in this order: the window for leaving, transfers, a clause, the members."""
    folder = copy("specimens/in-order")
    edit(folder / "2024.yaml", OPENING, "")
    edit(folder / "2024.yaml", TRANSFERS, "")
    edit(folder / "statutes.yaml", "    provides: {training.clause: true}\n", "")
    edit(folder / "statutes.yaml", "  exit.window: silent\n", "")
    return folder


def interview(dossier, *typed, as_of=AS_OF, language="en"):
    lines = "".join(f"{line}\n" for line in typed)
    arguments = ("ask", dossier, "--interview", "--as-of", as_of, "--lang", language)
    return run_here(*arguments, typed=lines)


def facts(dossier, name="2024"):
    return read_yaml(dossier / f"{name}.yaml").data["facts"]


def test_every_answer_is_saved_at_once_and_it_goes_on_where_it_stopped(dossier):
    first = interview(dossier, SILENT, NONE, "1", "cessions")
    assert (first.code, first.err) == (0, "")
    assert "Left to ask: 4" in first.out
    assert "Answers saved: 2, skipped: 0, left: 2." in first.out
    assert "Not answered here (3)" in first.out
    assert facts(dossier, "statutes")["exit.window"] == "silent"
    assert facts(dossier)["practice.transfers"] == {
        "complete": True,
        "items": {},
        "source": "registre",
        "at": "cessions",
    }
    second = interview(
        dossier,
        ANSWER,
        YES,
        "1",
        "99",
        "22",
        ANSWER,
        "x",
        "-4",
        "412",
        "8",
        "Liste",
        "Liste nouvelle",
        "",
    )
    assert "Left to ask: 2" in second.out
    assert "Answers saved: 2, skipped: 0, left: 0." in second.out
    assert "there are: 1, 2, 3" in second.out
    assert "must be a number of members written as a whole number, not 'x'" in second.out
    statutes = read_yaml(dossier / "statutes.yaml").data
    assert statutes["articles"]["22"]["provides"] == {"training.clause": True}
    assert facts(dossier)["members.opening"] == {"value": 412, "source": "liste-nouvelle"}


def test_what_is_skipped_is_asked_again_the_next_time(dossier):
    before = {file: file.read_bytes() for file in dossier.iterdir()}
    ran = interview(dossier, SKIP_STATUTES, SKIP, QUIT_STATUTES)
    assert "Answers saved: 0, skipped: 2, left: 4." in ran.out
    assert {file: file.read_bytes() for file in dossier.iterdir()} == before
    assert "Left to ask: 4" in interview(dossier).out


def test_a_list_is_told_item_by_item(dossier):
    told = ("t1", ANSWER, YES, "2", YES, "t2", "2", ANSWER, NO, NO, NO)
    ran = interview(dossier, SKIP_STATUTES, ITEMS, *told, "1", "")
    assert ran.code == 0
    assert facts(dossier)["practice.transfers"] == {
        "complete": False,
        "items": {"t1": {"eligible": True}, "t2": {"approved": False}},
        "source": "registre",
    }


def test_a_year_without_a_file_is_asked_for_its_days_first(copy):
    dossier = copy("smartcoop")
    edit(dossier / "dossier.yaml", "years: [2023.yaml, 2024.yaml, 2025.yaml]", "years: [2024.yaml]")
    for year in ("2023", "2025"):
        (dossier / f"{year}.yaml").unlink()
    other = ("2", "soon", "2023-02-01", "2023-12-31")
    ran = run(
        "ask", dossier, "--interview", "--as-of", "2024-12-31", "--year", "2023", "--regime", "es",
        "--lang", "en", typed="\n".join([*other, NONE, "3", ""]) + "\n",
    )  # fmt: skip
    assert (
        "The year 2023 has no file. Does it run from 1 January 2023 to 31 December 2023?" in ran.out
    )
    assert "soon is not a date of the calendar" in ran.out
    year = read_yaml(dossier / "2023.yaml").data
    assert str(year["opens"]) == "2023-02-01"
    assert len(year["facts"]) == 1


WORDS = {
    "fr": ("Reste à demander : 4", "passer", "Réponses enregistrées : 0"),
    "nl": ("Nog te vragen: 4", "overslaan", "Antwoorden opgeslagen: 0"),
    "de": ("Noch zu fragen: 4", "überspringen", "Gespeicherte Antworten: 0"),
}


@pytest.mark.parametrize("language", WORDS)
def test_it_speaks_other_languages(dossier, language):
    out = interview(dossier, language=language).out
    assert all(word in out for word in WORDS[language])
    assert not re.search(r"ask\.|answer\.|\{\w+\}", out)
