"""Printed pages as blocks: running heads, page numbers and footnotes told from the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from accreditation.reading.paragraphs import SENTENCE_END, Line, hyphenated, paragraphs
from accreditation.reading.printed import PrintedLine, Word
from accreditation.reading.source import Block, Kind

_EDGE = 3
"""How many lines at the head and at the foot of a page may be repeated on others."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines in reading order; its height as the lines measure theirs."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]


def blocks_of(pages: Sequence[Page]) -> Iterator[Block]:
    """The blocks of a printed document in reading order."""
    repeated = _repeated(pages)
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    usual = max(sizes, key=lambda size: sizes[size], default=1.0)
    last: dict[int, Block] = {}
    for page in pages:
        fresh: set[int] = set()
        for kind, column, lines in _parts(page, repeated, usual):
            for block in _blocks(page, kind, column, lines, usual):
                shown = block
                if kind == "paragraph" and column not in fresh:
                    fresh.add(column)
                    if column in last and _goes_on(last[column].text, block):
                        shown = _continued(block)
                yield shown
                if kind == "paragraph":
                    last[column] = shown


def _continued(block: Block) -> Block:
    return Block(
        block.text, page=block.page, lead=block.lead, column=block.column, wrapped=True,
        continues=True, marks=block.marks,
    )  # fmt: skip


def _goes_on(before: str, block: Block) -> bool:
    """Whether the first block of a page goes on with the last one of the page before."""
    last = before.rsplit("\n", 1)[-1]
    if hyphenated(last, block.text):
        return True
    return block.text[:1].islower() and not SENTENCE_END.search(before)


def _parts(
    page: Page, repeated: dict[tuple[int, int], Kind], usual: float
) -> Iterator[tuple[Kind, int, list[PrintedLine]]]:
    """The lines of a page, those of one kind and column together."""
    notes = _notes(page, repeated, usual)
    told = [
        (repeated.get((page.number, i), "footnote" if i in notes else "paragraph"), line)
        for i, line in enumerate(page.lines)
    ]
    for (kind, column), lines in groupby(told, key=lambda one: (one[0], one[1].column)):
        yield kind, column, [line for _, line in lines]


def _notes(page: Page, repeated: dict[tuple[int, int], Kind], usual: float) -> set[int]:
    """The small lines at the foot of a page, from the first that begins with a number or star."""
    found: set[int] = set()
    for i in reversed(range(len(page.lines))):
        if (page.number, i) in repeated:
            continue
        if page.lines[i].size > 0.93 * usual:
            break
        found.add(i)
    marked = [i for i in found if re.match(r"[\d*(\[]", page.lines[i].words[0].text)]
    return {i for i in found if marked and i >= min(marked)}


def _repeated(pages: Sequence[Page]) -> dict[tuple[int, int], Kind]:
    """The lines that stand at the same height on many pages, by page and place in it.

    Their words are the same, or differ in a number that grows with the pages.
    """
    seen: dict[tuple[int, str], list[tuple[int, int, tuple[int, ...]]]] = defaultdict(list)
    for page in pages:
        order = sorted(range(len(page.lines)), key=lambda i: -page.lines[i].base)
        for i in {*order[:_EDGE], *order[-_EDGE:]}:
            line = page.lines[i]
            text = " ".join(word.text for word in line.words)
            numbers = tuple(int(one[:9]) for one in _DIGITS.findall(text))
            if i not in (order[0], order[-1]) and not _alone(page, order, i):
                continue
            key = (round(line.base / 3), _DIGITS.sub("#", text))
            seen[key].append((page.number, i, numbers))
    found: dict[tuple[int, int], Kind] = {}
    for (height, text), places in seen.items():
        near = places + seen.get((height + 1, text), [])
        kind = _kind_of(near, len(pages))
        if kind is not None:
            found.update(dict.fromkeys([(page, i) for page, i, _ in near], kind))
    return found


def _alone(page: Page, order: list[int], i: int) -> bool:
    """Whether a line has more room on one side than lines of one paragraph have."""
    at = order.index(i)
    bases = [page.lines[j].base for j in order]
    room = [abs(bases[at] - bases[j]) for j in (at - 1, at + 1) if 0 <= j < len(bases)]
    inner = room[-1] if at < len(order) / 2 else room[0]
    return inner > 1.6 * page.lines[i].size or inner < 1


def _kind_of(places: list[tuple[int, int, tuple[int, ...]]], pages: int) -> Kind | None:
    many = len({page for page, _, _ in places})
    if many < 2 or 2 * many < pages - 2:
        return None
    numbers = [numbers for _, _, numbers in places]
    if len(set(numbers)) == 1:
        return "running_head"
    for place in range(len(numbers[0])):
        if len({found[place] - page for page, _, found in places}) == 1:
            return "page_number"
    return None


def _blocks(
    page: Page, kind: Kind, column: int, lines: list[PrintedLine], usual: float
) -> Iterator[Block]:
    if kind in ("running_head", "page_number"):
        for line in lines:
            yield Block(_text(line)[0], kind, page=page.number, column=column)
        return
    pitches = sorted(one.base - two.base for one, two in pairwise(lines) if one.base > two.base)
    pitch = pitches[len(pitches) // 4] if pitches else 0.0
    limit = max(line.right for line in lines)
    before: PrintedLine | None = None
    set_: dict[int, PrintedLine] = {}
    made: list[Line] = []
    for line in lines:
        apart = before is not None and not 0 < before.base - line.base <= 1.3 * pitch
        word = line.words[0]
        width = word.right - word.left + 0.15 * line.size
        made.append(Line(_text(line)[0], line.left, line.right, width, apart, line.size))
        set_[id(made[-1])] = line
        before = line
    for group in paragraphs(made, limit):
        yield _block(page, kind, column, [set_[id(line)] for line in group], usual)


def _block(page: Page, kind: Kind, column: int, lines: list[PrintedLine], usual: float) -> Block:
    text, marks = "", []
    lead, leading = 0, True
    for line in lines:
        said, raised, bold = _text(line)
        start = len(text) + 1 if text else 0
        text = f"{text}\n{said}" if text else said
        marks += [(start + one, start + other) for one, other in raised]
        if leading:
            lead = start + bold if bold else lead
            leading = bold == len(said)
    if kind == "paragraph" and lines[0].size > 1.12 * usual:
        kind = "heading"
    level = 1 if kind == "heading" else 0
    return Block(
        text, kind, level, page.number, lead=lead, column=column, wrapped=True, marks=tuple(marks)
    )


def _text(line: PrintedLine) -> tuple[str, list[tuple[int, int]], int]:
    """The words of a line, where raised figures stand in it, and how far it begins in bold."""
    text = ""
    marks = []
    bold, leading = 0, True
    before: Word | None = None
    for word in line.words:
        if before is not None and (word.spaced or word.left - before.right > 0.12 * line.size):
            text += " "
        small = word.size < 0.85 * line.size and word.base > line.base + 0.1 * line.size
        if (word.raised or small) and before is not None and word.text.isdigit():
            marks.append((len(text), len(text) + len(word.text)))
        text += word.text
        leading = leading and word.bold
        bold = len(text) if leading else bold
        before = word
    return text, marks, bold
