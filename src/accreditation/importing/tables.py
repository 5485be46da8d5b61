"""Tables as other systems export them, CSV and XLSX, row by row."""

import codecs
import csv
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accreditation.files import nothing_usable
from accreditation.importing.cells import Cell, text_of
from accreditation.importing.mapping import folded
from accreditation.importing.sheets import Row, opened_sheet
from accreditation.reading.workbooks import MAX_COLUMNS

MAX_BYTES = 200_000_000
FIRST_ROWS = 20
"""Among how many rows the headings are looked for."""

_DELIMITERS = (",", ";", "\t")
_PIECE = 1_000_000


@dataclass(frozen=True)
class Table:
    """A table, of which the rows can be read once.

    Attributes:
        headings: The row with the headings.
        rows: Those below it that are not empty.
        sha256: The digest of the file.
        even: Whether a row has a cell for each heading, also where it is empty.
    """

    file: Path
    headings: Sequence[str]
    rows: Iterator[Row]
    sha256: str
    even: bool


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
        with _opened(file, encoding, known) as rows:
            first = list(itertools.islice(rows, FIRST_ROWS))
            best = max(range(len(first)), key=lambda i: _recognised(first[i][1], known), default=0)
            if not first or not _recognised(first[best][1], known):
                raise nothing_usable(
                    "has no row of headings that are known; name its columns in a mapping file "
                    "(--map).",
                    file,
                )
            heads = [text_of(cell) for cell in first[best][1]]
            even = encoding is not None
            yield Table(file, heads, itertools.chain(first[best + 1 :], rows), digest, even)
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


def _opened(
    file: Path, encoding: str | None, known: Mapping[str, str]
) -> AbstractContextManager[Iterator[Row]]:
    if encoding is None:
        return opened_sheet(file, FIRST_ROWS, lambda cells: _recognised(cells, known))
    return _opened_text(file, encoding, known)


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
    try:
        return max((_recognised(row, known) for row in rows), default=0)
    except csv.Error:
        return 0


def _text_rows(file: Path, reader: Any) -> Iterator[Row]:
    line = 1
    try:
        for cells in reader:
            if len(cells) > MAX_COLUMNS:
                raise nothing_usable(f"has more than {MAX_COLUMNS} columns.", file, line)
            if any(cell and not cell.isspace() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise nothing_usable(
            "cannot be read from this row on: a quotation mark is missing or stands within a cell, "
            f"or a cell has more than {csv.field_size_limit()} characters.",
            file,
            line,
        ) from None


def _recognised(cells: Iterable[Cell], known: Mapping[str, str]) -> int:
    return len({known[word] for cell in cells if (word := folded(text_of(cell))) in known})
