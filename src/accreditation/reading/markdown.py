"""Markdown, as CommonMark with tables."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from accreditation.reading.source import Block, Kind, Source, source_of
from accreditation.reading.text import decoded, encoding_doubts

_NOTE = re.compile(r"\[\^[^\]]+\]:")
_TAG = re.compile(r"<[^<>]*>")


def read_markdown(file: Path, data: bytes) -> Source:
    """The blocks of a Markdown text.

    Raises:
        InputError: it is no text.
    """
    text, encoding = decoded(file, data)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return source_of(file, "md", _blocks(tokens), encoding_doubts(encoding))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[list[int | None]] = []
    label, level, cell = "", 0, 0
    kind: Kind = "paragraph"
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append([None])
            case "ordered_list_open":
                lists.append([int(token.attrGet("start") or 1)])
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1][0]
                label = "- " if number is None else f"{number}{token.markup} "
                lists[-1][0] = None if number is None else number + 1
            case "heading_open" | "heading_close":
                kind = "heading" if token.type == "heading_open" else "paragraph"
                level = int(token.tag[1:]) if kind == "heading" else 0
            case "tr_open" | "td_open" | "th_open":
                cell = 0 if token.type == "tr_open" else cell + 1
                kind = "table_cell"
            case "table_close":
                kind = "paragraph"
            case "inline":
                shown: Kind = "list_item" if lists and kind == "paragraph" else kind
                depth = len(lists) - 1 if lists and kind == "paragraph" else level
                column = cell if kind == "table_cell" else 0
                yield _inline(token, label, shown, depth, column)
                label = ""
            case "code_block" | "fence":
                yield Block(token.content.rstrip("\n"))
            case "html_block":
                yield Block(_TAG.sub("", token.content).strip())


def _inline(token: Token, label: str, kind: Kind, level: int, column: int) -> Block:
    text, lead = label, 0
    bold, leading = 0, True
    for child in token.children or ():
        if child.type == "strong_open":
            bold += 1
        elif child.type == "strong_close":
            bold -= 1
        elif child.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif child.type == "image":
            text += child.content
        elif child.type in ("text", "code_inline") and child.content:
            text += child.content
            leading = leading and bold > 0
            lead = len(text) if leading else lead
    if _NOTE.match(text):
        kind = "footnote"
    wrapped = not any(child.type == "hardbreak" for child in token.children or ())
    return Block(text, kind, level, label=len(label), lead=lead, column=column, wrapped=wrapped)
