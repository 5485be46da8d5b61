"""Where in a dossier the answer to a question is stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from accreditation.checking.agenda import Entry
from accreditation.checking.subjects import statutes_of_year, statutes_on
from accreditation.conditions import Fact, Facts, Items, Known, Unconfirmed
from accreditation.dossier import Dossier, Statutes, Year
from accreditation.findings import NO_FILE, Subject
from accreditation.law import Vocabulary
from accreditation.law.vocabulary import FactPlane

HomeKind = Literal["dossier", "statutes", "year", "application"]

HOME_KINDS: tuple[HomeKind, ...] = ("dossier", "statutes", "year", "application")


@dataclass(frozen=True, slots=True)
class Home:
    """A file of a dossier, or one that is missing.

    Attributes:
        kind: The dossier file itself, a version of the statutes, a year or an application.
        id: What tells it from others of its kind: the day of adoption, or its name.
        there: Whether the dossier has the file.
    """

    kind: HomeKind
    id: str
    there: bool = True

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind} {self.id}"


class Homes:
    """Tells for a need of a finding in which files it can be answered."""

    def __init__(self, dossier: Dossier, vocabulary: Vocabulary, entries: Iterable[Entry]) -> None:
        """Look at the subjects of one check of a dossier."""
        self._dossier = dossier
        self._vocabulary = vocabulary
        self._entries = {entry.subject: entry for entry in entries}
        self._years = {year.id: year for year in dossier.years}
        self._applications = {one.id: one for one in dossier.applications}
        self._versions = {str(version.adopted): version for version in dossier.statutes}

    def of(self, subject: Subject, fact: str, item: str | None) -> tuple[Home, ...]:
        """The files in which a fact that a finding on ``subject`` needs is to be stated.

        Of several versions of the statutes in force in one year, those that do not state it; the
        last one where all do.
        """
        plane = plane_of(fact, self._vocabulary)
        if plane == "cooperative":
            return (Home("dossier", self._dossier.cooperative.id),)
        if plane != "statutes":
            return (Home(subject.kind, subject.id, self._entries[subject].there),)
        versions = self._statutes(subject)
        silent = [v for v in versions if not _stated(stated_in(v.facts, fact, item))]
        homes = (Home("statutes", str(v.adopted)) for v in silent or versions[-1:])
        return tuple(homes) or (Home("statutes", NO_FILE, there=False),)

    def facts(self, home: Home) -> Facts:
        """What the file of a home states; nothing where there is no file."""
        match home.kind:
            case "statutes" if home.id in self._versions:
                return self._versions[home.id].facts
            case "year" if home.id in self._years:
                return self._years[home.id].facts
            case "application" if home.id in self._applications:
                return self._applications[home.id].facts
        return {}

    def others(self, home: Home) -> list[tuple[Home, Facts]]:
        """The other files of the same kind, the nearest first."""
        if home.kind == "statutes":
            names = list(self._versions)
        elif home.kind == "year":
            names = list(self._years)
        else:
            return []
        at = sum(name < home.id for name in names)
        near = sorted(names, key=lambda name: abs(names.index(name) - at))
        found = (Home(home.kind, name) for name in near if name != home.id)
        return [(other, self.facts(other)) for other in found]

    def year(self, home: Home) -> Year:
        """The days of a year, of one without a file as they are expected."""
        if home.id in self._years:
            return self._years[home.id]
        return self._expected(Subject("year", home.id))

    def _expected(self, subject: Subject) -> Year:
        days = []
        for name in ("year.opens", "year.closes"):
            fact = self._entries[subject].facts[name]
            assert isinstance(fact, Known)
            days.append(fact.value)
        opens, closes = days
        return Year(subject.id, opens, closes, {})  # type: ignore[arg-type]

    def _statutes(self, subject: Subject) -> list[Statutes]:
        if subject.kind == "statutes":
            return [self._versions[subject.id]] if subject.id in self._versions else []
        if subject.kind == "year":
            year = self._years.get(subject.id) or self._expected(subject)
            return statutes_of_year(self._dossier, year)
        version = statutes_on(self._dossier, self._entries[subject].on)
        return [] if version is None else [version]


def plane_of(fact: str, vocabulary: Vocabulary) -> FactPlane:
    """The plane of a fact, or of the list whose items have it."""
    return vocabulary.entries[list_of(fact, vocabulary) or fact].plane


def list_of(fact: str, vocabulary: Vocabulary) -> str | None:
    """The list whose items have a fact; None for a fact of the whole subject."""
    return None if fact in vocabulary.entries else fact.rpartition(".")[0]


def stated_in(facts: Facts, fact: str, item: str | None) -> Fact | None:
    """What a file states of a fact, or of a fact of an item; None where it says nothing."""
    if item is None:
        return facts.get(fact)
    name, _, field = fact.rpartition(".")
    held = facts.get(name)
    items = held.stated if isinstance(held, Unconfirmed) else held
    if not isinstance(items, Items):
        return None
    return next((one.facts.get(field) for one in items.items if one.id == item), None)


def _stated(fact: Fact | None) -> bool:
    return isinstance(fact, Known) or (isinstance(fact, Items) and fact.complete)
