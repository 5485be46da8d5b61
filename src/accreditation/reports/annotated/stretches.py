"""A document cut into sections, paragraphs and stretches of one look, in its own order."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from accreditation.reading.articles import Part, ReadStatutes, Role
from accreditation.reading.sections import Reason
from accreditation.reading.source import Block

Weight = Literal["none", "quoted", "cue"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the document that belongs to a note.

    Attributes:
        cue: Whether it holds the very words by which something was told.
    """

    start: int
    end: int
    note: int
    cue: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that look alike.

    Attributes:
        notes: Numbers of the notes that they belong to.
        ending: Numbers of the notes whose words end here.
    """

    text: str
    role: Role
    reason: Reason | None = None
    weight: Weight = "none"
    notes: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the document, or the part of one that belongs to a section.

    Attributes:
        lines: Whether its line ends are those of its writer.
    """

    stretches: tuple[Stretch, ...]
    heading: bool
    lines: bool


@dataclass(frozen=True, slots=True)
class Section:
    """An article with everything that stands in it, or what stands between two."""

    article: str | None
    paragraphs: tuple[Paragraph, ...]


def sections(statutes: ReadStatutes, marks: Mapping[str, Sequence[Mark]]) -> Iterator[Section]:
    """The whole document in its order.

    Args:
        statutes: The document as it was read.
        marks: What to mark in each article.
    """
    blocks = statutes.source.blocks
    starts = [block.start for block in blocks]
    for article, parts in _grouped(statutes.parts):
        paragraphs: dict[int, list[Stretch]] = {}
        for part in parts:
            here = marks.get(article, ()) if article is not None else ()
            for at, start, end in _by_block(part, blocks, starts):
                cut = _cut(statutes.source.text, part, start, end, here)
                paragraphs.setdefault(at, []).extend(cut)
        yield Section(
            article,
            tuple(
                Paragraph(tuple(cut), blocks[at].kind == "heading", not blocks[at].wrapped)
                for at, cut in paragraphs.items()
            ),
        )


def _grouped(parts: Sequence[Part]) -> Iterator[tuple[str | None, list[Part]]]:
    """Parts of one article together, with what was left out between them."""
    article: str | None = None
    held: list[Part] = []
    between: list[Part] = []
    for part in parts:
        if part.article is None:
            between.append(part)
            continue
        if part.article == article:
            held += [*between, part]
        else:
            yield from _groups(article, held, between)
            article, held = part.article, [part]
        between = []
    yield from _groups(article, held, between)


def _groups(
    article: str | None, held: list[Part], between: list[Part]
) -> Iterator[tuple[str | None, list[Part]]]:
    if held:
        yield article, held
    if between:
        yield None, between


def _by_block(
    part: Part, blocks: Sequence[Block], starts: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """The blocks that a part lies in, and where in each."""
    at = max(0, bisect_right(starts, part.start) - 1)
    while at < len(blocks) and blocks[at].start < part.end:
        start, end = max(part.start, blocks[at].start), min(part.end, blocks[at].end)
        if start < end:
            yield at, start, end
        at += 1


def _cut(text: str, part: Part, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """A stretch of one part, cut where marks begin and end."""
    near = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    edges |= {edge for mark in near for edge in (mark.start, mark.end) if start < edge < end}
    for first, last in pairwise(sorted(edges)):
        over = [mark for mark in near if mark.start <= first and last <= mark.end]
        left_out = part.role == "left_out"
        yield Stretch(
            text[first:last],
            part.role,
            part.reason,
            "none" if left_out or not over else "cue" if any(m.cue for m in over) else "quoted",
            () if left_out else tuple(sorted({mark.note for mark in over})),
            tuple(sorted({mark.note for mark in over if mark.end == last and not mark.cue})),
        )
