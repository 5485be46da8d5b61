"""A dossier through time: what is shown, why, and that a check of the day shows the same."""

import datetime
import json
import random

import jsonschema
import pytest

from accreditation.dossier import load_dossier
from accreditation.files import InputError
from accreditation.timeline import timeline_of
from tests.conftest import FIXTURES, ROOT, edit, own_checker, own_pack, report, run_here

SPECIMENS = FIXTURES / "specimens"
DOSSIERS = [
    FIXTURES / "smartcoop",
    SPECIMENS / "application-for-both-at-once",
    SPECIMENS / "statutes-adopted-mid-year",
]
FIRST, LAST = datetime.date(2016, 2, 1), datetime.date(2027, 1, 31)
DAY = datetime.timedelta(days=1)


def timeline(dossier, *options):
    ran = run_here("timeline", dossier, "--format", "json", *options)
    assert ran.code == 0, ran.err
    return ran.json


def row(data, rule, id_=None):
    (found,) = (one for one in data["rows"] if (one["rule"], one["subject"]["id"]) == (rule, id_))
    return found


def turns(found):
    """What a row shows from when, and why."""
    return [
        (one["from"], one["outcome"], [(cause["kind"], cause["name"]) for cause in one["because"]])
        for one in found["intervals"]
    ]


@pytest.fixture(scope="module")
def smartcoop():
    return timeline(FIXTURES / "smartcoop", "--from", "2019-01-01", "--to", "2026-12-31")


@pytest.fixture(scope="module")
def checker():
    return own_checker()


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda dossier: dossier.name)
def test_on_any_day_it_shows_what_a_check_of_that_day_finds(dossier, checker):
    pack = own_pack()
    loaded = load_dossier(dossier, pack.vocabulary)
    found = timeline_of(pack, loaded, FIRST, LAST)
    intervals = [one for one_row in found.rows for one in one_row.intervals]
    ends = sorted({end for one in intervals for end in (one.first, one.last)})
    luck = random.Random(dossier.name)
    days = luck.sample(ends, 4)
    days += [FIRST + luck.randrange((LAST - FIRST).days) * DAY for _ in range(2)]
    for day in days:
        shown = shown_on(found, day)
        not_judged = any(one.first <= day <= one.last for one in found.not_judged)
        try:
            checked = checker.check(loaded, day)
        except InputError:
            assert not_judged
            assert shown == ({}, {})
            continue
        assert not not_judged
        assert shown == found_by(checked)


def shown_on(found, day):
    """The outcomes and the verdicts that a timeline shows on a day."""
    outcomes = {
        (one.topic.rule, one.topic.kind, one.topic.id): interval.outcome
        for one in found.rows
        for interval in one.intervals
        if interval.first <= day <= interval.last
    }
    verdicts = {
        regime: one.verdict
        for regime, intervals in found.verdicts.items()
        for one in intervals
        if one.first <= day <= one.last
    }
    return outcomes, verdicts


def found_by(checked):
    """The same of a check."""
    outcomes = {
        (f.rule, f.subject.kind, None if f.subject.kind == "statutes" else f.subject.id): f.outcome
        for f in checked.findings
    }
    return outcomes, checked.verdicts


def test_it_keeps_to_its_published_shape(smartcoop):
    schema = json.loads((ROOT / "schemas" / "timeline.json").read_text("utf-8"))
    jsonschema.validate(smartcoop, schema)
    assert (smartcoop["from"], smartcoop["to"]) == ("2019-01-01", "2026-12-31")


def test_intervals_follow_each_other_and_each_is_another_than_the_one_before(smartcoop):
    for one in smartcoop["rows"]:
        assert one["intervals"]
        last = None
        for interval in one["intervals"]:
            assert interval["from"] <= interval["to"]
            if last is not None:
                assert last["to"] < interval["from"]
                assert last["outcome"] != interval["outcome"]
                assert interval["because"]
            last = interval


def test_a_rule_of_new_law_turns_with_it_and_with_the_statutes(smartcoop):
    found = turns(row(smartcoop, "cnc.exit-without-reserves-clause"))
    assert found == [
        ("2019-01-01", "not_applicable", []),
        ("2020-01-01", "unknown", [("rule", "cnc.exit-without-reserves-clause")]),
        ("2022-06-21", "pass", [("statutes", "2022-06-21")]),
    ]


def test_a_number_and_a_wording_of_the_law_are_named(smartcoop):
    causes = turns(row(smartcoop, "es.capped-advantage-clause"))[1]
    assert causes[:2] == ("2019-07-11", "unknown")
    assert set(causes[2]) == {
        ("wording", "AR19"),
        ("parameter", "es.advantage_cap"),
        ("rule", "es.capped-advantage-clause"),
    }


def test_a_year_is_there_from_the_day_on_which_it_closes(smartcoop):
    for year in ("2023", "2024", "2025"):
        (interval,) = row(smartcoop, "csa.members-reconcile", year)["intervals"]
        assert interval["from"] == f"{year}-12-31"
        assert interval["because"] == [{"kind": "year", "name": year, "date": None}]


def test_a_year_from_before_the_accreditation_says_that_it_stands_in(smartcoop):
    """The accreditations begin on 21 June 2022; at least one year is always judged."""
    standing_in = {
        (one["subject"]["id"], interval["from"], interval["to"])
        for one in smartcoop["rows"]
        if one["only_as_last"]
        for interval in one["intervals"][:1]
    }
    assert {year for year, _, _ in standing_in} == {"2018", "2019", "2020", "2021"}
    assert ("2021", "2021-12-31", "2022-12-30") in standing_in
    later = [one for one in smartcoop["rows"] if one["subject"]["id"] in ("2022", "2023")]
    assert later
    assert not any(one["only_as_last"] for one in later)


def test_a_copy_that_was_due_turns_the_day_after():
    late = SPECIMENS / "late-copy-of-the-report"
    data = timeline(late, "--from", "2025-03-01", "--to", "2025-12-30", "--regime", "es")
    before, failed = row(data, "es.special-report", "2024")["intervals"]
    assert before["to"] == "2025-09-30"
    assert (failed["from"], failed["to"]) == ("2025-10-01", "2025-12-30")
    assert failed["outcome"] == "fail"
    due = {"kind": "deadline", "name": "es_report.copy_due", "date": "2025-09-30"}
    assert due in failed["because"]


def test_a_year_without_a_file_is_not_taken_for_one_of_the_same_name():
    """What is missing until February 2024 is called 2024, as is the year that opens then."""
    late = SPECIMENS / "late-copy-of-the-report"
    data = timeline(late, "--from", "2024-02-01", "--to", "2025-03-31", "--regime", "es")
    ends = [
        (one["subject"]["closes"], one["intervals"][0]["from"], one["intervals"][-1]["to"])
        for one in data["rows"]
        if (one["rule"], one["subject"]["id"]) == ("es.special-report", "2024")
    ]
    assert ends == [
        ("2024-02-29", "2024-02-29", "2025-02-27"),
        ("2025-02-28", "2025-02-28", "2025-03-31"),
    ]


def test_the_day_after_the_last_review_of_the_law_is_named(smartcoop):
    last = row(smartcoop, "csa.law-reviewed")["intervals"][-1]
    assert (last["from"], last["outcome"]) == ("2026-08-02", "fail")
    assert last["because"] == [
        {"kind": "deadline", "name": "law.instruments.reviewed", "date": "2026-08-01"}
    ]


def test_an_accreditation_that_was_lost_has_no_verdict_from_the_day_after(copy):
    dossier = copy("smartcoop")
    edit(dossier / "dossier.yaml", "since: 2022-06-21}", "since: 2022-06-21, until: 2024-06-30}")
    data = timeline(dossier, "--to", "2025-01-31")
    verdicts = {one["regime"]: one["intervals"] for one in data["verdicts"]}
    assert verdicts["es"][-1]["to"] == "2024-06-30"
    assert verdicts["cnc"][-1]["to"] == "2025-01-31"


def test_what_only_a_later_document_tells_turns_on_its_date(copy):
    dossier = copy("smartcoop")
    edit(
        dossier / "dossier.yaml",
        'exercice 2024", language: fr}',
        'exercice 2024", language: fr, date: 2025-06-15}',
    )
    data = timeline(dossier, "--from", "2024-12-01", "--to", "2025-12-01")
    found = turns(row(data, "csa.members-reconcile", "2024"))
    assert [day for day, _, _ in found] == ["2024-12-31", "2025-06-15"]
    assert found[1][2] == [("document", "rapport-cnc-2024")]


def test_days_of_a_law_that_the_rules_do_not_know_are_told_with_the_gap():
    smartcoop = FIXTURES / "smartcoop"
    data = timeline(smartcoop, "--from", "2014-01-01", "--to", "2017-01-31")
    (gap,) = data["not_judged"]
    assert gap["from"] == "2014-01-01"
    assert "the rules do not know the wording of AR62" in gap["reason"]
    assert run_here("check", smartcoop, "--as-of", gap["to"]).code == 2
    after = datetime.date.fromisoformat(gap["to"]) + DAY
    assert report(smartcoop, "--as-of", str(after))["verdicts"]
    out = run_here(
        "timeline", smartcoop, "--from", "2014-01-01", "--to", "2015-12-31", "--lang", "en"
    ).out
    assert "From 1 January 2014 to 31 December 2015 nothing can be judged: " in out
