"""How a workbook of questions looks: widths, colours, heights, printing, protection."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_LINE = 12.5
_TALLEST = 400
_SIZE, _ROOM = 11, 11.5
"""The size of letters, and how many of size 1 there are in a unit of width."""

_EDGE = Border(*(Side(style="thin", color="BFC7D1"),) * 4)
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_OPEN = PatternFill("solid", fgColor="FFF8DC")
_CLOSED = PatternFill("solid", fgColor="E7E9EC")
_HEIGHT_OF_HEADS = 32
_PAGE = 270
"""The width, in characters, that one printed page can hold."""


def cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell of a sheet that has no merged cells."""
    found = sheet.cell(row, column)
    assert isinstance(found, Cell)
    return found


def written(cell: Cell, value: Any) -> Cell:
    """The cell with a value; a text stays one, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def head(cell: Cell, text: str) -> None:
    """A heading of a column."""
    written(cell, text)
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = _EDGE


def told(cell: Cell, text: str | int, *, quiet: bool = False, closed: bool = False) -> None:
    """Words to be read."""
    written(cell, text)
    cell.font = Font(name="Calibri", size=9 if quiet else 11, color="404A57" if quiet else "000000")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = _EDGE
    if closed:
        cell.fill = _CLOSED


def asked(cell: Cell, number_format: str = "@") -> None:
    """A cell to fill in."""
    cell.font = Font(name="Calibri", size=11)
    cell.fill = _OPEN
    cell.border = _EDGE
    cell.number_format = number_format
    cell.protection = Protection(locked=False)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")


def sized(sheet: Worksheet, row: int, widths: Mapping[int, int]) -> None:
    """Make a row high enough for its words, for programs that do not do so themselves."""
    lines = 1
    for column, width in widths.items():
        found = sheet.cell(row, column)
        value = found.value
        if isinstance(value, str):
            room = width * _ROOM / (found.font.sz or _SIZE)
            lines = max(lines, sum(math.ceil(max(len(p), 1) / room) for p in value.split("\n")))
    sheet.row_dimensions[row].height = min(lines * _LINE + 5, _TALLEST)


def laid_out(
    sheet: Worksheet, widths: Mapping[int, int], hidden: Iterable[int], frozen: str, heads: str
) -> None:
    """Widths, frozen headings, hidden columns, printing on A4 across, and protection.

    Args:
        sheet: The sheet.
        widths: Of each column that is shown, in characters.
        hidden: Columns that are not shown.
        frozen: The first cell that scrolls.
        heads: The rows that are printed on every page, such as ``1:1``.
    """
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in hidden:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    sheet.freeze_panes = frozen
    sheet.sheet_view.showGridLines = False
    sheet.row_dimensions[1].height = _HEIGHT_OF_HEADS
    sheet.print_title_rows = heads
    printed(sheet, math.ceil(sum(widths.values()) / _PAGE))
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False


def printed(sheet: Worksheet, pages: int = 1) -> None:
    """Print on A4 across, some pages wide, with the name of the sheet and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = "&A", "&P / &N"
