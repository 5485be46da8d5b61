"""Sentences of an article; a list belongs to the sentence that opens it."""

import re
from collections.abc import Collection, Sequence

from accreditation.interpreting.tokens import Line, Token

MOST_WORDS = 400
"""A sentence of more words is cut."""

_STOP = re.compile(r"[.!?]+[»”\"’)]*\s+(?=[^\s])|\n+")
_ITEM = re.compile(r"\s*(?:[-–—•*●▪]|\(?\w{1,3}[.)°]|\d+\.\d)\s*")
_BEGINS = re.compile(r"[-–—•«“\"(§]*\s*[A-ZÀ-Þ\d]")
_LAST_WORD = re.compile(r"(?<![·⸱•‧])\b([^\W_]+)\.+$")
_CLASS = re.compile(r"[a-zà-ÿ]{2,}\s+[A-Z]\.+$")
"""A capital after a word in small letters: a class of shares, where an initial follows a name."""
_OPEN = (":", ";", ",")
_FINAL = (".", "!", "?")
_SEEN = 40


def sentences(text: str, tokens: Sequence[Token], abbreviations: Collection[str]) -> list[Line]:
    """The words of a text, sentence by sentence.

    Args:
        text: The text.
        tokens: Its words.
        abbreviations: Words in small letters whose full stop ends no sentence.
    """
    lines: list[Line] = []
    row: list[Token] = []
    ends = iter(_ends(text, abbreviations))
    end = next(ends)
    for token in tokens:
        while token.start >= end:
            end = next(ends)
            if row:
                lines += _cut(row)
                row = []
        row.append(token)
    return lines + (_cut(row) if row else [])


def _ends(text: str, abbreviations: Collection[str]) -> list[int]:
    """Where sentences end."""
    found = []
    listing = False
    for stop in _STOP.finditer(text):
        before = text[max(0, stop.start() - _SEEN) : stop.start() + 1].rstrip()
        if stop[0].startswith("\n"):
            item = _ITEM.match(text, stop.end()) is not None
            listing = item and (listing or before.endswith(_OPEN))
            broken = text[stop.end() : stop.end() + 1].islower() and not before.endswith(_FINAL)
            if listing or broken or before.endswith(_OPEN):
                continue
        elif not _BEGINS.match(text, stop.end()) or _abbreviated(before, abbreviations):
            continue
        else:
            listing = listing and "\n" not in stop[0]
        found.append(stop.end())
    return [*found, len(text) + 1]


def _abbreviated(before: str, abbreviations: Collection[str]) -> bool:
    word = _LAST_WORD.search(before)
    if word is None or _CLASS.search(before):
        return False
    return len(word[1]) == 1 or word[1].lower() in abbreviations


def _cut(row: Sequence[Token]) -> list[Line]:
    return [Line(row[i : i + MOST_WORDS]) for i in range(0, len(row), MOST_WORDS)]
