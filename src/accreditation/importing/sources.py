"""The export as a document of the dossier, and figures as facts that cite it."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from accreditation.dossier.models import DocumentEntry, Id
from accreditation.files import nothing_usable
from accreditation.importing.figures import Figures, sentence
from accreditation.importing.mapping import Kind
from accreditation.importing.tables import Table
from accreditation.language import Language, phrase


def document_for(
    table: Table,
    kind: Kind,
    dated: datetime.date | None,
    language: Language,
) -> dict[str, Any]:
    """The entry of a table among the documents."""
    title = phrase(f"import.title_{kind}").in_(language).format(file=table.file.name)
    day = {} if dated is None else {"date": dated}
    return {"title": title, **day, "sha256": table.sha256}


def is_key(text: str) -> bool:
    """Whether a document can be called so."""
    try:
        TypeAdapter(Id).validate_python(text)
    except ValidationError:
        return False
    return True


def is_listed(key: str, entry: Mapping[str, Any], documents: Mapping[str, DocumentEntry]) -> bool:
    """Whether a dossier has the document of a table already.

    Raises:
        InputError: another document has its key.
    """
    listed = documents.get(key)
    if listed is not None and listed.sha256 != entry["sha256"]:
        raise nothing_usable(
            f"the dossier has another document called '{key}'; to cite it, or to give this one "
            "another name, use --source."
        )
    return listed is not None


def stated(
    figures: Figures, document: str, language: Language, without: Collection[str]
) -> dict[str, dict[str, Any]]:
    """Figures as a year file states facts."""
    facts: dict[str, dict[str, Any]] = {}
    parts: dict[str, dict[str, Any]] = {
        **{name: {"value": value} for name, value in figures.values.items()},
        **figures.lists,
    }
    for name, part in parts.items():
        if name not in without:
            at = sentence(figures.places[name], language)
            facts[name] = {**part, "source": document, "at": at}
    return facts
