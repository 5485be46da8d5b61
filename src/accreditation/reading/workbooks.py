"""Workbooks (XLSX) that somebody hands in, opened within limits; damaged ones have a sentence."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from accreditation.files import InputError, nothing_usable
from accreditation.reading.archive import Archive

MAX_SHEETS = 100
MAX_COLUMNS = 200

NO_RESULT = "is a formula without a stored result; open the file, let it calculate, and save it"
"""What is wrong with such a cell, as the end of a sentence."""

_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_NO_SIGN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a number format that are text, space or conditions."""


def open_workbook(
    file: Path, source: BinaryIO, archive: Archive, *, stream: bool
) -> tuple[Any, ...]:
    """A workbook with the results of its formulas and, if it has any, once more with those.

    Args:
        file: Whose the workbook is, for what is wrong with it.
        source: Where it is read from.
        archive: The same, unpacked within limits.
        stream: Whether its rows can be read once only, however many there are.

    Raises:
        InputError: it is none, is damaged, or has more sheets than anybody fills in.
    """
    import openpyxl

    with sound(file), quiet():
        if "xl/workbook.xml" not in archive.names:
            raise _damaged(file)
        results = [True, False] if _has_formulas(archive) else [True]
        books = tuple(
            openpyxl.load_workbook(source, read_only=stream, data_only=only) for only in results
        )
    if not books[0].worksheets:
        raise _damaged(file)
    if len(books[0].worksheets) > MAX_SHEETS:
        raise nothing_usable(f"has more than {MAX_SHEETS} sheets.", file)
    return books


@contextmanager
def sound(file: Path) -> Iterator[None]:
    """Reads in a workbook; its library raises anything on one that is damaged.

    Raises:
        InputError: it is.
    """
    try:
        yield
    except (InputError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - whatever the parser says is no sentence for a user
        raise _damaged(file) from None


@contextmanager
def quiet() -> Iterator[None]:
    """What a workbook has that its library does not know is of no concern here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def lacks_result(cell: Any, formula: Any) -> bool:
    """Whether a cell, as it is in both workbooks, is a formula that nobody has calculated."""
    empty = cell.value is None and cell.data_type != "str"
    return empty and formula is not None and formula.data_type == "f"


@lru_cache(1000)
def shows_percent(number_format: str) -> bool:
    """Whether a number format shows hundredths: its sign % is no text between quotation marks."""
    return "%" in _NO_SIGN.sub("", number_format).partition(";")[0]


def _has_formulas(archive: Archive) -> bool:
    sheets = (name for name in archive.names if name.startswith("xl/worksheets/"))
    return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _damaged(file: Path) -> InputError:
    return nothing_usable("is not a workbook that can be read; save it as XLSX anew.", file)
