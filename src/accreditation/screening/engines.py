"""The engines that can screen: DuckDB inside this process, or any backend of Ibis by its URL."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from accreditation.files import InputError, nothing_usable
from accreditation.screening.terms import Expr

Backend = Any
"""A connection of Ibis to an engine."""

MEMORY = "1GB"
"""What DuckDB may use before it writes to disk."""

SPARK = "pyspark://"


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
        finally:
            with suppress(Exception):
                backend.disconnect()


def is_embedded(backend: Backend) -> bool:
    """Whether an engine is the one inside this process, which reads files by parts."""
    return bool(backend.name == "duckdb")


def kept(backend: Backend, name: str, expression: Expr) -> Expr:
    """A table that the engine keeps, worked out now; it takes the place of one of that name.

    Engines outside of this process keep it as they like, under a name of their own.
    """
    if not is_embedded(backend):
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
    for first in range(0, int(table.count().execute()), size):
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
    try:
        if url.startswith(SPARK):
            from accreditation.screening.spark import spark_engine

            return spark_engine(url)
        return ibis.connect(url)
    except InputError:
        raise
    except ModuleNotFoundError as error:
        raise nothing_usable(
            f"the engine '{url}' needs a library that is not installed ({error.name}): "
            f"pip install 'ibis-framework[{url.partition(':')[0]}]'."
        ) from None
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        told = " ".join(str(error).split()) or type(error).__name__
        raise nothing_usable(f"the engine '{url}' cannot be used: {told}") from None
