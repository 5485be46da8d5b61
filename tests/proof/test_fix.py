"""``fix`` on the specimens: what it asks for is what the law asks, and then nothing fails."""

import datetime
from pathlib import Path

import pytest

from accreditation.dossier import load_dossier
from accreditation.fixing import Fixer
from tests.conftest import FIXTURES, own_checker, own_pack, run, run_here

SPECIMENS = FIXTURES / "specimens"
AS_OF = "2025-12-31"


@pytest.fixture(scope="module")
def fixer():
    pack = own_pack()
    return pack, own_checker(), Fixer(pack, seconds=30)


WANTED = [
    ("dividend-one-cent-over", "practice.dividends.gross", 42857),
    ("exit-payment-above-nominal", "practice.exit_payments.amount", 3000000),
    ("late-copy-of-the-report", "es_report.sent_on", datetime.date(2025, 9, 30)),
    ("surplus-to-members", "liquidation.surplus", "closest_use"),
    ("directors-sent-by-the-town", "practice.directors.appointed_by", "general_meeting"),
    ("delegates-for-nine-hundred", "practice.meetings.by_delegates", False),
]
"""Worked out by hand, amounts in ten-thousandths of a euro: 70 % of 4.2857 EUR, the largest such
amount, is just under 6 % of 50 EUR; the member who left had paid in 300 EUR; the copy of the report
on 2024 was due by 30 September 2025."""


@pytest.mark.parametrize(("name", "fact", "value"), WANTED)
def test_the_nearest_change_that_the_law_allows(fixer, name, fact, value):
    pack, _, fixes = fixer
    dossier = load_dossier(SPECIMENS / name, pack.vocabulary)
    found = fixes.fix(dossier, datetime.date.fromisoformat(AS_OF))
    changes = [change for fix in found for change in fix.changes if change.fact == fact]
    assert {change.after for change in changes} == {value}


@pytest.mark.parametrize("name", sorted(path.name for path in SPECIMENS.iterdir()))
def test_what_is_asked_for_mends_every_specimen(fixer, name):
    """Whatever fails is mended by the changes, or said to be beyond the cooperative's power."""
    pack, checker, fixes = fixer
    dossier = load_dossier(SPECIMENS / name, pack.vocabulary)
    as_of = datetime.date.fromisoformat(AS_OF)
    failing = {
        (finding.subject.kind, finding.rule)
        for finding in checker.check(dossier, as_of).findings
        if finding.outcome == "fail" and finding.weight != "advice"
    }
    found = fixes.fix(dossier, as_of)
    said = {
        (fix.subject.kind, finding.rule) for fix in found for finding in (*fix.after, *fix.hopeless)
    }
    assert said == failing
    for fix in found:
        assert bool(fix.changes) == bool(fix.after)
        assert all(finding.outcome != "fail" for finding in fix.after)
        assert all(pack.vocabulary.entry(c.fact).change != "never" for c in fix.changes)


def test_what_no_change_mends_is_said_with_what_the_rule_advises():
    ran = run("fix", SPECIMENS / "no-longer-a-cooperative", "--as-of", AS_OF, "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert "No amendment of the statutes mends this by itself." in ran.out
    assert "Nothing that the cooperative decides itself mends this." in ran.out
    assert "Report this to the FPS Economy" in ran.out


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "ce qui est passé ne se corrige plus"),
        ("nl", "wat voorbij is, kan niet meer worden verholpen"),
        ("de", "Vergangenes lässt sich nicht mehr ändern"),
        ("en", "what is past cannot be mended"),
    ],
)
def test_the_past_cannot_be_mended(language, line):
    ran = run_here(
        "fix", SPECIMENS / "dividend-one-cent-over", "--as-of", AS_OF, "--lang", language
    )
    assert ran.code == 1
    assert line in ran.out
    assert "practice.dividends.gross" in ran.out
    assert "cnc.capped-dividend" in ran.out


def test_a_dossier_in_which_nothing_fails():
    ran = run_here("fix", SPECIMENS / "in-order", "--as-of", AS_OF, "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (0, "No condition or obligation fails.\n", "")


def test_one_set_of_rules_alone():
    folder = SPECIMENS / "auditor-appointed-by-the-board"
    ran = run_here("fix", folder, "--as-of", AS_OF, "--regime", "csa", "--lang", "en")
    assert "csa.auditor-appointed-clause" in ran.out
    assert "cnc." not in ran.out


def test_a_dossier_that_is_not_there(tmp_path: Path):
    ran = run_here("fix", tmp_path / "nothing")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
