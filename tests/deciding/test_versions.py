"""Decisions on statutes, when the statutes are amended."""

from datetime import date

import pytest
from ruamel.yaml import YAML

from tests.conftest import edit, findings, run_here
from tests.deciding.desk import AS_OF, Desk, set_aside

ARTICLE_18 = "Chaque membre dispose d'une voix en toutes matières"
INTERNAL_RULES = "heading: Règlement d'ordre intérieur"


@pytest.fixture
def amended(copy):
    """Statutes that disagree, decided, and then adopted anew with some other words."""

    def make(before: str, after: str) -> Desk:
        desk = Desk(copy("specimens/two-articles-that-disagree"))
        desk.took("voting.rule@statutes", "--answer", "one_member_one_vote")
        desk.took("cnc.class-veto-clause@statutes", "--outcome", "fail")
        text = (desk.dossier / "statutes.yaml").read_text("utf-8")
        (desk.dossier / "new.yaml").write_text(text, "utf-8")
        edit(desk.dossier / "new.yaml", "adopted: 2021-05-12", "adopted: 2025-12-01")
        edit(desk.dossier / "new.yaml", before, after)
        desk.edit("dossier.yaml", "[statutes.yaml]", "[statutes.yaml, new.yaml]")
        return desk

    return make


def test_what_keeps_its_words_keeps_its_decisions(amended):
    data = amended(INTERNAL_RULES, "heading: ROI").report()
    assert set_aside(data) == []
    clause = findings(data)("cnc.equal-vote-clause")
    assert (clause["subject"]["id"], clause["outcome"]) == ("2025-12-01", "pass")
    assert findings(data)("cnc.class-veto-clause")["decision"]["number"] == 2


def test_new_words_want_a_new_decision(amended):
    desk = amended(ARTICLE_18, "Chaque membre a une voix en toutes matières")
    data = desk.report()
    assert set_aside(data) == [(1, "voting.rule", "wording", ["art. 18"])]
    assert data["set_aside"][0]["subject"]["id"] == "2025-12-01"
    assert findings(data)("cnc.equal-vote-clause")["outcome"] == "unknown"
    # The clause on vetoes stands in article 19, whose words have stayed.
    assert findings(data)("cnc.class-veto-clause")["decision"]["number"] == 2
    # The year closed under the old words, on which the decision stands.
    assert findings(data)("cnc.vote-concentration", 2024)["outcome"] == "not_applicable"
    desk.took("voting.rule@statutes", "--answer", "one_share_one_vote", on="2025-12-02")
    data = desk.report()
    assert set_aside(data) == []
    assert findings(data)("cnc.equal-vote-clause")["outcome"] == "fail"
    assert findings(data)("cnc.vote-concentration", 2024)["outcome"] == "not_applicable"


def test_a_decision_on_new_words_says_nothing_of_a_year_under_the_old_ones(copy):
    """Whether votes were concentrated in 2024 hangs on the vote that the statutes then gave."""
    desk = Desk(copy("specimens/two-articles-that-disagree"))
    before = desk.findings()("cnc.vote-concentration", 2024)["outcome"]
    text = (desk.dossier / "statutes.yaml").read_text("utf-8")
    (desk.dossier / "new.yaml").write_text(text, "utf-8")
    edit(desk.dossier / "new.yaml", "adopted: 2021-05-12", "adopted: 2025-12-01")
    edit(desk.dossier / "new.yaml", ARTICLE_18, "Chaque membre a une voix en toutes matières")
    desk.edit("dossier.yaml", "[statutes.yaml]", "[statutes.yaml, new.yaml]")
    desk.took("voting.rule@2025-12-01", "--answer", "one_member_one_vote", on="2025-12-02")
    found = desk.findings()
    assert found("cnc.equal-vote-clause")["outcome"] == "pass"
    assert found("cnc.vote-concentration", 2024)["outcome"] == before == "unknown"
    desk.took("voting.rule@2021-05-12", "--answer", "one_member_one_vote", on="2025-12-02")
    assert desk.findings()("cnc.vote-concentration", 2024)["outcome"] == "not_applicable"


def test_words_that_are_not_in_the_dossier_cannot_be_the_same(copy):
    """Of article 18 only the number is known, in both versions."""
    desk = Desk(copy("specimens/two-articles-that-disagree"))
    statutes = YAML(typ="safe").load((desk.dossier / "statutes.yaml").read_text("utf-8"))
    del statutes["articles"]["18"]["text"]
    for name, day in (("statutes.yaml", statutes["adopted"]), ("new.yaml", date(2025, 12, 1))):
        with (desk.dossier / name).open("w", encoding="utf-8") as file:
            YAML().dump({**statutes, "adopted": day}, file)
    desk.took("voting.rule@statutes", "--answer", "one_member_one_vote")
    assert desk.findings()("cnc.equal-vote-clause")["outcome"] == "pass"
    desk.edit("dossier.yaml", "[statutes.yaml]", "[statutes.yaml, new.yaml]")
    data = desk.report()
    assert set_aside(data) == [(1, "voting.rule", "wording", ["art. 18"])]
    assert findings(data)("cnc.equal-vote-clause")["outcome"] == "unknown"


def test_before_the_amendment_the_decision_stands(amended):
    desk = amended(ARTICLE_18, "Chaque membre a une voix en toutes matières")
    data = desk.report(as_of="2025-11-30")
    assert set_aside(data) == []
    assert findings(data)("cnc.equal-vote-clause")["outcome"] == "pass"


def movements(desk: Desk, before: str, after: str) -> dict[str, str]:
    """What a full text with other words would move."""
    text = (desk.dossier / "statutes.yaml").read_text("utf-8").replace("2021-05-12", "2025-12-10")
    draft = desk.dossier / "draft.yaml"
    draft.write_text(text, "utf-8")
    edit(draft, before, after)
    ran = run_here("amend", desk.dossier, draft, "--as-of", AS_OF, "--format", "json")
    assert ran.code in (0, 1), ran.err
    return {one["rule"]: one["kind"] for one in ran.json["movements"]}


@pytest.fixture
def disagreeing(copy):
    """Statutes that disagree, decided."""
    desk = Desk(copy("specimens/two-articles-that-disagree"))
    desk.took("voting.rule@statutes", "--answer", "one_member_one_vote")
    return desk


def test_amend_carries_no_decision_over_to_new_words(disagreeing):
    moved = movements(disagreeing, ARTICLE_18, "Chaque membre a une voix en toutes matières")
    assert moved["cnc.equal-vote-clause"] == "newly_unknown"


def test_amend_keeps_a_decision_on_words_that_stay(disagreeing):
    moved = movements(disagreeing, INTERNAL_RULES, "heading: ROI")
    assert moved["cnc.equal-vote-clause"] == "unchanged"
    assert "newly_unknown" not in moved.values()
