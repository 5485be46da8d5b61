"""Documents for people in the formats that verbs offer."""

import io
import sys
from pathlib import Path

from accreditation.cli.extras import documents
from accreditation.files import nothing_usable
from accreditation.reports.document import Document, markdown_of, write_text
from accreditation.reports.spacing import spaced

WIDTH = 100
"""Columns of text that does not go to a terminal."""


def document_in(form: str, document: Document, file: Path | None) -> str | bytes:
    """A document as text, md, html or docx.

    Args:
        form: The format.
        document: The document.
        file: Where it is to be written; None for standard output.

    Raises:
        InputError: a library is missing, or a DOCX file would go to standard output.
    """
    document = spaced(document, document.language)
    if form == "md":
        return markdown_of(document)
    if form == "html":
        with documents():
            from accreditation.reports.document.html_writer import html_of
        return html_of(document)
    if form == "docx":
        if file is None:
            raise nothing_usable("a DOCX file needs a place: --format docx:note.docx.")
        with documents():
            from accreditation.reports.document.docx_writer import docx_of
        return docx_of(document)
    return _text(document, file)


def _text(document: Document, file: Path | None) -> str:
    from rich.console import Console

    terminal = file is None and sys.stdout.isatty()
    stream = io.StringIO()
    width = None if terminal else WIDTH
    console = Console(file=stream, highlight=False, width=width, force_terminal=terminal or None)
    write_text(document, console)
    return stream.getvalue()
