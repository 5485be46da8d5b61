"""Where things stand in the files of a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accreditation.dossier.loading import DOSSIER_FILE
from accreditation.files import Document, read_yaml
from accreditation.findings import Subject, SubjectKind

_FILES: tuple[tuple[str, SubjectKind, str], ...] = (
    ("statutes", "statutes", "adopted"),
    ("years", "year", "year"),
    ("applications", "application", "application"),
)
"""The lists of a dossier file, what the files in them are about, and the key that names it."""


@dataclass(frozen=True, slots=True)
class FilePositions:
    """A file, and the lines of what it states.

    Attributes:
        articles: The line of each article of the statutes, by number.
        facts: The line of each fact that stands outside articles, by name.
    """

    file: Path
    articles: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Positions:
    """Where things stand in a dossier.

    Attributes:
        dossier: Its main file.
        statutes: The versions of the statutes, by the day of their adoption.
        subjects: The files on subjects, by what they are about.
    """

    dossier: Path
    statutes: Mapping[str, FilePositions]
    subjects: Mapping[Subject, FilePositions]


def positions_of(place: Path) -> Positions:
    """Where things stand in the dossier at ``place``, which has been loaded without problems.

    Raises:
        InputError: a file cannot be read any more.
    """
    file = place / DOSSIER_FILE if place.is_dir() else place
    listed = read_yaml(file).data
    found: dict[Subject, FilePositions] = {}
    for key, kind, named in _FILES:
        for name in listed.get(key) or ():
            document = read_yaml(file.parent / name)
            found[Subject(kind, str(document.data[named]))] = _positions(document)
    statutes = {s.id: positions for s, positions in found.items() if s.kind == "statutes"}
    return Positions(file, statutes, found)


def _positions(document: Document) -> FilePositions:
    def lines(key: str) -> dict[str, int]:
        stated: Mapping[str, Any] = document.data.get(key) or {}
        return {name: document.line((key, name)) for name in stated}

    claims = {"practice.claims": document.line(("claims",))} if "claims" in document.data else {}
    return FilePositions(document.file, lines("articles"), {**lines("facts"), **claims})
