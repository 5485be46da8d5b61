"""A register, wherever it lies, as a table of an engine, cut into parts where it can be."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from accreditation.files import nothing_usable, suggest
from accreditation.screening.engines import Backend, is_embedded
from accreditation.screening.staging import as_parquet
from accreditation.screening.terms import Expr

PART = 500_000
"""Rows that are screened at once where the engine is inside this process."""

ROW = "file_row_number"
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
        refused: Lines of its file that are no rows, each with the reason.
    """

    whole: Expr
    parts: Sequence[Part]
    identity: str
    refused: Sequence[str] = field(default=())

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
        table = _named(backend, name, backend.list_tables(), None)
        return Register(table, [Part(table)], f"{backend.db_identity} {register}")
    path = Path(place)
    if not path.exists():
        raise nothing_usable("there is no such file or folder.", path)
    if path.suffix in _DATABASES:
        return _in_database(backend, path, name)
    files = _files(path)
    identity = _identity(files)
    if not is_embedded(backend):
        table = _read(backend, files)
        return Register(table, [Part(table)], identity)
    refused: list[str] = []
    if files[0].suffix != ".parquet":
        files = [as_parquet(backend, files[0], scratch, refused)]
    return _in_parts(backend, files, identity, refused)


def _files(path: Path) -> list[Path]:
    files = [path] if path.is_file() else sorted(path.glob("*.parquet"))
    if not files:
        raise nothing_usable("has no Parquet files, of which a register may have several.", path)
    if files[0].suffix not in _FILES:
        raise nothing_usable(f"is no table; a register is one of {', '.join(_FILES)}.", path)
    return files


def _identity(files: Sequence[Path]) -> str:
    told = [(str(one.resolve()), one.stat().st_size, one.stat().st_mtime_ns) for one in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _read(backend: Backend, files: Sequence[Path]) -> Expr:
    names = [str(file) for file in files]
    if files[0].suffix == ".csv":
        return backend.read_csv(names[0], header=True, inferSchema=False)
    return backend.read_parquet(names if len(names) > 1 else names[0])


def _in_parts(
    backend: Backend, files: Sequence[Path], identity: str, refused: Sequence[str]
) -> Register:
    """Ranges of rows of each file; files that are small are read together."""
    try:
        lengths = {str(file): pq.read_metadata(file).num_rows for file in files}
        table = backend.read_parquet(
            list(lengths), file_row_number=True, filename=True, union_by_name=True
        )
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {' '.join(str(error).split())}", files[0]) from None
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
            here = (table.filename == file) & table[ROW].between(first, last)
            parts.append(Part(_plain(table.filter(here)), last - first + 1))
    parts += _whole_files(table, together, lengths)
    return Register(_plain(table), parts or [Part(_plain(table), 0)], identity, refused)


def _whole_files(table: Expr, files: Sequence[str], lengths: dict[str, int]) -> list[Part]:
    if not files:
        return []
    rows = table.filter(table.filename.isin(files))
    return [Part(_plain(rows), sum(lengths[one] for one in files))]


def _plain(table: Expr) -> Expr:
    return table.drop(ROW, "filename")


def _in_database(backend: Backend, path: Path, name: str) -> Register:
    if not is_embedded(backend):
        raise nothing_usable(
            "is a database file, which only the engine of this program reads.", path
        )
    try:
        backend.attach(path, "register", read_only=True)
        tables = backend.list_tables(database="register")
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {' '.join(str(error).split())}", path) from None
    table = _named(backend, name, tables, path)
    return Register(table, [Part(table)], f"{_identity([path])} {name}")


def _named(backend: Backend, name: str, tables: Sequence[str], path: Path | None) -> Expr:
    if name not in tables:
        listed = ", ".join(sorted(tables)[:20]) or "none"
        told = f"there is no table '{name}', only {listed}.{suggest(name, tables)}"
        raise nothing_usable(f"{told} Name one after '#'.", path)
    return backend.table(name, database="register") if path is not None else backend.table(name)
