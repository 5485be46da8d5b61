"""The rules as they are: whole in four languages, safe. Their cases are tests of their own."""

import re
import shutil

import pytest
from babel import Locale

from accreditation.checking import load_cases
from accreditation.language import LANGUAGES, Text, unequal_placeholders
from accreditation.language.phrasing import FOLDER as PHRASES
from accreditation.language.phrasing import phrases
from tests.conftest import ROOT, edit, own_pack, run, run_here

PACK = own_pack()
RULES = list(PACK.rules)

# The rules that the first version of the pack had to have.
WANTED = """
cnc: voluntary-membership-clause refusals-grounded exclusions-grounded equal-vote-clause
 vote-concentration appointment-by-general-meeting-clause appointments-confirmed
 capped-dividend-clause capped-dividend free-mandates-clause free-mandates
 information-and-training special-report class-veto-clause casting-vote-clause
es: societal-impact-purpose-clause object-serves-impact-clause exit-at-nominal-clause
 exit-at-nominal free-mandates-clause free-mandates one-tenth-vote-clause one-tenth-vote
 reserve-before-dividend-clause capped-advantage-clause capped-advantage
 liquidation-surplus-clause special-report special-report-contents
csa: members-reconcile exclusions-reasoned
"""


def test_every_rule_that_was_wanted_is_there():
    for line in re.sub(r"\n ", " ", WANTED).strip().splitlines():
        regime, _, names = line.partition(": ")
        for name in names.split():
            rule = PACK.rules[f"{regime}.{name}"]
            assert rule.source.plane == ("statutes" if name.endswith("-clause") else "practice")


def test_the_linter_finds_nothing():
    ran = run("rules", "lint")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{len(RULES)} rules: no problem.\n"


def phrase_texts():
    for file in PHRASES.iterdir():
        assert all(key.startswith(f"{file.stem}.") for key in phrases(file.stem))
        yield from ((f"phrases {key}", text) for key, text in phrases(file.stem).items())


def rule_texts():
    for name, rule in PACK.rules.items():
        for key in ("title", "fails", "not_applicable", "remedy", "texts_differ"):
            yield f"rule {name} {key}", getattr(rule.source, key)


def texts():
    """Every text of the project that a user reads, by where it stands."""
    yield from phrase_texts()
    for name, regime in PACK.regimes.items():
        yield f"regime {name}", regime.title
    for name, instrument in PACK.instruments.items():
        yield f"instrument {name}", instrument.title
    for name, parameter in PACK.parameters.items():
        yield f"parameter {name}", parameter.title
    for name, entry in PACK.vocabulary.entries.items():
        yield from fact_texts(name, entry)
        for short, field in entry.fields.items():
            yield from fact_texts(f"{name}.{short}", field)
    yield from rule_texts()
    for duty in PACK.duties:
        yield f"duty {duty.name}", duty.source.title
        yield f"duty {duty.name} note", duty.source.note
    yield from clause_texts()
    for key, text in PACK.provisions.reasons.items():
        yield f"reason {key}", text
    for instrument, provisions in PACK.provisions.by_instrument.items():
        for provision in provisions.values():
            yield f"provision {instrument} {provision.at}", provision.heading


def clause_texts():
    for clause in PACK.clauses.written:
        for key in ("title", "text", "note"):
            yield f"clause {clause.name} {key}", getattr(clause.source, key)


def fact_texts(name, fact):
    yield f"label {name}", fact.label
    yield f"question {name}", fact.question
    for option, label in fact.choices.items():
        yield f"choice {name} {option}", label


TEXTS = {where: text for where, text in texts() if text is not None}


@pytest.mark.parametrize("where", TEXTS)
def test_texts_have_equal_placeholders_and_no_leftovers(where):
    text = TEXTS[where]
    assert unequal_placeholders(text) is None
    for language in LANGUAGES:
        said = text.in_(language)
        assert "  " not in said
        assert not re.search(r"TODO|FIXME|\?\?", said)


def test_long_texts_are_translated_and_not_copied():
    """No sentence of more than five words reads the same in two languages."""
    copied = [
        where
        for where, text in TEXTS.items()
        if len(text.en.split()) > 5
        and len({text.in_(language) for language in LANGUAGES}) < len(LANGUAGES)
    ]
    assert copied == []


def test_babel_knows_the_languages():
    for language in LANGUAGES:
        assert Locale.parse(f"{language}_BE")


def test_a_text_without_a_language_does_not_load():
    with pytest.raises(ValueError, match="de"):
        Text.model_validate({"fr": "a", "nl": "b", "en": "c"})


@pytest.mark.parametrize("rule", RULES)
def test_each_threshold_of_a_rule_has_a_case_on_it_and_beside_it(rule):
    """A rule that compares numbers or dates has passing and failing cases, or asks on one side."""
    outcomes = {case.expect for case in load_cases(PACK, PACK.rules[rule]).cases}
    assert outcomes >= {"pass", "fail", "unknown"}


LINTED = [
    (
        "cnc/refusals-grounded.yaml",
        "in_force: {from: 2016-06-01}",
        "in_force: {from: 2016-05-31}",
        "before the first wording of AR62",
    ),
    ("cnc/refusals-grounded.cases.yaml", None, None, "there is no such file"),
]


@pytest.mark.parametrize(("file", "before", "after", "problem"), LINTED)
def test_the_linter_finds_what_is_wrong(tmp_path, file, before, after, problem):
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    if before is None:
        (rules / file).unlink()
    else:
        edit(rules / file, before, after)
    ran = run_here("rules", "lint", "--rules", rules)
    assert ran.code == 1
    assert problem in ran.out
    assert "refusals-grounded" in ran.out


def test_no_rule_number_or_message_of_the_law_stands_in_python():
    """No module names a rule, an instrument or an article."""
    names = "|".join([re.escape(rule) for rule in RULES] + list(PACK.instruments))
    for file in (ROOT / "src").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(rf"\b({names})\b", text), file
        assert not re.search(r"\bart\. \d", text), file


def test_a_text_with_a_name_that_means_nothing_does_not_load(tmp_path):
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    file = rules / "cnc/refusals-grounded.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{refusal.ground}", "{refusal.grund}"), encoding="utf-8")
    assert (
        "{refusal.grund} means nothing in this rule"
        in run_here("rules", "list", "--rules", rules).err
    )
    french = text.replace("{refusal.ground}", "{refusal.grund}", 1)
    file.write_text(french, encoding="utf-8")
    ran = run_here("rules", "list", "--rules", rules)
    assert ran.code == 2
    assert "do not have the same names in braces: 'fr' and 'en' differ" in ran.err
