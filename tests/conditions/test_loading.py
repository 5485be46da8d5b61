"""A rule that is not well typed does not load, and says where and why."""

import shutil

import pytest

from tests.conftest import ROOT, edit, run_here


@pytest.fixture
def rules(tmp_path):
    """A copy of the rules that a test may spoil, in which one rule has a condition of one line."""
    folder = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    file = folder / CAPPED
    before, _, rest = file.read_text(encoding="utf-8").partition("passes_when:")
    after = rest[rest.index("\ntitle:") :]
    file.write_text(before + CONDITION + after, encoding="utf-8")
    return folder


CAPPED = "cnc/capped-dividend.yaml"
CONDITION = (
    "passes_when: {dividend.net: {at_most: {share: {parameter: cnc.dividend_cap}, "
    "of: dividend.nominal}}}"
)

SPOILED = [
    ("{dividend.net: {at_most: 6 %}}", "must be an amount of money"),
    (
        "{dividend.withholding_rate: {at_most: year.closes}}",
        "a rate cannot be compared with a date",
    ),
    ("{dividend.net: {at_most: members.closing}}", "cannot be compared with a number of members"),
    ("{dividend.net: {on_or_before: 2024-12-31}}", "'on_or_before' does not go with"),
    ("{year.closes: {at_most: 2024-12-31}}", "'at_most' does not go with"),
    ("{dividend.gain: {at_most: 5 EUR}}", "has no fact 'gain'"),
    ("{dividend.nett: {at_most: 5 EUR}}", "Did you mean 'net'?"),
    ("{training.amont: {at_most: 5 EUR}}", "Did you mean 'training.amount'?"),
    ("{dividend.net: {at_most: {parameter: cnc.dividend_cup}}}", "no parameter 'cnc.dividend_cup'"),
    ("{dividend.net: {roughly: 5 EUR}}", "use one of equals, at_most"),
    ("{dividend.net: 5.5}", "binary float"),
    ("{mandates.directors_pay: unpaid}", "must be one of free"),
    ("{practice.dividends: 3}", "is a list; use each/holds"),
    ("{payment.nature: free}", "there is no fact 'payment.nature'"),
    ("{dividend.net_measure_accepted: silent}", "nothing can be silent on"),
    ("{all: []}", "a list of conditions is wanted"),
    ("{never: true}", "is not a condition; use all, any, not"),
    ("{dividend.net: {at_most: {share: 5 EUR, of: dividend.nominal}}}", "written like '6 %'"),
    (
        "{dividend.net: {at_most: {product: [dividend.net, dividend.net]}}}",
        "has no unit of its own",
    ),
    (
        "{dividend.net: {at_most: {product: [1000000000, {product: [1000000000, dividend.net]}]}}}",
        "could exceed 128 bits",
    ),
    (
        "{each: {u: practice.dividends}, holds: {u.net: {at_most: 5 EUR}}}",
        "a list cannot be walked inside another list",
    ),
]


@pytest.mark.parametrize(("condition", "reason"), SPOILED)
def test_a_condition_that_is_not_well_typed_does_not_load(rules, condition, reason):
    edit(rules / CAPPED, CONDITION, f"passes_when: {condition}")
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert reason in ran.err
    assert "Traceback" not in ran.err
    lines = (rules / CAPPED).read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines, 1) if line.startswith("passes_when"))
    assert f"capped-dividend.yaml:{at}: " in ran.err


def test_a_rule_on_statutes_cannot_name_a_fact_of_practice(rules):
    edit(
        rules / "cnc/class-veto-clause.yaml",
        "{voting.class_veto_accepted: true}",
        "{members.closing: {at_most: 1000}}",
    )
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert "is a fact of the plane 'practice', which is not seen from here" in ran.err


def test_a_rule_that_forgets_silence_does_not_load(rules):
    edit(rules / "cnc/equal-vote-clause.yaml", "          - not: {voting.cap_rate: silent}\n", "")
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert "the statutes may be silent on 'voting.cap_rate'" in ran.err


def test_a_rule_in_the_wrong_file_does_not_load(rules):
    (rules / CAPPED).rename(rules / "cnc/dividends.yaml")
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert "belongs in cnc/capped-dividend.yaml" in ran.err


def test_a_fact_of_the_vocabulary_with_a_wrong_formula_does_not_load(rules):
    edit(
        rules / "vocabulary/membership.yaml",
        "derived: {difference: [members.at_most, members.otherwise_left]}",
        "derived: {difference: [members.at_most, year.closes]}",
    )
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert "membership.yaml:" in ran.err
    assert "a number is wanted here, not a date" in ran.err


def test_every_fault_of_a_pack_is_told_at_once(rules):
    edit(rules / CAPPED, CONDITION, "passes_when: {dividend.net: {at_most: 6 %}}")
    edit(
        rules / "es/exit-at-nominal.yaml",
        "{at_most: leaver.contribution}",
        "{at_most: leaver.contributoin}",
    )
    edit(rules / "cnc/free-mandates.yaml", "AR62, at: art. 1 §6", "AR622, at: art. 1 §6")
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 3
    assert "Did you mean 'AR62'?" in ran.err
    assert "Did you mean 'contribution'?" in ran.err


def test_a_folder_that_is_no_rule_pack_says_so(tmp_path):
    ran = run_here("rules", "list", "--rules", tmp_path)
    assert ran.code == 2
    assert "no instruments.yaml" in ran.err
