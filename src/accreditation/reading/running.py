"""Numbers of pages and running heads in plain text, where no page has a height."""

import re
from collections import Counter
from dataclasses import replace

from accreditation.reading.paragraphs import SENTENCE_END
from accreditation.reading.patterns import Patterns
from accreditation.reading.source import Block, Source

_DIGITS = re.compile(r"\d+")
_OFTEN = 2


def printed(source: Source, patterns: Patterns) -> Source:
    """The source with numbers of pages and running heads told from its paragraphs.

    Numbers of pages stand alone and grow by one; running heads are repeated beside them.
    """
    blocks = list(source.blocks)
    numbers = _page_numbers(blocks, patterns)
    if not numbers:
        return source
    beside = [
        j for i in numbers for j in (i - 1, i + 1) if 0 <= j < len(blocks) and j not in numbers
    ]
    counts = Counter(blocks[j].text.strip() for j in beside)
    heads = {
        j
        for j in beside
        if counts[blocks[j].text.strip()] >= _OFTEN and patterns.mark(blocks[j].text) is None
    }
    for i in numbers:
        blocks[i] = replace(blocks[i], kind="page_number")
    for j in heads:
        blocks[j] = replace(blocks[j], kind="running_head")
    for i in range(1, len(blocks)):
        last = blocks[i - 1]
        fresh = last.kind != "paragraph" or last.column != blocks[i].column
        if blocks[i].kind == "paragraph" and fresh:
            before = _last(blocks, i)
            if before is not None and _goes_on(before, blocks[i]):
                blocks[i] = replace(blocks[i], continues=True)
    return replace(source, blocks=tuple(blocks))


def _page_numbers(blocks: list[Block], patterns: Patterns) -> set[int]:
    """The blocks that are numbers of pages, each one more than the one before."""
    found: set[int] = set()
    last: tuple[int, int] | None = None
    for i, block in enumerate(blocks):
        if not patterns.page(block.text):
            continue
        number = int(_DIGITS.findall(block.text)[0])
        if last is not None and number == last[1] + 1:
            found |= {last[0], i}
            last = (i, number)
        elif last is None or last[0] not in found:
            last = (i, number)
    return found


def _last(blocks: list[Block], i: int) -> Block | None:
    """The paragraph before another one in its column."""
    for block in reversed(blocks[:i]):
        if block.kind == "paragraph" and block.column == blocks[i].column:
            return block
    return None


def _goes_on(before: Block, block: Block) -> bool:
    return block.text.lstrip()[:1].islower() and not SENTENCE_END.search(before.text)
