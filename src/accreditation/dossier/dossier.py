"""A dossier: a cooperative, versions of its statutes, and its financial years."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from accreditation.conditions import Facts
from accreditation.deciding import Record
from accreditation.dossier.articles import Article
from accreditation.dossier.claims import LegalClaim
from accreditation.dossier.models import AccreditationEntry, CooperativeEntry, DocumentEntry
from accreditation.language import Language


@dataclass(frozen=True, slots=True)
class Statutes:
    """The statutes in force from the day of their adoption until the next version.

    Attributes:
        facts: Everything that is known of them.
        articles: Those that the file holds, in its order.
        others: Of the facts, those that no article states.
        language: The language in which they are written.
        read: Whether their articles were read from a document.
    """

    adopted: datetime.date
    facts: Facts
    articles: tuple[Article, ...] = ()
    others: Facts = field(default_factory=dict)
    language: Language | None = None
    read: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year, both days included, and what is known of it.

    Attributes:
        claims: Legal references that its documents make.
    """

    id: str
    opens: datetime.date
    closes: datetime.date
    facts: Facts
    claims: tuple[LegalClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """An application for accreditation and what is known of it.

    Attributes:
        seeks: The accreditations applied for.
        submitted: The day it was handed in; None while it is being prepared.
    """

    id: str
    seeks: tuple[str, ...]
    submitted: datetime.date | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a user handed in, read and typed.

    Attributes:
        statutes: Versions of the statutes, oldest first.
        years: Financial years, oldest first.
        applications: Applications for accreditation, in the order of the file.
        documents: The documents that facts cite, by key.
        decisions: What persons decided, oldest first.
        decisions_file: Where they stand, each in the line of its number; None where nothing was
            read from files.
        files: The files it was read from, and that of its decisions.
    """

    cooperative: CooperativeEntry
    accreditations: Mapping[str, AccreditationEntry]
    statutes: tuple[Statutes, ...]
    years: tuple[Year, ...]
    applications: tuple[Application, ...]
    documents: Mapping[str, DocumentEntry]
    decisions: tuple[Record, ...] = ()
    decisions_file: Path | None = field(default=None, compare=False)
    files: tuple[Path, ...] = field(default=(), compare=False)
