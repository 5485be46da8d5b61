"""The engines that can screen: DuckDB inside this process, or any backend of Ibis by its URL."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import duckdb
import ibis
import pyarrow as pa
from ibis.common.exceptions import IbisError

from accreditation.files import InputError, nothing_usable
from accreditation.screening.terms import Expr

Backend = Any
"""A connection of Ibis to an engine."""

MEMORY = "1GB"
"""What DuckDB may use before it writes to disk."""

_BESIDE = re.compile(r"\n(?=LINE |\s*Possible )")
_NOT_OURS = (duckdb.OperationalError, duckdb.InvalidInputException)
"""What DuckDB raises where a file, the disk or the memory is at fault."""

_LONGEST = 300
"""Letters of what an engine says that are told."""

_OF_A_FILE = ("duckdb", "sqlite")
"""Engines that would make a database where there is none."""

SPARK = "pyspark://"


def said_of(error: Exception) -> str:
    """What an engine says is wrong, in a line, without the query that it was asked."""
    told = " ".join(_BESIDE.split(str(error))[0].split())[:_LONGEST]
    return told or type(error).__name__


def tables_in(backend: Backend, catalog: str | None = None) -> list[str]:
    """The names of the tables of an engine.

    Args:
        backend: The engine.
        catalog: A database file that was attached to the engine inside this process.
    """
    if not is_embedded(backend):
        return [*backend.list_tables()]
    rows = backend.raw_sql(
        "SELECT table_name, table_catalog = current_database() AND table_schema = current_schema(),"
        " table_catalog FROM information_schema.tables ORDER BY table_name"
    ).fetchall()
    return [name for name, own, held in rows if (own if catalog is None else held == catalog)]


@contextmanager
def engine(url: str | None) -> Iterator[Backend]:
    """An engine, for as long as it is used.

    Raises:
        InputError: there is none at ``url``, or a library for it is not installed.
    """
    ibis.options.sql.fuse_selects = False
    with tempfile.TemporaryDirectory(prefix="accreditation-screen-") as scratch:
        backend = _duckdb(scratch) if url is None else _opened(url)
        try:
            yield backend
        except duckdb.Error as error:
            if type(error) is not duckdb.Error and not isinstance(error, _NOT_OURS):
                raise
            raise nothing_usable(f"the engine cannot go on: {said_of(error)}") from None
        finally:
            with suppress(Exception):
                backend.disconnect()


def is_embedded(backend: Backend) -> bool:
    """Whether an engine is the one inside this process, which reads files by parts."""
    return bool(backend.name == "duckdb")


def number_of(backend: Backend, table: Expr) -> int:
    """How many rows a table has."""
    return int(backend.to_pyarrow(table.count()).as_py())


def kept(backend: Backend, name: str, expression: Expr) -> Expr:
    """A table that the engine keeps, worked out now; it takes the place of one of that name.

    Engines outside of this process keep it under a name of their own.
    """
    if not is_embedded(backend):
        try:
            return backend.create_table(ibis.util.gen_name(name), expression, temp=True)
        except (IbisError, NotImplementedError):
            return expression.cache()
    sql = backend.compile(expression)
    backend.raw_sql(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {sql}')
    return backend.table(name)


def batches(backend: Backend, name: str, expression: Expr, size: int) -> Iterator[pa.Table]:
    """The rows of a table, some at a time.

    Args:
        backend: The engine.
        name: Under what the engine inside this process keeps the table meanwhile.
        expression: The table.
        size: How many rows at a time.
    """
    if not is_embedded(backend):
        for batch in backend.to_pyarrow_batches(expression, chunk_size=size):
            yield pa.Table.from_batches([batch])
        return
    table = kept(backend, name, expression)
    for first in range(0, number_of(backend, table), size):
        rows = table.filter(table.rowid().between(first, first + size - 1))
        yield backend.to_pyarrow(rows)


def _duckdb(scratch: str) -> Backend:
    place = Path(scratch)
    backend = ibis.duckdb.connect(
        place / "scratch.duckdb", temp_directory=place / "spilled", memory_limit=MEMORY
    )
    backend.raw_sql("SET enable_progress_bar = false")
    return backend


def _opened(url: str) -> Backend:
    parts = urlsplit(url)
    place = unquote(parts.netloc + parts.path)
    if parts.scheme in _OF_A_FILE and place not in ("", ":memory:") and not Path(place).exists():
        raise nothing_usable(f"the engine '{url}' cannot be used: there is no file '{place}'.")
    try:
        if url.startswith(SPARK):
            from accreditation.screening.spark import spark_engine

            return spark_engine(url)
        return ibis.connect(url)
    except InputError:
        raise
    except ImportError:
        raise nothing_usable(
            f"the engine '{url}' needs a library that is not installed: "
            f"pip install 'ibis-framework[{url.partition(':')[0]}]'."
        ) from None
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"the engine '{url}' cannot be used: {said_of(error)}") from None
