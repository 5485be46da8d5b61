"""DOCX files: paragraphs as they are shown, with automatic numbers, notes and text boxes."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from lxml import etree

from accreditation.reading.source import Block, Kind, Source, source_of
from accreditation.reading.tables import cells
from accreditation.reading.word_numbering import Numbering, W

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_APART = {f"{W}txbxContent", _ALTERNATIVE, f"{W}del", f"{W}moveFrom"}
_HEADING = re.compile(r"(?i)(?:heading|titre|kop|überschrift)\s*([1-9])$")
_CONTENTS = re.compile(r"(?i)(?:toc|tm|inhopg|verzeichnis)\s*[1-9]$")


def read_word(file: Path, data: bytes) -> Source:
    """The blocks of a DOCX file."""
    document = docx.Document(io.BytesIO(data))
    reader = _Reader(document)
    blocks = [*reader.margins("header"), *reader.body(), *reader.margins("footer")]
    doubts = []
    if reader.deleted:
        doubts.append("The document has tracked changes; it was read as if they were accepted.")
    return source_of(file, "docx", blocks, doubts)


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.part = document.part
        self.styles = {
            style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")
        }
        numbering = self._parts("numbering")
        self.numbering = Numbering(numbering[0] if numbering else None, document.styles.element)
        self.notes = {
            (kind, note.get(f"{W}id")): note
            for kind in ("footnote", "endnote")
            for root in self._parts(f"{kind}s")
            for note in root.iter(f"{W}{kind}")
        }
        self.deleted = False

    def _parts(self, name: str) -> list[Any]:
        """The parts of the file that the document calls ``name``."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return [
            etree.fromstring(relation.target_part.blob, parser)
            for relation in self.part.rels.values()
            if not relation.is_external and relation.reltype.endswith(f"/{name}")
        ]

    def margins(self, name: str) -> Iterator[Block]:
        """What stands above or below every page; each text once."""
        seen = set()
        for root in self._parts(name):
            for block in self._children(root, "running_head", 0):
                if block.text not in seen:
                    seen.add(block.text)
                    yield block

    def body(self) -> Iterator[Block]:
        """The text itself, each note after the paragraph that refers to it."""
        yield from self._children(self.document.element.body, "paragraph", 0)

    def _children(self, parent: Any, kind: Kind, column: int) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, kind, column)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}sdt":
                contents = _is_contents(child)
                for content in child.iterchildren(f"{W}sdtContent"):
                    yield from self._children(content, "contents" if contents else kind, column)
            elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                yield from self._children(child, kind, column)

    def _table(self, table: Any) -> Iterator[Block]:
        for cell, column in cells(table, f"{W}tr", f"{W}tc"):
            yield from self._children(cell, "table_cell", column)

    def _paragraph(self, element: Any, kind: Kind, column: int) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = self._style(properties)
        level = 0
        if kind in ("paragraph", "table_cell"):
            heading = _HEADING.match(style)
            outline = None if properties is None else properties.find(f"{W}outlineLvl")
            if heading:
                kind, level = "heading", int(heading[1])
            elif outline is not None and int(outline.get(f"{W}val", "9")) < 9:
                kind, level = "heading", int(outline.get(f"{W}val")) + 1
            elif style.lower() in ("title", "subtitle"):
                kind, level = "heading", 1
            elif _CONTENTS.match(style):
                kind = "contents"
        said, lead, notes = self._runs(element)
        label = ""
        found = self.numbering.label(properties) if said.strip() else None
        if found is not None:
            label = found[0]
            if kind == "paragraph":
                kind, level = "list_item", found[1]
        lead = lead + len(label) if lead else 0
        yield Block(label + said, kind, level, label=len(label), lead=lead, column=column)
        for note in notes:
            for part in note.iterchildren(f"{W}p"):
                yield Block(self._runs(part)[0], "footnote", column=column)
        for box in element.iter(f"{W}txbxContent"):
            if next(box.iterancestors(_ALTERNATIVE), None) is None and _owner(box) is element:
                yield from self._children(box, kind, column)

    def _style(self, properties: Any | None) -> str:
        """The name of the style of a paragraph."""
        style = None if properties is None else properties.find(f"{W}pStyle")
        key = None if style is None else style.get(f"{W}val")
        element = self.styles.get(key)
        name = None if element is None else element.find(f"{W}name")
        return str(key or "") if name is None else str(name.get(f"{W}val", ""))

    def _runs(self, element: Any) -> tuple[str, int, list[Any]]:
        """The text of a paragraph, how much of its beginning is set off, and its notes."""
        text, lead, leading = "", 0, True
        notes = []
        for run, child in self._pieces(element):
            name = child.tag.removeprefix(W)
            if name in ("footnoteReference", "endnoteReference"):
                note = self.notes.get((name.removesuffix("Reference"), child.get(f"{W}id")))
                notes += [] if note is None else [note]
            said = (child.text or "") if name == "t" else _SIGNS.get(name, "")
            if not said:
                continue
            text += said
            set_off = _set_off(run)
            leading = leading and (set_off or not said.strip())
            lead = len(text) if leading and set_off else lead
        return text, lead, notes

    def _pieces(self, element: Any) -> Iterator[tuple[Any, Any]]:
        """The runs of a paragraph and what is in each, without what is deleted or apart."""
        stack = list(reversed(element))
        while stack:
            child = stack.pop()
            if child.tag in _APART:
                self.deleted = self.deleted or child.tag == f"{W}del"
            elif child.tag == f"{W}r":
                for piece in child:
                    if piece.tag in (f"{W}drawing", f"{W}pict"):
                        continue
                    if isinstance(piece.tag, str):
                        yield child, piece
            elif child.tag != f"{W}pPr":
                stack.extend(reversed(child))


def _set_off(run: Any) -> bool:
    """Whether a run is bold or underlined."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    for name in ("b", "u"):
        mark = properties.find(f"{W}{name}")
        if mark is not None and mark.get(f"{W}val") not in ("0", "false", "none"):
            return True
    return False


def _is_contents(element: Any) -> bool:
    gallery = next(element.iter(f"{W}docPartGallery"), None)
    return gallery is not None and "contents" in gallery.get(f"{W}val", "").lower()


def _owner(box: Any) -> Any:
    """The paragraph in which a text box is anchored."""
    return next(box.iterancestors(f"{W}p"), None)
