"""The files of a dossier as people write them."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from accreditation.files import Strict
from accreditation.language import Language

Facts = Annotated[dict[str, Any], BeforeValidator(lambda given: {} if given is None else given)]
"""Facts by name; a heading with nothing under it states none."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class CooperativeEntry(Strict):
    """Who the dossier is about.

    Attributes:
        form: Legal form: cooperative, European cooperative, equivalent foreign form, or another.
        enterprise_number: Number in the Belgian register of enterprises.
        incorporated: Date of incorporation, when it is known.
    """

    id: Id
    name: Annotated[str, StringConstraints(min_length=1)]
    form: Literal["SC", "SCE", "foreign_equivalent", "other"]
    enterprise_number: Annotated[str, StringConstraints(max_length=20)] | None = None
    incorporated: datetime.date | None = None


class AccreditationEntry(Strict):
    """An accreditation that is held, applied for, or presumed (former social-purpose companies).

    Attributes:
        since: From when, as far as documents tell.
        until: The last day, where it was lost or given up.
    """

    status: Literal["held", "sought", "presumed"]
    since: datetime.date | None = None
    until: datetime.date | None = None


class DocumentEntry(Strict):
    """A document of the dossier that facts can cite.

    Attributes:
        sha256: The digest of its file, where facts were taken from that.
    """

    title: Annotated[str, StringConstraints(min_length=1)]
    date: datetime.date | None = None
    language: Language | None = None
    sha256: Digest | None = None


class DossierFile(Strict):
    """``dossier.yaml``: the cooperative, its accreditations, and where the rest stands."""

    cooperative: CooperativeEntry
    accreditations: dict[str, AccreditationEntry] = {}
    statutes: list[str] = []
    years: list[str] = []
    applications: list[str] = []
    documents: dict[Id, DocumentEntry] = {}


Quote = Annotated[str, StringConstraints(pattern=r"\S")]
Quotes = Quote | Annotated[list[Quote], Field(min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"\S")]

MAX_REFERENCE = 200
"""The most characters of a legal reference."""


class Quoting(Strict):
    """Something that rests on words of an article.

    Attributes:
        quote: The exact words, or a list of several passages.
    """

    quote: Quotes

    @property
    def quotes(self) -> tuple[str, ...]:
        """The passages."""
        return (self.quote,) if isinstance(self.quote, str) else tuple(self.quote)


class ProposedEntry(Quoting):
    """What was read in an article, and nobody has confirmed yet.

    Attributes:
        value: The fact, as it would stand under ``provides``.
        certain: Whether only one reading is possible.
        doubts: Why not.
    """

    value: Any
    certain: bool
    doubts: list[str] = []


class UnclearEntry(Quoting):
    """What an article says something of, without its being clear what.

    Attributes:
        values: What it may be.
    """

    values: Annotated[list[Any], Field(min_length=1)]


class ConfirmedEntry(Quoting):
    """Who confirmed a fact that was read and stands under ``provides``.

    Attributes:
        words: The digest of the text of the article on that day.
        proposed: What had been read, where the person corrected it.
    """

    by: Name
    on: datetime.date
    words: Digest | None = None
    proposed: Any = None


class ConfirmedSilence(Strict):
    """Who confirmed that the statutes are silent on a fact.

    Attributes:
        words: The digest of the texts of all articles on that day.
    """

    by: Name
    on: datetime.date
    words: Digest


class ReadFrom(Strict):
    """The document from which the articles were read."""

    file: Name
    sha256: Digest


class ArticleEntry(Strict):
    """An article of the statutes and the facts it provides.

    Attributes:
        text: Its words, verbatim.
        gist: A summary, where only that is known.
        amended: When it was amended, as precisely as is known: a year, a month or a day.
        source: The document that reports the article, when the statutes themselves are not there.
        at: The place in that document.
        provides: Facts on which the article settles the statutes' answer.
        proposed: Facts that were read in its text and that nobody has confirmed.
        unclear: Facts of which its text says something, without its being clear what.
        confirmed: Of the facts under ``provides``, those that were read and confirmed.
    """

    heading: str | None = None
    text: str | None = None
    gist: str | None = None
    amended: list[
        datetime.date | Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")]
    ] = []
    source: Id | None = None
    at: str | None = None
    provides: Facts = {}
    proposed: dict[str, ProposedEntry] = {}
    unclear: dict[str, UnclearEntry] = {}
    confirmed: dict[str, ConfirmedEntry] = {}


class StatutesFile(Strict):
    """One version of the statutes.

    Attributes:
        read: The document from which the articles were read, if they were.
        facts: What other documents say about the statutes, where no article is known.
        confirmed: Of the silences under ``facts``, who confirmed them.
    """

    cooperative: Id
    adopted: datetime.date
    language: Language
    read: ReadFrom | None = None
    articles: Annotated[dict[str, ArticleEntry], Field(min_length=1)]
    documents: dict[Id, DocumentEntry] = {}
    facts: Facts = {}
    confirmed: dict[str, ConfirmedSilence] = {}


class ClaimEntry(Strict):
    """A legal reference that a document makes.

    Attributes:
        document: The document that makes it.
        at: The place in that document.
        instrument: Key of the law that it cites.
        cites: The place in that law, as the document writes it, without the name of the law.
        for_: What it is cited for: a rule, or an instrument and a place, as the rules write it.
        means: Which place a person takes the words for, where they are not clear.
    """

    document: Id
    at: str
    instrument: Name
    cites: Annotated[str, StringConstraints(pattern=r"\S", max_length=MAX_REFERENCE)]
    for_: Annotated[Name, Field(alias="for")]
    means: Name | None = None


class YearFile(Strict):
    """What was decided or done in one financial year, both days included.

    Attributes:
        claims: Legal references that documents of the year make, by a name.
    """

    year: int | Id
    opens: datetime.date
    closes: datetime.date
    documents: dict[Id, DocumentEntry] = {}
    claims: dict[Id, ClaimEntry] = {}
    facts: Facts = {}


class ApplicationFile(Strict):
    """An application for one accreditation or for several at once.

    Attributes:
        application: Its name in the dossier.
        seeks: The accreditations applied for.
        submitted: The day it was handed in; none while it is being prepared.
    """

    application: Id
    seeks: Annotated[list[str], Field(min_length=1)]
    submitted: datetime.date | None = None
    documents: dict[Id, DocumentEntry] = {}
    facts: Facts = {}


class StatedValue(Strict):
    """A fact with the document and the place that state it."""

    value: Any
    source: Id | None = None
    at: str | None = None


class StatedList(Strict):
    """A list: its items by name, or only their number, and whether nothing is missing.

    A file that does not say that a list is complete does not claim it.
    """

    items: dict[str, dict[str, Any]] | None = None
    number: Annotated[int, Field(ge=0)] | None = None
    complete: bool | None = None
    source: Id | None = None
    at: str | None = None
