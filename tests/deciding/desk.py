"""A dossier that somebody decides on, through the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Findings, Ran, edit, findings, report, run_here

AS_OF = "2025-12-30"
DAY = "2025-11-03"

Copy = Callable[[str], Path]


@dataclass(frozen=True)
class Desk:
    """A copy of a specimen, looked at from one day."""

    dossier: Path
    as_of: str = AS_OF

    def decide(self, finding: str, *options: str, on: str = DAY, by: str = "Rapporteur") -> Ran:
        """Decide, with reasons."""
        given = ("--by", by, "--on", on, "--as-of", self.as_of, "--lang", "en")
        because = () if "--because" in options else ("--because", "seen in the file")
        return run_here("decide", self.dossier, finding, *given, *because, *options)

    def took(self, finding: str, *options: str, on: str = DAY) -> None:
        """Decide, and require that it is recorded."""
        ran = self.decide(finding, *options, on=on)
        assert ran.code == 0, ran.err

    def refused(self, finding: str, *options: str, on: str = DAY) -> str:
        """Try to decide, require that nothing is recorded, and return the sentences."""
        before = self.file.read_bytes() if self.file.exists() else None
        ran = self.decide(finding, *options, on=on)
        assert (ran.code, ran.out) == (2, "")
        assert (self.file.read_bytes() if self.file.exists() else None) == before
        return ran.err

    def report(self, *options: str, as_of: str | None = None) -> Any:
        """The JSON report."""
        return report(self.dossier, "--as-of", as_of or self.as_of, *options)

    def findings(self) -> Findings:
        """The findings by rule and subject."""
        return findings(self.report())

    def shown(self, verb: str, *arguments: str | Path) -> str:
        """What a verb prints of the dossier."""
        ran = run_here(verb, *arguments, "--as-of", self.as_of)
        assert ran.code in (0, 1), ran.err
        return ran.out

    def edit(self, file: str, before: str, after: str) -> None:
        """Change a file of the dossier."""
        edit(self.dossier / file, before, after)

    @property
    def file(self) -> Path:
        """The file of decisions."""
        return self.dossier / "decisions.jsonl"


def set_aside(data: Any) -> list[tuple[int, str, str, list[str]]]:
    """What a report says of decisions that do not count: number, about, why and details."""
    return [
        (one["decision"]["number"], one["about"], one["because"], one["details"])
        for one in data["set_aside"]
    ]


@pytest.fixture
def in_order(copy: Copy) -> Desk:
    """A cooperative in order, but for judgements that are for a person."""
    return Desk(copy("specimens/in-order"))


@pytest.fixture
def one_cent_over(copy: Copy) -> Desk:
    """One whose dividend on shares A was €3.003 net, where 6 % of €50.00 are €3.00."""
    return Desk(copy("specimens/dividend-one-cent-over"))
