"""Where findings stand in the files of a dossier, as locations of SARIF."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from accreditation.conditions import Reference, walk
from accreditation.conditions.syntax import Node
from accreditation.deciding import decision_cited
from accreditation.dossier.positions import FilePositions, Positions
from accreditation.findings import Finding
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.law.uses import conditions_of
from accreditation.reports.needs import place
from accreditation.reports.rule_parts import derived_in
from accreditation.reports.subjects import subject_in_words

Location = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file, and what stands there."""

    file: Path
    number: int
    holds: str


class Locations:
    """Finds the lines on which findings rest."""

    def __init__(self, positions: Positions, pack: Pack, language: Language) -> None:
        """Look in the files of a dossier.

        Args:
            positions: Where things stand in them.
            pack: The law, whose rules name the facts that they read.
            language: In which to name what findings are about.
        """
        self._positions = positions
        self._pack = pack
        self._language = language

    def of(self, finding: Finding) -> list[Location]:
        """The place of a finding, and then other places that it rests on."""
        own = self._positions.subjects.get(finding.subject)
        file = self._positions.dossier if own is None else own.file
        about = subject_in_words(finding.subject, self._language, there=own is not None)
        found = dict.fromkeys((*self._articles(finding), *self._facts(finding, own)))
        first, *others = found or [_Line(file, 1, about)]
        logical = list(self._logical(finding, about))
        return [{**_physical(first), "logicalLocations": logical}, *map(_physical, others)]

    def _articles(self, finding: Finding) -> Iterator[_Line]:
        for cited in finding.citations.statutes:
            statutes = self._positions.statutes.get(str(cited.adopted))
            if statutes is not None and cited.article in statutes.articles:
                yield _Line(
                    statutes.file, statutes.articles[cited.article], place(cited, self._language)
                )

    def _facts(self, finding: Finding, own: FilePositions | None) -> Iterator[_Line]:
        """Where the file on the subject of a finding states what the rule reads."""
        if own is None or finding.because is None:
            return
        rule = self._pack.rules[finding.rule]
        roots: list[Node] = [*conditions_of(rule), *derived_in(rule, self._pack).values()]
        nodes = (node for root in roots for node in walk(root))
        for name in dict.fromkeys(node.name for node in nodes if isinstance(node, Reference)):
            for fact, line in own.facts.items():
                if name == fact or name.startswith(f"{fact}."):
                    yield _Line(own.file, line, fact)

    def _logical(self, finding: Finding, about: str) -> Iterator[Mapping[str, str]]:
        subject = finding.subject
        whole = f"{subject.kind}/{subject.id}"
        yield {"name": about, "fullyQualifiedName": whole, "kind": subject.kind}
        for cited in finding.citations.statutes:
            qualified = f"statutes/{cited.adopted}/{cited.article}"
            yield {
                "name": place(cited, self._language),
                "fullyQualifiedName": qualified,
                "kind": "article",
            }
        for evidence in finding.citations.evidence:
            kind = "document" if decision_cited(evidence) is None else "decision"
            qualified = f"{kind}s/{evidence.document}/{evidence.at}"
            name = place(evidence, self._language)
            yield {"name": name, "fullyQualifiedName": qualified, "kind": kind}


def _physical(line: _Line) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(line.file)},
            "region": {"startLine": line.number},
        },
        "message": {"text": line.holds},
    }


def _uri(file: Path) -> str:
    """Relative to the folder in which the program runs, as code servers want it, if it is there."""
    whole = file.resolve()
    inside = os.path.relpath(whole)
    return whole.as_uri() if inside.startswith("..") else quote(Path(inside).as_posix())
