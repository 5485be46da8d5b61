"""What ``rules lint`` says of phrases that cannot be right."""

import shutil

import pytest

from accreditation.law import load_pack
from accreditation.linting import lint_pack
from tests.conftest import ROOT, run

WORDS = """\
fr:
  percent: [pour cent]
  fractions: {tiers: 3}
  money: [euro]
  cents: [cent]
  days: {jour*: 1}
  negations: [ne]
  abbreviations: [art]
  joining: [et]
  limiting: [toutefois]
  doubts: {exception: [sauf]}
  groups: {member: [associé*]}
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "rules"
    ignored = shutil.ignore_patterns("clauses", "groups")
    shutil.copytree(ROOT / "rules", folder, ignore=ignored)
    shutil.copytree(ROOT / "rules" / "clauses", folder / "clauses")
    (folder / "reading" / "clauses").mkdir()
    (folder / "reading" / "groups").mkdir()
    (folder / "reading" / "words.yaml").write_text(WORDS, "utf-8")
    return folder


def said(folder, text, name="voting.yaml"):
    (folder / "reading" / "clauses" / name).write_text(text, "utf-8")
    found = lint_pack(load_pack(folder))
    return [p.message for p in found if p.file is not None and "reading" in p.file.parts]


RATE = "voting.cap_rate:\n  fr:\n    readings:\n      - {value: VALUE, says: [SAYS]}\n"


def rate(value="6 %", says="<member> .. voix"):
    return RATE.replace("VALUE", value).replace("SAYS", says)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (rate(value="often"), "must be a rate written like '6 %'"),
        (rate(value='"{rate}"'), "'rate' is not looked for in every phrase."),
        (rate(says='"<nobody> <member> vote"'), "there is no group '<nobody>'."),
        (rate(says='"(<member> vote"'), "'(<member> vote' lacks a ')'."),
        (rate(says="<member> vote, <member> vote"), "'<member> vote' stands there twice."),
        (rate().replace("voting.cap_rate", "voting.no_such"), "is no fact that statutes state."),
        (rate().replace("says:", "item: A, says:"), "has no items."),
        (rate().replace("says:", "doubtful: odd, says:"), "what 'odd' means."),
        (rate(says="voix"), "fr: no phrase names the group 'member'."),
        (
            rate().replace("voting.cap_rate", "shares.classes"),
            "name the 'item' that is spoken of.",
        ),
        (
            rate(value="{colour: red}", says='"parts {class} <member>"')
            .replace("voting.cap_rate", "shares.classes")
            .replace("says:", 'item: "{class}", says:'),
            "the list has no field 'colour'.",
        ),
    ],
)
def test_a_phrase_that_cannot_be_right_gets_a_sentence(folder, text, sentence):
    (message,) = said(folder, text)
    assert sentence in message


def test_phrases_that_can_be_right_get_none(folder):
    assert said(folder, rate()) == []
    assert said(folder, rate(value='"{rate}"', says='"<member> .. {rate}"')) == []


def test_rules_are_linted_without_the_libraries_that_read_documents(tmp_path):
    (tmp_path / "text_to_num.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'text_to_num'\", name='text_to_num')\n",
        "utf-8",
    )
    ran = run("rules", "lint", PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.err) == (0, "")


def test_a_fact_in_two_files_is_told(folder):
    (folder / "reading" / "clauses" / "other.yaml").write_text(rate(), "utf-8")
    assert said(folder, rate()) == ["'voting.cap_rate' is also in other.yaml."]
