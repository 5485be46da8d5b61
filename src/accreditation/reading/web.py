"""HTML, as a browser would show it."""

import re
from pathlib import Path
from typing import Any

from lxml import html

from accreditation.files import nothing_usable
from accreditation.reading.numbers import letters, roman
from accreditation.reading.source import Block, Kind, Source, source_of
from accreditation.reading.text import decoded, encoding_doubts

_UNSEEN = {"script", "style", "head", "template", "noscript", "title", "meta", "link", "svg"}
_BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
}
_KINDS: dict[str, Kind] = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "list_item",
    "td": "table_cell",
    "th": "table_cell",
    "nav": "contents",
}
_BOLD = {"b", "strong", "u"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})""")


def read_html(file: Path, data: bytes) -> Source:
    """The blocks of a page.

    Raises:
        InputError: it holds no text.
    """
    text, doubts = _decoded(file, data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise nothing_usable("holds no text.", file)
    reader = _Reader()
    reader.walk(html.document_fromstring(text, parser=html.HTMLParser(no_network=True)))
    reader.end()
    return source_of(file, "html", reader.blocks, doubts)


def _decoded(file: Path, data: bytes) -> tuple[str, list[str]]:
    """The page as text: in the encoding it declares if it can be, else as plain text is."""
    declared = _DECLARED.search(data[:2048])
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("cp1252" if name in ("iso-8859-1", "latin1") else name), []
        except (UnicodeDecodeError, LookupError):
            pass
    text, encoding = decoded(file, data)
    return text, encoding_doubts(encoding)


class _Reader:
    """Collects blocks while it walks through a page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text = ""
        self.lead = 0
        self.leading = True
        self.label = ""
        self.marks: list[tuple[int, int]] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.column = 0

    def walk(self, root: Any) -> None:
        """Take in an element and all below it, without recursion."""
        stack: list[tuple[Any, bool, Any]] = [(root, False, None)]
        while stack:
            element, done, kept = stack.pop()
            if done:
                self._leave(element, kept)
                continue
            if not isinstance(element.tag, str) or element.tag in _UNSEEN:
                self._tail(element)
                continue
            stack.append((element, True, self._enter(element)))
            stack.extend((child, False, None) for child in reversed(element))

    def _enter(self, element: Any) -> Any:
        """Begin an element; what is to be put back when it ends."""
        kept = (self.kind, self.level, self.column, len(self.text))
        tag = element.tag
        if tag == "br":
            self.text += "\n"
        if tag in _BLOCKS:
            self.end()
            self._kind(element)
        self._say(element.text, element)
        return kept

    def _kind(self, element: Any) -> None:
        tag, role = element.tag, f"{element.get('role', '')} {element.get('class', '')}".lower()
        if "footnote" in role:
            self.kind = "footnote"
        elif self.kind not in ("footnote", "contents"):
            self.kind = _KINDS.get(tag, self.kind)
        if tag[0] == "h" and tag[1:].isdigit():
            self.level = int(tag[1])
        elif tag == "li":
            self.level = sum(1 for _ in element.iterancestors("ol", "ul")) - 1
            self.label = _label(element)
        elif tag in ("td", "th"):
            row = element.getparent()
            cells = [cell for cell in row if cell.tag in ("td", "th")] if row is not None else []
            self.column = cells.index(element) + 1 if len(cells) > 1 else 0

    def _leave(self, element: Any, kept: Any) -> None:
        kind, level, column, start = kept
        if element.tag == "sup" and self.text[start:].strip(" ()[]").isdigit():
            self.marks.append((start, len(self.text)))
        if element.tag in _BLOCKS:
            self.end()
            self.kind, self.level, self.column = kind, level, column
        self._tail(element)

    def _tail(self, element: Any) -> None:
        parent = element.getparent()
        if parent is not None:
            self._say(element.tail, parent)

    def _say(self, said: str | None, element: Any) -> None:
        if not said:
            return
        pre = element.tag == "pre" or next(element.iterancestors("pre"), None) is not None
        words = said if pre else _SPACES.sub(" ", said)
        if not self.text or self.text.endswith((" ", "\n")):
            words = words.lstrip(" ")
        if not words:
            return
        if not self.text and self.label:
            self.text = self.label
        self.text += words
        bold = element.tag in _BOLD or next(element.iterancestors(*_BOLD), None) is not None
        self.leading = self.leading and (bold or not words.strip())
        self.lead = len(self.text) if self.leading and bold else self.lead

    def end(self) -> None:
        """Close the block that is being collected."""
        if self.text.strip():
            text = self.text.rstrip()
            label = len(self.label) if text.startswith(self.label) else 0
            self.blocks.append(
                Block(
                    text,
                    self.kind,
                    self.level,
                    label=label,
                    lead=min(self.lead, len(text)),
                    column=self.column,
                    marks=tuple(mark for mark in self.marks if mark[1] <= len(text)),
                )
            )
            self.label = ""
        self.text, self.lead, self.leading, self.marks = "", 0, True, []


def _label(item: Any) -> str:
    """The number or the bullet that a browser shows before an item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    number = _whole(parent.get("start"), 1) - 1
    for sibling in parent.iterchildren("li"):
        number = _whole(sibling.get("value"), number + 1)
        if sibling is item:
            break
    style = parent.get("type", "1")
    written = {"a": letters, "A": letters, "i": roman, "I": roman}.get(style, str)(number)
    return f"{written.upper() if style in 'AI' else written}. "


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written) else otherwise
