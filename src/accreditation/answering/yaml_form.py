"""Reading a filled form in YAML."""

import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ValidationError

from accreditation.answering.form import Entry, Form, Place
from accreditation.files import Document, Problem, Strict, faults_of, read_yaml, validate
from accreditation.language import Language


def _as_text(raw: Any) -> Any:
    """A name that YAML reads as something else, such as the number of an article."""
    plain = isinstance(raw, int | datetime.date) and not isinstance(raw, bool)
    return str(raw) if plain else raw


Word = Annotated[str, BeforeValidator(_as_text)]


class FormFile(Strict):
    """A form: what was asked about which cooperative, and the answers."""

    form: Literal["accreditation.form/1"]
    cooperative: Word
    as_of: datetime.date
    language: Language
    regimes: list[str] = []
    years: list[Word] = []
    answers: list[Any] | None = None


class AnswerEntry(Strict):
    """An answer to one question; without a value there is none.

    Attributes:
        article: The article of the statutes that states it.
        source: The key of a document of the dossier, or the title of a new one.
        at: The place in it.
    """

    subject: Word
    fact: str
    item: Word | None = None
    value: Any = None
    article: Word | None = None
    source: Word | None = None
    at: Word | None = None


def read_yaml_form(file: Path) -> Form:
    """The form in ``file``.

    Raises:
        InputError: it is not a form; what is wrong with single answers is kept in the form.
    """
    document = read_yaml(file)
    source = validate(FormFile, document)
    problems: list[Problem] = []
    found = [_entry(document, i, raw, problems) for i, raw in enumerate(source.answers or [])]
    entries = tuple(entry for entry in found if entry is not None)
    return Form(
        source.cooperative,
        source.as_of,
        tuple(source.regimes),
        tuple(source.years),
        entries,
        tuple(problems),
    )


def _entry(document: Document, i: int, raw: Any, problems: list[Problem]) -> Entry | None:
    path = ("answers", i)
    try:
        answer = AnswerEntry.model_validate(raw)
    except ValidationError as error:
        problems += [
            document.problem((*path, *place), sentence)
            for place, sentence in faults_of(error, AnswerEntry)
        ]
        return None
    place = Place(document.file, document.line((*path, "value")))
    value = None if answer.value in ("", {}) else answer.value
    return Entry(
        place,
        answer.subject,
        answer.fact,
        answer.item,
        value,
        answer.source or None,
        answer.at or None,
        answer.article or None,
    )
