"""How the tests of this folder look at the calendar of a year."""

from tests.conftest import FIXTURES, run_here

SMARTCOOP = FIXTURES / "smartcoop"
BOTH = "{cnc: {status: held, since: 2016-06-01}, es: {status: held, since: 2019-07-11}}"
SMALL = "management_report.required: false"


def calendar(dossier, year, as_of, *arguments):
    """The calendar of a year as JSON."""
    ran = run_here(
        "calendar", dossier, "--year", year, "--as-of", as_of, "--format", "json", *arguments
    )
    assert (ran.code, ran.err) == (0, "")
    return ran.json


def duties(data, name):
    """The entries of a duty, by item; under None the one that is about no item of a list."""
    found = [duty for duty in data["duties"] if duty["duty"] == name]
    assert len({duty["item"] for duty in found}) == len(found)
    return {duty["item"]: duty for duty in found}


def duty(data, name, item=None):
    """The entry of a duty, or of one item of it."""
    return duties(data, name)[item]


def regimes(data):
    return {duty["regime"] for duty in data["duties"]}


def meeting(*fields):
    said = ", ".join(["date: 2024-06-18", *fields])
    return f"practice.meetings: {{complete: true, items: {{june: {{{said}}}}}}}"
