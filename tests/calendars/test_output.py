"""The calendar as text, JSON and iCalendar."""

import datetime
from collections import Counter

import pytest
from icalendar import Calendar

from tests.calendars.year import SMARTCOOP, calendar
from tests.conftest import edit, run, run_here


@pytest.mark.parametrize("year", ["next", "20245", "٢٠٢٤", ""])
def test_what_is_no_year_is_refused_in_one_sentence(year):
    ran = run_here("calendar", SMARTCOOP, "--year", year)
    assert (ran.code, ran.out) == (2, "")
    assert "is no financial year" in ran.err
    assert "2023, 2024, 2025" in ran.err
    assert "Traceback" not in ran.err


def test_the_year_must_be_named():
    assert run_here("calendar", SMARTCOOP).code == 2


# What people and programs read


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            [
                "SmartCoop · Échéances de l'exercice 2024",
                "Du 1er janvier 2024 au 31 décembre 2024 · Situation au 15 juillet 2025",
                "Du 1er janvier 2024 au 30 juin 2024 · Période pendant laquelle",
                "30 juin 2025 · Assemblée annuelle : comptes annuels",
                "en envoyer une copie au SPF Économie [à faire]",
                "Établir le rapport spécial de la coopérative agréée [fait]",
                "Date inconnue · ",
                "Seulement si cette obligation existe",
            ],
        ),
        (
            "nl",
            [
                "SmartCoop · Termijnen van boekjaar 2024",
                "30 juni 2025 · Jaarvergadering: jaarrekening",
                "een kopie aan de FOD Economie zenden [te doen]",
                "Datum onbekend · ",
            ],
        ),
        (
            "de",
            [
                "SmartCoop · Fristen des Geschäftsjahres 2024",
                "30. Juni 2025 · Jahresversammlung: Jahresabschluss",
                "dem FÖD Wirtschaft eine Abschrift übermitteln [zu tun]",
                "Datum unbekannt · ",
            ],
        ),
        (
            "en",
            [
                "SmartCoop · What is due for the year 2024",
                "30 June 2025 · Annual meeting: accounts",
                "send a copy to the FPS Economy [to do]",
                "confirmation of the coopted director to the general meeting (2) [to verify]",
                "CSA art. 3:10 [K]",
                "Date not known · ",
            ],
        ),
    ],
)
def test_the_calendar_speaks_four_languages(language, words):
    arguments = ("calendar", SMARTCOOP, "--year", "2024", "--as-of", "2025-07-15")
    out = run_here(*arguments, "--lang", language).out
    for word in words:
        assert word in out
    assert run(*arguments, LANG=f"{language}_BE.UTF-8").out == out


def test_the_text_names_every_duty_of_the_json():
    arguments = ("calendar", SMARTCOOP, "--year", "2024", "--as-of", "2025-01-15", "--lang", "en")
    out = run_here(*arguments).out
    data = calendar(SMARTCOOP, "2024", "2025-01-15")
    titles = [line for line in out.splitlines()[2:] if line and not line.startswith(" ")]
    assert len(titles) == len(data["duties"])
    for line, found in zip(titles, data["duties"], strict=True):
        assert f" · {found['title']['en']}" in line


def test_the_json_keeps_its_shape():
    data = calendar(SMARTCOOP, "2024", "2025-01-15")
    assert list(data) == ["schema", "cooperative", "year", "opens", "closes", "as_of", "duties"]
    assert data["schema"] == "accreditation.calendar/1"
    assert (data["cooperative"], data["year"]) == ("smartcoop", "2024")
    languages = {"fr", "nl", "de", "en"}
    for found in data["duties"]:
        assert list(found) == [
            "duty",
            "regime",
            "item",
            "title",
            "note",
            "opens",
            "due",
            "practical",
            "certain",
            "state",
            "law",
            "needs",
        ]
        assert found["duty"].startswith(f"{found['regime']}.")
        assert set(found["title"]) == languages
        assert found["note"] is None or set(found["note"]) == languages
        assert found["state"] in ("done", "missed", "to_do", "to_verify")
        assert found["law"]
        for need in found["needs"]:
            assert set(need) == {"fact", "kind", "question"}
            assert set(need["question"]) == languages
    assert {d["state"] for d in data["duties"] if d["due"] is None} == {"to_verify"}


def events(text):
    return Calendar.from_ical(text).walk("VEVENT")


def ics(dossier, year, as_of, *arguments):
    ran = run_here(
        "calendar", dossier, "--year", year, "--as-of", as_of, "--format", "ics", *arguments
    )
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_icalendar_has_a_whole_day_for_every_duty_with_a_date():
    data = calendar(SMARTCOOP, "2024", "2025-01-15")
    day = datetime.timedelta(days=1)
    expected = Counter()
    for found in data["duties"]:
        if found["due"] is not None:
            item = "" if found["item"] is None else f" ({found['item']})"
            due = datetime.date.fromisoformat(found["due"])
            opens = datetime.date.fromisoformat(found["opens"] or found["due"])
            expected[found["title"]["fr"] + item, opens, due + day] += 1
    seen = Counter()
    for event in events(ics(SMARTCOOP, "2024", "2025-01-15", "--lang", "fr")):
        assert not isinstance(event.start, datetime.datetime)
        assert not isinstance(event.end, datetime.datetime)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert "art." in event["DESCRIPTION"]
        seen[str(event["SUMMARY"]), event.start, event.end] += 1
    assert seen == expected
    assert len(data["duties"]) > seen.total() > 15


def test_icalendar_names_a_duty_alike_every_time(copy):
    dossier = copy("smartcoop")
    first = [str(event["UID"]) for event in events(ics(dossier, "2024", "2025-01-15"))]
    assert len(set(first)) == len(first)
    assert ics(dossier, "2024", "2025-01-15") == ics(dossier, "2024", "2025-01-15")
    edit(dossier / "dossier.yaml", "name: SmartCoop", "name: Renamed")
    later = ics(dossier, "2024", "2025-09-01", "--lang", "nl")
    assert [str(event["UID"]) for event in events(later)] == first
    other = {str(event["UID"]) for event in events(ics(dossier, "2025", "2025-09-01"))}
    assert other.isdisjoint(first)


def test_several_formats_at_once(tmp_path):
    file = tmp_path / "year.ics"
    ran = run_here(
        "calendar",
        SMARTCOOP,
        *("--year", "2024", "--as-of", "2025-01-15", "--lang", "en"),
        *("--format", "text", "--format", f"ics:{file}"),
    )
    assert ran.code == 0
    assert "Annual meeting" in ran.out
    assert "BEGIN:VEVENT" not in ran.out
    written = file.read_bytes().decode("utf-8")
    assert len(events(written)) == written.count("BEGIN:VEVENT\r\n") > 15
