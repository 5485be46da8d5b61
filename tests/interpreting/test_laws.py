"""What holds of any text that articles may have, read with the phrases of the rules."""

from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from accreditation.interpreting.interpreter import read_articles
from accreditation.interpreting.readings import Interpretation
from accreditation.law.clause_cues import ClauseCues, load_clause_cues
from tests.conftest import FIXTURES, ROOT

LANGUAGES = ("fr", "nl")


@cache
def listed() -> ClauseCues:
    return load_clause_cues(ROOT / "rules")


def read(language, *articles) -> Interpretation:
    return read_articles(listed(), language, articles)


@cache
def passages(language) -> list[str]:
    """Parts of sentences of real wording."""
    clauses = [
        clause["text"]
        for file in sorted((FIXTURES / "reading" / "clauses").glob(f"*.{language}.yaml"))
        for clause in yaml.safe_load(file.read_text("utf-8"))
    ]
    return [part for text in clauses for part in text.split(",")]


def texts(language):
    """Any characters, and parts of clauses put together as nobody would."""
    joints = st.sampled_from([" ", ", ", ". ", " ;\n", ":\n- ", "\n", "\u00a0", "… ", "’"])
    part = st.sampled_from(passages(language)) | st.text(max_size=12)
    return st.lists(st.tuples(part, joints), max_size=12).map(
        lambda parts: "".join(word + joint for word, joint in parts)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_quote_stands_where_it_says(language, data):
    articles = [
        (str(number), data.draw(st.text(max_size=20)), data.draw(texts(language)))
        for number in range(1, data.draw(st.integers(1, 3)) + 1)
    ]
    written = {number: text for number, _, text in articles}
    found = read(language, *articles)
    for one in (*found.readings, *found.unclear):
        assert one.quotes
        for quote in one.quotes:
            assert written[one.article][quote.start : quote.end] == quote.text
            assert quote.text.strip() == quote.text != ""
            for start, end in quote.cues:
                assert quote.start <= start < end <= quote.end


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_case_and_typography_change_nothing(language, data):
    text = data.draw(st.lists(st.sampled_from(passages(language)), max_size=6).map(" ".join))
    told = read(language, ("1", "", text))
    other = read(language, ("1", "", text.replace("'", "’").replace(" ", "\u00a0")))
    assert [(one.fact, one.value) for one in told.readings] == [
        (one.fact, one.value) for one in other.readings
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_article_that_says_nothing_changes_nothing(language, data):
    text = data.draw(texts(language))
    alone = read(language, ("1", "", text))
    beside = read(language, ("1", "", text), ("2", "", "12345 67890."))
    assert alone.readings == beside.readings
    assert alone.unclear == beside.unclear


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_an_end_is_read_all_the_same(language):
    """Text that never stops takes no more than its length in time."""
    text = " ".join(passages(language)[:40]).replace(".", " ") * 20
    assert read(language, ("1", "", text)) is not None
