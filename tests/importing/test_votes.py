"""An attendance list becomes a meeting, its votes counted by hand."""

import pytest

from tests.importing.conftest import facts, refused, take, write_csv, write_xlsx

DAY = ("--meeting", "2024-06-08")

# Ann and Bob are there; Ann votes for Cis and Dee, Zed, who is no member, for Eve; Fay stayed away.
LISTED = [
    ["Attendance list of the annual meeting"],
    ["Member", "Member number", "Own votes", "Presence", "Represented by", "Represented by/ID"],
    ["Ann Zzyzx", 1, 1, "present", "", ""],
    ["Bob Zzyzx", 2, 3, "present", "", ""],
    ["Cis Zzyzx", 3, 1, "represented", "Ann Zzyzx", 1],
    ["Dee Zzyzx", 4, 2, "represented", "Ann Zzyzx", 1],
    ["Eve Zzyzx", 5, 2, "represented", "Zed Zzyzx", 9],
    ["Fay Zzyzx", 6, 5, "absent", "", ""],
    ["Zed Zzyzx", 9, "", "outsider", "", ""],
]
MEETING = {
    "date": "2024-06-08",
    "votes": 9,
    "largest_own": 3,
    "largest_total": 4,
    "largest_outsider": 2,
    "equal_votes": False,
}


def meeting(ran):
    """The one meeting that was printed, its date as text."""
    (found,) = facts(ran)["practice.meetings"].items()
    assert found[0] == str(found[1]["date"])
    return {**found[1], "date": str(found[1]["date"])}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_of_who_represents_whom(quay, form):
    write = write_csv if form == "csv" else write_xlsx
    ran = take("votes", quay, write(quay / f"v.{form}", LISTED), *DAY)
    assert meeting(ran) == MEETING
    assert "Zzyzx" not in ran.out + ran.err
    assert ran.err == (
        "2 members present with 4 votes, 3 represented; 5 votes by proxy, 9 votes in all.\n"
    )


HEADS = {
    "fr": (
        ["Membre", "Numéro de membre", "Voix", "Présence", "Mandataire", "Représenté par/ID"],
        {"present": "présente", "represented": "représenté", "absent": "excusée",
         "outsider": "non-membre"},
    ),
    "nl": (
        ["Lid", "Lidnummer", "Stemmen", "Aanwezigheid", "Volmachthouder",
         "Vertegenwoordigd door/ID"],
        {"present": "aanwezig", "represented": "vertegenwoordigd", "absent": "afwezig",
         "outsider": "geen lid"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", HEADS)
def test_the_list_may_be_in_french_or_dutch(quay, language):
    heads, words = HEADS[language]
    rows = [heads, *([*row[:3], words[row[3]], *row[4:]] for row in LISTED[2:])]
    assert meeting(take("votes", quay, write_csv(quay / "v.csv", rows, ";"), *DAY)) == MEETING


def test_without_a_column_of_presence_who_has_a_proxy_holder_is_represented(quay):
    rows = [
        ["Name", "Votes", "Represented by"],
        ["Ann", 1, ""],
        ["Bob", 1, "Ann"],
        ["Cis", 1, ""],
    ]
    ran = take("votes", quay, write_csv(quay / "v.csv", rows), *DAY)
    assert meeting(ran) == {
        "date": "2024-06-08",
        "votes": 3,
        "largest_own": 1,
        "largest_total": 2,
        "largest_outsider": 0,
        "equal_votes": True,
    }
    assert "two of the same name count as one" in ran.err


def test_a_list_of_those_present_with_counted_proxies(quay):
    rows = [["Member number", "Votes", "Proxy votes"], [1, 1, 2], [2, 1, ""], [3, 1, 0]]
    ran = take("votes", quay, write_csv(quay / "v.csv", rows), *DAY)
    assert meeting(ran) == {"date": "2024-06-08", "votes": 5, "largest_total": 3}
    assert "Members who are represented have no row" in ran.err


def test_unequal_votes_of_those_present_show_without_the_others(quay):
    rows = [["Member number", "Votes", "Proxy votes"], [1, 1, 2], [2, 4, 0]]
    ran = take("votes", quay, write_csv(quay / "v.csv", rows), *DAY)
    assert meeting(ran)["equal_votes"] is False


def test_who_represents_whom_is_left_open_where_the_list_does_not_tell(quay):
    rows = [["Member number", "Votes", "Presence"], [1, 1, "present"], [2, 1, "represented"]]
    ran = take("votes", quay, write_csv(quay / "v.csv", rows), *DAY)
    assert meeting(ran) == {
        "date": "2024-06-08",
        "votes": 2,
        "largest_own": 1,
        "equal_votes": True,
    }
    assert "does not tell of each who represents them" in ran.err


HEAD = ["Member number", "Votes", "Presence", "Represented by/ID", "Proxy votes"]
SLIPS = {
    "a member twice": (
        [[1, 1, "present", "", ""], [1, 1, "present", "", ""]],
        ["3: is about the same member as row 2; keep one of them."],
    ),
    "a row of totals": (
        [[1, 1, "present", "", ""], ["", 1, "present", "", ""]],
        ["3: names no member; is it a row of totals?"],
    ),
    "a proxy holder who is not there": (
        [[1, 1, "present", "", ""], [2, 1, "represented", 7, ""]],
        ["3: names a proxy holder who has no row as somebody present (an outsider, if it is no "
         "member)."],
    ),
    "a proxy holder who is represented": (
        [[1, 1, "present", "", 1], [2, 1, "represented", 1, ""], [3, 1, "represented", 2, ""]],
        ["4: names a proxy holder who has no row as somebody present (an outsider, if it is no "
         "member)."],
    ),
    "a proxy holder of somebody present": (
        [[1, 1, "present", 2, ""], [2, 1, "present", "", ""]],
        ["2: names a proxy holder for somebody who is present."],
    ),
    "proxies of somebody represented": (
        [[1, 1, "present", "", 1], [2, 1, "represented", 1, 3]],
        ["3: gives votes by proxy to somebody who is represented."],
    ),
    "votes of an outsider": (
        [[1, 1, "present", "", ""], [2, 1, "outsider", "", ""]],
        ["3: gives own votes to somebody who is no member."],
    ),
    "proxies that do not add up": (
        [[1, 1, "present", "", 2], [2, 1, "represented", 1, ""]],
        ["2: counts 2 votes by proxy; the rows of those represented give 1."],
    ),
    "a presence that is not known": (
        [[1, 1, "perhaps", "", ""]],
        ["2: 'Presence' does not say how somebody takes part; name the word in a mapping file, "
         "under 'presence'."],
    ),
    "votes that are no number": (
        [[1, "one", "present", "", ""]],
        ["2: 'Votes' must be a whole number, in digits without a point or comma."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_every_contradiction_has_its_sentence(quay, slip):
    rows, sentences = SLIPS[slip]
    heads = [*HEAD, "Member", "Represented by"]
    named = [[*row, f"Ann Zzyzx {row[0]}", f"Ann Zzyzx {row[3]}"] for row in rows]
    ran = take("votes", quay, write_csv(quay / "v.csv", [heads, *named]), *DAY)
    assert refused(ran) == sentences
    assert "Zzyzx" not in ran.err


def test_proxies_counted_and_listed_must_be_as_many(quay):
    rows = [HEAD[:3] + HEAD[4:], [1, 1, "present", 3], [2, 1, "represented", ""]]
    assert refused(take("votes", quay, write_csv(quay / "v.csv", rows), *DAY)) == [
        "counts 3 votes by proxy; those represented have 1 in all."
    ]


def test_a_meeting_of_another_year_is_refused(quay):
    file = write_csv(quay / "v.csv", LISTED)
    assert refused(take("votes", quay, file, "--meeting", "2025-06-08")) == [
        "the meeting of 2025-06-08 was not held in the year, 2024-01-01 to 2024-12-31."
    ]


def test_words_for_presence_can_be_mapped(quay):
    (quay / "map.yaml").write_text(
        'kind: votes\ncolumns: {X: presence}\npresence: {x: present, "": absent}\n', "utf-8"
    )
    rows = [["Member number", "Votes", "X"], [1, 2, "x"], [2, 7, ""], [3, 2, "x"]]
    ran = take("votes", quay, write_csv(quay / "v.csv", rows), *DAY, "--map", quay / "map.yaml")
    assert meeting(ran)["votes"] == 4
    assert meeting(ran)["largest_total"] == 2
