"""A document as a Word file; the same document gives the same bytes every time."""

import datetime
import io
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE

from accreditation.reports.document import docx_look as look
from accreditation.reports.document.blocks import (
    Block,
    Bullets,
    Cover,
    Document,
    Heading,
    Paragraph,
    Runs,
)
from accreditation.reports.document.docx_table import add_table
from accreditation.reports.document.docx_words import add_field, add_runs
from accreditation.reports.writing import language_tag

_STYLES = {"normal": "Normal", "lead": look.LEAD, "small": look.SMALL}
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def docx_of(document: Document) -> bytes:
    """The document as the bytes of a DOCX file."""
    word = docx.Document()
    tag = language_tag(document.language)
    look.dress(word, tag)
    _describe(word, document, tag)
    _footer(word, document.footer)
    _cover(word, document.cover)
    if document.blocks and document.cover.own_page:
        word.add_section(WD_SECTION.NEW_PAGE)
    for number, block in enumerate(document.blocks):
        _write(word, block)
        if number == 0 and isinstance(block, Heading):
            word.paragraphs[-1].paragraph_format.space_before = 0
    stream = io.BytesIO()
    word.save(stream)
    return _undated(stream.getvalue())


def _describe(word: Word, document: Document, tag: str) -> None:
    midnight = datetime.datetime.combine(document.dated, datetime.time())
    properties = word.core_properties
    properties.title, properties.language = document.title, tag
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = midnight
    package = word.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(name)  # a picture of python-docx's own empty file


def _footer(word: Word, text: str) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]
    stops = word.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(look.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{text}\t")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES")


def _cover(word: Word, cover: Cover) -> None:
    title = word.add_paragraph(cover.title, "Title")
    if not cover.own_page:
        title.paragraph_format.space_before = 0
        title.runs[0].font.size = look.LETTER_TITLE
    word.add_paragraph(cover.subtitle, "Subtitle")
    _paragraphs(word, cover.lines, look.COVER_LINE)


def _write(word: Word, block: Block) -> None:
    if isinstance(block, Heading):
        word.add_paragraph(block.text, f"Heading {block.level}")
    elif isinstance(block, Paragraph):
        _paragraphs(word, (block.runs,), _STYLES[block.style])
    elif isinstance(block, Bullets):
        _paragraphs(word, block.items, "List Bullet")
    else:
        add_table(word, block)
        word.add_paragraph(style=look.AFTER_TABLE)


def _paragraphs(word: Word, lines: Iterable[Runs], style: str) -> None:
    for line in lines:
        add_runs(word.add_paragraph(style=style), line)


def _undated(data: bytes) -> bytes:
    """The same file with every part as old as a ZIP file can say."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            undated = zipfile.ZipInfo(part.filename, _EARLIEST)
            target.writestr(undated, source.read(part), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
