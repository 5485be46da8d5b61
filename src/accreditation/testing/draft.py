"""Drafts: what a dossier states, fact by fact, and how that is written into files."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from accreditation.checking import year_start
from accreditation.conditions import ListType
from accreditation.dossier import DOSSIER_FILE
from accreditation.language import LANGUAGES
from accreditation.law import Vocabulary
from accreditation.testing.layout import laid_out
from accreditation.testing.sketch import Sketch

ID, NAME = "example", "Example"

FORM, INCORPORATED, LOOKED_AT = (
    "cooperative.form",
    "cooperative.incorporated",
    "dossier.looked_at",
)
OPENS, CLOSES, MONTHS = "year.opens", "year.closes", "year.months"
STATUS, SEEKS, SUBMITTED = "accreditation.", "application.seeks_", "application.submitted_on"

HEADERS = frozenset({FORM, INCORPORATED, LOOKED_AT, OPENS, CLOSES, SUBMITTED})
"""Facts that a dossier states by the heads of its files, and not among its facts."""


def is_header(name: str) -> bool:
    """Whether a fact follows from the head of a file."""
    return name in HEADERS or name.startswith((STATUS, SEEKS))


@dataclass(frozen=True)
class YearDraft:
    """One financial year and its facts."""

    opens: datetime.date
    closes: datetime.date
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """What a dossier states, with every value as a file writes it.

    Attributes:
        accreditations: The status of each accreditation that stands or is sought.
        statutes: Facts of the statutes; None if there are none.
        seeks: The accreditations applied for; None if there is no application.
    """

    as_of: datetime.date
    form: str = "SC"
    incorporated: datetime.date | None = None
    accreditations: Mapping[str, str] = field(default_factory=dict)
    statutes: Mapping[str, Any] | None = None
    years: tuple[YearDraft, ...] = ()
    seeks: tuple[str, ...] | None = None
    submitted: datetime.date | None = None
    application: Mapping[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> datetime.date:
        """The day since which the dossier tells anything."""
        return min((year.opens for year in self.years), default=year_start(self.as_of))

    def with_facts(self, facts: Mapping[str, Any], vocabulary: Vocabulary) -> "Draft":
        """The same with more facts, each where its plane belongs; a year's go into the last."""
        planes: dict[str, dict[str, Any]] = {}
        for name, raw in facts.items():
            planes.setdefault(vocabulary.entries[name].plane, {})[name] = raw
        draft = self
        if "statutes" in planes:
            draft = replace(draft, statutes={**(draft.statutes or {}), **planes["statutes"]})
        if "practice" in planes:
            *before, last = draft.years
            last = replace(last, facts={**last.facts, **planes["practice"]})
            draft = replace(draft, years=(*before, last))
        if "application" in planes:
            stated = {**draft.application, **planes["application"]}
            draft = replace(draft, application=stated)
        return draft

    def sketch(self, vocabulary: Vocabulary) -> Sketch:
        """The files."""
        files: dict[str, Any] = {DOSSIER_FILE: self._head()}
        if self.statutes is not None:
            files["statutes.yaml"] = self._statutes(self.statutes, vocabulary)
        for year in self.years:
            files[f"{year.closes.year}.yaml"] = _year(year)
        if self.seeks is not None:
            files["application.yaml"] = self._application(self.seeks)
        return Sketch({name: laid_out(data) for name, data in files.items()}, self.as_of)

    def _head(self) -> dict[str, Any]:
        cooperative: dict[str, Any] = {"id": ID, "name": NAME, "form": self.form}
        if self.incorporated is not None:
            cooperative["incorporated"] = self.incorporated
        head: dict[str, Any] = {"cooperative": cooperative}
        if self.accreditations:
            head["accreditations"] = {
                regime: {"status": status, "since": self.start}
                for regime, status in self.accreditations.items()
            }
        if self.statutes is not None:
            head["statutes"] = ["statutes.yaml"]
        if self.years:
            head["years"] = [f"{year.closes.year}.yaml" for year in self.years]
        if self.seeks is not None:
            head["applications"] = ["application.yaml"]
        return head

    def _statutes(self, facts: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
        """The statutes: one article provides what an article can, claims of documents follow."""
        elsewhere = {
            name: raw
            for name, raw in facts.items()
            if isinstance(raw, dict | list)
            and not isinstance(vocabulary.signatures[name].type, ListType)
        }
        provided = {name: raw for name, raw in facts.items() if name not in elsewhere}
        data: dict[str, Any] = {
            "cooperative": ID,
            "adopted": self.start,
            "language": LANGUAGES[0],
            "articles": {"1": {"provides": provided}},
        }
        return {**data, "facts": elsewhere} if elsewhere else data

    def _application(self, seeks: tuple[str, ...]) -> dict[str, Any]:
        data: dict[str, Any] = {"application": "first", "seeks": list(seeks)}
        if self.submitted is not None:
            data["submitted"] = self.submitted
        return {**data, "facts": dict(self.application)}


def _year(year: YearDraft) -> dict[str, Any]:
    return {
        "year": year.closes.year,
        "opens": year.opens,
        "closes": year.closes,
        "facts": dict(year.facts),
    }
