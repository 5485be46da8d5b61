"""What was read as a statutes file, with what a person should know as comments."""

import datetime
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any

from accreditation.files import yaml_block, yaml_flow
from accreditation.interpreting.readings import Interpretation
from accreditation.interpreting.version import articles_data
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
    statutes: ReadStatutes,
    interpretation: Interpretation,
    cooperative: str | None,
    adopted: datetime.date | None,
) -> str:
    """A statutes file with the articles and what they state, proposed.

    What was left out, what is doubtful and what nothing was read of stand as comments.
    """
    file = statutes.source.file
    head: dict[str, Any] = {
        "cooperative": UNKNOWN if cooperative is None else cooperative,
        "adopted": UNKNOWN if adopted is None else adopted,
        "language": statutes.language or UNKNOWN,
        "read": {"file": file.name, "sha256": sha256(file.read_bytes()).hexdigest()},
    }
    lines = [
        "# yaml-language-server: $schema=schemas/statutes.json",
        _comment(f"Read from {file.name}."),
    ]
    missing = [key for key, value in head.items() if value == UNKNOWN]
    if missing:
        lines.append(_comment(f"To be filled in: {', '.join(missing)}."))
    lines += map(_comment, remarks(statutes, interpretation))
    return (
        "\n".join(lines)
        + "\n"
        + yaml_block({**head, "articles": articles_data(statutes, interpretation)})
    )


def statutes_text(statutes: ReadStatutes, interpretation: Interpretation) -> str:
    """The articles and what they state for a person to read, then the remarks."""
    lines = []
    for article in statutes.articles:
        place = f"paragraph {article.paragraph}" if article.page is None else f"page {article.page}"
        heading = f" {article.heading.text}" if article.heading.text else ""
        lines += [f"{article.number}{heading} ({place})", article.text.text]
        for one in interpretation.of(article.number):
            sure = "certain" if one.certain else f"not certain: {', '.join(one.doubts)}"
            quoted = " […] ".join(quote.text for quote in one.quotes)
            lines.append(f"  > {one.fact}: {yaml_flow(one.value)} ({sure}) “{_short(quoted, 300)}”")
        lines.append("")
    return "\n".join([*lines, *remarks(statutes, interpretation)]) + "\n"


def remarks(statutes: ReadStatutes, interpretation: Interpretation) -> Iterator[str]:
    """What is doubtful, what was left out and what nothing was read of, a sentence each."""
    yield f"{_counted(len(statutes.articles), 'article')} read."
    if statutes.language is not None:
        certain = sum(one.certain for one in interpretation.readings)
        yield (
            f"{_counted(len(interpretation.readings), 'answer')} proposed, {certain} of them "
            "certain; each is unknown until a person confirms it."
        )
    for doubt in statutes.doubts:
        yield f"Doubtful: {_short(doubt, 300)}"
    for one in interpretation.unclear:
        values = " or ".join(yaml_flow(value) for value in one.values)
        quoted = " […] ".join(quote.text for quote in one.quotes)
        said = _short(quoted, 300)
        yield f"Unclear (article {one.article}): {one.fact} may be {values}: “{said}”"
    if interpretation.silent_on:
        yield (
            f"Nothing was read on {', '.join(interpretation.silent_on)}; "
            "is the text silent on these?"
        )
    for (reason, place), parts in groupby(statutes.left_out, key=_reason):
        yield f"Left out ({REASONS[reason]}, {place}): {_short(_words(statutes, list(parts)))}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


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
