"""Screening a register: us, and the same conditions written by hand for DuckDB and Polars."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import yaml

from accreditation.law import Pack, load_pack
from accreditation.screening.sample import write_sample
from benchmarks.rivals.subjects import reads_lists
from benchmarks.screening_ways import LOOKED_AT, RULES_24, THREADS
from benchmarks.turns import spread, table

ROWS = "ACCREDITATION_BENCH_ROWS"
"""Variable with the number of rows of the sample register; a million unless it is set."""

MOST_ROWS = "ACCREDITATION_BENCH_MOST_ROWS"
"""Variable with the rows up to which growth is measured; as many as ``ROWS`` unless it is set."""

PLACE = "ACCREDITATION_BENCH_REGISTERS"
"""Variable with a folder that keeps sample registers; a temporary one unless it is set."""

REPETITIONS = 5

WAYS = {"ours": "accreditation", "by_hand": "SQL by hand, DuckDB", "polars": "Polars by hand"}

Spent = Mapping[str, Any]


def measure() -> str:
    """Rows per second by way, the whole pack, and growth with rules and rows.

    Raises:
        click.ClickException: a library is not installed.
    """
    if find_spec("polars") is None:
        raise click.ClickException("polars is not there; install accreditation[bench].")
    pack, rows = load_pack(), int(os.environ.get(ROWS, "1000000"))
    with _folder() as place:
        register = _sample(rows, place, pack)
        parts = [
            _side_by_side(register, rows),
            _whole_pack(register, rows),
            _with_rules(register, rows, pack),
            _with_rows(place, rows, pack),
        ]
    return "\n\n".join(parts)


def _side_by_side(register: Path, rows: int) -> str:
    rounds = [{way: _way(way, register) for way in WAYS} for _ in range(REPETITIONS)]
    for one in rounds:
        different = [way for way in WAYS if one[way]["outcomes"] != one["by_hand"]["outcomes"]]
        assert not different, f"not the same outcomes: {different}"
    lines = [
        (
            name,
            spread((rows / one[way]["wall"] for one in rounds), 0),
            spread((one[way]["processor"] for one in rounds), 2),
            spread((one["by_hand"]["wall"] / one[way]["wall"] for one in rounds), 2),
            spread((one["by_hand"]["processor"] / one[way]["processor"] for one in rounds), 2),
            _memory(one[way]["memory"] for one in rounds),
        )
        for way, name in WAYS.items()
    ]
    head = (
        f"24 rules, {rows:,} rows, {THREADS} threads",
        "rows per second",
        "processor seconds",
        "speed ÷ SQL's",
        "the same, of processor time",
        "MiB",
    )
    written = spread((one["ours"]["written"] for one in rounds), 1)
    return (
        f"{table(head, lines)}\n\nOur expressions are written once, before: {written} processor "
        "seconds with Python's imports and the rules."
    )


def _whole_pack(register: Path, rows: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        kinds: dict[str, Sequence[str]] = {
            "summary": (),
            "summary and tables of every finding": ("--to", f"{folder}/tables"),
        }
        lines = [(name, *_screened(register, rows, more)) for name, more in kinds.items()]
    return table(("`accreditation screen`, whole pack", *_HEAD), lines)


def _with_rules(register: Path, rows: int, pack: Pack) -> str:
    first = yaml.safe_load(RULES_24.read_text("utf-8"))
    others = sorted(set(pack.rules).difference(first), key=lambda name: _last(name, pack))
    names = [*first, *others]
    numbers = [*(len(first) * times for times in (1, 2, 4)), len(names)]
    lines = [(f"{n}", *_screened(register, rows, _only(names[:n]))) for n in numbers]
    return table((f"rules, {rows:,} rows", *_HEAD), lines)


def _with_rows(place: Path, rows: int, pack: Pack) -> str:
    most = int(os.environ.get(MOST_ROWS, rows))
    only = _only(yaml.safe_load(RULES_24.read_text("utf-8")))
    numbers = [n for n in (10**4, 10**5, 10**6, 10**7) if n <= most]
    lines = [(f"{n:,}", *_screened(_sample(n, place, pack), n, only)) for n in numbers]
    return table(("rows, 24 rules", *_HEAD), lines)


_HEAD = ("wall seconds", "processor seconds", "rows per second", "MiB")


def _screened(register: Path, rows: int, more: Collection[str]) -> tuple[str, ...]:
    """What the command takes from its start to its end."""
    command = [sys.executable, "-m", "accreditation", "screen", str(register), *more]
    start = time.perf_counter()
    child = subprocess.Popen(  # noqa: S603
        [*command, "--as-of", str(LOOKED_AT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), f"{' '.join(command)} ended with {child.returncode}"
    processor = used.ru_utime + used.ru_stime
    memory = used.ru_maxrss / 1024
    return f"{wall:.1f}", f"{processor:.1f}", f"{rows / wall:,.0f}", f"{memory:,.0f}"


def _way(name: str, register: Path) -> Spent:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.screening_ways", name, str(register)],
        env={**os.environ, "POLARS_MAX_THREADS": str(THREADS)},
        stdout=subprocess.PIPE,
        check=True,
    )
    told: Spent = json.loads(done.stdout)
    return told


def _only(names: Sequence[str]) -> list[str]:
    return [word for name in names for word in ("--rule", name)]


def _last(name: str, pack: Pack) -> tuple[bool, str]:
    """Rules that read lists come last."""
    return reads_lists(pack.rules[name], pack), name


def _memory(values: Iterator[float]) -> str:
    return f"{statistics.median(values):,.0f}"


@contextmanager
def _folder() -> Iterator[Path]:
    kept = os.environ.get(PLACE)
    if kept is not None:
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _sample(rows: int, place: Path, pack: Pack) -> Path:
    """A sample register of some rows, made unless it is there."""
    folder = place / str(rows)
    found = folder / "register.parquet"
    return found if found.exists() else write_sample(rows, folder, pack)
