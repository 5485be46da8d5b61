"""Plain text: its encoding, and paragraphs out of lines."""

import codecs
import math
import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

from accreditation.files import nothing_usable
from accreditation.reading.paragraphs import Line, paragraphs
from accreditation.reading.printed import Word, lines_of
from accreditation.reading.source import Block, Source, source_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = "cp1252"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SHORTEST, _SHORTEST_COLUMN = 40, 25
"""No text is set in lines shorter than this, and no column."""

_HEIGHT = 4.0
"""The height of a line in widths of a character, so that columns stand three spaces apart."""

_WORD = re.compile(r"\S+")


def decoded(file: Path, data: bytes) -> tuple[str, str]:
    """The text of a file and its encoding: as its byte order mark says, UTF-8, or Windows-1252.

    Raises:
        InputError: it is no text in any of these.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", _LEGACY]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n"), encoding
    raise nothing_usable("is not text in UTF-8, UTF-16 or Windows-1252.", file)


def encoding_doubts(encoding: str) -> list[str]:
    """What to say of an encoding that was guessed."""
    return ["The file is not UTF-8; it was read as Windows-1252."] if encoding == _LEGACY else []


def read_text(file: Path, data: bytes) -> Source:
    """The paragraphs of a plain text; a form feed begins a new page.

    Raises:
        InputError: it is no text.
    """
    text, encoding = decoded(file, data)
    return source_of(file, "text", _blocks(text), encoding_doubts(encoding))


def _blocks(text: str) -> Iterator[Block]:
    pages = text.split("\f")
    columns = [list(_columns(page.split("\n"))) for page in pages]
    limits = {
        number: _limit(
            [row for page in columns for n, rows in page if n == number for row in rows],
            _SHORTEST_COLUMN if number else _SHORTEST,
        )
        for number in {n for page in columns for n, _ in page}
    }
    for number, page in enumerate(columns, 1):
        for column, rows in page:
            for group in paragraphs(list(_lines(rows)), limits[column]):
                yield Block(
                    "\n".join(line.text for line in group),
                    page=number if len(pages) > 1 else None,
                    column=column,
                    wrapped=True,
                )


def _columns(rows: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines of a page, those of columns side by side one column after the other."""
    words = [
        Word(one[0], one.start(), one.end(), -i, _HEIGHT, bold=False, spaced=True, raised=False)
        for i, row in enumerate(rows)
        for one in _WORD.finditer(row)
    ]
    found = list(lines_of(words))
    if not any(line.column for line in found):
        yield 0, rows
        return
    for column, lines in groupby(found, key=lambda line: line.column):
        made: list[str] = []
        last: int | None = None
        for line in lines:
            i = -int(line.base)
            made += [""] * (0 if last is None else i - last - 1)
            left, right = int(line.left), int(line.right)
            made.append(rows[i][left:right].rjust(right if column < 2 else right - left))
            last = i
        yield column, made


def _lines(rows: list[str]) -> Iterator[Line]:
    blank = False
    for row in rows:
        if not row.strip():
            blank = True
            continue
        indent = len(row) - len(row.lstrip())
        word = len(row.split(None, 1)[0])
        yield Line(row.rstrip(), indent, len(row.rstrip()), word + 1, blank)
        blank = False


def _limit(rows: list[str], shortest: int) -> float:
    """Where lines were broken to fit: the longest that another one visibly goes on with."""
    broken = [
        len(row.rstrip())
        for row, after in pairwise(rows)
        if row.strip() and after.strip()[:1].islower() and row.rstrip()[-1] not in ".;:!?"
    ]
    longest = max(broken, default=0)
    return longest if longest >= shortest else math.inf
