"""What amendments ask for, under the law and the statutes in force."""

import datetime

import pytest

from accreditation.amending.kinds import Kind
from accreditation.amending.requirements import requirements_of
from accreditation.findings import ShownNumber, StatutesCitation
from tests.amending.statutes import MEETING, PACK, SILENT, saying, stating

ALWAYS = {
    "notice",
    "precise-mention",
    "documents",
    "second-meeting",
    "suspended-votes",
    "proxies",
    "attendance-list",
    "meeting-held",
    "authentic-deed",
}


def asked(*kinds, facts=None, on=MEETING):
    """The requirements by name."""
    known = stating(SILENT) if facts is None else facts
    return {one.name: one for one in requirements_of(PACK, kinds, known, on, on)}


def shown(requirement):
    return dict(requirement.text.values)


def percent(number):
    return ShownNumber(number * 10_000, 6, "rate")


ORDINARY, OBJECT, CLASSES = (Kind(name, True) for name in ("ordinary", "object", "class_rights"))


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        (ORDINARY, {"quorum", "majority"}),
        (OBJECT, {"object-quorum", "object-majority", "object-board-report"}),
        (CLASSES, {"class-board-report", "class-figures-report", "class-vote"}),
    ],
)
def test_each_kind_asks_for_its_own(kind, own):
    found = asked(kind)
    assert set(found) == ALWAYS | own
    assert all(one.certain and not one.needs and not one.departs for one in found.values())


def test_the_law_sets_what_the_statutes_leave_open():
    found = asked(ORDINARY, OBJECT)
    assert shown(found["notice"]) == {"meetings.notice_days": ShownNumber(15, 0, "days")}
    assert shown(found["quorum"]) == {"meetings.amendment_quorum": percent(50)}
    assert shown(found["majority"]) == {"meetings.amendment_majority": percent(75)}
    assert shown(found["object-quorum"]) == {"meetings.object_quorum": percent(50)}
    assert shown(found["object-majority"]) == {"meetings.object_majority": percent(80)}
    assert found["quorum"].statutes == ()
    assert {(c.instrument, c.at) for c in found["quorum"].cites} >= {("CSA", "art. 6:85")}


def test_the_statutes_in_force_may_depart_and_are_cited():
    facts = saying(notice_days="21", amendment_majority="80 %", amendment_quorum="50 %")
    found = asked(ORDINARY, facts=facts)
    article = (StatutesCitation("20", datetime.date(2020, 5, 1)),)
    assert shown(found["notice"]) == {"meetings.notice_days": ShownNumber(21, 0, "days")}
    assert (found["notice"].statutes, found["notice"].departs) == (article, True)
    assert shown(found["majority"]) == {"meetings.amendment_majority": percent(80)}
    # Statutes that say what the law says are cited and do not depart.
    assert (found["quorum"].statutes, found["quorum"].departs) == (article, False)
    of_classes = asked(CLASSES, facts=facts)["class-vote"]
    assert shown(of_classes)["meetings.amendment_majority"] == percent(80)
    assert (of_classes.statutes, of_classes.departs) == (article, True)


def test_statutes_may_do_without_a_precise_notice():
    assert "precise-mention" not in asked(ORDINARY, facts=saying(amendment_announced="false"))


def test_what_nobody_read_is_asked_for():
    found = asked(ORDINARY, facts=stating("refund.clause: silent"))
    assert [need.fact for need in found["majority"].needs] == ["meetings.amendment_majority"]
    assert [need.fact for need in found["precise-mention"].needs] == [
        "meetings.amendment_announced"
    ]
    assert (found["majority"].certain, found["precise-mention"].certain) == (True, False)


def test_an_uncertain_kind_makes_its_own_requirements_uncertain_and_no_other():
    found = asked(Kind("ordinary", False), Kind("object", False))
    assert {name for name, one in found.items() if not one.certain} == {
        "quorum",
        "majority",
        "object-quorum",
        "object-majority",
        "object-board-report",
    }


def test_a_kind_that_is_disputed_away_asks_for_nothing():
    found = asked(Kind("ordinary", False, disputed=True), Kind("object", True, disputed=True))
    assert "majority" not in found
    assert found["object-majority"].certain
    assert found["notice"].certain


def test_before_the_code_applied_there_is_no_such_procedure():
    day = datetime.date(2019, 12, 31)
    assert asked(ORDINARY, on=day) == {}
    young = {**stating(SILENT), **stating("cooperative.incorporated: 2019-06-01")}
    assert "majority" in asked(ORDINARY, on=day, facts=young)
