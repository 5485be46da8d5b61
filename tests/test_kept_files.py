"""Nothing that a person wrote is written over: the files of a dossier, and forms."""

import pytest

from tests.conftest import FIXTURES, Ran, run_here

SPECIMEN = "specimens/in-order"
AS_OF = ("--as-of", "2025-06-30")
DRAFT = FIXTURES / "amendments" / "smartcoop-2022" / "after.yaml"

VERBS = {
    "check": (("check",), AS_OF, "json"),
    "ask": (("ask",), AS_OF, "json"),
    "calendar": (("calendar",), (*AS_OF, "--year", "2024"), "json"),
    "timeline": (("timeline",), ("--from", "2025-06-29", "--to", "2025-06-30"), "json"),
}


def refused(ran: Ran, file: str) -> None:
    assert ran.code == 2, ran.out
    (sentence,) = ran.err.splitlines()
    assert sentence.endswith(f"{file}: was read and is not written over; name another place.")


@pytest.mark.parametrize("name", ["dossier.yaml", "2024.yaml"])
@pytest.mark.parametrize("verb", VERBS)
def test_no_report_takes_the_place_of_a_file_of_its_dossier(copy, verb, name):
    dossier = copy(SPECIMEN)
    before = (dossier / name).read_bytes()
    (word,), options, form = VERBS[verb]
    refused(run_here(word, dossier, *options, "--format", f"{form}:{dossier / name}"), name)
    assert (dossier / name).read_bytes() == before


def test_nor_that_of_its_decisions(copy):
    dossier = copy(SPECIMEN)
    place = dossier / "decisions.jsonl"
    refused(run_here("check", dossier, *AS_OF, "--format", f"json:{place}"), place.name)
    assert not place.exists()


def test_nor_does_a_verification(copy, tmp_path):
    dossier, report = copy(SPECIMEN), tmp_path / "report.json"
    run_here("check", dossier, *AS_OF, "--format", f"json:{report}")
    place = dossier / "2024.yaml"
    before = place.read_bytes()
    refused(run_here("verify", report, dossier, "--format", f"json:{place}"), place.name)
    assert place.read_bytes() == before


@pytest.mark.parametrize("form", ["yaml", "xlsx"])
def test_a_form_that_somebody_may_have_filled_stays(copy, tmp_path, form):
    place = tmp_path / f"form.{form}"
    place.write_text("filled", encoding="utf-8")
    ran = run_here("ask", copy(SPECIMEN), *AS_OF, "--format", f"{form}:{place}")
    assert ran.code == 2
    assert "form" in ran.err
    assert "is there already, and somebody may have worked on it; name another place." in ran.err
    assert place.read_text(encoding="utf-8") == "filled"
