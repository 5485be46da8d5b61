"""What a planned change of the law would change, finding by finding."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, edit, run_here
from tests.screening.small import MEMBERS, members, refused, register, row, screened, written

AUDITOR = "cnc.auditor-appointed-clause"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules that a test may change."""
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


def raised(rules: Path) -> Path:
    """Rules under which four members are the fewest, not three."""
    file = rules / "csa" / "minimum-members.yaml"
    edit(file, "{at_least: {parameter: csa.minimum_members}}", "{at_least: 4}")
    for file in rules.rglob("minimum-members.yaml"):
        file.write_text(file.read_text("utf-8").replace("{csa.minimum_members}", "4"), "utf-8")
    return rules


def changes(told: Any) -> list[tuple[str, str | None, str | None, int]]:
    return [(one["name"], one["before"], one["after"], one["rows"]) for one in told["changes"]]


def test_a_higher_number_fails_those_between(rules: Path, tmp_path: Path) -> None:
    place, to = register(tmp_path, members(4, 3, 3, 2, None)), tmp_path / "found"
    told = screened(place, "--rule", MEMBERS, "--against", raised(rules), "--to", to)
    assert changes(told) == [(MEMBERS, "pass", "fail", 2)]
    found = written(to, "changes")
    assert [(one["cooperative"], one["before"], one["after"]) for one in found] == [
        ("C1", "pass", "fail"),
        ("C2", "pass", "fail"),
    ]
    assert found[0]["told"].startswith(
        "The number of members at the end of the year is 3; below 4,"
    )


def test_the_way_back(rules: Path, tmp_path: Path) -> None:
    place = register(tmp_path, members(4, 3, 2))
    told = screened(
        place, "--rule", MEMBERS, "--rules", raised(rules), "--against", ROOT / "rules"
    )  # fmt: skip
    assert changes(told) == [(MEMBERS, "fail", "pass", 1)]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Le nombre de membres"), ("nl", "Het ledental"), ("de", "Die Zahl der Mitglieder")],
)
def test_changes_are_told_in_the_language_that_is_asked(
    language: str, said: str, rules: Path, tmp_path: Path
) -> None:
    place, to = register(tmp_path, members(3)), tmp_path / "found"
    options = ("--rule", MEMBERS, "--against", raised(rules), "--to", to)
    ran = run_here("screen", place, *options, "--lang", language, "--tables", "csv")
    assert (ran.code, ran.err) == (0, "")
    (change,) = written(to, "changes")
    assert change["told"].startswith(said)
    assert f"{MEMBERS} " in ran.out
    (sentence,) = refused(place, *options, "--tables", "csv", "--lang", "en")
    assert "holds another screening" in sentence


def test_the_same_rules_change_nothing(rules: Path, tmp_path: Path) -> None:
    place, to = register(tmp_path, members(3, 2, None)), tmp_path / "found"
    told = screened(place, "--rule", MEMBERS, "--against", rules, "--to", to)
    assert told["changes"] == []
    assert written(to, "changes") == []
    assert "nothing" in run_here("screen", place, "--rule", MEMBERS, "--against", rules).out


def test_a_rule_that_goes_and_one_that_comes(rules: Path, tmp_path: Path) -> None:
    old = rules / "csa" / "minimum-members.yaml"
    text = old.read_text("utf-8").replace(MEMBERS, "csa.more-members")
    old.unlink()
    (rules / "csa" / "minimum-members.cases.yaml").unlink()
    new = text.replace("{parameter: csa.minimum_members}", "3")
    (rules / "csa" / "more-members.yaml").write_text(
        new.replace("{csa.minimum_members}", "3"), "utf-8"
    )
    place, to = register(tmp_path, members(3, 3, 2)), tmp_path / "found"
    names = ("--rule", MEMBERS, "--rule", "csa.more-members")
    told = screened(place, *names, "--against", rules, "--to", to)
    assert changes(told) == [
        (MEMBERS, "pass", None, 2),
        (MEMBERS, "fail", None, 1),
        ("csa.more-members", None, "pass", 2),
        ("csa.more-members", None, "fail", 1),
    ]
    gone = [one["told"] for one in written(to, "changes") if one["rule"] == MEMBERS]
    assert gone == ["", "", ""]
    alone = screened(place, *names[2:], "--against", rules)
    assert (alone["rules"], len(alone["changes"])) == ([], 2)
    assert refused(place, *names[2:]) == [
        f"there is no rule 'csa.more-members'. Did you mean '{MEMBERS}'?"
    ]


def test_another_condition_asks_for_what_nobody_has_told(rules: Path, tmp_path: Path) -> None:
    """Where a board may appoint the auditor no longer, though it may be opposed."""
    file = rules / "cnc" / "auditor-appointed-clause.yaml"
    edit(file, "one_of: [general_meeting, class_of_members, board]", "one_of: [general_meeting]")
    by, may = "auditors.appointed_by", "auditors.opposition_right"
    rows = [
        row("meeting", **{by: "general_meeting"}),
        row("opposed", **{by: "board", may: True}),
        row("not opposed", **{by: "board", may: False}),
        row("not known", **{by: "board"}),
    ]
    place = register(tmp_path, rows)
    told = screened(place, "--rule", AUDITOR, "--regime", "cnc", "--against", rules)
    assert changes(told) == [(AUDITOR, "pass", "fail", 1), (AUDITOR, "unknown", "fail", 1)]


def test_rules_that_are_none(rules: Path, tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    (sentence,) = refused(place, "--against", tmp_path / "nowhere")
    assert "is not a folder of rules" in sentence
    broken = rules / "csa" / "minimum-members.yaml"
    broken.write_text("rule: [\n", "utf-8")
    assert refused(place, "--against", rules)[0].startswith(f"{broken}:")
