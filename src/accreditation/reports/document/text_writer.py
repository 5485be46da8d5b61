"""A document as text for a terminal."""

from dataclasses import replace

from rich import box
from rich.console import Console, RenderableType
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Line

from accreditation.reports.document.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Runs,
    Table,
    Tone,
)

_MARKS: dict[Mark, str] = {
    "plain": "",
    "strong": "bold",
    "inserted": "green underline",
    "deleted": "red strike",
    "quiet": "dim",
}
_TONES: dict[Tone, str] = {"neutral": "", "good": "green", "bad": "bold red", "open": "yellow"}
_BARE: dict[Mark, str] = {"inserted": "{{+{}+}}", "deleted": "[-{}-]"}
_BULLET = "• "


def write_text(document: Document, console: Console) -> None:
    """Write the document to a console; where it shows no style, words are marked with signs.

    What was deleted is ``[-so-]``, what was inserted ``{+so+}``, and an address follows its words,
    except in a table, which is too narrow for it.
    """
    _TextWriter(console).write(document)


class _TextWriter:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._styled = console.is_terminal and console.color_system is not None

    def write(self, document: Document) -> None:
        cover = document.cover
        self._title(cover.title, "=")
        if cover.subtitle:
            self._print(Line(cover.subtitle))
        if cover.lines:
            self._print()
        for line in cover.lines:
            self._print(self._line(line))
        for block in document.blocks:
            self._print()
            self._block(block)
        if document.footer:
            self._print()
            self._print(Line(document.footer, style="dim"))

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._title(block.text, "-" if block.level == 1 else "")
        elif isinstance(block, Paragraph):
            self._print(self._line(block.runs, "dim" if block.style == "small" else ""))
        elif isinstance(block, Bullets):
            for item in block.items:
                self._bullet(item)
        else:
            self._table(block)

    def _title(self, text: str, underline: str) -> None:
        title = Line(text, style="bold")
        self._print(title)
        if underline and not self._styled:
            self._print(Line(underline * min(title.cell_len, self._console.width)))

    def _bullet(self, item: Runs) -> None:
        lines = self._line(item).wrap(self._console, max(self._console.width - len(_BULLET), 20))
        for number, line in enumerate(lines):
            line.rstrip()
            before = _BULLET if number == 0 else " " * len(_BULLET)
            self._console.print(Line(before) + line, soft_wrap=True)

    def _table(self, table: Table) -> None:
        grid = Grid(box=box.SQUARE, show_lines=True, expand=True, header_style="bold")
        for runs, share in zip(table.header, table.shares, strict=True):
            grid.add_column(self._in_table(runs), ratio=max(round(share * 100), 1), overflow="fold")
        for row in table.rows:
            grid.add_row(
                *(Line("\n").join(map(self._in_table, cell.paragraphs)) for cell in row),
            )
        self._print(grid)

    def _in_table(self, runs: Runs) -> Line:
        return self._line(runs if self._styled else tuple(replace(run, link=None) for run in runs))

    def _line(self, runs: Runs, style: str = "") -> Line:
        line = Line(style=style)
        for run in runs:
            line.append(self._words(run))
        return line

    def _words(self, run: Run) -> Line:
        if not self._styled:
            text = _BARE.get(run.mark, "{}").format(run.text)
            address = run.link is not None and run.link != run.text
            return Line(f"{text} ({run.link})" if address else text)
        style = Style.parse(f"{_MARKS[run.mark]} {_TONES[run.tone]}")
        return Line(run.text, style + Style(link=run.link))

    def _print(self, what: RenderableType = "") -> None:
        self._console.print(what)
