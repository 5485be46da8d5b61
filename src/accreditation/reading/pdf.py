"""PDF files with a text layer: words by their place on the page, put together to lines."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from accreditation.files import nothing_usable
from accreditation.reading.pages import Page, blocks_of
from accreditation.reading.printed import Word, lines_of
from accreditation.reading.source import MAX_CHARACTERS, Source, source_of

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What the library writes for a hyphen at the end of a line."""

_SHOWN = 5
"""Pages without text that are named one by one."""


def read_pdf(file: Path, data: bytes, progress: Callable[[int, int], None] | None) -> Source:
    """The blocks of a PDF file, without what is only drawn.

    Raises:
        InputError: it is encrypted, damaged, or a scan without text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise nothing_usable("is encrypted; save it without a password.", file) from None
        raise nothing_usable("is damaged; it is no whole PDF.", file) from None
    try:
        pages = list(_pages(file, document, progress))
    finally:
        document.close()
    bare = [str(number) for number, page in enumerate(pages, 1) if not page.lines]
    if len(bare) == len(pages):
        raise nothing_usable(
            "holds no text, only pictures of pages; have its text recognised (OCR) first.", file
        )
    doubts = []
    if bare:
        shown = ", ".join(bare[:_SHOWN]) + (" and others" if len(bare) > _SHOWN else "")
        doubts.append(f"There is no text on page {shown}; a scanned page would be missing.")
    return source_of(file, "pdf", blocks_of(pages), doubts)


def _pages(
    file: Path, document: Any, progress: Callable[[int, int], None] | None
) -> Iterator[Page]:
    characters = 0
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        words = list(_words(text))
        characters += sum(len(word.text) for word in words)
        if characters > MAX_CHARACTERS:
            raise nothing_usable("holds more text than any statutes; it is not read.", file)
        yield Page(index + 1, page.get_height(), tuple(lines_of(words)))
        text.close()
        page.close()
        if progress is not None:
            progress(index + 1, len(document))


@dataclass
class _Run:
    """A word that is being put together."""

    text: str
    left: float
    right: float
    base: float
    points: float
    size: float
    bold: bool
    spaced: bool
    raised: bool


def _words(page: Any) -> Iterator[Word]:
    """The words of a page in the order in which they are drawn."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    matrix = raw.FS_MATRIX()
    run: _Run | None = None
    spaced = True
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        sign = _HYPHENS.get(code) or _character(code)
        if not sign.strip():
            if run is not None:
                yield _word(run)
            run, spaced = None, True
            continue
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetLooseCharBox(page, index, box)
        points = raw.FPDFText_GetFontSize(page, index) or 1.0
        raised = sign.isdigit() and _raised(page, index, y.value, box)
        joins = run is not None and _joins(run, box.left, y.value, points)
        if run is not None and joins and raised == run.raised:
            run.text += sign
            run.right = max(run.right, box.right)
            continue
        if run is not None:
            yield _word(run)
        bold = raw.FPDFText_GetFontWeight(page, index) >= 600
        raw.FPDFText_GetMatrix(page, index, matrix)
        size = points * (math.hypot(matrix.c, matrix.d) or 1.0)
        run = _Run(sign, box.left, box.right, y.value, points, size, bold, spaced, raised)
        spaced = False
    if run is not None:
        yield _word(run)


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or not 0 < code < 0x110000 else chr(code)


def _raised(page: Any, index: int, base: float, box: Any) -> bool:
    """Whether a figure stands above the line, as a footnote mark does."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    return bool(bottom.value > base + 0.15 * abs(box.top - box.bottom))


def _joins(run: _Run, left: float, base: float, points: float) -> bool:
    level = abs(base - run.base) < 0.1 * run.size and abs(points - run.points) < 0.1 * run.points
    return level and -0.5 * run.size < left - run.right < 0.2 * run.size


def _word(run: _Run) -> Word:
    return Word(run.text, run.left, run.right, run.base, run.size, run.bold, run.spaced, run.raised)
