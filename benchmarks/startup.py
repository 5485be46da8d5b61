"""How long a check takes as a process of its own, beside what Python needs to import libraries."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from accreditation.caching import OFF, VARIABLE
from benchmarks.turns import spread, table

REPETITIONS = 15
FIXTURES = Path(__file__).parent.parent / "fixtures"
DOSSIERS = (FIXTURES / "specimens/affiliates-of-one-group", FIXTURES / "smartcoop")
AS_OF = "2026-01-01"

FLOOR = "import floor"
FLOOR_CODE = "import click, yaml, pydantic, durable.engine"


class Spent(NamedTuple):
    """Seconds that a process took."""

    wall: float
    processor: float


class Way(NamedTuple):
    """A command and where it keeps its cache."""

    command: Sequence[str]
    cache: str


def measure() -> str:
    """The seconds of a cold check without and with its cache, and ratios to the floor."""
    return "\n\n".join(map(_measured, DOSSIERS))


def _measured(dossier: Path) -> str:
    with tempfile.TemporaryDirectory() as cache:
        ways = _ways(dossier, cache)
        for way in ways.values():
            _spent(way)
        rounds = [{name: _spent(way) for name, way in ways.items()} for _ in range(REPETITIONS)]
    rows = [
        [
            name,
            *(spread((getattr(one[name], clock) for one in rounds), 3) for clock in Spent._fields),
            spread(one[name].processor / one[FLOOR].processor for one in rounds),
        ]
        for name in ways
    ]
    head = [f"`{dossier.name}`", "wall seconds", "processor seconds", "processor time to the floor"]
    return table(head, rows)


def _ways(dossier: Path, cache: str) -> dict[str, Way]:
    """Each command by name; the others are compared with the first."""
    check = [sys.executable, "-m", "accreditation", "check", str(dossier), "--as-of", AS_OF]
    return {
        FLOOR: Way([sys.executable, "-c", FLOOR_CODE], OFF),
        "check without cache": Way(check, OFF),
        "check with cache": Way(check, cache),
    }


def _spent(way: Way) -> Spent:
    """The seconds of a process, which like any installed program has its modules compiled."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, start = _processor(), time.perf_counter()
    done = subprocess.run(  # noqa: S603
        way.command, env={**kept, VARIABLE: way.cache}, stdout=subprocess.DEVNULL, check=False
    )
    spent = Spent(time.perf_counter() - start, _processor() - before)
    if done.returncode not in (0, 1):
        raise click.ClickException(f"{' '.join(way.command)} ended with {done.returncode}")
    return spent


def _processor() -> float:
    """The seconds of processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
