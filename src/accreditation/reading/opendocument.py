"""ODT files: paragraphs as they are shown, with automatic numbers, notes and text boxes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from accreditation.files import nothing_usable
from accreditation.reading.archive import Archive
from accreditation.reading.numbers import letters, roman
from accreditation.reading.source import Block, Kind, Source, source_of
from accreditation.reading.tables import cells

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
T, OFFICE, TABLE, STYLE, FO = (
    f"{{{_NAMES}{name}:1.0}}" for name in ("text", "office", "table", "style", "xsl-fo-compatible")
)
_DRAW = f"{{{_NAMES}drawing:1.0}}"
_APART = {
    f"{T}note",
    f"{OFFICE}annotation",
    f"{T}tracked-changes",
    f"{_DRAW}frame",
    f"{T}ruby-text",
}
_GROUPS = {f"{T}section", f"{T}index-body", f"{T}list-header", f"{T}numbered-paragraph"}
_CONTENTS = {f"{T}table-of-content", f"{T}alphabetical-index", f"{T}illustration-index"}
_MARGINS = {
    f"{STYLE}header": "header",
    f"{STYLE}header-first": "header",
    f"{STYLE}header-left": "header",
    f"{STYLE}footer": "footer",
    f"{STYLE}footer-first": "footer",
    f"{STYLE}footer-left": "footer",
}


def read_opendocument(file: Path, data: bytes) -> Source:
    """The blocks of an ODT file.

    Raises:
        InputError: it is encrypted or damaged.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with Archive(file, data) as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive.names and b"encryption-data" in archive.read(manifest):
            raise nothing_usable("is encrypted; save it without a password.", file)
        content = etree.fromstring(archive.read("content.xml"), parser)
        styles = None
        if "styles.xml" in archive.names:
            styles = etree.fromstring(archive.read("styles.xml"), parser)
    reader = _Reader(content, styles)
    blocks = [*reader.margins("header"), *reader.body(), *reader.margins("footer")]
    return source_of(file, "odt", blocks)


class _Reader:
    def __init__(self, content: Any, styles: Any | None) -> None:
        self.content = content
        self.styles = styles
        roots = [root for root in (styles, content) if root is not None]
        self.lists: dict[str, dict[int, Any]] = {}
        for root in roots:
            for style in root.iter(f"{T}list-style", f"{T}outline-style"):
                name = "outline" if style.tag == f"{T}outline-style" else style.get(f"{STYLE}name")
                self.lists[name or ""] = {
                    int(level.get(f"{T}level", "1")): level
                    for level in style
                    if isinstance(level.tag, str)
                }
        self.families = {s.get(f"{STYLE}name"): s for r in roots for s in r.iter(f"{STYLE}style")}
        self.counts: dict[str, dict[int, int]] = {}

    def margins(self, which: str) -> Iterator[Block]:
        """What stands above or below every page; each text once."""
        seen = set()
        for element in () if self.styles is None else self.styles.iter(*_MARGINS):
            if _MARGINS[element.tag] == which:
                for block in self._children(element, "running_head", 0):
                    if block.text not in seen:
                        seen.add(block.text)
                        yield block

    def body(self) -> Iterator[Block]:
        """The text itself, each note after the paragraph that refers to it."""
        for text in self.content.iter(f"{OFFICE}text"):
            yield from self._children(text, "paragraph", 0)

    def _children(self, parent: Any, kind: Kind, column: int) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{T}h":
                yield from self._heading(child, kind, column)
            elif child.tag == f"{T}p":
                yield from self._paragraph(child, kind, 0, "", column)
            elif child.tag == f"{T}list":
                yield from self._list(child, child.get(f"{T}style-name") or "", 1, kind, column)
            elif child.tag in _CONTENTS:
                yield from self._children(child, "contents", column)
            elif child.tag in _GROUPS:
                yield from self._children(child, kind, column)
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)

    def _table(self, table: Any) -> Iterator[Block]:
        for cell, column in cells(table, f"{TABLE}table-row", f"{TABLE}table-cell"):
            yield from self._children(cell, "table_cell", column)

    def _heading(self, element: Any, kind: Kind, column: int) -> Iterator[Block]:
        level = int(element.get(f"{T}outline-level", "1"))
        label = "" if element.get(f"{T}is-list-header") == "true" else self._label("outline", level)
        shown: Kind = kind if kind in ("contents", "running_head") else "heading"
        yield from self._paragraph(element, shown, level, label, column)

    def _list(
        self, element: Any, style: str, level: int, kind: Kind, column: int
    ) -> Iterator[Block]:
        if element.get(f"{T}continue-numbering") != "true" and level == 1:
            self.counts.pop(style, None)
        for item in element:
            if item.tag not in (f"{T}list-item", f"{T}list-header"):
                continue
            start = item.get(f"{T}start-value")
            label = ""
            if item.tag == f"{T}list-item":
                label = self._label(style, level, None if start is None else int(start))
            for child in item:
                if child.tag == f"{T}list":
                    inner = child.get(f"{T}style-name") or style
                    yield from self._list(child, inner, level + 1, kind, column)
                elif child.tag in (f"{T}p", f"{T}h"):
                    shown: Kind = "list_item" if kind == "paragraph" else kind
                    deep = level - 1
                    if child.tag == f"{T}h":
                        shown, deep = "heading", int(child.get(f"{T}outline-level", "1"))
                    yield from self._paragraph(child, shown, deep, label, column)
                    label = ""

    def _label(self, style: str, level: int, start: int | None = None) -> str:
        levels = self.lists.get(style, {})
        shown = levels.get(level)
        if shown is None:
            return ""
        if shown.tag == f"{T}list-level-style-bullet":
            return "• "
        counts = self.counts.setdefault(style, {})
        first = int(shown.get(f"{T}start-value", "1"))
        counts[level] = start if start is not None else counts.get(level, first - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if not shown.get(f"{STYLE}num-format"):
            return ""
        first_shown = level - int(shown.get(f"{T}display-levels", "1")) + 1
        numbers = [
            _written(counts[one], levels[one].get(f"{STYLE}num-format", "1"))
            for one in range(first_shown, level + 1)
            if one in counts and one in levels
        ]
        before, after = (shown.get(f"{STYLE}num-{side}", "") for side in ("prefix", "suffix"))
        return f"{before}{'.'.join(numbers)}{after}".rstrip() + " "

    def _paragraph(
        self, element: Any, kind: Kind, level: int, label: str, column: int
    ) -> Iterator[Block]:
        said, lead, apart = self._text(element)
        lead = lead + len(label) if lead else 0
        yield Block(label + said, kind, level, label=len(label), lead=lead, column=column)
        for part in apart:
            if part.tag == f"{T}note":
                for body in part.iterchildren(f"{T}note-body"):
                    for note in body.iterchildren(f"{T}p"):
                        yield Block(self._text(note)[0], "footnote", column=column)
            elif part.tag == f"{_DRAW}frame":
                for box in part.iterchildren(f"{_DRAW}text-box"):
                    yield from self._children(box, kind, column)

    def _text(self, element: Any) -> tuple[str, int, list[Any]]:
        """The text of a paragraph, how much of its beginning is set off, and what is apart."""
        text, lead, leading = "", 0, True
        apart: list[Any] = []
        whole = self._set_off(element)
        stack: list[tuple[Any, bool, bool]] = [(element, whole, False)]
        while stack:
            node, set_off, tail = stack.pop()
            said = (node.tail if tail else node.text) or ""
            if tail or node is element or isinstance(node.tag, str):
                if not tail and node.tag in _APART:
                    apart.append(node)
                    continue
                said = said if tail else _sign(node) + said
                text += said
                leading = leading and (set_off or not said.strip())
                lead = len(text) if said and leading and set_off else lead
            if not tail and isinstance(node.tag, str):
                for child in reversed(node):
                    stack.append((child, set_off, True))
                    stack.append((child, set_off or self._set_off(child), False))
        return text, lead, apart

    def _set_off(self, element: Any) -> bool:
        """Whether the style of an element is bold or underlined."""
        style = self.families.get(element.get(f"{T}style-name"))
        part = None if style is None else style.find(f"{STYLE}text-properties")
        if part is None:
            return False
        bold = part.get(f"{FO}font-weight") == "bold"
        return bold or str(part.get(f"{STYLE}text-underline-style", "none")) != "none"


def _sign(element: Any) -> str:
    if element.tag == f"{T}s":
        return " " * min(int(element.get(f"{T}c", "1")), 200)
    return {f"{T}tab": "\t", f"{T}line-break": "\n"}.get(element.tag, "")


def _written(number: int, form: str) -> str:
    match form:
        case "a" | "A":
            return letters(number) if form == "a" else letters(number).upper()
        case "i" | "I":
            return roman(number) if form == "i" else roman(number).upper()
    return str(number)
