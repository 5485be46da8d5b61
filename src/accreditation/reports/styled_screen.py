"""Lines of a report for a terminal, with colours and as wide as it is (Rich)."""

from typing import TextIO

from rich.console import Console
from rich.text import Text as Line

from accreditation.language import Language
from accreditation.reports.screen import WIDTH, Parts
from accreditation.reports.spacing import freed, held, spaced


class StyledScreen:
    """A screen for a terminal, and for any characters."""

    def __init__(self, stream: TextIO, language: Language, *, terminal: bool) -> None:
        width = None if terminal else WIDTH
        colours = terminal or None
        self._console = Console(file=stream, highlight=False, width=width, force_terminal=colours)
        self._language = language

    def line(self, parts: Parts, style: str = "") -> None:
        """Write a line, broken where it is too long."""
        self._console.print(self._assembled(parts, style))

    def indented(self, parts: Parts, by: int, style: str = "") -> None:
        """Write a line and what it continues on behind a margin of some columns."""
        line = self._assembled(parts, style)
        line.plain = held(line.plain)
        for part in line.wrap(self._console, max(self._console.width - by, 20)):
            part.plain = freed(part.plain)
            part.rstrip()
            self._console.print(Line(" " * by) + part, soft_wrap=True)

    def _assembled(self, parts: Parts, style: str) -> Line:
        listed = [(parts, "")] if isinstance(parts, str) else parts
        line = Line(style=style)
        for text, own in listed:
            line.append(text, own)
        line.plain = spaced(line.plain, self._language)
        return line
