"""Words on a printed page, and the lines they stand in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_GUTTER = 0.7
"""The least room between columns, in sizes of the letters."""

_TRIED = 12
"""How many places are tried as the room between columns, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters in a row.

    Attributes:
        left: Where it begins, from the left of the page.
        right: Where it ends.
        base: The height of its line above the foot of the page.
        size: The height of its letters with what reaches above and below.
        spaced: Whether a space was drawn before it.
        raised: Whether its figures stand above the line.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    spaced: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Words at one height, in order.

    Attributes:
        column: 1 for the first of columns side by side, 0 for the whole width.
    """

    words: tuple[Word, ...]
    base: float
    size: float
    column: int = 0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)


def lines_of(words: Iterable[Word]) -> Iterator[PrintedLine]:
    """The lines of a page from its head to its foot, those of columns one after the other."""
    rows = _rows(list(words))
    gutter = _gutter(rows)
    if gutter is None:
        yield from rows
        return
    band: list[PrintedLine] = []
    for row in rows:
        if _crosses(row, gutter):
            yield from _columns(band, gutter)
            band = []
            yield row
        else:
            band.append(row)
    yield from _columns(band, gutter)


def _rows(words: list[Word]) -> list[PrintedLine]:
    """Words at one height together; small raised ones belong to the line they stand on."""
    rows: list[list[Word]] = []
    largest: list[Word] = []
    for word in sorted(words, key=lambda one: (-one.base, one.left)):
        near = range(len(rows) - 1, max(-1, len(rows) - 4), -1)
        at = next((at for at in near if _beside(largest[at], word)), None)
        if at is None:
            rows.append([word])
            largest.append(word)
            continue
        rows[at].append(word)
        largest[at] = max(largest[at], word, key=lambda one: one.size)
    made = []
    for row in rows:
        main = max(row, key=lambda word: (word.size, len(word.text)))
        ordered = tuple(sorted(row, key=lambda word: word.left))
        made.append(PrintedLine(ordered, main.base, main.size))
    return sorted(made, key=lambda row: -row.base)


def _beside(main: Word, word: Word) -> bool:
    """Whether a word stands on the line of which another is the largest."""
    reach = 0.2 if abs(main.size - word.size) < 0.15 * main.size else 0.55
    return abs(main.base - word.base) < reach * min(max(main.size, word.size), 40)


def _gutter(rows: list[PrintedLine]) -> float | None:
    """The middle of the room between two columns; None if the page has one column."""
    if len(rows) < 4:
        return None
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    low, high = left + 0.25 * (right - left), left + 0.75 * (right - left)
    gaps = Counter(
        round((one.right + other.left) / 2)
        for row in rows
        for one, other in pairwise(row.words)
        if other.left - one.right > _GUTTER * row.size and low < (one.right + other.left) / 2 < high
    )
    likely = [place for place, _ in gaps.most_common(_TRIED)]
    best = max(likely, key=lambda place: _split(rows, place), default=None)
    if best is None:
        return None
    split = _split(rows, best)
    crossing = sum(_crosses(row, best) for row in rows)
    return best if split >= 3 and split > 1.5 * crossing else None


def _split(rows: list[PrintedLine], place: float) -> int:
    """How many lines have words on both sides of a place and none near it."""
    return sum(
        row.left < place < row.right and not _crosses(row, place) and _room(row, place)
        for row in rows
    )


def _room(row: PrintedLine, place: float) -> bool:
    before = max((word.right for word in row.words if word.right <= place), default=row.left)
    after = min((word.left for word in row.words if word.left >= place), default=row.right)
    return after - before > _GUTTER * row.size


def _crosses(row: PrintedLine, place: float) -> bool:
    if any(word.left < place < word.right for word in row.words):
        return True
    return row.left < place < row.right and not _room(row, place)


def _columns(rows: list[PrintedLine], gutter: float) -> Iterator[PrintedLine]:
    for column in (1, 2):
        for row in rows:
            words = tuple(w for w in row.words if (w.left < gutter) == (column == 1))
            if words:
                yield PrintedLine(words, row.base, row.size, column)
