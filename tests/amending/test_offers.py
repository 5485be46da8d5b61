"""Wording that would mend what fails in a draft."""

import datetime

from accreditation.clauses import read_clauses
from accreditation.conditions import show_value
from tests.amending.weir import HEAD, amended, moved
from tests.conftest import own_pack, run


def test_whatever_fails_is_offered_wording_that_mends_it(weir):
    data = amended(
        weir,
        '  - replace: "8"\n    text: The meeting fixes the dividend freely.\n'
        "    provides: {dividend.clause: uncapped}\n",
    )
    assert moved(data)["cnc.capped-dividend-clause"] == "introduced"
    offered = [c["clause"] for c in data["clauses"] if c["rule"] == "cnc.capped-dividend-clause"]
    assert "capped-dividend" in offered
    facts = {change["fact"]: change["after"] for change in data["least"]}
    assert "dividend.clause" in facts


def test_each_clause_that_is_offered_mends_what_it_is_offered_for(weir):
    """Put in place of the failing article, as a person would, each makes its rule pass."""
    uncapped = '  - replace: "8"\n    text: {text}\n    provides: {facts}\n'
    data = amended(weir, uncapped.format(text="Freely.", facts="{dividend.clause: uncapped}"))
    pack = own_pack()
    clauses = {clause.name: clause for clause in read_clauses(pack)}
    assert data["clauses"]
    for offered in data["clauses"]:
        clause = clauses[offered["clause"]]
        facts = clause.provides_on(datetime.date(2025, 6, 14), pack)
        stated = ", ".join(
            f"{name}: {show_value(pack.meanings[name].type, fact.value)}"
            for name, fact in facts.items()
        )
        mended = amended(weir, uncapped.format(text="As offered.", facts=f"{{{stated}}}"))
        after = {m["rule"]: m["after"] for m in mended["movements"]}
        assert after[offered["rule"]] == "pass", offered


def test_amended_statutes_without_a_solver(weir, tmp_path):
    """What needs the solver says so; the rest is there."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "z3.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'z3'\", name='z3')\n", "utf-8"
    )
    file = weir / "amendments.yaml"
    file.write_text(
        f'{HEAD}  - replace: "8"\n    text: Freely.\n    provides: {{dividend.clause: uncapped}}\n',
        "utf-8",
    )
    ran = run("amend", weir, file, "--lang", "en", PYTHONPATH=str(blocked))
    assert ran.code == 1
    assert "Not looked for: that needs one more library" in ran.out
    assert "Model clauses" in ran.out
