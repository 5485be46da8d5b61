"""Documents for people: one model as blocks, and its writers.

``docx_of`` is in ``docx_writer`` and ``html_of`` in ``html_writer``, because each needs a library
that not every installation has.
"""

from accreditation.reports.document.blocks import (
    Block,
    Bullets,
    Cell,
    Cover,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Runs,
    Table,
    Tone,
)
from accreditation.reports.document.markdown_writer import markdown_of
from accreditation.reports.document.text_writer import write_text

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Cover",
    "Document",
    "Heading",
    "Mark",
    "Paragraph",
    "Run",
    "Runs",
    "Table",
    "Tone",
    "markdown_of",
    "write_text",
]
