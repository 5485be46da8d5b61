"""Dates that hang on an occasion, and the law that binds in a year; counted by hand."""

import pytest

from tests.calendars.year import BOTH, SMALL, SMARTCOOP, calendar, duties, duty, regimes

# Items of lists


@pytest.mark.parametrize(
    ("as_of", "said", "state"),
    [
        ("2025-06-30", "confirmed: false", "to_do"),
        ("2025-07-01", "", "to_verify"),
        ("2025-07-01", "confirmed: false", "to_verify"),
        ("2025-07-01", "confirmed: false, still_acting: true", "missed"),
        ("2025-07-01", "confirmed: false, still_acting: false", "done"),
        ("2025-02-01", "confirmed: true", "done"),
    ],
)
def test_a_coopted_director_is_put_to_the_next_meeting(looked_at, as_of, said, state):
    list_ = f"practice.cooptations: {{complete: true, items: {{treasurer: {{{said}}}}}}}"
    data = looked_at(as_of, list_)
    assert duties(data, "csa.cooptation-confirmed").keys() == {"treasurer"}
    found = duty(data, "csa.cooptation-confirmed", "treasurer")
    assert (found["due"], found["state"]) == ("2025-06-30", state)


def test_each_coopted_director_of_smartcoop_has_a_date():
    found = duties(calendar(SMARTCOOP, "2024", "2025-01-15"), "csa.cooptation-confirmed")
    assert {item: found[item]["due"] for item in found} == dict.fromkeys("123", "2025-06-30")


def requested(shares, *more):
    said = ", ".join(
        ["asked_on: 2024-03-01", f"shares: {shares}", "shares_outstanding: 1000", *more]
    )
    return f"practice.meeting_requests: {{complete: true, items: {{spring: {{{said}}}}}}}"


@pytest.mark.parametrize(("on", "state"), [("2024-03-22", "done"), ("2024-03-23", "missed")])
def test_a_tenth_of_the_shares_gets_its_meeting_called_in_three_weeks(looked_at, on, state):
    data = looked_at("2024-12-31", requested(100, "convened: true", f"convened_on: {on}"))
    found = duty(data, "csa.meeting-on-request", "spring")
    assert (found["due"], found["state"], found["certain"]) == ("2024-03-22", state, True)


def test_less_than_a_tenth_of_the_shares_compels_nobody(looked_at):
    assert duties(looked_at("2024-12-31", requested(99)), "csa.meeting-on-request") == {}


def test_an_answer_is_due_on_the_day_that_the_administration_sets(looked_at):
    data = looked_at(
        "2024-09-16",
        "practice.spf_requests:",
        "  complete: true",
        "  items:",
        "    a: {concerns: es, deadline: 2024-09-15, answered: true, answered_on: 2024-09-15}",
        "    b: {concerns: cnc, deadline: 2024-09-15, answered: false}",
        "    c: {concerns: both, deadline: 2024-09-16}",
        "    d: {concerns: es}",
    )
    states = {
        name: {item: (d["due"], d["state"]) for item, d in duties(data, name).items()}
        for name in ("es.request-answered", "cnc.request-answered")
    }
    assert states == {
        "es.request-answered": {
            "a": ("2024-09-15", "done"),
            "c": ("2024-09-16", "to_do"),
            "d": (None, "to_verify"),
        },
        "cnc.request-answered": {"b": ("2024-09-15", "missed"), "c": ("2024-09-16", "to_do")},
    }
    needs = duty(data, "es.request-answered", "d")["needs"]
    assert [need["fact"] for need in needs] == ["practice.spf_requests.deadline"]


ALARM = ["alarm_bell.raised: true", "alarm_bell.found_on: 2024-09-30"]
HELD = "alarm_bell.meeting_held: true"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ([], "to_verify"),
        ([HELD, "alarm_bell.meeting_on: 2024-11-30", "alarm_bell.special_report: true"], "done"),
        ([HELD, "alarm_bell.meeting_on: 2024-12-01", "alarm_bell.special_report: true"], "missed"),
        ([HELD, "alarm_bell.meeting_on: 2024-11-30", "alarm_bell.special_report: false"], "missed"),
    ],
)
def test_the_alarm_bell_gives_two_months(looked_at, facts, state):
    found = duty(looked_at("2025-01-15", *ALARM, *facts), "csa.alarm-bell")
    assert (found["due"], found["state"]) == ("2024-11-30", state)


def test_no_alarm_no_meeting_and_nobody_said_no_more_than_a_question(looked_at):
    assert duties(looked_at("2025-01-15", "alarm_bell.raised: false"), "csa.alarm-bell") == {}
    found = duty(looked_at("2025-01-15"), "csa.alarm-bell")
    assert (found["due"], found["certain"]) == (None, False)
    assert [need["fact"] for need in found["needs"]] == ["alarm_bell.raised"]


def test_a_list_that_may_lack_items_says_so(looked_at):
    name = "csa.cooptation-confirmed"
    stated = "practice.cooptations: {{complete: {complete}, items: {items}}}"
    empty = stated.format(complete="true", items="{}")
    assert duties(looked_at("2025-01-15", empty), name) == {}
    several = stated.format(complete="false", items="{treasurer: {}}")
    for facts, items in (([], {None}), ([several], {"treasurer", None})):
        data = looked_at("2025-01-15", *facts)
        assert duties(data, name).keys() == items
        assert (duty(data, name)["due"], duty(data, name)["certain"]) == (None, False)
        assert [need["fact"] for need in duty(data, name)["needs"]] == ["practice.cooptations"]


# Whose duties


@pytest.mark.parametrize(
    ("accreditations", "expected"),
    [
        ("{cnc: {status: held}}", {"cnc", "csa"}),
        ("{es: {status: held}}", {"es", "csa"}),
        ("{es: {status: presumed}}", {"es", "csa"}),
        (BOTH, {"cnc", "es", "csa"}),
        ("{}", {"csa"}),
        ("{es: {status: held, since: 2025-01-01}}", {"csa"}),
        ("{es: {status: held, since: 2024-12-31}}", {"es", "csa"}),
        ("{es: {status: held, until: 2024-12-30}}", {"csa"}),
    ],
)
def test_only_the_duties_of_the_accreditations_held_at_year_end(
    looked_at, accreditations, expected
):
    assert regimes(looked_at("2025-01-15", accreditations=accreditations)) == expected


def test_an_accreditation_that_is_only_applied_for_does_not_bind_yet(looked_at):
    facts = [SMALL, "es_report.copy_sent: false"]
    data = looked_at("2025-12-30", *facts, accreditations="{es: {status: sought}}")
    found = duty(data, "es.special-report-copy")
    assert (found["certain"], found["state"]) == (False, "to_verify")
    assert {d["certain"] for d in data["duties"] if d["regime"] == "es"} == {False}


def test_company_law_does_not_bind_a_company_under_foreign_law(looked_at):
    data = looked_at("2025-01-15", cooperative="form: foreign_equivalent")
    assert regimes(data) == {"cnc", "es"}


@pytest.mark.parametrize(
    ("cooperative", "closes", "bound"),
    [
        ("form: SC, incorporated: 1998-05-04", "2019-12-31", False),
        ("form: SC", "2019-12-31", False),
        ("form: SC, incorporated: 2019-04-30", "2019-12-31", False),
        ("form: SC, incorporated: 2019-06-01", "2019-12-31", True),
        ("form: SC, incorporated: 1998-05-04", "2020-12-31", True),
    ],
)
def test_the_code_bound_new_companies_first(make, cooperative, closes, bound):
    dossier = make(opens="2024-01-01", accreditations="{}", cooperative=cooperative)
    data = calendar(dossier, closes[:4], "2021-01-15")
    assert data["closes"] == closes
    assert bool(data["duties"]) is bound


def test_the_first_year_of_a_company_opens_on_the_day_of_its_incorporation(make):
    data = calendar(make(cooperative="form: SC, incorporated: 2019-06-01"), "2019", "2020-01-15")
    assert (data["opens"], data["closes"]) == ("2019-06-01", "2019-12-31")
    assert duty(data, "csa.annual-meeting")["due"] == "2020-06-30"


def test_a_decree_brings_no_duty_before_it_is_in_force(make):
    dossier = make(accreditations="{cnc: {status: held}, es: {status: held}}")
    seen = {
        year: regimes(calendar(dossier, year, "2021-01-15")) for year in ("2015", "2018", "2019")
    }
    assert seen == {"2015": set(), "2018": {"cnc"}, "2019": {"cnc", "es"}}


# Which year


def test_a_year_to_come_needs_no_file():
    data = calendar(SMARTCOOP, "2026", "2026-01-15")
    assert (data["opens"], data["closes"]) == ("2026-01-01", "2026-12-31")
    assert duty(data, "csa.annual-meeting")["due"] == "2027-06-30"
    assert duty(data, "es.special-report-copy")["due"] == "2027-07-31"
    assert duty(data, "csa.year-end-members")["state"] == "to_do"


def test_a_year_without_a_file_closes_when_the_year_nearest_to_it_does(make):
    dossier = make(opens="2024-09-01", closes="2025-08-31")
    data = calendar(dossier, "2027", "2026-01-15")
    assert (data["opens"], data["closes"]) == ("2026-09-01", "2027-08-31")


def test_a_year_of_the_dossier_is_found_by_the_calendar_year_in_which_it_closes(make):
    dossier = make(SMALL, opens="2024-03-01", closes="2025-02-28")
    by_name = calendar(dossier, "the-year", "2025-03-01")
    assert by_name["year"] == "the-year"
    assert calendar(dossier, "2025", "2025-03-01") == by_name
