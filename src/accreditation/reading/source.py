"""The text of a document as blocks in order, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from accreditation.files import nothing_usable

Kind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "table_cell",
    "footnote",
    "running_head",
    "page_number",
    "contents",
]
"""What a block is to its document; ``contents`` is a line of a table of contents."""

MAX_CHARACTERS = 20_000_000
"""No statutes are longer; a file that unpacks to more is not read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what stands like one.

    Attributes:
        text: Its characters, with the number that a word processor shows before it.
        level: Of a heading, from 1; of a list item, how deep it lies, from 0.
        page: The page it begins on, where the format has pages.
        paragraph: Which block of the document it is, from 1.
        start: Where it begins in the text of the source.
        label: How many of its first characters are an automatic number.
        lead: How many of its first characters are bold or underlined.
        column: 1 for the first of columns side by side, 0 for the whole width.
        wrapped: Whether its lines end where the page did, and not where a writer ended them.
        continues: Whether it goes on with the block before the page or column break.
        marks: Where footnote marks stand in it.
    """

    text: str
    kind: Kind = "paragraph"
    level: int = 0
    page: int | None = None
    paragraph: int = 0
    start: int = 0
    label: int = 0
    lead: int = 0
    column: int = 0
    wrapped: bool = False
    continues: bool = False
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in the text of the source."""
        return self.start + len(self.text)

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"paragraph {self.paragraph}" if self.page is None else f"page {self.page}"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read.

    Attributes:
        file: Where it was read from.
        format: What kind of file it is, such as ``docx``.
        text: Its blocks, a line end between two of them.
        doubts: What a person should know of how it was read.
    """

    file: Path
    format: str
    text: str
    blocks: tuple[Block, ...]
    doubts: tuple[str, ...] = ()


def source_of(file: Path, form: str, blocks: Iterable[Block], doubts: Iterable[str] = ()) -> Source:
    """A source of these blocks; those without a visible character are left out.

    Raises:
        InputError: there is no text, or more than anybody writes.
    """
    placed: list[Block] = []
    start = 0
    for block in blocks:
        if not block.text.strip():
            continue
        placed.append(replace(block, paragraph=len(placed) + 1, start=start))
        start += len(block.text) + 1
        if start > MAX_CHARACTERS:
            raise nothing_usable("holds more text than any statutes; it is not read.", file)
    if not placed:
        raise nothing_usable("holds no text.", file)
    return Source(file, form, "\n".join(b.text for b in placed), tuple(placed), tuple(doubts))
