"""Timelines under another rule pack: one that counts from the day of the check."""

import shutil

import pytest

from accreditation.checking import Checker
from accreditation.dossier import load_dossier
from accreditation.law import load_pack
from accreditation.timeline import timeline_of
from accreditation.timeline.uses import uses_of
from tests.receipts.brewery import PACK, made_in
from tests.timeline.test_timeline import DAY

TEXT = "{fr: x, nl: x, de: x, en: x}"
VOCABULARY = f"""
dossier.looked_at:
  {{plane: cooperative, type: date, kind: computed, label: {TEXT}, question: {TEXT}}}
label.printed_on:
  {{plane: practice, type: date, label: {TEXT}, question: {TEXT}}}
label.fresh_from:
  plane: practice
  type: date
  kind: computed
  derived: {{date: dossier.looked_at, minus_days: 30}}
  label: {TEXT}
  question: {TEXT}
"""
RULE = f"""\
rule: label.fresh
plane: practice
weight: obligation
cites:
  - {{instrument: FIC, at: art. 21 §1}}
in_force: {{from: 2014-12-13}}
passes_when: CONDITION
title: {TEXT}
fails: {TEXT}
remedy: {TEXT}
"""


@pytest.fixture
def brewery(tmp_path):
    """A label that was printed on 20 January 2025."""
    made = made_in(tmp_path)
    with (made.rules / "vocabulary" / "label.yaml").open("a", encoding="utf-8") as file:
        file.write(VOCABULARY)
    with made.year.open("a", encoding="utf-8") as file:
        file.write("  label.printed_on: 2025-01-20\n")
    return made


def with_rule(brewery, condition):
    text = RULE.replace("CONDITION", condition)
    (brewery.rules / "label" / "fresh.yaml").write_text(text, encoding="utf-8")
    return load_pack(brewery.rules)


@pytest.mark.parametrize(
    ("condition", "reads", "turns"),
    [
        ("{label.printed_on: {on_or_after: 2020-01-01}}", "not", []),
        ("{label.printed_on: {on_or_after: dossier.looked_at}}", "compared", ["2025-01-21"]),
        ("{dossier.looked_at: {after: label.printed_on}}", "compared", ["2025-01-21"]),
        (
            "{dossier.looked_at: {equals: label.printed_on}}",
            "compared",
            ["2025-01-20", "2025-01-21"],
        ),
        ("{label.printed_on: {on_or_after: label.fresh_from}}", "counted", ["2025-02-20"]),
        (
            "{label.printed_on: {on_or_after: {date: dossier.looked_at, minus_days: 7}}}",
            "counted",
            ["2025-01-28"],
        ),
    ],
)
def test_a_rule_turns_on_the_day_wherever_it_reads_the_day_of_the_check(
    brewery, condition, reads, turns
):
    pack = with_rule(brewery, condition)
    assert uses_of(pack, pack.rules["label.fresh"]).day == reads
    dossier = load_dossier(brewery.dossier, pack.vocabulary)
    first, last = dossier.years[0].closes, dossier.years[0].closes + 90 * DAY
    found = timeline_of(pack, dossier, first, last)
    (shown,) = (one for one in found.rows if one.topic.rule == "label.fresh")
    assert [str(one.first) for one in shown.intervals[1:]] == turns
    checker = Checker(pack)
    for number in range(0, 91, 3):
        day = first + number * DAY
        (finding,) = (f for f in checker.check(dossier, day).findings if f.rule == "label.fresh")
        assert finding.outcome == next(
            one.outcome for one in shown.intervals if one.first <= day <= one.last
        )


def test_the_rules_of_the_pack_itself_do_not_read_it(tmp_path):
    shutil.copytree(PACK, tmp_path / "rules")
    pack = load_pack(tmp_path / "rules")
    assert {uses_of(pack, rule).day for rule in pack.rules.values()} == {"not"}
