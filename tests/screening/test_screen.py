"""Screening a register: what is counted, written and told of its rows."""

import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT, run_here
from tests.screening.small import (
    MEMBERS,
    counts,
    csv_register,
    members,
    outcomes,
    refused,
    register,
    row,
    screened,
    written,
)

AUDITOR = "cnc.auditor-appointed-clause"


def test_three_members_are_enough_and_two_are_too_few(tmp_path: Path) -> None:
    place, to = register(tmp_path, members(3, 2, 4, 0, None)), tmp_path / "found"
    told = screened(place, "--rule", MEMBERS, "--to", to)
    assert counts(told) == {"pass": 2, "fail": 2, "unknown": 1}
    assert told["rows"] == 5
    assert told["rules"][0]["lacking"] == [{"fact": "members.closing", "alone": 1, "among": 1}]
    assert outcomes(to) == {"C0": "pass", "C1": "fail", "C2": "pass", "C3": "fail", "C4": "unknown"}
    last = {one["cooperative"]: one for one in written(to, "findings")}["C4"]
    assert last == {
        "cooperative": "C4",
        "year_closes": datetime.date(2024, 12, 31),
        "rule": MEMBERS,
        "regime": "csa",
        "weight": "obligation",
        "outcome": "unknown",
        "waits_for": "members.closing",
    }


def test_silence_is_a_value_and_a_column(tmp_path: Path) -> None:
    """From the cases: silent statutes pass; a board appoints only where it may be opposed."""
    by, silent = "auditors.appointed_by", "auditors.appointed_by.silent"
    may = "auditors.opposition_right"
    rows = [
        row("meeting", **{by: "general_meeting"}),
        row("silent word", **{by: "silent"}),
        row("silent flag", **{silent: True}),
        row("opposed", **{by: "board", may: True}),
        row("not opposed", **{by: "board", may: False}),
        row("silent on that", **{by: "board", f"{may}.silent": True}),
        row("nothing known"),
        row("both", **{by: "board", silent: True}),
    ]
    to = tmp_path / "found"
    told = screened(register(tmp_path, rows), "--rule", AUDITOR, "--regime", "cnc", "--to", to)
    assert outcomes(to) == {
        "meeting": "pass",
        "silent word": "pass",
        "silent flag": "pass",
        "opposed": "pass",
        "not opposed": "fail",
        "silent on that": "fail",
        "nothing known": "unknown",
    }
    assert told["aside"] == [
        {"reason": "'auditors.appointed_by' is silent and has a value too", "rows": 1}
    ]


def test_a_rule_concerns_those_that_hold_or_seek_the_accreditation(tmp_path: Path) -> None:
    by = {"auditors.appointed_by": "general_meeting"}
    rows = [
        row(status, **by, **({"accreditation.cnc": status} if status else {}))
        for status in ("held", "sought", "none", "")
    ]
    rows[3]["cooperative"] = "not told"
    place = register(tmp_path, rows)
    told = screened(place, "--rule", AUDITOR)
    assert counts(told, AUDITOR) == {"pass": 2, "not_concerned": 1, "unknown": 1}
    assert told["rules"][0]["lacking"] == [{"fact": "accreditation.cnc", "alone": 1, "among": 1}]
    asked = screened(place, "--rule", AUDITOR, "--regime", "cnc")
    assert counts(asked, AUDITOR) == {"pass": 4}


def test_a_fact_without_a_column_is_unknown(tmp_path: Path) -> None:
    """Not false, and not null: a comparison with nothing is not known."""
    rows = [row("C", members__opening=3, auditors__opposition_right=True)]
    place = register(tmp_path, rows)
    told = screened(
        place, "--rule", MEMBERS, "--rule", AUDITOR, "--regime", "csa", "--regime", "cnc"
    )
    assert counts(told) == {"unknown": 1}
    assert counts(told, AUDITOR) == {"unknown": 1}
    assert told["rules"][0]["lacking"] != []


def test_the_law_is_that_of_the_year_or_of_a_day_that_is_named(tmp_path: Path) -> None:
    """The code bound companies that were there before from 2020 on."""
    days = [datetime.date(2019, 12, 31), datetime.date(2020, 1, 1)]
    rows = [
        {**row(f"C{i}", members__closing=2), "year.opens": None, "year.closes": day}
        for i, day in enumerate(days)
    ]
    place = register(tmp_path, rows)
    assert counts(screened(place, "--rule", MEMBERS)) == {"fail": 1, "not_applicable": 1}
    asked = screened(place, "--rule", MEMBERS, "--law-of", "2020-01-01")
    assert counts(asked) == {"fail": 2}


def test_a_year_that_is_not_over_is_put_aside(tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    told = screened(place, "--rule", MEMBERS, "--as-of", "2024-12-30")
    assert told["aside"] == [{"reason": "its year does not close by 2024-12-30", "rows": 1}]
    assert screened(place, "--rule", MEMBERS, "--as-of", "2024-12-31")["aside"] == []


def test_rows_put_aside_are_written_whole_with_the_reason(tmp_path: Path) -> None:
    rows = [{**one, "note": f"note {i}"} for i, one in enumerate(members(*[3] * 9))]
    rows[0]["cooperative"] = None
    rows[1]["cooperative"] = " "
    rows[2]["year.closes"] = None
    rows[3]["year.closes"] = datetime.date(2023, 12, 31)
    rows[4]["members.closing"] = -1
    rows[5]["cooperative"] = "C6"
    rows[7]["cooperative.form"] = "coop"
    to = tmp_path / "found"
    told = screened(register(tmp_path, rows), "--rule", MEMBERS, "--to", to)
    expected = {
        0: "'cooperative' does not name the cooperative",
        1: "'cooperative' does not name the cooperative",
        2: "it does not say when its year closes",
        3: "its year closes before it opens",
        4: "'members.closing' is not a whole number, from 0 to 1000000000000",
        5: "another row is about the same cooperative and year",
        6: "another row is about the same cooperative and year",
        7: "'cooperative.form' is not one of SC, SCE, foreign_equivalent, other",
    }
    wanted = [{**rows[i], "reason": reason} for i, reason in expected.items()]
    assert sorted(written(to, "aside"), key=repr) == sorted(wanted, key=repr)
    assert outcomes(to) == {"C8": "pass"}
    assert told["rows"] == 9
    assert {one["reason"]: one["rows"] for one in told["aside"]} == {
        reason: [*expected.values()].count(reason) for reason in expected.values()
    }
    assert told["ignored"] == ["note"]


def test_a_column_called_reason_stays_as_it_is(tmp_path: Path) -> None:
    place, to = register(tmp_path, [{**members(-1)[0], "Reason": "own"}]), tmp_path / "found"
    screened(place, "--rule", MEMBERS, "--to", to)
    (aside,) = written(to, "aside")
    assert aside["Reason"] == "own"
    assert aside["reason_"].startswith("'members.closing' is not")


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_only_wanted_outcomes_are_written(form: str, tmp_path: Path) -> None:
    place, to = register(tmp_path, members(3, 2, None)), tmp_path / "found"
    options = ("--outcome", "fail", "--outcome", "unknown", "--tables", form)
    told = screened(place, "--rule", MEMBERS, "--to", to, *options)
    assert outcomes(to) == {"C1": "fail", "C2": "unknown"}
    assert counts(told) == {"pass": 1, "fail": 1, "unknown": 1}
    assert (to / f"findings-00000.{form}").is_file()


def test_a_register_without_rows_comes_to_nothing(tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    empty = tmp_path / "empty.parquet"
    pq.write_table(pq.read_table(place).slice(0, 0), empty)
    told = screened(empty, "--rule", MEMBERS, "--to", tmp_path / "found")
    assert (told["rows"], counts(told)) == (0, {})
    assert written(tmp_path / "found", "findings") == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Rows: 1,001, of which put aside: 1", "pass", "not concerned", "lacking: members"]),
        ("fr", ["Lignes : 1 001, dont mises de côté : 1", "non concerné", "manque membres"]),
        ("nl", ["Rijen: 1.001, waarvan opzijgelegd: 1", "niet betrokken", "ontbreekt: leden"]),
        (
            "de",
            ["Zeilen: 1.001, davon beiseitegelegt: 1", "nicht betroffen", "es fehlt: Mitglieder"],
        ),
    ],
)
def test_the_summary_is_there_in_each_language(
    language: str, said: list[str], tmp_path: Path
) -> None:
    place = register(tmp_path, members(*[3] * 999, None, -1))
    ran = run_here("screen", place, "--rule", MEMBERS, "--lang", language)
    assert (ran.code, ran.err) == (1, "")
    plain = ran.out.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    for words in said:
        assert words in plain
    (numbers,) = [line.split() for line in plain.splitlines() if line.startswith(f"  {MEMBERS}")]
    assert numbers == [MEMBERS, "999", "0", "1", "0", "0"]
    assert "not a whole number" in plain


def test_what_is_asked_for_and_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    told = refused(place, "--rule", "csa.minimum-member", "--rule", "nonsense")
    assert told == [
        f"there is no rule 'csa.minimum-member'. Did you mean '{MEMBERS}'?",
        "there is no rule 'nonsense'.",
    ]
    assert refused(place, "--regime", "cn")[0].startswith("there is no set of rules 'cn'")
    assert refused(place, "--rule", MEMBERS, "--regime", "cnc") == [
        "there is nothing to screen: no rule is asked for; name others, or none for all."
    ]


def test_rules_of_which_the_register_tells_nothing_are_named(tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    told = screened(place, "--rule", MEMBERS, "--rule", AUDITOR)
    assert [one["rule"] for one in told["rules"]] == [MEMBERS]
    assert told["left_out"] == ["statutes"]
    assert refused(place, "--rule", AUDITOR) == [
        "there is nothing to screen: the register has no column with a fact that the rules read "
        "(statutes)."
    ]


def test_a_sample_is_the_same_every_time_and_can_be_screened(tmp_path: Path) -> None:
    ran = run_here("screen", "--sample", "40", "--seed", "7", "--to", tmp_path / "one")
    place = tmp_path / "one" / "register.parquet"
    assert (ran.code, ran.out, ran.err) == (0, f"{place}\n", "")
    run_here("screen", "--sample", "40", "--seed", "7", "--to", tmp_path / "two")
    assert (tmp_path / "two" / "register.parquet").read_bytes() == place.read_bytes()
    assert screened(place, "--rule", MEMBERS)["rows"] == 40
    again = refused("--sample", "3", "--to", tmp_path / "one")
    assert again == [f"{place}: is there already; choose another folder or remove it."]
    assert "--sample wants --to FOLDER" in refused("--sample", "3")[-1]
    assert "--sample wants --to FOLDER" in refused(place, "--sample", "3", "--to", tmp_path)[-1]
    assert "0 is not in the range" in refused("--sample", "0", "--to", tmp_path)[-1]
    assert "name a register" in refused()[-1]


def test_other_rules_screen_what_they_are_about(tmp_path: Path) -> None:
    """Above 1.2 % a drink's label states its alcohol; juice has none, and of mead none is told."""
    lines = (
        "ale,2024-12-31,true,true,5 %,true",
        "cider,2024-12-31,true,true,4.5 %,false",
        "mead,2024-12-31,true,true,,false",
        "juice,2024-12-31,true,true,0 %,false",
    )
    facts = "food.prepacked,food.beverage,food.alcohol,label.alcohol_stated"
    header = f"cooperative,year.closes,{facts}"
    place, rule = csv_register(tmp_path, *lines, header=header), "label.alcohol-stated"
    told = screened(place, "--rules", ROOT / "docs/examples/food-label/rules", "--rule", rule)
    assert counts(told, rule) == {"pass": 1, "fail": 1, "unknown": 1, "not_applicable": 1}
