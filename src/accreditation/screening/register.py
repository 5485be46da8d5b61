"""A register, wherever it lies, as a table of an engine, cut into parts where it can be."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from accreditation.files import nothing_usable, suggest
from accreditation.screening.engines import Backend, is_embedded, said_of, tables_in
from accreditation.screening.staging import Refused, as_parquet
from accreditation.screening.terms import Expr

PART = 500_000
"""Rows that are screened at once where the engine is inside this process."""

ROW, FILE = "file_row_number", "accreditation file"
CATALOG = "register"
_DATABASES = (".duckdb", ".db")
_FILES = (".parquet", ".csv", ".arrow", ".feather")


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a register, and how many there are; None where that is not known."""

    table: Expr
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A register.

    Attributes:
        whole: All of its rows.
        parts: The same in parts; at least one, and all with the same columns.
        identity: What tells it from another one, and from itself once it has changed.
        refused: Lines of its file that are no rows.
    """

    whole: Expr
    parts: Sequence[Part]
    identity: str
    refused: Refused = field(default_factory=Refused)

    @property
    def rows(self) -> int | None:
        """How many rows there are; None where that is not known."""
        numbers = [part.rows for part in self.parts if part.rows is not None]
        return sum(numbers) if len(numbers) == len(self.parts) else None


def open_register(backend: Backend, register: str, scratch: Path) -> Register:
    """The register called ``register``: a file or folder, or ``#table`` of a database.

    Args:
        backend: The engine.
        register: The register.
        scratch: A folder for what is made on the way.

    Raises:
        InputError: there is none, or it is none that can be read.
    """
    place, _, name = register.partition("#")
    if not place:
        table = _named(backend, name, tables_in(backend), None)
        return Register(table, [Part(table)], f"{backend.db_identity} {register}")
    if "://" in place and not is_embedded(backend):
        table = backend.read_parquet(place)
        return Register(table, [Part(table)], place)
    path = Path(place)
    if not path.exists():
        raise nothing_usable("there is no such file or folder.", path)
    if path.suffix.lower() in _DATABASES:
        return _in_database(backend, path, name)
    files = _files(path)
    identity = identity_of(files)
    if not is_embedded(backend):
        table = read_files(backend, files)
        return Register(table, [Part(table)], identity)
    refused = Refused()
    if files[0].suffix.lower() != ".parquet":
        file, refused = as_parquet(backend, files[0], scratch)
        files = [file]
    return _in_parts(backend, files, f"{identity} {PART}", refused)


def _files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.glob("*.parquet"))
    if not files:
        raise nothing_usable("has no Parquet files, of which a register may have several.", path)
    if files[0].suffix.lower() not in _FILES:
        raise nothing_usable(f"is no table; a register is one of {', '.join(_FILES)}.", path)
    return files


def identity_of(files: Sequence[Path]) -> str:
    """What tells files from others, and from themselves once they have changed."""
    told = [(str(one.resolve()), one.stat().st_size, one.stat().st_mtime_ns) for one in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def read_files(backend: Backend, files: Sequence[Path]) -> Expr:
    """The rows of files, as an engine reads them itself; every cell of a CSV file is text."""
    names = [str(file) for file in files]
    if files[0].suffix.lower() == ".csv":
        return backend.read_csv(names[0], header=True, inferSchema=False)
    return backend.read_parquet(names if len(names) > 1 else names[0])


def _in_parts(backend: Backend, files: Sequence[Path], identity: str, refused: Refused) -> Register:
    """Ranges of rows of each file; files that are small are read together."""
    lengths = {str(file.resolve()): _length(file) for file in files}
    try:
        table = backend.read_parquet(
            list(lengths), file_row_number=True, filename=FILE, union_by_name=True
        )
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {said_of(error)}", files[0]) from None
    parts: list[Part] = []
    together: list[str] = []
    for file, length in lengths.items():
        if sum(lengths[one] for one in together) + length <= PART:
            together.append(file)
            continue
        parts += _whole_files(table, together, lengths)
        together = []
        for first in range(0, length, PART):
            last = min(first + PART, length) - 1
            here = (table[FILE] == file) & table[ROW].between(first, last)
            parts.append(Part(_plain(table.filter(here)), last - first + 1))
    parts += _whole_files(table, together, lengths)
    return Register(_plain(table), parts or [Part(_plain(table), 0)], identity, refused)


def _length(file: Path) -> int:
    """How many rows a Parquet file has."""
    try:
        read = pq.read_metadata(file)
    except (OSError, pa.ArrowException) as error:
        raise nothing_usable(f"cannot be read: {said_of(error)}", file) from None
    if any(name.lower() == ROW for name in read.schema.to_arrow_schema().names):
        raise nothing_usable(
            f"has a column '{ROW}', by which the engine numbers rows itself; call it otherwise.",
            file,
        )
    return int(read.num_rows)


def _whole_files(table: Expr, files: Sequence[str], lengths: dict[str, int]) -> list[Part]:
    if not files:
        return []
    rows = table.filter(table[FILE].isin(files))
    return [Part(_plain(rows), sum(lengths[one] for one in files))]


def _plain(table: Expr) -> Expr:
    return table.drop(ROW, FILE)


def _in_database(backend: Backend, path: Path, name: str) -> Register:
    if not is_embedded(backend):
        raise nothing_usable(
            "is a database file, which only the engine of this program reads.", path
        )
    try:
        backend.attach(path.resolve(), CATALOG, read_only=True)
        tables = tables_in(backend, CATALOG)
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {said_of(error)}", path) from None
    table = _named(backend, name, tables, path)
    return Register(table, [Part(table)], f"{identity_of([path])} {name}")


def _named(backend: Backend, name: str, tables: Sequence[str], path: Path | None) -> Expr:
    if name not in tables:
        listed = ", ".join(sorted(tables)[:20]) or "none"
        missing = f"there is no table '{name}'" if name else "no table is named"
        told = f"{missing}; name one after '#': {listed}.{suggest(name, tables)}"
        raise nothing_usable(told, path)
    return backend.table(name) if path is None else backend.table(name, database=(CATALOG, "main"))
