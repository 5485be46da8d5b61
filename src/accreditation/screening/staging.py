"""Tables that are not Parquet, written as such first, so that they can be read by parts."""

from pathlib import Path

from accreditation.files import nothing_usable
from accreditation.screening.engines import Backend

_LONGEST_LINE = 200


def as_parquet(backend: Backend, file: Path, scratch: Path, refused: list[str]) -> Path:
    """A CSV or Arrow file as a Parquet file in ``scratch``.

    Args:
        backend: The engine inside this process.
        file: The file; every cell of a CSV file is read as text.
        scratch: Where the Parquet file is made.
        refused: What is said of lines that are no rows is added here.

    Raises:
        InputError: it cannot be read.
    """
    place = scratch / f"{file.stem}.parquet"
    try:
        if file.suffix == ".csv":
            _csv(backend, file, place, refused)
        else:
            _arrow(file, place)
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {' '.join(str(error).split())}", file) from None
    return place


def _csv(backend: Backend, file: Path, place: Path, refused: list[str]) -> None:
    table = backend.read_csv(str(file), all_varchar=True, header=True, store_rejects=True)
    backend.to_parquet(table, place)
    errors = backend.raw_sql(
        "SELECT line, error_message, csv_line FROM reject_errors ORDER BY line"
    ).fetchall()
    refused += [
        f"line {line}: {' '.join(message.split())}: {text[:_LONGEST_LINE]}"
        for line, message, text in errors
    ]


def _arrow(file: Path, place: Path) -> None:
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    batches = ds.dataset(file, format="ipc").scanner().to_reader()
    with pq.ParquetWriter(place, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
