"""By which words the articles of statutes are told in a document, as the pack lists them."""

from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from accreditation.files import Strict, nothing_usable, read_yaml, validate

ARTICLE_CUES_FILE = "reading/articles.yaml"

DocumentLanguage = Literal["fr", "nl", "de"]
"""A language in which documents are read."""

DOCUMENT_LANGUAGES: tuple[DocumentLanguage, ...] = get_args(DocumentLanguage)

Word = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S.*\S$|^\S$")]
Words = Annotated[list[Word], Field(min_length=1)]
Sign = Annotated[str, StringConstraints(min_length=1, max_length=1)]


class LanguageCues(Strict):
    """The words of one language.

    Attributes:
        article: What an article begins with.
        numbers: Numbers of articles that are written as a word.
        endings: What may be written after the digits of a number.
        divisions: What titles above articles begin with.
        contents: What a table of contents is called.
        closing: With what a document goes on after the last article.
        before: Words before a reference to an article.
        verbs: Words that show that a line is a sentence and no heading.
        common: Words by which the language is told.
        hyphenated: Words that keep their hyphen at the end of a line.
        pages: Words beside the number of a page.
    """

    article: Words
    numbers: dict[Word, Annotated[int, Field(ge=1)]]
    endings: list[Word]
    divisions: Words
    contents: Words
    closing: Words
    before: Words
    verbs: Words
    common: Words
    hyphenated: list[Word]
    pages: Words


class Confused(Strict):
    """What scanners take for one another: by the sign that is meant, those that stand for it.

    Attributes:
        letters: In words.
        digits: In numbers.
    """

    letters: dict[Sign, Word]
    digits: dict[Sign, Word]


class ArticleCues(Strict):
    """Every word by which articles are told.

    Attributes:
        additions: What may follow the number of an article, in the order they have.
        confused: What scanners take for one another.
        languages: The words of each language.
    """

    additions: Words
    confused: Confused
    languages: Annotated[dict[DocumentLanguage, LanguageCues], Field(min_length=1)]


def load_article_cues(folder: Path) -> ArticleCues:
    """The words by which articles are told, of the pack in ``folder``.

    Raises:
        InputError: the pack does not list them, or the file is wrong.
    """
    file = folder / ARTICLE_CUES_FILE
    if not file.is_file():
        raise nothing_usable(
            f"does not say how articles are told; add {ARTICLE_CUES_FILE}.", folder
        )
    return validate(ArticleCues, read_yaml(file))
