"""The calendar of a financial year: the dates that the law gives, and what became of each.

The dates expected here were counted by hand from the law, not taken from a run.
"""

import datetime
from collections import Counter

import pytest
from icalendar import Calendar

from tests.conftest import FIXTURES, edit, run, run_here

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


@pytest.fixture
def make(tmp_path):
    """A dossier of one year, with the lines of facts a test gives it."""

    def made(
        *facts,
        opens="2024-01-01",
        closes="2024-12-31",
        accreditations=BOTH,
        cooperative="form: SC",
        statutes=(),
    ):
        (tmp_path / "dossier.yaml").write_text(
            f"cooperative: {{id: test, name: Test, {cooperative}}}\n"
            f"accreditations: {accreditations}\n"
            "statutes: [statutes.yaml]\n"
            "years: [year.yaml]\n"
        )
        provided = "".join(f"\n      {line}" for line in statutes) or " {}"
        (tmp_path / "statutes.yaml").write_text(
            "cooperative: test\nadopted: 2016-01-01\nlanguage: fr\n"
            f'articles:\n  "1":\n    provides:{provided}\n'
        )
        stated = "".join(f"\n  {line}" for line in facts) or " {}"
        (tmp_path / "year.yaml").write_text(
            f"year: the-year\nopens: {opens}\ncloses: {closes}\nfacts:{stated}\n"
        )
        return tmp_path

    return made


@pytest.fixture
def looked_at(make):
    """The calendar of a year with some facts, looked at on a day."""

    def found(as_of, *facts, **rest):
        return calendar(make(*facts, **rest), "the-year", as_of)

    return found


# Counted from the year-end or the opening: six months for the meeting, fifteen days before it for
# its documents, seven months for the copy and for filing the accounts; six months of the year for
# resigning, one month more for paying. The last day of a month stays a last day.
YEAR_ENDS = [
    # opens, closes, documents, meeting, copy and filing, last day to resign, payment
    (
        ("2024-01-01", "2024-12-31"),
        ("2025-06-15", "2025-06-30", "2025-07-31"),
        ("2024-06-30", "2024-07-31"),
    ),
    (
        ("2024-07-01", "2025-06-30"),
        ("2025-12-16", "2025-12-31", "2026-01-31"),
        ("2024-12-31", "2025-01-31"),
    ),
    (
        ("2024-09-01", "2025-08-31"),
        ("2026-02-13", "2026-02-28", "2026-03-31"),
        ("2025-02-28", "2025-03-31"),
    ),
    (
        ("2023-03-01", "2024-02-29"),
        ("2024-08-16", "2024-08-31", "2024-09-30"),
        ("2023-08-31", "2023-09-30"),
    ),
]


@pytest.mark.parametrize(("year", "after", "within"), YEAR_ENDS)
def test_the_dates_of_a_year_follow_its_first_and_its_last_day(looked_at, year, after, within):
    opens, closes = year
    documents, meeting, copy, (last, paid) = *after, within
    data = looked_at(closes, SMALL, opens=opens, closes=closes)
    expected = {
        "csa.year-end-members": closes,
        "csa.year-end-shares": closes,
        "csa.year-end-net-assets": closes,
        "csa.annual-meeting-documents": documents,
        "cnc.special-report": documents,
        "cnc.special-report-kept": documents,
        "csa.annual-meeting": meeting,
        "csa.new-shares-report": meeting,
        "csa.resignations-report": meeting,
        "es.reserve-before-dividend": meeting,
        "es.special-report-copy": copy,
        "es.special-report-kept": copy,
        "csa.accounts-filed": copy,
        "csa.shares-per-class-stated": copy,
        "csa.resignation-window": last,
        "csa.resignations-effect": last,
        "csa.resignations-paid": paid,
    }
    assert {name: duty(data, name)["due"] for name in expected} == expected
    assert duty(data, "csa.resignation-window")["opens"] == opens
    assert (data["opens"], data["closes"], data["as_of"]) == (opens, closes, closes)


def test_duties_stand_by_date_and_those_without_one_at_the_end(looked_at):
    data = looked_at("2025-01-15", "practice.meetings: {items: {a: {date: 2024-06-18}}}")
    dates = [duty["due"] for duty in data["duties"]]
    dated = [date for date in dates if date is not None]
    assert dated == sorted(dated)
    assert dates == dated + [None] * (len(dates) - len(dated))
    unsure = [not duty["certain"] for duty in data["duties"] if duty["due"] is None]
    assert unsure == sorted(unsure)
    assert len(dated) > 15


# Notice and documents of meetings


@pytest.mark.parametrize(
    ("said", "due"), [("silent", "2025-06-15"), ("21", "2025-06-09"), ("8", "2025-06-22")]
)
def test_the_notice_is_that_of_the_statutes_or_else_of_the_law(looked_at, said, due):
    data = looked_at("2025-01-15", statutes=[f"meetings.notice_days: {said}"])
    assert duty(data, "csa.annual-meeting-notice")["due"] == due
    assert duty(data, "csa.annual-meeting-documents")["due"] == "2025-06-15"


def test_a_date_that_hangs_on_statutes_nobody_read_is_a_question(looked_at):
    notice = duty(looked_at("2025-01-15"), "csa.annual-meeting-notice")
    assert (notice["due"], notice["certain"], notice["state"]) == (None, True, "to_verify")
    assert [need["fact"] for need in notice["needs"]] == ["meetings.notice_days"]


def meeting(*fields):
    said = ", ".join(["date: 2024-06-18", *fields])
    return f"practice.meetings: {{complete: true, items: {{june: {{{said}}}}}}}"


@pytest.mark.parametrize(
    ("fact", "state"),
    [
        ("notice_on: 2024-06-03, documents_on: 2024-06-03", "done"),
        ("notice_on: 2024-06-04, documents_on: 2024-06-04", "missed"),
        ("votes: 12", "to_verify"),
    ],
)
def test_notice_and_documents_are_counted_back_from_each_meeting(looked_at, fact, state):
    facts = meeting("kind: annual", fact)
    data = looked_at("2025-01-15", facts, statutes=["meetings.notice_days: silent"])
    for name in ("csa.meeting-notice", "csa.meeting-documents"):
        assert duties(data, name).keys() == {"june"}
        found = duty(data, name, "june")
        assert (found["due"], found["state"]) == ("2024-06-03", state)


def test_only_an_annual_meeting_has_documents_to_make_available(looked_at):
    assert duties(looked_at("2025-01-15", meeting("kind: other")), "csa.meeting-documents") == {}


def test_whether_a_meeting_was_the_annual_one_is_asked(looked_at):
    facts = meeting("documents_on: 2024-06-10")
    found = duty(looked_at("2025-01-15", facts), "csa.meeting-documents", "june")
    assert (found["due"], found["certain"]) == ("2024-06-03", False)
    assert found["state"] == "to_verify"  # what may not be due was not missed
    assert [need["fact"] for need in found["needs"]] == ["practice.meetings.kind"]


# Done, missed, to do, to verify


@pytest.mark.parametrize(
    ("as_of", "facts", "state"),
    [
        ("2025-07-31", [], "to_do"),
        ("2025-08-01", [], "to_verify"),
        ("2025-07-31", ["es_report.copy_sent: false"], "to_do"),
        ("2025-08-01", ["es_report.copy_sent: false"], "missed"),
        ("2025-08-01", ["es_report.copy_sent: true"], "to_verify"),
        ("2025-08-01", ["es_report.copy_sent: true", "es_report.sent_on: 2025-07-31"], "done"),
        ("2025-08-01", ["es_report.copy_sent: true", "es_report.sent_on: 2025-08-01"], "missed"),
        ("2025-03-01", ["es_report.copy_sent: true", "es_report.sent_on: 2025-02-20"], "done"),
    ],
)
def test_a_duty_is_done_missed_to_do_or_to_verify(looked_at, as_of, facts, state):
    data = looked_at(as_of, SMALL, *facts)
    assert duty(data, "es.special-report-copy")["state"] == state
    assert duties(data, "es.special-report-inserted") == {}


def test_a_large_company_inserts_the_report_and_sends_no_copy(looked_at):
    facts = ["management_report.required: true", "es_report.placed: inserted"]
    data = looked_at("2025-08-01", *facts)
    assert duties(data, "es.special-report-copy") == {}
    found = duty(data, "es.special-report-inserted")
    assert (found["due"], found["state"], found["certain"]) == ("2025-06-15", "done", True)


def test_a_duty_that_may_not_exist_is_never_missed(looked_at):
    facts = ["es_report.copy_sent: false", "es_report.placed: apart"]
    data = looked_at("2025-12-30", *facts)
    for name in ("es.special-report-copy", "es.special-report-inserted"):
        found = duty(data, name)
        assert (found["certain"], found["state"]) == (False, "to_verify")
        assert [need["fact"] for need in found["needs"]] == ["management_report.required"]


def test_a_date_that_is_only_practical_is_never_missed(looked_at):
    drawn_up = duty(looked_at("2025-12-30", "cnc_report.drawn_up: false"), "cnc.special-report")
    assert (drawn_up["due"], drawn_up["practical"]) == ("2025-06-15", True)
    assert drawn_up["state"] == "to_do"
    law = {(law["instrument"], law["at"], law["confidence"]) for law in drawn_up["law"]}
    assert law == {("AR62", "art. 1 §7", "T"), ("CSA", "art. 6:82", "I")}
    done = duty(looked_at("2025-12-30", "cnc_report.drawn_up: true"), "cnc.special-report")
    assert done["state"] == "done"


@pytest.mark.parametrize(
    ("held_on", "state"), [("2025-06-30", "done"), ("2025-07-01", "missed"), (None, "to_verify")]
)
def test_an_annual_meeting_that_was_late_was_missed(looked_at, held_on, state):
    facts = ["annual_meeting.held: true"]
    if held_on is not None:
        facts.append(f"annual_meeting.held_on: {held_on}")
    assert duty(looked_at("2025-12-30", *facts), "csa.annual-meeting")["state"] == state


def test_the_accounts_are_filed_within_both_times(looked_at):
    facts = [
        "accounts.approved_on: 2025-06-17",
        "accounts.filed: true",
        "accounts.filed_on: 2025-07-25",
    ]
    data = looked_at("2025-12-30", *facts)
    found = duty(data, "csa.accounts-filed-after-approval")
    assert (found["due"], found["state"]) == ("2025-07-17", "missed")
    found = duty(data, "csa.accounts-filed")
    assert (found["due"], found["state"]) == ("2025-07-31", "done")
    assert found["law"][0] == {"instrument": "CSA", "at": "art. 3:10", "confidence": "K"}


def test_the_year_end_count_is_done_when_the_numbers_are_told(looked_at):
    told = [
        "members.closing: 0",
        "practice.member_classes: {complete: true, items: {a: {members: 0}}}",
    ]
    assert duty(looked_at("2025-01-01", *told), "csa.year-end-members")["state"] == "done"
    assert duty(looked_at("2025-01-01"), "csa.year-end-members")["state"] == "to_verify"


def test_what_only_a_later_document_says_is_not_known_yet(looked_at, tmp_path):
    looked_at("2025-08-01", SMALL)
    edit(
        tmp_path / "year.yaml",
        f"  {SMALL}",
        f"  {SMALL}\n"
        "  es_report.copy_sent: {value: true, source: receipt}\n"
        "  es_report.sent_on: {value: 2025-07-30, source: receipt}\n"
        "documents: {receipt: {title: Receipt, date: 2025-09-01}}",
    )
    name = "es.special-report-copy"
    assert duty(calendar(tmp_path, "the-year", "2025-08-31"), name)["state"] == "to_verify"
    assert duty(calendar(tmp_path, "the-year", "2025-09-01"), name)["state"] == "done"


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


@pytest.mark.parametrize("year", ["next", "20245", "٢٠٢٤", ""])
def test_what_is_no_year_is_refused_in_one_sentence(year):
    ran = run("calendar", SMARTCOOP, "--year", year)
    assert (ran.code, ran.out) == (2, "")
    assert "is no financial year" in ran.err
    assert "2023, 2024, 2025" in ran.err
    assert "Traceback" not in ran.err


def test_the_year_must_be_named():
    assert run("calendar", SMARTCOOP).code == 2


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
    out = run(*arguments, "--lang", language).out
    for word in words:
        assert word in out
    assert run(*arguments, LANG=f"{language}_BE.UTF-8").out == out


def test_the_text_names_every_duty_of_the_json():
    arguments = ("calendar", SMARTCOOP, "--year", "2024", "--as-of", "2025-01-15", "--lang", "en")
    out = run(*arguments).out
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
    ran = run("calendar", dossier, "--year", year, "--as-of", as_of, "--format", "ics", *arguments)
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
    ran = run(
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
