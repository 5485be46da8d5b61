"""The law under the decrees changes on a day that the King has not fixed yet."""

import shutil

from tests.conftest import ROOT, edit, findings, report, run_here

RULE = "cnc.voluntary-membership-clause"


def cited(dossier, *arguments):
    """The instruments cited by the finding on voluntary membership."""
    finding = findings(report(dossier, *arguments))(RULE)
    return {place["instrument"] for place in finding["citations"]["law"]}


def test_until_then_the_law_of_1955_is_cited(copy):
    dossier = copy("specimens/in-order")
    assert {"L55"} <= cited(dossier, "--as-of", "2025-12-30")
    assert "L24N" not in cited(dossier, "--as-of", "2025-12-30")


def test_a_copy_with_a_date_cites_each_law_on_its_side_of_it(copy, tmp_path):
    dossier = copy("specimens/in-order")
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    edit(rules / "parameters.yaml", "{from: null, value: L24N", "{from: 2025-07-01, value: L24N")
    before = cited(dossier, "--rules", rules, "--as-of", "2025-06-30")
    after = cited(dossier, "--rules", rules, "--as-of", "2025-07-01")
    assert "L55" in before
    assert "L24N" not in before
    assert "L24N" in after
    assert "L55" not in after


def test_a_date_before_the_first_known_value_is_an_error_that_names_the_gap(copy):
    """The tax on a dividend is known from 2013 on; nothing is guessed for a payment before that."""
    dossier = copy("specimens/dividend-one-cent-over")
    file = dossier / "2024.yaml"
    text = file.read_text(encoding="utf-8")
    assert "paid_on: 2024-" in text
    file.write_text(text.replace("paid_on: 2024-", "paid_on: 2012-"), encoding="utf-8")
    ran = run_here("check", dossier, "--as-of", "2025-12-30")
    assert (ran.code, ran.out) == (2, "")
    assert "on 2012-" in ran.err
    assert "is not known; the first known one is of 2013-01-01" in ran.err


def test_parameters_out_of_order_or_unreadable_do_not_load(tmp_path):
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    file = rules / "parameters.yaml"
    edit(file, "{from: 1996-10-01, value: 6 %", "{from: 1994-10-01, value: six")
    ran = run_here("rules", "lint", "--rules", rules)
    assert ran.code == 2
    assert "1994-10-01 does not come after 1995-10-01" in ran.err
    assert "six" in ran.err
