"""Model clauses: wording for the statutes that meets rules, as it stands in the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from accreditation.files import (
    Document,
    InputError,
    Problem,
    Strict,
    collected,
    read_yaml,
    shape,
    validate,
)
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.rules import Period, RuleName

CLAUSES_FOLDER = "clauses"
WITHOUT_FILE = "none.yaml"

ClauseName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]


class ClauseFile(Strict):
    """A clause as it is written.

    Attributes:
        clause: Its name, which is that of its file.
        satisfies: The rules on statutes that it meets, whatever else the statutes say.
        cites: The law that it carries out.
        in_force: The days on which it may be offered; by default all on which its rules apply.
        given: Facts of the cooperative without which it is not offered.
        judged: Judgements that stay with a person whatever the wording; it meets its rules if they
            are given.
        provides: Facts that an article with this text states, as in a statutes file; the name of a
            parameter in braces stands for its value.
        text: The wording; the name of a parameter in braces stands for its value.
        note: What the cooperative has to choose or to fill in.
    """

    clause: ClauseName
    satisfies: Annotated[list[RuleName], Field(min_length=1)]
    cites: Annotated[list[LawReference], Field(min_length=1)]
    in_force: Period | None = None
    given: dict[str, Any] = {}
    judged: list[str] = []
    title: Text
    provides: Annotated[dict[str, Any], Field(min_length=1)]
    text: Text
    note: Text | None = None


WITHOUT_CLAUSE = shape(dict[RuleName, Annotated[str, StringConstraints(min_length=1)]])


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and the file it stands in."""

    source: ClauseFile
    document: Document

    @property
    def name(self) -> str:
        """Its name."""
        return self.source.clause


@dataclass(frozen=True, slots=True)
class Clauses:
    """The model clauses of a rule pack, held only to the shape of their files.

    Attributes:
        written: Every clause, in the order of the files.
        without: For rules that no wording can meet, the reason, in English.
        reasons: The file of these reasons, if there is one.
    """

    written: tuple[Clause, ...] = ()
    without: Mapping[str, str] = field(default_factory=dict)
    reasons: Document | None = None


def load_clauses(folder: Path) -> Clauses:
    """The clauses of a rule pack, which may have none.

    Raises:
        InputError: a file is not what it should be.
    """
    problems: list[Problem] = []
    written: list[Clause] = []
    reasons: Document | None = None
    without: Mapping[str, str] = {}
    for file in sorted((folder / CLAUSES_FOLDER).glob("*.yaml")):
        document = collected(problems, partial(read_yaml, file))
        if document is None:
            continue
        if file.name == WITHOUT_FILE:
            reasons = document
            without = collected(problems, partial(validate, WITHOUT_CLAUSE, document)) or {}
            continue
        source = collected(problems, partial(validate, ClauseFile, document))
        if source is not None:
            written.append(Clause(source, document))
    if problems:
        raise InputError(problems)
    return Clauses(tuple(written), without, reasons)
