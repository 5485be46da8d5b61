"""Which changes are made to a rule, seen through rules of which no case says anything.

The one case of each rule knows nothing and expects that nothing is known, so no change is noticed
and every one of them is listed.
"""

import datetime

import pytest

from accreditation.law import load_pack
from accreditation.mutation import mutate
from tests.mutation.packs import write_pack

NOTHING_KNOWN = {"name": "nothing", "on": datetime.date(2010, 12, 31), "expect": "unknown"}

CHANGES = [
    (
        {"year.paid": {"at_most": "6 EUR"}},
        "year.paid: at_most → less_than | year.paid: at_most → at_least"
        " | {year.paid: {at_most: 6 EUR}} → not | 6 EUR → 5.99 EUR | 6 EUR → 6.01 EUR",
    ),
    (
        {"year.rate": {"more_than": "6 %"}},
        "year.rate: more_than → at_least | year.rate: more_than → less_than"
        " | {year.rate: {more_than: 6 %}} → not | 6 % → 5.99 % | 6 % → 6.01 %",
    ),
    (
        {"year.votes": 3},
        "year.votes: equals → at_most | year.votes: equals → at_least | {year.votes: 3} → not"
        " | 3 → 2 | 3 → 4",
    ),
    (
        {"year.day": {"before": datetime.date(2024, 3, 1)}},
        "year.day: before → on_or_before | year.day: before → after"
        " | {year.day: {before: 2024-03-01}} → not"
        " | 2024-03-01 → 2024-02-29 | 2024-03-01 → 2024-03-02",
    ),
    (
        {"year.day": datetime.date(2024, 3, 1)},
        "year.day: equals → on_or_before | year.day: equals → on_or_after"
        " | {year.day: 2024-03-01} → not | 2024-03-01 → 2024-02-29 | 2024-03-01 → 2024-03-02",
    ),
    (
        {"year.flag": True},
        "year.flag: true → false",
    ),
    (
        {"year.colour": "red"},
        "year.colour: adds green | year.colour: adds blue | {year.colour: red} → not",
    ),
    (
        {"law.colour": {"one_of": ["red", "silent"]}},
        "law.colour: drops red | law.colour: adds green | law.colour: adds blue"
        " | {law.colour: {one_of: [red, silent]}} → not",
    ),
    (
        {"law.free": True},
        "law.free: true → false | law.free: adds silent",
    ),
    (
        {"law.free": "silent"},
        "law.free: adds true | law.free: adds false | {law.free: silent} → not",
    ),
    (
        {"all": [{"year.flag": True}, {"year.done": True}]},
        "drops {year.flag: true} from 'all' | drops {year.done: true} from 'all' | all → any"
        " | year.flag: true → false | year.done: true → false",
    ),
    (
        {"any": [{"year.flag": True}, {"not": {"year.done": True}}]},
        "drops {year.flag: true} from 'any' | drops {not: {year.done: true}} from 'any'"
        " | any → all | year.flag: true → false | removes 'not' from {year.done: true}",
    ),
    (
        {"when": {"year.flag": True}, "then": {"year.done": True}},
        "drops when: {year.flag: true} | year.flag: true → false | year.done: true → false",
    ),
    (
        {"some": {"x": "year.things"}, "holds": {"x.flag": True}},
        "some → each | x.flag: true → false",
    ),
    (
        {"year.paid": {"at_most": {"share": {"parameter": "cap"}, "of": "year.due"}}},
        "year.paid: at_most → less_than | year.paid: at_most → at_least"
        " | {year.paid: {at_most: {share: {parameter: cap}, of: year.due}}} → not"
        " | year.paid → year.due | year.due → year.paid"
        " | {parameter: cap} → {difference: [{parameter: cap}, 0.01 %]}"
        " | {parameter: cap} → {sum: [{parameter: cap}, 0.01 %]}",
    ),
    (
        {"year.rate": {"at_least": {"parameter": "cap", "on": "year.day"}}},
        "year.rate: at_least → more_than | year.rate: at_least → at_most"
        " | {year.rate: {at_least: {parameter: cap, on: year.day}}} → not"
        " | {parameter: cap, on: year.day} → {parameter: cap}"
        " | {parameter: cap, on: year.day} → {difference: [{parameter: cap, on: year.day}, 0.01 %]}"
        " | {parameter: cap, on: year.day} → {sum: [{parameter: cap, on: year.day}, 0.01 %]}",
    ),
    (
        {"year.day": {"after": {"date": "year.other_day", "plus_days": 15}}},
        "year.day: after → on_or_after | year.day: after → before"
        " | {year.day: {after: {date: year.other_day, plus_days: 15}}} → not"
        " | 15 → 14 | 15 → 16 | year.day → year.other_day | year.other_day → year.day",
    ),
    (
        {"year.day": {"after": {"date": "year.other_day", "plus_months": {"parameter": "term"}}}},
        "year.day: after → on_or_after | year.day: after → before"
        " | {year.day: {after: {date: year.other_day, plus_months: {parameter: term}}}} → not"
        " | {parameter: term} → {difference: [{parameter: term}, 1]}"
        " | {parameter: term} → {sum: [{parameter: term}, 1]}"
        " | year.day → year.other_day | year.other_day → year.day",
    ),
    (
        {"year.paid": {"equals": {"difference": ["year.due", "1 EUR"]}}},
        "year.paid: equals → at_most | year.paid: equals → at_least"
        " | {year.paid: {equals: {difference: [year.due, 1 EUR]}}} → not"
        " | difference of 1 EUR and year.due | 1 EUR → 0.99 EUR | 1 EUR → 1.01 EUR"
        " | year.paid → year.due | year.due → year.paid",
    ),
    (
        {"year.paid": {"equals": {"sum": ["year.paid", "1 EUR"]}}},
        "year.paid: equals → at_most | year.paid: equals → at_least"
        " | {year.paid: {equals: {sum: [year.paid, 1 EUR]}}} → not"
        " | sum → maximum | 1 EUR → 0.99 EUR | 1 EUR → 1.01 EUR",
    ),
    (
        {"year.votes": {"equals": {"minimum": ["year.votes", 9]}}},
        "year.votes: equals → at_most | year.votes: equals → at_least"
        " | {year.votes: {equals: {minimum: [year.votes, 9]}}} → not"
        " | minimum → maximum | 9 → 8 | 9 → 10",
    ),
    (
        {"year.votes": {"equals": {"count": {"x": "year.things"}, "where": {"x.flag": True}}}},
        "year.votes: equals → at_most | year.votes: equals → at_least"
        " | {year.votes: {equals: {count: {x: year.things}, where: {x.flag: true}}}} → not"
        " | drops where: {x.flag: true} | x.flag: true → false",
    ),
    (
        {"year.paid": {"equals": {"sum": "x.net", "each": {"x": "year.things"}}}},
        "year.paid: equals → at_most | year.paid: equals → at_least"
        " | {year.paid: {equals: {sum: x.net, each: {x: year.things}}}} → not"
        " | x.net → x.gross | x.net → year.paid",
    ),
]


def listed(folder, rule, presupposed=None):
    """The changes that are made to a rule, with their lines; nobody proves any to be none."""
    pack = load_pack(write_pack(folder, {"one": rule}, presupposed))
    found = mutate(pack, pack.rules["csa.one"])
    changes = [(survivor.line, survivor.description) for survivor in found.survivors]
    assert len(changes) == found.number
    return changes


@pytest.mark.parametrize(("condition", "changes"), CHANGES)
def test_every_part_of_a_condition_is_changed(tmp_path, condition, changes):
    rule = {"passes_when": condition, "cases": [NOTHING_KNOWN]}
    found = [change for _, change in listed(tmp_path, rule) if not change.startswith("from: ")]
    assert sorted(found) == sorted(changes.split(" | "))


def test_a_rule_about_each_item_is_changed(tmp_path):
    rule = {
        "each": {"x": "year.things"},
        "passes_when": {"x.net": {"at_most": "x.gross"}},
        "cases": [NOTHING_KNOWN],
    }
    found = [change for _, change in listed(tmp_path, rule) if not change.startswith("from: ")]
    assert sorted(found) == sorted(
        [
            "each → some",
            "x.net: at_most → less_than",
            "x.net: at_most → at_least",
            "{x.net: {at_most: x.gross}} → not",
            "x.net → x.gross",
            "x.gross → x.net",
        ]
    )


def test_whether_and_when_a_rule_applies_is_changed(tmp_path):
    rule = {
        "applies_when": {"year.flag": True},
        "passes_when": {"year.done": True},
        "in_force": {
            "from": datetime.date(2010, 1, 1),
            "to": datetime.date(2019, 12, 31),
            "new_companies_from": datetime.date(2009, 5, 1),
        },
        "cases": [NOTHING_KNOWN],
    }
    assert sorted(change for _, change in listed(tmp_path, rule)) == sorted(
        [
            "drops applies_when: {year.flag: true}",
            "year.flag: true → false",
            "year.done: true → false",
            "from: 2010-01-01 → 2009-12-31",
            "from: 2010-01-01 → 2010-01-02",
            "to: 2019-12-31 → 2019-12-30",
            "to: 2019-12-31 → 2020-01-01",
            "new_companies_from: 2009-05-01 → 2009-04-30",
            "new_companies_from: 2009-05-01 → 2009-05-02",
        ]
    )


def test_a_change_is_shown_on_its_line(tmp_path):
    rule = {
        "passes_when": {"all": [{"year.flag": True}, {"year.votes": {"at_most": 3}}]},
        "cases": [NOTHING_KNOWN],
    }
    found = listed(tmp_path, rule)
    text = (tmp_path / "csa" / "one.yaml").read_text(encoding="utf-8").splitlines()
    lines = {change: text[line - 1] for line, change in found}
    assert "year.flag: true" in lines["year.flag: true → false"]
    assert "at_most: 3" in lines["3 → 4"]
    assert "from: 2000-01-01" in lines["from: 2000-01-01 → 2000-01-02"]


def test_what_a_whole_set_of_rules_presupposes_stays(tmp_path):
    rule = {
        "applies_when": {"year.flag": True},
        "passes_when": {"year.paid": {"at_most": "6 EUR"}},
        "cases": [
            {
                "name": "not of this set",
                "on": datetime.date(2010, 12, 31),
                "given": {"year.done": False},
                "expect": "not_applicable",
            }
        ],
    }
    changes = [change for _, change in listed(tmp_path, rule, {"year.done": True})]
    assert "drops applies_when: {year.flag: true}" in changes
    assert not [change for change in changes if "year.done" in change]
