"""A filled form, whatever kind of file it came in."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accreditation.files import Problem
from accreditation.language import Language

NONE = "none"
"""The answer that a list has no items, and nothing is missing from it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a form.

    Attributes:
        line: The line of a text file.
        cell: The cell and its sheet, of a workbook.
    """

    file: Path
    line: int | None = None
    cell: str | None = None

    def problem(self, message: str) -> Problem:
        """What is wrong there."""
        return Problem(self.file, self.line, f"{self.cell}: {message}" if self.cell else message)

    def __str__(self) -> str:
        return f"line {self.line}" if self.cell is None else self.cell


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form says about one question.

    Attributes:
        subject: The file that the question is about, as ``Home.key`` names it.
        value: The answer as a file of a dossier writes it; None if there is none.
        source: The key of a document, or the title of a new one.
        at: The place in it.
        article: The article of the statutes, for a fact of theirs.
        wrong: The sentence on an answer that cannot be read.
    """

    place: Place
    subject: str
    fact: str
    item: str | None = None
    value: Any = None
    source: str | None = None
    at: str | None = None
    article: str | None = None
    wrong: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """The question that it answers."""
        return self.subject, self.fact, self.item


@dataclass(frozen=True, slots=True)
class Form:
    """A filled form.

    Attributes:
        cooperative: Id of the cooperative that was asked about.
        as_of: The date from which its dossier was looked at.
        regimes: The sets of rules asked for; none for the dossier's own.
        years: The years asked for; none for every one that counts.
        entries: What it says, in its order; questions without an answer may be left out.
        problems: What could not be read.
        language: Of a workbook, the language of its words; None where a form writes as files do.
    """

    cooperative: str
    as_of: datetime.date
    regimes: tuple[str, ...]
    years: tuple[str, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    language: Language | None = None


class Refused(Exception):
    """An answer that cannot be taken; its arguments are the sentences that say why."""


class Misread(Exception):
    """A cell that holds no value of its fact; the sentence says what it wants."""
