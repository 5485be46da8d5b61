"""Timelines of dossiers on which persons decided: a check of each day shows the same."""

import datetime
import shutil

import pytest

from accreditation.checking import Checker
from accreditation.dossier import load_dossier
from accreditation.timeline import timeline_of
from tests.conftest import FIXTURES, own_pack, run_here
from tests.deciding.desk import Desk
from tests.timeline.test_timeline import found_by, row, shown_on, timeline, turns

FIRST, LAST = datetime.date(2024, 12, 1), datetime.date(2025, 12, 31)
DAY = datetime.timedelta(days=1)
IMPACT = "purpose.impact_accepted"
PERIOD = ("--from", str(FIRST), "--to", str(LAST))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Answers that were taken back, that lapse with the statutes, and a finding overruled."""
    folder = tmp_path_factory.mktemp("decided") / "dossier"
    shutil.copytree(FIXTURES / "specimens" / "application-for-both-at-once", folder)
    desk = Desk(folder, as_of="2025-12-30")
    for finding, answer, day in (
        (f"{IMPACT}@2021-05-12", ("--answer", "true"), "2025-02-03"),
        ("member_advantage.main_accepted@2024", ("--answer", "true"), "2025-03-10"),
        ("practice.dividends.reserve_accepted[anteile]@2024", ("--answer", "true"), "2025-03-10"),
        ("member_advantage.main_accepted@2024", ("--answer", "false"), "2025-06-16"),
        ("es.societal-impact-purpose-clause@2021-05-12", ("--outcome", "fail"), "2025-07-01"),
    ):
        desk.took(finding, *answer, on=day)
    old = (desk.dossier / "statutes.yaml").read_text("utf-8")
    new = old.replace("adopted: 2021-05-12", "adopted: 2025-09-01")
    new = new.replace("Mensch, Umwelt oder Gesellschaft", "Mensch oder Gesellschaft")
    assert new.count("Mensch oder Gesellschaft") == 1
    (desk.dossier / "later.yaml").write_text(new, encoding="utf-8")
    desk.edit("dossier.yaml", "statutes: [statutes.yaml]", "statutes: [statutes.yaml, later.yaml]")
    return desk


def test_on_any_day_it_shows_what_a_check_of_that_day_finds(desk):
    pack = own_pack()
    loaded = load_dossier(desk.dossier, pack.vocabulary)
    assert len(loaded.decisions) == 5
    found = timeline_of(pack, loaded, FIRST, LAST)
    intervals = [one for one_row in found.rows for one in one_row.intervals]
    checker = Checker(pack)
    for day in sorted({end for one in intervals for end in (one.first, one.last)}):
        assert shown_on(found, day) == found_by(checker.check(loaded, day))


def test_an_answer_turns_what_it_decides_until_the_statutes_change(desk):
    data = timeline(desk.dossier, *PERIOD)
    rules = [
        one["rule"] for one in data["rows"] if any(day == "2025-02-03" for day, _, _ in turns(one))
    ]
    assert "es.societal-impact-purpose-clause" in rules
    for rule in rules:
        found = turns(row(data, rule))
        assert found[1:] == [
            ("2025-02-03", "pass", [("decision", IMPACT)]),
            ("2025-09-01", "unknown", [("statutes", "2025-09-01")]),
        ]


def test_of_answers_on_one_day_each_is_named_where_it_counts(desk):
    data = timeline(desk.dossier, *PERIOD)
    causes = {
        cause["name"]
        for one in data["rows"]
        for interval in one["intervals"]
        if interval["from"] == "2025-03-10"
        for cause in interval["because"]
    }
    assert causes == {"member_advantage.main_accepted", "practice.dividends.reserve_accepted"}
    advantage = turns(row(data, "cnc.member-advantage", "2024"))
    assert advantage[1:] == [
        ("2025-03-10", "pass", [("decision", "member_advantage.main_accepted")]),
        ("2025-06-16", "unknown", [("decision", "member_advantage.main_accepted")]),
    ]


def test_the_text_names_the_question_that_was_answered(desk):
    for language, words in (
        ("fr", "décision d'une personne : impact sociétal admis comme but principal"),
        ("nl", "beslissing van een persoon: maatschappelijke impact als hoofddoel aanvaard"),
        ("de", "Entscheidung einer Person: gesellschaftliche Auswirkung als Hauptzweck anerkannt"),
        ("en", "decision of a person: societal impact accepted as main purpose"),
    ):
        ran = run_here("timeline", desk.dossier, *PERIOD, "--lang", language)
        assert ran.code == 0, ran.err
        assert words in " ".join(ran.out.split())
