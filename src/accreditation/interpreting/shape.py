"""The shape of what was read as JSON; other programs rely on it, so it only ever grows."""

from collections.abc import Sequence
from typing import Any, Literal

from typing_extensions import TypedDict

from accreditation.interpreting.readings import Interpretation, Quote
from accreditation.law.article_cues import DocumentLanguage
from accreditation.reading.articles import ReadArticle, ReadStatutes
from accreditation.reading.flow import Passage
from accreditation.reading.sections import Reason

SCHEMA: Literal["accreditation.reading/1"] = "accreditation.reading/1"


class RunShape(TypedDict):
    """Characters in a row: where they begin in a text and in the document, and how many."""

    at: int
    source: int
    length: int


class PassageShape(TypedDict):
    """Running text, and where each stretch of it stands in the text of the document."""

    text: str
    runs: list[RunShape]


class ArticleShape(TypedDict):
    """An article: its number, the beginning as it stands there, and its words."""

    number: str
    written: str
    heading: PassageShape | None
    text: PassageShape
    page: int | None
    paragraph: int


class LeftOutShape(TypedDict):
    """A stretch of the document that belongs to no article, and why."""

    reason: Reason
    place: str
    start: int
    end: int
    text: str


class QuoteShape(TypedDict):
    """Words of an article, where they stand in its text, and from where in the document."""

    text: str
    start: int
    end: int
    runs: list[RunShape]


class FactShape(TypedDict):
    """What an article states, as it was read and as a statutes file writes it."""

    fact: str
    value: Any
    article: str
    certain: bool
    doubts: list[str]
    quotes: list[QuoteShape]


class UnclearShape(TypedDict):
    """A fact of which an article says something that may be one of several values."""

    fact: str
    article: str
    values: list[Any]
    quotes: list[QuoteShape]


class ReadingShape(TypedDict):
    """A document that was read."""

    schema: Literal["accreditation.reading/1"]
    file: str
    format: str
    language: DocumentLanguage | None
    articles: list[ArticleShape]
    left_out: list[LeftOutShape]
    doubts: list[str]
    facts: list[FactShape]
    unclear: list[UnclearShape]
    silent_on: list[str]


def reading_data(statutes: ReadStatutes, interpretation: Interpretation) -> ReadingShape:
    """What was read, as plain data."""
    source = statutes.source
    articles = {article.number: article for article in statutes.articles}
    return {
        "schema": SCHEMA,
        "file": source.file.name,
        "format": source.format,
        "language": statutes.language,
        "articles": [
            {
                "number": article.number,
                "written": article.written,
                "heading": _passage(article.heading) if article.heading.text else None,
                "text": _passage(article.text),
                "page": article.page,
                "paragraph": article.paragraph,
            }
            for article in statutes.articles
        ],
        "left_out": [
            {
                "reason": part.reason,
                "place": part.place,
                "start": part.start,
                "end": part.end,
                "text": source.text[part.start : part.end].strip(),
            }
            for part in statutes.left_out
            if part.reason is not None
        ],
        "doubts": list(statutes.doubts),
        "facts": [
            {
                "fact": one.fact,
                "value": one.value,
                "article": one.article,
                "certain": one.certain,
                "doubts": list(one.doubts),
                "quotes": [_quote(quote, articles[one.article]) for quote in one.quotes],
            }
            for one in interpretation.readings
        ],
        "unclear": [
            {
                "fact": one.fact,
                "article": one.article,
                "values": list(one.values),
                "quotes": [_quote(quote, articles[one.article]) for quote in one.quotes],
            }
            for one in interpretation.unclear
        ],
        "silent_on": list(interpretation.silent_on),
    }


def _quote(quote: Quote, article: ReadArticle) -> QuoteShape:
    offsets = article.text.offsets[quote.start : quote.end]
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "runs": _runs(offsets, quote.start),
    }


def _passage(passage: Passage) -> PassageShape:
    return {"text": passage.text, "runs": _runs(passage.offsets)}


def _runs(offsets: Sequence[int], first: int = 0) -> list[RunShape]:
    runs: list[RunShape] = []
    for at, place in enumerate(offsets, first):
        last = runs[-1] if runs else None
        if last is not None and place == last["source"] + last["length"]:
            last["length"] += 1
        else:
            runs.append({"at": at, "source": place, "length": 1})
    return runs
