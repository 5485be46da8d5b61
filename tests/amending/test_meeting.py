"""The dates around a meeting on Saturday 12 June 2027, counted by hand."""

import datetime

import pytest

from accreditation.amending.kinds import Kind
from accreditation.amending.meeting import meeting_calendar
from tests.amending.statutes import PACK, SILENT, saying, stating

MEETING = datetime.date(2027, 6, 12)
MAY_1 = datetime.date(2027, 5, 1)
EVERY = ("csa", "cnc", "es")


def calendar(*kinds, facts=None, regimes=EVERY, as_of=MAY_1, meeting=MEETING, incorporated=None):
    """The entries by name."""
    known = stating(SILENT) if facts is None else facts
    named = kinds or None
    found = meeting_calendar(PACK, known, regimes, incorporated, meeting, as_of, named)
    return {entry.name: entry for entry in found}


def days(entries):
    return {name: str(entry.due) for name, entry in entries.items()}


def test_the_calendar_counts_back_and_forth_from_the_meeting():
    assert days(calendar(Kind("object", True))) == {
        "csa.amendment-notice": "2027-05-28",
        "csa.amendment-reports": "2027-05-28",
        "csa.amendment-annual-documents": "2027-05-28",
        "csa.amendment-second-meeting": "2027-06-27",
        "csa.amendment-filed": "2027-07-12",
        "cnc.amendment-authority": "2027-07-12",
        "es.amendment-authority": "2027-07-12",
    }


def test_the_notice_of_the_statutes_in_force_counts_and_never_that_of_the_annual_documents():
    found = days(calendar(facts=saying(notice_days="21")))
    assert found["csa.amendment-notice"] == "2027-05-22"
    assert found["csa.amendment-second-meeting"] == "2027-07-03"
    assert found["csa.amendment-annual-documents"] == "2027-05-28"


def test_the_entries_stand_in_the_order_of_their_dates():
    dates = [entry.due for entry in calendar(Kind("object", True)).values()]
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("kinds", "certain"),
    [
        ((Kind("ordinary", True),), None),
        ((Kind("ordinary", False), Kind("object", False)), False),
        ((Kind("class_rights", True),), True),
    ],
)
def test_reports_are_due_only_for_the_kinds_that_need_them(kinds, certain):
    entry = calendar(*kinds).get("csa.amendment-reports")
    assert (None if entry is None else entry.certain) is certain


def test_whether_it_is_also_the_annual_meeting_is_asked():
    entry = calendar()["csa.amendment-annual-documents"]
    assert not entry.certain
    assert [need.fact for need in entry.needs] == ["practice.meetings.kind"]


def test_a_notice_that_nobody_knows_leaves_its_dates_open():
    found = calendar(facts=stating("refund.clause: silent"))
    entry = found["csa.amendment-notice"]
    assert entry.due is None
    assert [need.fact for need in entry.needs] == ["meetings.notice_days"]
    assert str(found["csa.amendment-filed"].due) == "2027-07-12"


def test_only_the_sets_of_rules_that_bind_have_entries():
    assert {entry.regime for entry in calendar(regimes=("csa", "es")).values()} == {"csa", "es"}


def test_what_no_text_sets_a_term_for_is_practical_and_cannot_be_missed():
    found = calendar(Kind("object", True), as_of=datetime.date(2028, 1, 1))
    practical = {name for name, entry in found.items() if entry.practical}
    assert practical == {
        "csa.amendment-reports",
        "csa.amendment-second-meeting",
        "cnc.amendment-authority",
        "es.amendment-authority",
    }
    assert all(entry.state == "to_verify" for entry in found.values())


def test_a_meeting_before_the_code_applied_has_no_calendar():
    day = datetime.date(2019, 12, 31)
    assert calendar(meeting=day) == {}
    young = datetime.date(2019, 6, 1)
    assert "csa.amendment-notice" in calendar(meeting=day, incorporated=young)
