"""Reading a dossier from its folder, with every problem of every file at once."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from accreditation.conditions import Choice, add_months
from accreditation.deciding import DECISIONS_FILE, read_decisions
from accreditation.dossier.claims import read_claims
from accreditation.dossier.dossier import Application, Dossier, Statutes, Year
from accreditation.dossier.facts import FactReader
from accreditation.dossier.models import (
    ApplicationFile,
    DocumentEntry,
    DossierFile,
    StatutesFile,
    YearFile,
)
from accreditation.dossier.statutes import read_statutes
from accreditation.files import (
    Document,
    InputError,
    Problem,
    collected,
    finish_replacing,
    nothing_usable,
    read_yaml,
    suggest,
    validate,
)
from accreditation.law import Vocabulary

DOSSIER_FILE = "dossier.yaml"

MAX_MONTHS = 23
"""Longest financial year, in months, that is not taken for a slip."""

Model = TypeVar("Model", StatutesFile, YearFile, ApplicationFile)


def dossier_file(path: Path) -> Path:
    """The file of the dossier in the folder ``path``, or ``path`` itself.

    Answers that a killed process left half written are finished first.

    Raises:
        InputError: there is no dossier, or those answers cannot be finished.
    """
    file = path / DOSSIER_FILE if path.is_dir() else path
    if path.is_dir() and not file.is_file():
        raise nothing_usable(
            f"is a folder without {DOSSIER_FILE}; 'accreditation new' makes one.", path
        )
    finish_replacing(file.parent)
    return file


def load_dossier(
    path: Path, vocabulary: Vocabulary, instead: Mapping[Path, str] | None = None
) -> Dossier:
    """The dossier in the folder ``path``, or whose file ``path`` is.

    Args:
        path: The folder or the file.
        vocabulary: The facts there are.
        instead: Texts of files, by path, that are read in place of what stands on the disk.

    Raises:
        InputError: there is no dossier, or something in it is wrong.
    """
    return _Loader(dossier_file(path), instead or {}, vocabulary).dossier()


class _Loader:
    def __init__(self, file: Path, instead: Mapping[Path, str], vocabulary: Vocabulary) -> None:
        self.instead = instead
        self.document = self._read(file)
        self.source = validate(DossierFile, self.document)
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.documents: dict[str, DocumentEntry] = {}

    def dossier(self) -> Dossier:
        statutes = self._listed("statutes", self.source.statutes, StatutesFile)
        years = self._listed("years", self.source.years, YearFile)
        applications = self._listed("applications", self.source.applications, ApplicationFile)
        self._cooperative()
        self._register(self.document, self.source.documents)
        for document, file in statutes:
            self._register(document, file.documents)
        for document, year in years:
            self._register(document, year.documents)
        for document, application in applications:
            self._register(document, application.documents)
        versions = sorted((self._statutes(*read) for read in statutes), key=lambda v: v.adopted)
        found = sorted((self._year(*read) for read in years), key=lambda year: year.closes)
        self._distinct(years, found)
        sought = [self._application(*read) for read in applications if self._known_aims(*read)]
        decisions = collected(self.problems, partial(read_decisions, self._beside()))
        if len({application.id for application in sought}) < len(sought):
            self.problems.append(
                self.document.problem(["applications"], "two of these files have the same name.")
            )
        if len({version.adopted for version in versions}) < len(versions):
            self.problems.append(
                self.document.problem(["statutes"], "two versions were adopted on the same day.")
            )
        if self.problems:
            raise InputError(self.problems)
        return Dossier(
            self.source.cooperative,
            self.source.accreditations,
            tuple(versions),
            tuple(found),
            tuple(sought),
            self.documents,
            decisions or (),
            self._beside(),
            (
                self.document.file,
                *(document.file for document, _ in (*statutes, *years, *applications)),
                self._beside(),
            ),
        )

    def _beside(self) -> Path:
        """The file of decisions."""
        return self.document.file.with_name(DECISIONS_FILE)

    def _listed(
        self, key: str, names: list[str], model: type[Model]
    ) -> list[tuple[Document, Model]]:
        found = []
        for i, name in enumerate(names):
            file = self.document.file.parent / name
            if file not in self.instead and not file.is_file():
                self.problems.append(
                    self.document.problem(
                        [key, i], f"the file {name} that is listed here is missing."
                    )
                )
                continue
            read = collected(self.problems, partial(self._read, file))
            if read is not None:
                entry = collected(self.problems, partial(validate, model, read))
                if entry is not None:
                    found.append((read, entry))
        return found

    def _read(self, file: Path) -> Document:
        return Document(file, self.instead[file]) if file in self.instead else read_yaml(file)

    def _cooperative(self) -> None:
        number = self.source.cooperative.enterprise_number
        if number is not None and not _is_valid(number):
            self.problems.append(
                self.document.problem(
                    ["cooperative", "enterprise_number"],
                    f"{number!r} is not a valid enterprise number; its check digits do not fit.",
                )
            )
        for regime, entry in self.source.accreditations.items():
            if not self._is_accreditation(self.document, ["accreditations", regime], regime):
                continue
            fact = self.vocabulary.signatures.get(f"accreditation.{regime}")
            known = fact.type.options if fact and isinstance(fact.type, Choice) else entry.status
            if entry.status not in known:
                options = ", ".join(option for option in known if option != "none")
                self.problems.append(
                    self.document.problem(
                        ["accreditations", regime, "status"],
                        f"'{regime}' cannot be '{entry.status}', only one of {options}.",
                    )
                )

    def _is_accreditation(self, document: Document, path: list[str | int], name: str) -> bool:
        """Whether the rules know an accreditation called ``name``; if not, a problem says so."""
        known = self.vocabulary.accreditations
        if name not in known:
            listed = " or ".join(f"'{one}'" for one in known) or "none"
            message = (
                f"'{name}' is no accreditation, the rules know {listed}.{suggest(name, known)}"
            )
            self.problems.append(document.problem(path, message))
        return name in known

    def _register(self, document: Document, entries: Mapping[str, DocumentEntry]) -> None:
        for key, entry in entries.items():
            if self.documents.setdefault(key, entry) != entry:
                self.problems.append(
                    document.problem(
                        ["documents", key],
                        f"'{key}' already names another document of the dossier.",
                    )
                )

    def _statutes(self, document: Document, source: StatutesFile) -> Statutes:
        if source.cooperative != self.source.cooperative.id:
            self.problems.append(
                document.problem(
                    ["cooperative"],
                    f"these are the statutes of '{source.cooperative}'; the dossier is about "
                    f"'{self.source.cooperative.id}'.",
                )
            )
        return read_statutes(document, source, self.vocabulary, self.documents, self.problems)

    def _year(self, document: Document, source: YearFile) -> Year:
        if source.opens > source.closes:
            self.problems.append(
                document.problem(["closes"], f"the year closes before it opens on {source.opens}.")
            )
        elif add_months(source.opens, MAX_MONTHS) <= source.closes:
            self.problems.append(
                document.problem(["closes"], f"the year is longer than {MAX_MONTHS} months.")
            )
        if isinstance(source.year, int) and source.year not in (
            source.opens.year,
            source.closes.year,
        ):
            self.problems.append(
                document.problem(
                    ["year"],
                    f"{source.year} is not the year in which it opens or closes ({source.closes}).",
                )
            )
        reader = FactReader(document, self.vocabulary, ("practice",), self.documents)
        facts = reader.facts(source.facts, ("facts",))
        self.problems.extend(reader.problems)
        claims = read_claims(document, source.claims, self.documents, self.problems)
        return Year(str(source.year), source.opens, source.closes, facts, claims)

    def _application(self, document: Document, source: ApplicationFile) -> Application:
        reader = FactReader(document, self.vocabulary, ("application",), self.documents)
        facts = reader.facts(source.facts, ("facts",))
        self.problems.extend(reader.problems)
        seeks = tuple(dict.fromkeys(source.seeks))
        return Application(source.application, seeks, source.submitted, facts)

    def _known_aims(self, document: Document, source: ApplicationFile) -> bool:
        """Whether an application seeks only what there is; if not, problems say so."""
        known = [
            self._is_accreditation(document, ["seeks", i], regime)
            for i, regime in enumerate(source.seeks)
        ]
        return all(known)

    def _distinct(self, read: list[tuple[Document, YearFile]], years: list[Year]) -> None:
        places = {str(source.year): document for document, source in read}
        if len(places) < len(years):
            self.problems.append(
                self.document.problem(["years"], "two of these files are about the same year.")
            )
        for before, after in pairwise(years):
            if before.id != after.id and after.opens <= before.closes:
                self.problems.append(
                    places[after.id].problem(
                        ["opens"],
                        f"the year overlaps with {before.id}, which closes on {before.closes}.",
                    )
                )


def _is_valid(number: str) -> bool:
    """Whether a number can be that of an enterprise."""
    from stdnum.be import vat

    return bool(vat.is_valid(number))
