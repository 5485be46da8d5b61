"""Markdown: read again, it says the same words, marked alike."""

import datetime

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from accreditation.reports.document import Cover, Document, Paragraph, Run, markdown_of
from tests.documents.sample import SAMPLE
from tests.documents.strategies import documents, paragraphs_of, words_of

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKED = {"strong": "strong", "s": "deleted"}


def read(text):
    """The words as (words, strong, deleted, address) without blanks, and the kinds of blocks."""
    pieces, kinds = [], []
    for token in READER.parse(text):
        kinds.append(token.type)
        if token.type != "inline":
            continue
        strong = struck = 0
        address = None
        for child in token.children:
            match child.type:
                case "text" | "text_special":
                    pieces += [
                        (c, strong > 0, struck > 0, address) for c in words_of(child.content)
                    ]
                case "strong_open" | "strong_close":
                    strong += child.nesting
                case "s_open" | "s_close":
                    struck += child.nesting
                case "link_open":
                    address = child.attrs["href"]
                case "link_close":
                    address = None
                case "softbreak" | "hardbreak":
                    pass
                case other:
                    assert (other, child.content) == ("html_inline", "<br>")
    return pieces, kinds


def meant(document):
    """What ``read`` should give: the mark of each letter."""
    for number, paragraph in enumerate(paragraphs_of(document)):
        for run in paragraph:
            deleted = run.mark == "deleted"
            strong = run.mark in ("strong", "inserted") or run.tone != "neutral" or number == 1
            for letter in words_of(run.text):
                yield letter, strong and not deleted, deleted, run.link is not None
    yield from ((letter, False, False, False) for letter in words_of(document.footer))


@settings(max_examples=300, deadline=None)
@given(documents())
def test_any_words_come_back_marked_alike(document):
    pieces, kinds = read(markdown_of(document))
    found = [
        (letter, strong, struck, address is not None) for letter, strong, struck, address in pieces
    ]
    assert found == list(meant(document))
    allowed = {
        "heading",
        "paragraph",
        "bullet_list",
        "list_item",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= {
        *allowed,
        "inline",
        "hr",
    }
    assert ("hr" in kinds) == bool(document.footer)


def line(*runs):
    day = datetime.date(2025, 1, 1)
    document = Document("", "fr", day, Cover("t", "", ()), (Paragraph(runs),), "")
    return markdown_of(document).removeprefix("# t\n\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Run("un "), Run("vieux", "deleted"), Run(" mot")), "un ~~vieux~~ mot"),
        ((Run("un"), Run(" nouveau ", "inserted"), Run("mot")), "un **nouveau** mot"),
        ((Run("voting_rule * | <b> \\"),), r"voting\_rule \* \| \<b\> \\"),
        ((Run("# titre"),), r"\# titre"),
        ((Run("1. un\n2) deux\n2025-06-14"),), "1\\. un\\\n2\\) deux\\\n2025-06-14"),
        ((Run("voir!"), Run("ici", link="https://a.be")), r"voir\![ici](https://a.be)"),
        ((Run("L'", "inserted"), Run("assemblée")), "**L'**&#97;ssemblée"),
        ((Run("la"), Run("(1)", "deleted"), Run("note")), "l&#97;~~(1)~~&#110;ote"),
        ((Run("art. 6:41", link="https://a.be/(x)"),), "[art. 6:41](https://a.be/%28x%29)"),
    ],
)
def test_it_can_be_read_as_it_is_written(runs, written):
    assert line(*runs) == written


def test_the_sample_has_its_headings_and_tables():
    _, kinds = read(markdown_of(SAMPLE))
    assert kinds.count("table_open") == 3
    assert kinds.count("tr_open") == 4 + 5 + 5
    assert kinds.count("heading_open") == 7
    assert kinds.count("list_item_open") == 2
