"""``accreditation timeline``: its text, its options, and what it refuses."""

import pytest

from tests.conftest import FIXTURES, run_here

LATE = FIXTURES / "specimens" / "late-copy-of-the-report"
PERIOD = ("--from", "2024-02-01", "--to", "2025-12-30", "--regime", "es")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["Entreprise sociale", "✗ non respecté", "dernier jour pour envoyer la copie"]),
        ("nl", ["Sociale onderneming", "✗ niet voldaan", "1 oktober 2025 · datum bereikt"]),
        ("de", ["Sozialunternehmen", "✗ nicht erfüllt", "1. Oktober 2025 · Datum erreicht"]),
        ("en", ["Social enterprise", "✗ fail", "1 October 2025 · date reached"]),
    ],
)
def test_the_text_tells_what_turned_and_why_in_every_language(language, words):
    ran = run_here("timeline", LATE, *PERIOD, "--lang", language)
    assert ran.code == 0
    for one in [*words, "– → ✗", "es.special-report"]:
        assert one in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100
    assert "\x1b[" not in ran.out


def test_letters_of_the_statutes_are_those_of_the_days():
    out = run_here("timeline", LATE, *PERIOD, "--lang", "en").out
    lines = out.splitlines()
    below = lines[lines.index("The statutes, on the days that have a letter above") + 1 :]
    heads = next(line for line in below if line.isalpha())
    (legend,) = (line for line in below if line.startswith("Each letter names a day of the list"))
    assert f"{heads[0]} = 1 February 2024, " in legend
    named = next(line for line in lines if " es.name-clause · " in line)
    marks = dict(zip(heads, named, strict=False))
    begins = next(
        line for line in lines if line.endswith("accreditation begins: Social enterprise")
    )
    letter, _, day = begins.partition("  ")
    assert day.startswith("1 March 2024 · ")
    assert [marks[one] for one in heads] == ["–" if one < letter else "✓" for one in heads]


def test_a_row_of_a_year_shows_its_outcomes_one_after_the_other():
    out = run_here("timeline", LATE, *PERIOD, "--lang", "en").out
    (line,) = (one for one in out.splitlines() if " es.special-report · " in one)
    assert line.split()[0] == "–✗"


def test_a_set_of_rules_may_be_asked_for():
    data = run_here(
        "timeline", LATE, "--to", "2022-01-31", "--regime", "csa", "--format", "json"
    ).json
    assert {one["regime"] for one in data["rows"]} == {"csa"}
    assert data["verdicts"] == []


@pytest.mark.parametrize(
    ("language", "date", "words"),
    [
        ("fr", "Le 21 juin 2022", "seulement parce qu'aucun exercice ultérieur n'était clos"),
        ("nl", "Op 21 juni 2022", "alleen omdat er nog geen later boekjaar was afgesloten"),
        ("de", "Am 21. Juni 2022", "nur weil noch kein späteres Geschäftsjahr abgeschlossen war"),
        ("en", "On 21 June 2022", "only because no later year was closed"),
    ],
)
def test_one_day_is_called_a_day_and_a_year_from_before_is_explained(language, date, words):
    period = ("--from", "2022-06-21", "--to", "2022-06-21", "--regime", "es")
    out = run_here("timeline", FIXTURES / "smartcoop", *period, "--lang", language).out
    assert out.splitlines()[0] == f"SmartCoop · {date}"
    assert words in " ".join(out.split())


def test_a_year_from_before_the_accreditation_is_explained_when_its_column_is_gone():
    period = ("--to", "2023-01-31", "--regime", "es", "--lang", "en")
    out = run_here("timeline", FIXTURES / "smartcoop", *period).out
    lines = " ".join(out.split())
    assert "year 2021: " in lines
    assert "(only because no later year is closed)" in lines
    assert "From 21 June 2022 to 30 December 2022: year 2021 – Social enterprise –" in lines
    assert "2021" not in next(line for line in out.splitlines() if line.strip() == "2022")


def test_it_begins_where_the_dossier_does_and_may_be_written_to_a_file(tmp_path):
    file = tmp_path / "timeline.txt"
    options = ("--to", "2025-12-30", "--lang", "en")
    ran = run_here("timeline", LATE, *options, "--format", f"text:{file}")
    assert (ran.code, ran.out) == (0, "")
    head = file.read_text("utf-8").splitlines()[0]
    assert head == "De Leesladder · From 12 May 2021 to 30 December 2025"


def test_what_cannot_be_shown_ends_with_a_sentence(tmp_path):
    dossier = tmp_path / "dossier.yaml"
    dossier.write_text("cooperative: {id: x, name: X, form: SC}\n", encoding="utf-8")
    for options, sentence in (
        ((dossier,), "has no date to begin on; name one with --from."),
        ((LATE, "--from", "2025-02-01", "--to", "2025-01-31"), "would begin on 2025-02-01, after"),
        ((LATE, "--regime", "x"), "there is no set of rules 'x'"),
        ((tmp_path / "nowhere",), "there is no such file."),
    ):
        ran = run_here("timeline", *options)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err
