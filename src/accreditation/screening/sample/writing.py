"""Writing an invented register, stretch by stretch."""

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from accreditation.files import nothing_usable
from accreditation.files.writing import staged_beside
from accreditation.law import Pack
from accreditation.screening.sample.arrays import table_of
from accreditation.screening.sample.columns import Plan
from accreditation.screening.sample.drawing import Stretch
from accreditation.screening.sample.mix import own_mix
from accreditation.screening.sample.plan import plan_of

REGISTER_FILE = "register.parquet"

ABOUT = 100_000
"""About how many rows are in memory at once; a stretch ends where a cooperative does."""


def write_sample(
    rows: int,
    folder: Path,
    pack: Pack,
    seed: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Path:
    """Write an invented register of ``rows`` years of cooperatives, and say where.

    The same rows, seed and law give the same register, and its beginning is the same however many
    rows it has. It takes the same memory however many they are.

    Args:
        rows: How many years, one each; several of one cooperative follow each other.
        folder: Where ``register.parquet`` is written; made if there is none.
        pack: The law, for the facts that are its columns.
        seed: Another one gives another register.
        progress: Told how many more rows are written, again and again.

    Raises:
        InputError: there is a register already, the place cannot be written, or there would be no
            row.
    """
    if rows < 1:
        raise nothing_usable(f"a register of {rows} rows cannot be made; ask for one at least.")
    if seed < 0:
        raise nothing_usable(f"the seed is {seed}; it must be nought or more.")
    document, mix = own_mix()
    plan = plan_of(pack, document, mix)
    place = folder / REGISTER_FILE
    if place.exists():
        raise nothing_usable("is there already; choose another folder or remove it.", place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        waiting = staged_beside(place, b"")
        try:
            _write(waiting, plan, seed, rows, progress)
            waiting.replace(place)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be written: {reason}.", place) from None
    return place


def _write(
    place: Path, plan: Plan, seed: int, rows: int, progress: Callable[[int], None] | None
) -> None:
    cycle, cooperatives = sum(map(len, plan.mix.years)), len(plan.mix.years)
    cycles = max(ABOUT // cycle, 1)
    writer: pq.ParquetWriter | None = None
    try:
        for number, start in enumerate(range(0, rows, cycles * cycle)):
            stretch = Stretch(plan, seed, number, min(cycles * cycle, rows - start))
            table = table_of(plan, stretch, number * cycles * cooperatives)
            if writer is None:
                writer = pq.ParquetWriter(place, table.schema, store_schema=False)
            writer.write_table(table)
            if progress is not None:
                progress(table.num_rows)
    finally:
        if writer is not None:
            writer.close()
