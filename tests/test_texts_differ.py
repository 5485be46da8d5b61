"""Where the French and the Dutch text of a decree diverge, the finding says so."""

import pytest

from tests.conftest import findings, report, run_here

WORDS = {
    "es.free-mandates": ("indemnité limitée", "onkostenvergoeding"),
    "cnc.information-and-training": ("ressources", "inkomsten"),
}


@pytest.mark.parametrize("rule", WORDS)
def test_the_finding_names_both_texts_in_every_language(copy, rule):
    data = report(copy("specimens/in-order-both"), "--as-of", "2025-12-30")
    said = findings(data)(rule, 2024)["texts_differ"]
    for language in ("fr", "nl", "de", "en"):
        assert all(word in said[language] for word in WORDS[rule]), language


def test_the_rule_and_the_finding_are_explained_with_it(copy):
    dossier = copy("specimens/in-order-both")
    for arguments in ((), (dossier, "--as-of", "2025-12-30")):
        out = run_here("explain", "es.free-mandates", *arguments, "--lang", "en").out
        assert "Texts that differ" in out
        assert "onkostenvergoeding" in out


def test_other_findings_say_nothing_of_the_kind(copy):
    data = report(copy("specimens/in-order-both"), "--as-of", "2025-12-30")
    assert findings(data)("cnc.capped-dividend", 2024)["texts_differ"] is None
