"""The rows of the sheet of a workbook that is a table."""

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from accreditation.files import nothing_usable
from accreditation.importing.cells import Cell, Percent, Uncomputed
from accreditation.reading.archive import Archive
from accreditation.reading.workbooks import (
    MAX_COLUMNS,
    lacks_result,
    open_workbook,
    quiet,
    shows_percent,
    sound,
)

MAX_ROWS = 2_000_000

Row = tuple[int, Sequence[Cell]]
"""The number of a row in its file, and its cells."""


@contextmanager
def opened_sheet(
    file: Path, first_rows: int, score: Callable[[Iterable[Cell]], int]
) -> Iterator[Iterator[Row]]:
    """The rows of the sheet among whose first rows is the one of the highest score.

    Raises:
        InputError: the workbook is damaged, or far larger than a table; while rows are read, too.
    """
    with file.open("rb") as source, quiet():
        with Archive(file, file.read_bytes()) as archive:
            books = open_workbook(file, source, archive, stream=True)
        sheets = list(zip(*(book.worksheets for book in books), strict=True))
        scores = [
            max(
                (score(row) for _, row in itertools.islice(_rows(file, sheet), first_rows)),
                default=0,
            )
            for sheet in sheets
        ]
        yield _rows(file, sheets[scores.index(max(scores))])


def _rows(file: Path, sheets: Sequence[Any]) -> Iterator[Row]:
    """The rows of a sheet, given with its results and perhaps with its formulas."""
    with sound(file):
        for sheet in sheets:
            sheet.reset_dimensions()
        rows = zip(*(sheet.iter_rows() for sheet in sheets), strict=True)
        for number, (cells, *formulas) in enumerate(rows, start=1):
            if number > MAX_ROWS:
                raise nothing_usable(f"has more than {MAX_ROWS} rows.", file)
            if len(cells) > MAX_COLUMNS:
                raise nothing_usable(
                    f"has cells beyond column {MAX_COLUMNS}; delete what stands there, also if it "
                    "is empty.",
                    file,
                    number,
                )
            beside = formulas[0] if formulas else itertools.repeat(None)
            row = [_plain(cell, formula) for cell, formula in zip(cells, beside, strict=False)]
            if any(value not in (None, "") for value in row):
                yield number, row


def _plain(cell: Any, formula: Any) -> Cell:
    if lacks_result(cell, formula):
        return Uncomputed("=")
    value: Cell = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Percent(value) if shows_percent(cell.number_format) else value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return value
