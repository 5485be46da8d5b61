"""A rule in plain words: whole, in four languages, and the same condition in each of them."""

import pytest

from accreditation.language import LANGUAGES
from accreditation.reports.plain_words import PlainWords
from tests.conftest import own_pack, run_here

PACK = own_pack()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", PACK.rules)
def test_no_name_of_the_program_is_left(rule, language):
    words = PlainWords(PACK, language)
    source = PACK.rules[rule]
    said = words.condition(source.passes_when)
    for name in PACK.meanings:
        assert name not in said
    for name in PACK.parameters:
        assert name not in said
    for text in (source.source.fails, source.source.remedy):
        assert "{" not in words.sentence(source, text)


def test_every_language_says_the_same_condition():
    for rule in PACK.rules.values():
        said = {
            language: PlainWords(PACK, language).condition(rule.passes_when)
            for language in LANGUAGES
        }
        indents = {
            language: [len(line) - len(line.lstrip()) for line in text.splitlines()]
            for language, text in said.items()
        }
        assert len({tuple(shape) for shape in indents.values()}) == 1, rule.name


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "- « voix pour » est supérieur à « voix contre »"),
        ("nl", "- ‘stemmen voor’ is meer dan ‘stemmen tegen’"),
        ("de", "- „Jastimmen“ ist mehr als „Neinstimmen“"),
        ("en", "- “votes for” is more than “votes against”"),
    ],
)
def test_a_comparison_reads_as_a_sentence(language, line):
    out = run_here("explain", "csa.amendments-carried", "--lang", language).out
    assert line in [said.strip() for said in out.splitlines()]


def test_numbers_dates_and_rates_are_written_as_in_each_language():
    rates = {"fr": "0,00 €", "nl": "0,00 €", "de": "0,00 €", "en": "€0.00"}
    for language, amount in rates.items():
        out = run_here("explain", "cnc.information-and-training", "--lang", language).out
        assert amount in out.replace("\u202f", " ").replace("\xa0", " "), language
