"""The formats of the report on a dossier: a line for each, and the function that writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

from accreditation.dossier import Dossier
from accreditation.findings import Report
from accreditation.language import Language
from accreditation.law import Pack


@dataclass(frozen=True, slots=True)
class Checked:
    """What a format is written from.

    Attributes:
        report: What was found.
        dossier: Where it was found.
        pack: The rules by which it was found.
        language: The language of what people read.
        place: The dossier as it was named: a folder, or its file.
        verbose: Whether the text shows every finding with its sources.
        terminal: Whether the text goes to a terminal.
    """

    report: Report
    dossier: Dossier
    pack: Pack
    language: Language
    place: Path
    verbose: bool = False
    terminal: bool = False


Writer: TypeAlias = Callable[[Checked], str | bytes]

WRITERS = {
    "text": "accreditation.reports.text_report:checked_text",
    "json": "accreditation.reports.json_report:checked_json",
    "docx": "accreditation.reports.dossier_report.files:checked_docx",
    "html": "accreditation.reports.dossier_report.files:checked_html",
    "md": "accreditation.reports.dossier_report.files:checked_markdown",
    "pdf": "accreditation.reports.dossier_report.files:checked_pdf",
    "csv": "accreditation.reports.machines.csv_report:write",
    "xlsx": "accreditation.reports.machines.xlsx_report:write",
    "sarif": "accreditation.reports.machines.sarif_report:write",
    "junit": "accreditation.reports.machines.junit_report:write",
}
"""The module and the function that write each format; a module is imported when it is needed."""

FILES_ONLY = frozenset({"docx", "pdf", "xlsx"})
"""Formats that are not text, and so are not written to standard output."""


def writer(format_: str) -> Writer:
    """The function that writes a format.

    Raises:
        ModuleNotFoundError: a library that it needs is not installed.
    """
    module, _, function = WRITERS[format_].partition(":")
    return cast(Writer, getattr(import_module(module), function))
