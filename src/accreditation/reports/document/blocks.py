"""A document as blocks: what it says and how each word is meant, not how it looks."""

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from accreditation.language import Language

Mark = Literal["plain", "strong", "inserted", "deleted", "quiet"]
"""How words are meant; ``inserted`` and ``deleted`` are those of the new and the old text."""

Tone = Literal["neutral", "good", "bad", "open"]
"""What words say of a matter. A tone adds colour; the words must say the same without it."""

_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[ \t\n]+")


def writable(text: str) -> str:
    """The text without what XML cannot hold; every end of a line is a line feed, a tab a space."""
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", writable(text)).strip(" ")


@dataclass(frozen=True, slots=True)
class Run:
    r"""Words that are meant and shown alike.

    Attributes:
        text: The words; ``\n`` ends a line. Characters that no document can hold are dropped.
        mark: How they are meant.
        link: The web address they lead to; anything but an http or https address is not linked.
        tone: What they say of a matter.
    """

    text: str
    mark: Mark = "plain"
    link: str | None = None
    tone: Tone = "neutral"

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", writable(self.text))
        if self.link is not None:
            linked = self.link.lower().startswith(("https://", "http://"))
            object.__setattr__(self, "link", _one_line(self.link) if linked else None)
        if self.tone != "neutral" and not self.text.strip():
            raise ValueError("a tone needs words that say the same")


Runs: TypeAlias = tuple[Run, ...]
"""A paragraph, or a line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 for a part of the document, 2 and 3 for what is inside it."""

    level: Literal[1, 2, 3]
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _one_line(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` opens a part and says what matters, ``small`` is a remark."""

    runs: Runs
    style: Literal["normal", "lead", "small"] = "normal"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order, one paragraph per item."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Runs, ...]
    tone: Tone = "neutral"

    def __post_init__(self) -> None:
        words = (run.text for paragraph in self.paragraphs for run in paragraph)
        if self.tone != "neutral" and not "".join(words).strip():
            raise ValueError("a tone needs words that say the same")


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        header: What stands above each column.
        rows: The rows, each with a cell per column.
        widths: How wide the columns are, each relative to their sum.
    """

    header: tuple[Runs, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]

    def __post_init__(self) -> None:
        if {len(self.header), *map(len, self.rows)} != {len(self.widths)}:
            raise ValueError("every row of a table has as many cells as there are widths")

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the whole width that each column takes, together 1."""
        return tuple(width / sum(self.widths) for width in self.widths)


Block: TypeAlias = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Cover:
    """What the document is, and the lines that a reader must see first.

    Attributes:
        own_page: Whether it is a page of its own; a letter begins on the first page.
    """

    title: str
    subtitle: str
    lines: tuple[Runs, ...]
    own_page: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", _one_line(self.title))
        object.__setattr__(self, "subtitle", _one_line(self.subtitle))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Attributes:
        title: What the file is called where it is listed.
        language: The language it is written in, throughout.
        dated: The day it bears in its properties; not the day on which it was written out.
        cover: Its first page.
        blocks: What follows; a heading is at most one level deeper than the one before it.
        footer: A line at the foot of every page.
    """

    title: str
    language: Language
    dated: datetime.date
    cover: Cover
    blocks: tuple[Block, ...]
    footer: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", _one_line(self.title))
        object.__setattr__(self, "footer", _one_line(self.footer))
        levels = [0, *(block.level for block in self.blocks if isinstance(block, Heading))]
        if any(after > before + 1 for before, after in pairwise(levels)):
            raise ValueError("a heading is at most one level deeper than the one before it")
