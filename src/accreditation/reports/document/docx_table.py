"""Tables in a Word file, of the same widths in Word and in LibreOffice."""

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from accreditation.reports.document import docx_look as look
from accreditation.reports.document.blocks import Cell, Runs, Table
from accreditation.reports.document.docx_words import add_runs

_LETTERS_PER_LINE = 105
"""About as many letters as fit on a line over the whole width of the page in a table's size."""

_WHOLE_UP_TO = 14
"""A row of at most so many lines moves to the next page as one; a longer one may break."""


def add_table(word: Word, table: Table) -> None:
    """Write ``table`` at the end of the file."""
    written = word.add_table(rows=1 + len(table.rows), cols=len(table.widths))
    written.style = word.styles["Table Grid"]
    written.autofit = False
    widths = [Length(round(look.TEXT_WIDTH * share)) for share in table.shares]
    whole = written._tbl.tblPr.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(round(look.TEXT_WIDTH.twips)))
    for column, width in zip(written.columns, widths, strict=True):
        column.width = width
    header, *rows = written.rows
    _header(header, table.header, widths)
    for row, cells in zip(rows, table.rows, strict=True):
        for place, cell, width in zip(row.cells, cells, widths, strict=True):
            place.width = width
            _fill(place, cell)
        if _lines(cells, table.shares) <= _WHOLE_UP_TO:
            _flag(row, "w:cantSplit")


def _header(row: _Row, header: tuple[Runs, ...], widths: list[Length]) -> None:
    for place, runs, width in zip(row.cells, header, widths, strict=True):
        place.width = width
        _shade(place, look.HEADER_SHADE)
        paragraph = _styled(place.paragraphs[0], look.TABLE_HEADING)
        paragraph.paragraph_format.keep_with_next = True
        add_runs(paragraph, runs)
    _flag(row, "w:cantSplit")
    _flag(row, "w:tblHeader")


def _fill(place: _Cell, cell: Cell) -> None:
    paragraphs = [place.paragraphs[0], *(place.add_paragraph() for _ in cell.paragraphs[1:])]
    for paragraph, runs in zip(paragraphs, cell.paragraphs or ((),), strict=True):
        add_runs(_styled(paragraph, look.TABLE_TEXT), runs)
    if cell.tone != "neutral":
        _shade(place, look.SHADES[cell.tone])


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    paragraph.style = style
    return paragraph


def _shade(place: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    place._tc.get_or_add_tcPr().append(shade)


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _lines(cells: tuple[Cell, ...], shares: tuple[float, ...]) -> float:
    """About how many lines the longest of ``cells`` takes."""
    return max(
        sum(
            1 + sum(len(run.text) for run in paragraph) / (_LETTERS_PER_LINE * share)
            for paragraph in cell.paragraphs
        )
        for cell, share in zip(cells, shares, strict=True)
    )
