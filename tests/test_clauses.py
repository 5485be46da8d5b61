"""Model clauses: each meets its rules in statutes that have it, and a broken one is told."""

import datetime
import re
import shutil

import pytest

from accreditation.checking.subjects import statutes_facts
from accreditation.clauses import read_clauses
from accreditation.dossier import load_dossier
from accreditation.files import yaml_text
from accreditation.language import LANGUAGES
from accreditation.law import load_pack
from accreditation.law.uses import facts_in
from accreditation.linting.clauses import lint_clauses
from accreditation.linting.pack import lint_data
from accreditation.reports.model_clauses import worded
from tests.conftest import ROOT, edit, own_checker, own_pack, run_here

PACK = own_pack()
CLAUSES = {clause.name: clause for clause in read_clauses(PACK)}
CHECKER = own_checker()
TODAY = datetime.date(2025, 6, 30)
FOUNDED = datetime.date(2021, 3, 1)


@pytest.mark.parametrize("name", CLAUSES)
def test_statutes_of_which_only_the_clause_is_known_meet_its_rules(name, tmp_path):
    clause = CLAUSES[name]
    standing = {rule.regime: "held" for rule in clause.rules} | {
        fact.removeprefix("accreditation."): status for fact, status in clause.source.given.items()
    }
    held = {
        r: {"status": s} for r, s in standing.items() if r in PACK.accreditations and s != "none"
    }
    cooperative = {"id": "one", "name": "One", "form": "SC", "incorporated": FOUNDED}
    dossier = {"cooperative": cooperative, "accreditations": held, "statutes": ["statutes.yaml"]}
    article = {"text": clause.source.text.en, "provides": clause.written_on(TODAY, PACK)}
    statutes = {
        "cooperative": "one",
        "adopted": FOUNDED,
        "language": "en",
        "articles": {"1": article},
    }
    (tmp_path / "dossier.yaml").write_text(yaml_text(dossier), encoding="utf-8")
    (tmp_path / "statutes.yaml").write_text(yaml_text(statutes), encoding="utf-8")
    regimes = sorted({rule.regime for rule in clause.rules})
    report = CHECKER.check(load_dossier(tmp_path, PACK.vocabulary), TODAY, regimes)
    found = {f.rule: f for f in report.findings if f.subject.kind == "statutes"}
    for rule in clause.rules:
        finding = found[rule.name]
        assert finding.outcome == ("unknown" if finding.needs else "pass"), rule.name
        # Whether the rule concerns these statutes at all may hang on other clauses.
        premise = () if rule.applies_when is None else facts_in(PACK, rule.applies_when)
        asked = {need.fact for need in finding.needs} - set(premise)
        assert asked == set(clause.source.judged), rule.name


def test_the_wording_names_the_limits_of_the_law_in_each_language():
    """AR62 art. 1 §1 5° and §3; AR19 art. 6 §1 5° and 7°."""
    limits = {
        "capped-dividend": ["6 % de leur valeur nominale, après retenue du précompte mobilier"],
        "capped-advantage": ["6 % du montant réellement libéré"],
        "one-share-one-vote-within-a-tenth": [
            "10 % des voix attachées aux parts présentes et représentées",
            "comme mandataire",
        ],
        "delegates": ["plus de 1 000 membres"],
    }
    for name, parts in limits.items():
        text = worded(PACK, CLAUSES[name].source.text, "fr", TODAY)
        for part in parts:
            assert part in re.sub(r"[\u00a0\u202f]", " ", text)
    english = worded(PACK, CLAUSES["capped-dividend"].source.text, "en", TODAY)
    assert "may not exceed 6% of their nominal value" in english


def test_the_page_shows_every_clause_in_four_languages():
    page = (ROOT / "docs" / "model-clauses.md").read_text("utf-8")
    assert "{" not in re.sub(r"```yaml\n.*?```", "", page, flags=re.S)
    for name, clause in CLAUSES.items():
        assert f"\n## {name}\n" in page
        for language in LANGUAGES:
            assert worded(PACK, clause.source.text, language, TODAY) in page


def test_a_clause_is_offered_only_where_it_suits(tmp_path):
    """A surplus to the members is null in a social enterprise (CSA art. 8:5 §1 3°)."""
    text = "cooperative: {id: one, name: One, form: SC}\naccreditations: {es: {status: held}}\n"
    (tmp_path / "dossier.yaml").write_text(text, encoding="utf-8")
    facts = statutes_facts(load_dossier(tmp_path, PACK.vocabulary), PACK, TODAY)
    assert not CLAUSES["surplus-to-members"].suits(facts, TODAY)
    assert CLAUSES["surplus-to-closest-use"].suits(facts, TODAY)
    before = datetime.date(2019, 12, 31)
    assert CLAUSES["statutory-directors-removable"].suits(facts, TODAY)
    assert not CLAUSES["statutory-directors-removable"].suits(facts, before)


BROKEN = [
    (
        "societal-impact-purpose",
        "judged: [purpose.impact_accepted]",
        "judged: []",
        "'societal-impact-purpose' does not meet 'es.societal-impact-purpose-clause': with only "
        "what it provides, on 2019-07-11 the condition still depends on purpose.impact_accepted.",
    ),
    (
        "no-dividend",
        "provides: {dividend.clause: excluded}",
        "judged: [dividend.clause_accepted]\nprovides: {dividend.clause: excluded}",
        "'no-dividend' leaves nothing to judge under 'cnc.capped-dividend-clause'; remove "
        "'judged'.",
    ),
    (
        "object-for-impact",
        "judged: [object.express_enough]",
        "judged: [object.impact_wording]",
        "'object.impact_wording' is no judgement about statutes.",
    ),
    (
        "capped-dividend",
        'dividend.cap_rate: "{cnc.dividend_cap}"',
        "dividend.cap_rate: 6.01 %",
        "'capped-dividend' does not meet 'cnc.capped-dividend-clause': with only what it provides, "
        "on 2016-06-01 the condition is not met.",
    ),
    (
        "pay-fixed-by-meeting",
        "  mandates.profit_share: excluded\n",
        "",
        "'pay-fixed-by-meeting' does not meet 'cnc.free-mandates-clause': with only what it "
        "provides, on 2016-06-01 the condition still depends on mandates.profit_share.",
    ),
    (
        "delegates",
        "voting.delegates: true",
        "voting.delegates: false",
        "'delegates' does not mend 'cnc.delegates-clause': put in place of the facts of the case "
        "'delegates above 999 members, so already with 1,000, are worth a remark', "
        "the outcome is not_applicable.",
    ),
    (
        "member-advantage-purpose",
        "given: {accreditation.es: none}",
        "given: {accreditation.es: presumed}",
        "'member-advantage-purpose' is not offered in any failing case of "
        "'cnc.member-advantage-purpose-clause'.",
    ),
    (
        "statutory-directors-removable",
        "in_force: {from: 2020-01-01, new_companies_from: 2019-05-01}",
        "in_force: {from: 2010-01-01, to: 2016-05-31}",
        "'statutory-directors-removable' is never offered while "
        "'cnc.appointment-by-general-meeting-clause' is in force.",
    ),
    (
        "free-control",
        "satisfies: [cnc.free-control-clause]",
        "satisfies: [cnc.free-control-clause, cnc.no-casting-vote-clause]",
        "there is no rule 'cnc.no-casting-vote-clause'. Did you mean 'cnc.casting-vote-clause'?",
    ),
    (
        "free-control",
        "satisfies: [cnc.free-control-clause]",
        "satisfies: [cnc.free-control]",
        "'cnc.free-control' is a rule on practice; wording can only meet one on statutes.",
    ),
    (
        "free-control",
        "provides: {mandates.control_pay: free}",
        "provides: {mandates.control_pay: gratis}",
        "'mandates.control_pay'",
    ),
    (
        "no-dividend",
        "provides: {dividend.clause: excluded}",
        "provides: {dividend.claus: excluded}",
        "there is no fact 'dividend.claus'. Did you mean 'dividend.clause'?",
    ),
    (
        "no-dividend",
        "provides: {dividend.clause: excluded}",
        "provides: {dividend.clause: excluded, dividend.clause_accepted: true}",
        "'dividend.clause_accepted' is for a person to judge; a file cannot state it.",
    ),
    (
        "no-dividend",
        "provides: {dividend.clause: excluded}",
        "provides: {dividend.clause: excluded, training.amount: 5 EUR}",
        "'training.amount' is a fact for a year file, not for this file.",
    ),
    (
        "surplus-to-members",
        "given: {accreditation.es: none}",
        "given: {accreditation.es: none, refund.clause: excluded}",
        "'refund.clause' is no fact of the cooperative; what the text states stands under "
        "'provides'.",
    ),
    (
        "surplus-to-members",
        "given: {accreditation.es: none}",
        "given: {accreditation.es: never}",
        "'accreditation.es'",
    ),
    (
        "capped-dividend",
        "may not exceed {cnc.dividend_cap} of",
        "may not exceed {cnc.vote_cap} of",
        "the languages do not have the same names in braces",
    ),
    (
        "capped-dividend",
        'dividend.cap_rate: "{cnc.dividend_cap}"',
        'dividend.cap_rate: "{cnc.dividend_cup}"',
        "there is no number of the law 'cnc.dividend_cup'. Did you mean 'cnc.dividend_cap'?",
    ),
    (
        "capped-dividend",
        'dividend.cap_rate: "{cnc.dividend_cap}"',
        'dividend.cap_rate: "{cnc.delegates_above}"',
        "'dividend.cap_rate' is not the same kind of number as 'cnc.delegates_above'.",
    ),
    (
        "capped-dividend",
        "dividend.cap_base: nominal",
        'dividend.cap_base: "{cnc.dividend_cap}"',
        "'dividend.cap_base' cannot be 'cnc.dividend_cap'; both must be numbers.",
    ),
    (
        "capped-dividend-and-advantage",
        "in_force: {from: 2019-07-11}",
        "in_force: {from: 2019-07-10}",
        "'capped-dividend-and-advantage' cannot be held against 'cnc.capped-dividend-clause': the "
        "value of 'es.advantage_cap' on 2019-07-10 is not known",
    ),
    (
        "no-dividend",
        "The company never distributes a dividend",
        "The company never distributes {cnc.legal_basis}",
        "{cnc.legal_basis} is no number of the law; only these may stand here.",
    ),
    (
        "no-dividend",
        "{instrument: AR62, at: art. 1 §1 5°}",
        "{instrument: AR26, at: art. 1 §1 5°}",
        "there is no instrument 'AR26'. Did you mean",
    ),
    (
        "no-dividend",
        "{instrument: AR62, at: art. 1 §1 5°}",
        "{instrument: AR62, at: art. 1 §1 55°}",
        "'no-dividend': 'art. 1 §1 55°' is not a listed provision of AR62.",
    ),
    (
        "no-dividend",
        "clause: no-dividend",
        "clause: no-dividends",
        "the clause is called 'no-dividends' and its file 'no-dividend'.",
    ),
    (
        "none",
        "es.presumption-regularised: >-",
        "es.class-veto-clause: >-",
        "'es.class-veto-clause' needs no reason; the clause 'no-class-veto' meets it.",
    ),
    (
        "none",
        "es.presumption-regularised: >-",
        "es.presumption-mended: >-",
        "there is no rule 'es.presumption-mended'.",
    ),
    (
        "none",
        "es.cooperative-form: >-",
        "es.presumption-stands: >-",
        "no model clause meets 'es.cooperative-form', and clauses/none.yaml does not say why.",
    ),
]


@pytest.fixture
def rules(tmp_path):
    return shutil.copytree(ROOT / "rules", tmp_path / "rules")


@pytest.mark.parametrize(("clause", "before", "after", "sentence"), BROKEN)
def test_the_linter_tells_what_is_wrong_with_a_clause(rules, clause, before, after, sentence):
    edit(rules / "clauses" / f"{clause}.yaml", before, after)
    pack = load_pack(rules)
    problems = [problem.message for problem in (*lint_clauses(pack), *lint_data(pack))]
    assert any(sentence in message for message in problems), problems


def test_a_clause_follows_the_law_when_a_number_changes(rules):
    """A lower cap binds wording that states the old one, and not wording that names the number."""
    edit(
        rules / "parameters.yaml",
        "    - {from: 2016-06-01, value: 6 %, cites: [{instrument: AR62, at: art. 1 §1 5°}]}\n",
        "    - {from: 2016-06-01, value: 6 %, cites: [{instrument: AR62, at: art. 1 §1 5°}]}\n"
        "    - {from: 2028-01-01, value: 5 %, cites: [{instrument: AR62, at: art. 1 §1 5°}]}\n",
    )
    assert run_here("rules", "lint", "--rules", rules).code == 0
    number = 'dividend.cap_rate: "{cnc.dividend_cap}"'
    edit(rules / "clauses/capped-dividend.yaml", number, "dividend.cap_rate: 6 %")
    ran = run_here("rules", "lint", "--rules", rules)
    assert ran.code == 1
    assert (
        "'capped-dividend' does not meet 'cnc.capped-dividend-clause': with only what it provides, "
        "on 2028-01-01 the condition is not met." in ran.out
    )


def test_every_problem_of_every_clause_is_told_at_once_with_its_line(rules):
    edit(
        rules / "clauses/no-dividend.yaml", "dividend.clause: excluded", "dividend.claus: excluded"
    )
    edit(rules / "clauses/free-control.yaml", "mandates.control_pay: free", "training.cause: true")
    edit(rules / "clauses/free-control.yaml", "cnc.free-control-clause", "cnc.free-controls")
    ran = run_here("rules", "lint", "--rules", rules)
    assert re.search(r"no-dividend\.yaml:\d+: there is no fact 'dividend\.claus'", ran.out)
    assert re.search(r"free-control\.yaml:\d+: there is no fact 'training\.cause'", ran.out)
    assert re.search(r"free-control\.yaml:3: there is no rule 'cnc\.free-controls'", ran.out)


def test_a_clause_of_the_wrong_shape_does_not_load(rules):
    edit(rules / "clauses/no-dividend.yaml", "provides:", "provide:")
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert "'provide' is not a key that is known here. Did you mean 'provides'?" in ran.err


def test_a_pack_without_model_clauses_is_whole(rules):
    shutil.rmtree(rules / "clauses")
    ran = run_here("rules", "lint", "--rules", rules)
    assert (ran.code, ran.err) == (0, "")
