"""Tables that are not Parquet, written as such first, so that they can be read by parts."""

import csv
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from accreditation.files import InputError, Problem, nothing_usable
from accreditation.screening.engines import Backend, number_of, said_of
from accreditation.screening.terms import Expr

MOST_LINES = 1_000
"""How many refused lines are told; the table has all."""

_LONGEST_LINE = 200
_BEGINNING = 4_096
_BETWEEN = ",;\t|"
"""What may stand between the cells of a CSV file."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The lines of a CSV file that are no rows.

    Attributes:
        lines: How many there are.
        first: What is said of the first of them.
        table: All of them, each with its number, the reason and its text; None if there are none.
    """

    lines: int = 0
    first: tuple[str, ...] = ()
    table: Expr = None


def as_parquet(backend: Backend, file: Path, scratch: Path) -> tuple[Path, Refused]:
    """A CSV or Arrow file as a Parquet file in ``scratch``, and the lines that are no rows.

    Args:
        backend: The engine inside this process.
        file: The file; every cell of a CSV file is read as text.
        scratch: Where the Parquet file is made.

    Raises:
        InputError: it cannot be read.
    """
    place, refused = scratch / f"{file.stem}.parquet", Refused()
    try:
        if file.suffix.lower() == ".csv":
            refused = _csv(backend, file, place)
        else:
            _arrow(file, place)
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {said_of(error)}", file) from None
    return place, refused


def _csv(backend: Backend, file: Path, place: Path) -> Refused:
    between, names = _header(file)
    table = backend.read_csv(
        str(file.resolve()),
        columns=dict.fromkeys(names, "string"),
        delim=between,
        quote='"',
        escape='"',
        store_rejects=True,
    )
    backend.to_parquet(table, place)
    backend.raw_sql(
        "CREATE OR REPLACE TEMP TABLE accreditation_refused AS "
        "SELECT line, first(error_message ORDER BY column_idx) AS reason, first(csv_line) AS text "
        "FROM reject_errors GROUP BY line"
    )
    table = backend.table("accreditation_refused")
    table = table.order_by("line")
    told = (
        f"line {one['line']}: {_in_a_line(one['reason'])}: {_in_a_line(one['text'])}"
        for one in backend.to_pyarrow(table.limit(MOST_LINES)).to_pylist()
    )
    return Refused(number_of(backend, table), tuple(told), table)


def _in_a_line(text: str | None) -> str:
    return " ".join((text or "").split())[:_LONGEST_LINE]


def _header(file: Path) -> tuple[str, list[str]]:
    """What stands between the cells of a CSV file, and the names of its columns."""
    with file.open("rb") as binary:
        if b"\0" in binary.read(_BEGINNING):
            raise nothing_usable("is no text in UTF-8; save it as CSV in UTF-8.", file)
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        line = stream.readline()
        between = max(_BETWEEN, key=line.count)
        names = next(csv.reader(chain([line], stream), delimiter=between), [])
    if not names:
        raise nothing_usable("has no first line with the names of its columns.", file)
    seen = Counter(name.lower() for name in names)
    twice = [name for name in dict.fromkeys(names) if name and seen[name.lower()] > 1]
    if twice:
        raise InputError(
            Problem(file, 1, f"has more than one column called '{name}'; name each once.")
            for name in twice
        )
    return between, [name or f"column {i}" for i, name in enumerate(names, 1)]


def _arrow(file: Path, place: Path) -> None:
    import pyarrow as pa
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    try:
        found = ds.dataset(file, format="ipc")
    except pa.ArrowException:
        raise nothing_usable("is no Arrow file (IPC file, or Feather version 2).", file) from None
    batches = found.scanner().to_reader()
    with pq.ParquetWriter(place, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
