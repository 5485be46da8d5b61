"""What the words by which articles are told must be, besides well-formed."""

from collections import Counter
from collections.abc import Iterator

from accreditation.files import InputError, Problem
from accreditation.law import Pack
from accreditation.law.article_cues import (
    ARTICLE_CUES_FILE,
    DOCUMENT_LANGUAGES,
    ArticleCues,
    LanguageCues,
    load_article_cues,
)

LISTS = (
    "article",
    "endings",
    "divisions",
    "contents",
    "closing",
    "before",
    "verbs",
    "common",
    "hyphenated",
    "pages",
)


def lint_article_cues(pack: Pack) -> Iterator[Problem]:
    """Every problem of the words by which articles are told; a pack may do without them."""
    file = pack.folder / ARTICLE_CUES_FILE
    if not file.is_file():
        return
    try:
        cues = load_article_cues(pack.folder)
    except InputError as error:
        yield from error.problems
        return
    for message in _faults(cues):
        yield Problem(file, None, message)


def _faults(cues: ArticleCues) -> Iterator[str]:
    for language in DOCUMENT_LANGUAGES:
        if language not in cues.languages:
            yield f"the words of '{language}' are missing."
    yield from _twice("additions", cues.additions)
    for language, words in cues.languages.items():
        for name in LISTS:
            yield from _twice(f"{language}: {name}", getattr(words, name))
        yield from _clashes(language, words)


def _twice(name: str, words: list[str]) -> Iterator[str]:
    for word, number in Counter(words).items():
        if number > 1:
            yield f"{name}: '{word}' stands there more than once."
        if word != word.lower():
            yield f"{name}: '{word}' has capitals, which do not count."
        if "’" in word:
            yield f"{name}: write '{word}' with a straight apostrophe."


def _clashes(language: str, words: LanguageCues) -> Iterator[str]:
    for word in sorted(set(words.article) & set(words.divisions)):
        yield f"{language}: '{word}' cannot begin both an article and the title of a chapter."
    for word in sorted(set(words.contents) & set(words.closing)):
        yield f"{language}: '{word}' cannot be both a table of contents and the end of a document."
