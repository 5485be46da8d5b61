"""Articles as plain words, in which phrases are looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from accreditation.interpreting.figures import Figures
from accreditation.interpreting.sentences import sentences
from accreditation.interpreting.tokens import Line, tokens_of
from accreditation.law.article_cues import DocumentLanguage
from accreditation.law.clause_cues import LanguageWords


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """An article as plain words.

    Attributes:
        number: Its number.
        text: Its text.
        heading: The words of its heading.
        sentences: The words of its text.
    """

    number: str
    text: str
    heading: Line
    sentences: Sequence[Line]

    @property
    def lines(self) -> Sequence[Line]:
        """Everything in it."""
        return (self.heading, *self.sentences)


class PlainArticles:
    """Makes plain words of articles of one language.

    Args:
        language: The language of the articles.
        words: What it writes for percentages, euros, cents and abbreviations.
    """

    def __init__(self, language: DocumentLanguage, words: LanguageWords) -> None:
        self._figures = Figures(language, words)
        self._abbreviations = frozenset(words.abbreviations)

    def article(self, number: str, heading: str, text: str) -> PlainArticle:
        """The words of an article."""
        head = self._figures.written(heading, tokens_of(heading))
        tokens = self._figures.written(text, tokens_of(text))
        return PlainArticle(number, text, Line(head), sentences(text, tokens, self._abbreviations))
