"""The dates that the law gives for a financial year, and what became of each.

The dates expected here were counted by hand from the law, not taken from a run.
"""

import pytest

from tests.calendars.year import SMALL, calendar, duties, duty, meeting
from tests.conftest import edit

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
