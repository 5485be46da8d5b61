"""The file of amendments as people write it."""

import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from accreditation.dossier.models import DocumentEntry, Facts, Id
from accreditation.files import Strict
from accreditation.language import Language

Number = Annotated[
    str,
    BeforeValidator(lambda given: str(given) if isinstance(given, int) else given),
    StringConstraints(pattern=r"^\S(.*\S)?$"),
]
"""The number of an article; 22 may be written without quotation marks."""

Words = Annotated[str, StringConstraints(pattern=r"\S")]

Kinds = Annotated[
    list[str], BeforeValidator(lambda given: given if isinstance(given, list) else [given])
]
"""One kind of amendment or several."""


class AmendmentEntry(Strict):
    """What happens to one article: exactly one of the first four keys says it.

    Attributes:
        replace: The article that gets new words or a new heading.
        insert: The number of a new article.
        repeal: The article that goes.
        renumber: The article that gets another number.
        to: For ``renumber``: the new number.
        after: For ``insert``: the article behind which the new one stands; else by its number.
        text: The new words, verbatim.
        gist: What they say, where only that is known.
        source: The document that reports the words, when the draft itself is not there.
        at: The place in that document.
        provides: The facts that the article states then; for a repeal, what the statutes say then.
        kind: What the amendment is to company law, where the facts do not tell.
    """

    replace: Number | None = None
    insert: Number | None = None
    repeal: Number | None = None
    renumber: Number | None = None
    to: Number | None = None
    after: Number | None = None
    heading: str | None = None
    text: Words | None = None
    gist: Words | None = None
    source: Id | None = None
    at: str | None = None
    provides: Facts = {}
    kind: Kinds = []


class AmendmentsFile(Strict):
    """Amendments to the statutes in force, as they are put to a meeting.

    Attributes:
        adopted: The day of the meeting.
        facts: What other documents say about the amended statutes, where no article is known.
    """

    cooperative: Id
    adopted: datetime.date
    language: Language | None = None
    amendments: Annotated[list[AmendmentEntry], Field(min_length=1)]
    documents: dict[Id, DocumentEntry] = {}
    facts: dict[str, Any] = {}
