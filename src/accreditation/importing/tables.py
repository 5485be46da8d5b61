"""Tables as other systems export them, CSV and XLSX, row by row."""

import codecs
import csv
import datetime
import hashlib
import itertools
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from accreditation.files import InputError, nothing_usable
from accreditation.importing.cells import Cell, Percent, text_of
from accreditation.importing.mapping import folded
from accreditation.reading.archive import Archive

MAX_BYTES = 200_000_000
FIRST_ROWS = 20
"""Among how many rows the headings are looked for."""

_DELIMITERS = (",", ";", "\t")
_PIECE = 1_000_000

Row = tuple[int, Sequence[Cell]]
"""The number of a row in its file, and its cells."""


@dataclass(frozen=True)
class Table:
    """A table, of which the rows can be read once.

    Attributes:
        headings: The row with the headings.
        rows: Those below it that are not empty.
        sha256: The digest of the file.
    """

    file: Path
    headings: Sequence[str]
    rows: Iterator[Row]
    sha256: str


@contextmanager
def open_table(file: Path, known: Mapping[str, str]) -> Iterator[Table]:
    """A table whose headings are among the folded ones that are known.

    Raises:
        InputError: it cannot be read, or has none of these headings; while rows are read, too.
    """
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise nothing_usable(
                f"has {size // 1_000_000} MB; a table of more than {MAX_BYTES // 1_000_000} MB is "
                "not read.",
                file,
            )
        digest, encoding = _looked_through(file)
        opened = _opened_sheet if encoding is None else _opened_text
        with opened(file, encoding or "", known) as rows:
            first = list(itertools.islice(rows, FIRST_ROWS))
            best = max(range(len(first)), key=lambda i: _recognised(first[i][1], known), default=0)
            if not first or not _recognised(first[best][1], known):
                raise nothing_usable(
                    "has no row of headings that are known; name its columns in a mapping file "
                    "(--map).",
                    file,
                )
            heads = [text_of(cell) for cell in first[best][1]]
            yield Table(file, heads, itertools.chain(first[best + 1 :], rows), digest)
    except FileNotFoundError:
        raise nothing_usable("there is no such file.", file) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be read: {reason}.", file) from None


def _looked_through(file: Path) -> tuple[str, str | None]:
    """The digest of a file and the encoding of its text; none if it is a workbook."""
    digest, encoding = hashlib.sha256(), "utf-8-sig"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        start = stream.read(4)
        stream.seek(0)
        while piece := stream.read(_PIECE):
            digest.update(piece)
            if encoding == "utf-8-sig":
                try:
                    decoder.decode(piece, final=len(piece) < _PIECE)
                except UnicodeDecodeError:
                    encoding = "cp1252"
    if start == b"PK\x03\x04":
        return digest.hexdigest(), None
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    return digest.hexdigest(), encoding


@contextmanager
def _opened_text(file: Path, encoding: str, known: Mapping[str, str]) -> Iterator[Iterator[Row]]:
    with file.open(encoding=encoding, newline="") as stream:
        lines = list(itertools.islice(_decoded(file, stream), FIRST_ROWS))
        delimiter = max(_DELIMITERS, key=lambda sign: _best(lines, sign, known))
        stream.seek(0)
        yield _text_rows(file, csv.reader(_decoded(file, stream), delimiter=delimiter, strict=True))


def _decoded(file: Path, stream: Iterator[str]) -> Iterator[str]:
    """The lines of a text, none of which is another kind of file."""
    try:
        for line in stream:
            if "\0" in line:
                raise UnicodeError
            yield line
    except UnicodeError:
        raise nothing_usable("is not text; save it as CSV in UTF-8, or as XLSX.", file) from None


def _best(lines: Sequence[str], delimiter: str, known: Mapping[str, str]) -> int:
    """How many headings are recognised in one of some lines, if this sign divides them."""
    rows = csv.reader(lines, delimiter=delimiter)
    return max((_recognised(row, known) for row in rows), default=0)


def _text_rows(file: Path, reader: Any) -> Iterator[Row]:
    line = 1
    try:
        for cells in reader:
            if any(cell and not cell.isspace() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise nothing_usable(f"is not a CSV file: {error}.", file, line) from None


@contextmanager
def _opened_sheet(file: Path, _: str, known: Mapping[str, str]) -> Iterator[Iterator[Row]]:
    """The rows of the sheet in which most headings are recognised."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _workbook(file)
        try:
            sheets = book.worksheets
            scores = [_best_row(_sheet_rows(file, sheet), known) for sheet in sheets]
            yield _sheet_rows(file, sheets[scores.index(max(scores))])
        finally:
            book.close()


def _workbook(file: Path) -> Any:
    import openpyxl

    with Archive(file, file.read_bytes()) as archive:
        if "xl/workbook.xml" not in archive.names:
            raise _damaged(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except _FAULTS:
        raise _damaged(file) from None
    if not book.worksheets:
        raise _damaged(file)
    return book


def _best_row(rows: Iterator[Row], known: Mapping[str, str]) -> int:
    first = itertools.islice(rows, FIRST_ROWS)
    return max((_recognised(cells, known) for _, cells in first), default=0)


def _sheet_rows(file: Path, sheet: Any) -> Iterator[Row]:
    try:
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            row = [_plain(cell) for cell in cells]
            if any(value not in (None, "") for value in row):
                yield number, row
    except _FAULTS:
        raise _damaged(file) from None


_FAULTS = (ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError)
"""What openpyxl raises on a workbook that is not one."""


def _damaged(file: Path) -> InputError:
    return nothing_usable("is not a workbook that can be read; save it as XLSX or CSV.", file)


def _plain(cell: Any) -> Cell:
    value: Cell = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Percent(value) if "%" in cell.number_format else value
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date()
    return value


def _recognised(cells: Iterable[Cell], known: Mapping[str, str]) -> int:
    return len({known[word] for cell in cells if (word := folded(text_of(cell))) in known})
