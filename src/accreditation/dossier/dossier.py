"""A dossier: a cooperative, versions of its statutes, and its financial years."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from accreditation.conditions import Facts
from accreditation.dossier.models import AccreditationEntry, CooperativeEntry, DocumentEntry


@dataclass(frozen=True, slots=True)
class Statutes:
    """The statutes in force from the day of their adoption until the next version."""

    adopted: datetime.date
    facts: Facts


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year, both days included, and what is known of it."""

    id: str
    opens: datetime.date
    closes: datetime.date
    facts: Facts


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a user handed in, read and typed.

    Attributes:
        statutes: Versions of the statutes, oldest first.
        years: Financial years, oldest first.
        documents: The documents that facts cite, by key.
    """

    cooperative: CooperativeEntry
    accreditations: Mapping[str, AccreditationEntry]
    statutes: tuple[Statutes, ...]
    years: tuple[Year, ...]
    documents: Mapping[str, DocumentEntry]
