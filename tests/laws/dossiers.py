"""The fixture dossiers as data, to be written again otherwise, and their reports without order."""

import datetime
import functools
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from accreditation.checking import Checker
from accreditation.dossier import DOSSIER_FILE, load_dossier
from accreditation.files import read_yaml
from accreditation.findings import Finding, Need, Report, Source, StatutesCitation
from tests.conftest import FIXTURES
from tests.laws.seeds import PACK

AS_OF = datetime.date(2026, 6, 30)
LISTED = ("statutes", "years", "applications")
FOLDERS = [FIXTURES / "smartcoop", *sorted((FIXTURES / "specimens").iterdir())]


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes everything out, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


@dataclass
class Files:
    """A dossier: its own file, and every file it lists by its kind and name."""

    dossier: dict[str, Any]
    listed: dict[str, dict[str, Any]]

    def of(self, kind: str) -> Iterator[dict[str, Any]]:
        """The files of one kind."""
        yield from (self.listed[name] for name in self.dossier.get(kind, []))

    def changed(self, change: Callable[[Any], Any]) -> "Files":
        """The same dossier with every file as ``change`` leaves it."""
        return Files(change(self.dossier), {name: change(f) for name, f in self.listed.items()})

    def write(self, folder: Path) -> Path:
        """Put the files into a folder that has none of them."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in {DOSSIER_FILE: self.dossier, **self.listed}.items():
            text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    def report(self, folder: Path, as_of: datetime.date = AS_OF) -> Report:
        """What a check of the dossier says."""
        return checker().check(load_dossier(self.write(folder), PACK.vocabulary), as_of)


@functools.cache
def checker() -> Checker:
    """One checker for all, by the Kleene evaluator alone; that both agree is tested elsewhere."""
    with patch("accreditation.engine.judging.available", return_value=False):
        return Checker(PACK)


@functools.cache
def report_as_it_is(folder: Path) -> Report:
    """What a check of a fixture says."""
    return checker().check(load_dossier(folder, PACK.vocabulary), AS_OF)


def fixture(folder: Path) -> Files:
    """A fixture dossier, each of its files called by its kind and number."""
    return deepcopy(_fixture(folder))


@functools.cache
def _fixture(folder: Path) -> Files:
    dossier = read_yaml(folder / DOSSIER_FILE).data
    listed = {}
    for kind in LISTED:
        names = dossier.get(kind, [])
        dossier[kind] = [f"{kind}-{i}.yaml" for i in range(len(names))]
        files = (read_yaml(folder / name).data for name in names)
        listed |= dict(zip(dossier[kind], files, strict=True))
    return Files(dossier, listed)


def told(report: Report) -> dict[Any, Any]:
    """Everything a report says of a rule and a subject, by both; the order of parts left out."""
    found = {}
    for finding in report.findings:
        for one in (finding, *finding.items):
            found[one.rule, one.subject.kind, one.subject.id, _item(one.subject.item)] = _told(one)
    return found


def judged(report: Report) -> dict[str, Any]:
    """The verdicts and the tallies of a report."""
    return {
        "verdicts": dict(report.verdicts),
        "conditions": dict(report.conditions),
        "obligations": dict(report.obligations),
    }


def _item(name: str | None) -> frozenset[str] | None:
    """A group is called by its items, in their order."""
    return None if name is None else frozenset(name.split(" + "))


def _told(finding: Finding) -> Any:
    citations = finding.citations
    return (
        finding.outcome,
        frozenset((c.instrument, c.at, c.in_force) for c in citations.law),
        frozenset((c.article, c.adopted) for c in citations.statutes),
        frozenset(map(_place, citations.evidence)),
        frozenset(
            (need.fact, need.kind, frozenset(map(_item, need.items)), _claims(need))
            for need in finding.needs
        ),
    )


def _claims(need: Need) -> frozenset[Any]:
    return frozenset((claim.value, _place(claim.source)) for claim in need.claims)


def _place(source: Source) -> Any:
    """Where something is stated; lines of the dossier's own files move, and are left out."""
    if isinstance(source, StatutesCitation):
        return source.article, source.adopted
    return None if source.at.startswith("line ") else (source.document, source.at)


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """A structure of ``told`` with every text changed."""
    match value:
        case str():
            return change(value)
        case tuple():
            return tuple(mapped(part, change) for part in value)
        case frozenset():
            return frozenset(mapped(part, change) for part in value)
        case Mapping():
            return {mapped(key, change): mapped(part, change) for key, part in value.items()}
    return value
