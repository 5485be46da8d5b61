"""Where articles begin: lines that look like it, and the ascending chain among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accreditation.law.article_cues import DocumentLanguage
from accreditation.reading.paragraphs import SENTENCE_END
from accreditation.reading.patterns import Mark, Patterns
from accreditation.reading.source import Block, Source

_APART = ("footnote", "running_head", "contents")

_WEIGHT, _NOISY, _ENTRY, _JUMP = 10, 6, 2, 4
"""What a beginning counts for: a clear one, one that scanners spoilt, a line of a table of
contents; and what a number that was passed over costs."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A line that looks like the beginning of an article.

    Attributes:
        start: Where the line begins in the text of the source.
        rest: Where the words after the number begin.
        entry: Whether it may be a line of a table of contents: nothing but such lines around.
    """

    block: Block
    start: int
    rest: int
    mark: Mark
    entry: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a source.

    Attributes:
        chosen: The beginnings of articles, their numbers ascending.
        others: Lines that look like beginnings and are none of the chosen.
        doubtful: Lines that may be a reference or a beginning, and were taken for references.
    """

    chosen: tuple[Beginning, ...]
    others: tuple[Beginning, ...]
    doubtful: tuple[Beginning, ...]


def find(source: Source, patterns: Patterns, left_out: frozenset[int]) -> Found:
    """The beginnings of the articles of a source.

    Args:
        source: The document.
        patterns: Tells what lines are.
        left_out: Blocks that are not looked at, by where they begin.
    """
    blocks = [b for b in source.blocks if b.kind not in _APART and b.start not in left_out]
    marked = list(_marked(blocks, patterns))
    capitals = any(one.mark.capital for one, clear in marked if clear)
    clear = [one for one, clear in marked if clear and (one.mark.capital or not capitals)]
    doubtful = [one for one, clear in marked if not clear]
    chosen = _chain(clear)
    if len(chosen) < 2:
        bare = _bare(blocks, patterns)
        if len(bare) > max(len(chosen), 2):
            return Found(tuple(bare), (), ())
    kept = {one.start for one in chosen}
    others = tuple(one for one in clear if one.start not in kept)
    return Found(tuple(chosen), others, tuple(doubtful))


def _marked(blocks: Sequence[Block], patterns: Patterns) -> Iterator[tuple[Beginning, bool]]:
    """Every line with the number of an article, and whether it is clearly no reference."""
    before = ""
    rows = list(_rows(blocks))
    marks = [patterns.mark(text) for _, _, text, _ in rows]
    for i, (block, start, text, first) in enumerate(rows):
        mark = marks[i]
        if mark is not None and not (block.kind == "page_number" and not text[mark.end :].strip()):
            after = rows[i + 1] if i + 1 < len(rows) else None
            bare = after is None or marks[i + 1] is not None or patterns.division(after[2])
            ended = SENTENCE_END.search(text) is not None
            entry = patterns.entry(text) or (bare and not ended)
            clear = _clear(mark, text, before, first, patterns)
            yield Beginning(block, start, start + mark.end, mark, entry), clear
        before = text


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[Block, int, str, bool]]:
    """The lines of all blocks: where each begins, its text, whether its block begins with it."""
    for block in blocks:
        start = block.start
        for i, line in enumerate(block.text.split("\n")):
            if line.strip():
                yield block, start, line, i == 0 or not block.wrapped
            start += len(line) + 1


def _clear(mark: Mark, text: str, before: str, first: bool, patterns: Patterns) -> bool:
    """Whether a line with the number of an article is its beginning and no reference."""
    rest = text[mark.end :]
    said = mark.separator.strip()
    if said.startswith((",", ";", ")")) or patterns.refers(before):
        return False
    if rest and not said and (rest[0].islower() or rest[0] in "§(["):
        return False
    if rest and not mark.separator and not mark.number[-1].isalpha():
        return False
    ended = not before or SENTENCE_END.search(before) is not None
    if not first:
        return ended and mark.capital and (bool(said) or not rest)
    return ended or mark.capital


def _bare(blocks: Sequence[Block], patterns: Patterns) -> list[Beginning]:
    """Beginnings that are only numbered, in the one layout that gives most of them."""
    families: dict[tuple[str, int, bool], list[Beginning]] = {}
    for block in blocks:
        mark = patterns.bare(block.text)
        headed = block.kind == "heading" or block.label > 0 or patterns.heading(block.text[:200])
        if mark is not None and headed and not (block.kind == "list_item" and block.level):
            one = Beginning(block, block.start, block.start + mark.end, mark, entry=False)
            families.setdefault((block.kind, block.level, block.label > 0), []).append(one)
    chains = [_chain(family) for family in families.values()]
    whole = [chain for chain in chains if chain and chain[0].mark.order[0] == 1]
    return max(whole, key=len, default=[])


def _chain(found: Sequence[Beginning]) -> list[Beginning]:
    """The beginnings with ascending numbers that count most; of equal ones the last."""
    ranks = {order: i for i, order in enumerate(sorted({one.mark.order for one in found}))}
    firsts: dict[int, int] = {}
    for order, rank in ranks.items():
        firsts.setdefault(order[0], rank)
    best = _Best(len(ranks))
    before: list[int] = []
    for i, one in enumerate(found):
        order, weight = one.mark.order, _weight(one)
        rank = ranks[order]
        near = firsts.get(order[0] - 1, firsts[order[0]])
        options = [best.among(near, rank)]
        if not one.mark.noisy:
            score, last = best.among(0, near)
            options.append((score - _JUMP, last))
        start = 0 if order[0] == 1 else -_JUMP
        score, last = max([*(o for o in options if o[1] >= 0), (start, -1)])
        if one.mark.noisy and last < 0 and order[0] != 1:
            score = -_WEIGHT
        before.append(last)
        best.put(rank, (score + weight, i))
    _, last = best.among(0, len(ranks))
    chain: list[Beginning] = []
    while last >= 0:
        chain.append(found[last])
        last = before[last]
    return chain[::-1]


def _weight(one: Beginning) -> int:
    if one.entry:
        return _ENTRY
    return _NOISY if one.mark.noisy else _WEIGHT


class _Best:
    """The best end of a chain among numbers from one rank to another."""

    def __init__(self, size: int) -> None:
        self.size = max(size, 1)
        self.tree = [(-(10**9), -1)] * (2 * self.size)

    def put(self, rank: int, end: tuple[int, int]) -> None:
        place = rank + self.size
        while place and end > self.tree[place]:
            self.tree[place] = end
            place //= 2

    def among(self, low: int, high: int) -> tuple[int, int]:
        """The best of the ranks from ``low`` up to ``high``, not included."""
        found = (-(10**9), -1)
        low, high = low + self.size, high + self.size
        while low < high:
            if low & 1:
                found = max(found, self.tree[low])
                low += 1
            if high & 1:
                high -= 1
                found = max(found, self.tree[high])
            low, high = low // 2, high // 2
        return found


def gaps(chosen: Sequence[Beginning]) -> Iterator[tuple[Beginning, str]]:
    """Where numbers are passed over: the beginning after the gap, and the number before it."""
    before, value = "", 0
    for one in chosen:
        if one.mark.order[0] > value + 1:
            yield one, before
        before, value = one.mark.number, one.mark.order[0]


def by_language(
    found: Sequence[Beginning], texts: Sequence[str], patterns: Patterns
) -> list[DocumentLanguage | None]:
    """The language of each beginning: of its word if that tells, else of its text.

    A word that some of the languages share is of the one in which most of its articles are.
    """
    shared: dict[frozenset[DocumentLanguage], list[str]] = {}
    for one, text in zip(found, texts, strict=True):
        shared.setdefault(one.mark.languages, []).append(text)
    every = frozenset(patterns.languages)
    pooled = {
        among: next(iter(among)) if len(among) == 1 else patterns.language(said, among)
        for among, said in shared.items()
        if among not in (every, frozenset())
    }
    return [
        pooled[one.mark.languages]
        if one.mark.languages in pooled
        else patterns.language([text], every)
        for one, text in zip(found, texts, strict=True)
    ]


def anew(last: int, others: Sequence[Beginning]) -> Beginning | None:
    """Where numbers begin again at one after the last article, and go on."""
    after = [one for one in others if one.start > last]
    for i, one in enumerate(after):
        follows = i + 1 < len(after) and after[i + 1].mark.order[0] == 2
        if one.mark.order[0] == 1 and follows:
            return one
    return None


def would_fit(one: Beginning, chosen: Sequence[Beginning]) -> bool:
    """Whether a number lies between those of the articles before and after it."""
    before = max((c.mark.order for c in chosen if c.start < one.start), default=(0, 0))
    after = min((c.mark.order for c in chosen if c.start > one.start), default=(10**6, 0))
    return before < one.mark.order < after and one.mark.order[0] <= before[0] + 1
