"""What was read as a statutes file, with what a person should know as comments."""

import datetime
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from accreditation.files import yaml_block
from accreditation.reading.articles import Part, ReadStatutes
from accreditation.reading.sections import Reason

UNKNOWN = "?"
"""What stands where nobody has said a value; no file with it loads."""

REASONS: dict[Reason, str] = {
    "preamble": "before the first article",
    "contents": "table of contents",
    "chapter_title": "title of a chapter",
    "running_head": "running head",
    "page_number": "number of a page",
    "footnote": "footnote",
    "footnote_mark": "mark of a footnote",
    "other_language": "another language",
    "numbered_anew": "numbers begin again",
    "between": "between the title of a chapter and an article",
    "closing": "after the last article",
}

_SHOWN = 90
_ILL = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]")


def statutes_yaml(
    statutes: ReadStatutes, cooperative: str | None, adopted: datetime.date | None
) -> str:
    """A statutes file with the articles; what was left out and what is doubtful as comments."""
    head: dict[str, Any] = {
        "cooperative": UNKNOWN if cooperative is None else cooperative,
        "adopted": UNKNOWN if adopted is None else adopted,
        "language": statutes.language or UNKNOWN,
    }
    articles: dict[str, dict[str, str]] = {}
    for article in statutes.articles:
        entry = {"heading": article.heading.text} if article.heading.text else {}
        articles[article.number] = {**entry, "text": article.text.text}
    lines = [
        "# yaml-language-server: $schema=schemas/statutes.json",
        _comment(f"Read from {statutes.source.file.name}."),
    ]
    missing = [key for key, value in head.items() if value == UNKNOWN]
    if missing:
        lines.append(_comment(f"To be filled in: {', '.join(missing)}."))
    lines += map(_comment, remarks(statutes))
    return "\n".join(lines) + "\n" + yaml_block({**head, "articles": articles})


def statutes_text(statutes: ReadStatutes) -> str:
    """The articles for a person to read, then what was left out and what is doubtful."""
    lines = []
    for article in statutes.articles:
        place = f"paragraph {article.paragraph}" if article.page is None else f"page {article.page}"
        heading = f" {article.heading.text}" if article.heading.text else ""
        lines += [f"{article.number}{heading} ({place})", article.text.text, ""]
    return "\n".join([*lines, *remarks(statutes)]) + "\n"


def remarks(statutes: ReadStatutes) -> Iterator[str]:
    """What is doubtful and what was left out, a sentence each."""
    number = len(statutes.articles)
    yield f"{number} article{'' if number == 1 else 's'} read."
    for doubt in statutes.doubts:
        yield f"Doubtful: {_short(doubt, 300)}"
    for (reason, place), parts in groupby(statutes.left_out, key=_reason):
        yield f"Left out ({REASONS[reason]}, {place}): {_short(_words(statutes, list(parts)))}"


def _reason(part: Part) -> tuple[Reason, str]:
    assert part.reason is not None
    return part.reason, part.place


def _words(statutes: ReadStatutes, parts: list[Part]) -> str:
    return " ".join(statutes.source.text[part.start : part.end] for part in parts)


def _short(text: str, shown: int = _SHOWN) -> str:
    words = _ILL.sub("\ufffd", " ".join(text.split()))
    return words if len(words) <= shown else f"{words[:shown].rstrip()}…"


def _comment(text: str) -> str:
    return f"# {_ILL.sub(chr(0xFFFD), text)}"
