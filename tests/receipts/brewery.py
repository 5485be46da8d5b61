"""A dossier of one year under a small rule pack, and its report."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, run_here

PACK = ROOT / "docs" / "examples" / "food-label" / "rules"

DOSSIER = """\
cooperative: {id: brewery, name: The Brewery, form: SC}
years: [2024.yaml]
"""
YEAR = """\
year: 2024
opens: 2024-01-01
closes: 2024-12-31
facts:
  food.prepacked: true
  food.beverage: true
  food.alcohol: 1.5 %
  label.alcohol_stated: false
"""


@dataclass(frozen=True)
class Brewery:
    """Where everything is; the report was made in the folder itself."""

    folder: Path

    @property
    def dossier(self) -> Path:
        return self.folder / "brewery"

    @property
    def year(self) -> Path:
        return self.dossier / "2024.yaml"

    @property
    def rules(self) -> Path:
        return self.folder / "rules"

    @property
    def report(self) -> Path:
        return self.folder / "report.json"

    def check(self, *options: str) -> None:
        """Write the report anew."""
        ran = run_here(
            "check",
            "brewery",
            "--as-of",
            "2024-12-31",
            "--rules",
            "rules",
            "--format",
            f"json:{self.report}",
            *options,
        )
        assert ran.code in (0, 1), ran.err

    def verify(self, *options: str | Path, code: int) -> Any:
        """What became of the report, as data."""
        ran = run_here("verify", "report.json", "--rules", "rules", "--format", "json", *options)
        assert ran.code == code, ran.out + ran.err
        return ran.json


def made_in(folder: Path) -> Brewery:
    """The dossier, the rules and nothing else."""
    brewery = Brewery(folder)
    shutil.copytree(PACK, brewery.rules)
    brewery.dossier.mkdir()
    (brewery.dossier / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    brewery.year.write_text(YEAR, encoding="utf-8")
    return brewery
