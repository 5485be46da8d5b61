"""The shape of what was read as JSON; other programs rely on it, so it only ever grows."""

from typing import Literal

from typing_extensions import TypedDict

from accreditation.law.article_cues import DocumentLanguage
from accreditation.reading.articles import ReadStatutes
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


class ReadingShape(TypedDict):
    """A document that was read."""

    schema: Literal["accreditation.reading/1"]
    file: str
    format: str
    language: DocumentLanguage | None
    articles: list[ArticleShape]
    left_out: list[LeftOutShape]
    doubts: list[str]


def reading_data(statutes: ReadStatutes) -> ReadingShape:
    """What was read, as plain data."""
    source = statutes.source
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
    }


def _passage(passage: Passage) -> PassageShape:
    runs: list[RunShape] = []
    for at, place in enumerate(passage.offsets):
        last = runs[-1] if runs else None
        if last is not None and place == last["source"] + last["length"]:
            last["length"] += 1
        else:
            runs.append({"at": at, "source": place, "length": 1})
    return {"text": passage.text, "runs": runs}
