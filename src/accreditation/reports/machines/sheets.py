"""Sheets of a workbook: text in columns, with a header that stays and filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from accreditation.findings import Outcome
from accreditation.reports.document.blocks import writable
from accreditation.reports.machines.cells import FORMULA

_COLOURS: dict[Outcome, tuple[str, str]] = {
    "pass": ("C6EFCE", "004D00"),
    "fail": ("FFC7CE", "8B0000"),
    "unknown": ("FFEB9C", "5C4400"),
    "not_applicable": ("E7E6E6", "404040"),
}
"""The ground and the letters of each outcome; the word says the same without them."""

_HEADER = PatternFill("solid", fgColor="1F3864")
_TOP = Alignment(vertical="top", wrap_text=True)
_RULED = Border(bottom=Side("hair", color="A6A6A6"))
_LINK = "0563C1"
_MAX_LENGTH = 32_767
"""The most characters of a cell."""

_LINE_HEIGHT, _MAX_HEIGHT = 15.0, 405.0
"""Points: of one line, and the most of a row."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading, and its width in characters."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a cell.

    Attributes:
        outcome: The outcome in whose colours it is shown.
        link: Where it leads.
    """

    text: str
    outcome: Outcome | None = None
    link: str | None = None


def add_sheet(
    book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]
) -> None:
    """A sheet at the end of a workbook; its first column that is a name stays in sight."""
    sheet: Worksheet = book.create_sheet(name)
    for i, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(i)].width = column.width
        head = _text(sheet, 1, i, column.heading)
        head.font = _font(bold=True, color="FFFFFF")
        head.fill = _HEADER
    headings = [Cell(column.heading) for column in columns]
    sheet.row_dimensions[1].height = _height(headings, columns)
    last = 1
    for last, row in enumerate(rows, 2):
        for i, cell in enumerate(row, 1):
            _fill(_text(sheet, last, i, cell.text), cell)
        sheet.row_dimensions[last].height = _height(row, columns)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _text(sheet: Worksheet, row: int, column: int, text: str) -> SheetCell:
    """A cell that holds text, whatever it looks like."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, SheetCell)
    cell.value = writable(text)[:_MAX_LENGTH] or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA)
    cell.alignment = _TOP
    cell.font = _font()
    cell.border = _RULED
    return cell


def _font(**look: Any) -> Font:
    return Font(name="Calibri", size=11, **look)


def _fill(cell: SheetCell, told: Cell) -> None:
    if told.outcome is not None:
        ground, letters = _COLOURS[told.outcome]
        cell.fill = PatternFill("solid", fgColor=ground)
        cell.font = _font(color=letters, bold=told.outcome == "fail")
    if told.link:
        cell.hyperlink = told.link
        cell.font = _font(color=_LINK, underline="single")


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """High enough for the longest cell, as programs do not work it out for text that wraps."""
    lines = (
        sum(1 + len(line) // max(column.width - 1, 1) for line in cell.text.split("\n"))
        for cell, column in zip(row, columns, strict=True)
    )
    return min(max(lines, default=1) * _LINE_HEIGHT, _MAX_HEIGHT)
