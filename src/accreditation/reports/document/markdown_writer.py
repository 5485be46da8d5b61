"""A document as Markdown in the dialect of GitHub."""

import re
import string
from itertools import groupby
from urllib.parse import quote

from accreditation.reports.document.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
)

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=#?\w+;)|!\Z")
_LINE_START = re.compile(r"^([0-9]+(?=[.)](?:\s|$))|(?=[-+=:]))")
_URL_SAFE = "/:?#@!$&'+,;=%~"
_OPEN = frozenset(string.whitespace + string.punctuation)


def markdown_of(document: Document) -> str:
    """The document; what was inserted is bold, what was deleted is struck through."""
    cover = document.cover
    parts = [
        _heading(1, cover.title),
        _paragraph((Run(cover.subtitle, "strong"),)),
        _paragraph(tuple(run for line in cover.lines for run in (*line, Run("\n")))),
        *map(_block, document.blocks),
    ]
    if document.footer:
        parts += ["---", _paragraph((Run(document.footer),))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block.level + 1, block.text)
    if isinstance(block, Paragraph):
        return _paragraph(block.runs)
    if isinstance(block, Bullets):
        return "\n".join(_bullet(item) for item in block.items)
    return _table(block)


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_escaped(text)}"


def _paragraph(runs: Runs) -> str:
    return "\\\n".join(_LINE_START.sub(r"\1\\", line) for line in _lines(runs))


def _bullet(item: Runs) -> str:
    return f"- {_paragraph(item)}".replace("\n", "\n  ").rstrip(" ")


def _table(table: Table) -> str:
    rows = [
        ["<br>".join(_lines(cell)) for cell in table.header],
        ["---"] * len(table.widths),
        *(
            ["<br>".join(line for part in cell.paragraphs for line in _lines(part)) for cell in row]
            for row in table.rows
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _lines(runs: Runs) -> list[str]:
    """The lines of a paragraph that are not blank, as Markdown."""
    stripped = (line.strip() for line in _inline(runs).split("\n"))
    return [line for line in stripped if line]


def _inline(runs: Runs) -> str:
    written = ""
    closed = False  # whether the last thing written is the end of marked words
    for mark, group in groupby((run for run in runs if run.text), _delimiter):
        before, words, after = _trimmed("".join(map(_linked, _joined(list(group)))))
        if not mark or not words:
            piece = before + words + after
            written += _apart(piece, written[-3:-2]) if closed else piece
            closed = closed and not piece
            continue
        if before:
            written, closed = written + before, False
        if written and written[-1] not in _OPEN and not words[0].isalnum():
            written = f"{written[:-1]}&#{ord(written[-1])};"
        written += mark + words + mark + after
        closed = not after
    return written


def _apart(piece: str, last: str) -> str:
    """``piece`` after marked words that end with ``last``.

    A mark after punctuation is only one if no letter follows, so the letter is written by number.
    """
    if last.isalnum() or piece[0] in _OPEN:
        return piece
    return f"&#{ord(piece[0])};{piece[1:]}"


def _trimmed(text: str) -> tuple[str, str, str]:
    """Blanks before, the words, and blanks after: marks must touch words."""
    words = text.strip()
    start = text.index(words)
    return text[:start], words, text[start + len(words) :]


def _delimiter(run: Run) -> str:
    if run.mark == "deleted":
        return "~~"
    strong = run.mark in ("strong", "inserted") or run.tone != "neutral"
    return "**" if strong else ""


def _joined(runs: list[Run]) -> list[Run]:
    """The runs, those beside one another with the same link as one."""
    return [
        Run("".join(run.text for run in group), link=link)
        for link, group in groupby(runs, lambda run: run.link)
    ]


def _linked(run: Run) -> str:
    before, words, after = _trimmed(_escaped(run.text))
    if run.link is None or not words:
        return before + words + after
    address = quote(run.link, safe=_URL_SAFE).replace("&", "&amp;")
    return f"{before}[{words}]({address}){after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
