"""Invented documents: any words, in any kind of block."""

import datetime

from hypothesis import strategies as st

from accreditation.language import LANGUAGES
from accreditation.reports.document import (
    Bullets,
    Cell,
    Cover,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)

MARKS = ("plain", "strong", "inserted", "deleted", "quiet")
TONES = ("neutral", "good", "bad", "open")

# Words that a format could take for its own, among any characters at all.
TRICKY = st.sampled_from(
    [
        *("a", "é", "l'", " ", "  ", "\u00a0", "\n", "\r\n", "\t", "\x00", "\x1b[31m", "\u2028"),
        *(
            "\ud800",
            "\ufffe",
            "**",
            "*",
            "_",
            "__",
            "~~",
            "`",
            "```",
            "|",
            "\\",
            "\\|",
            "<b>",
            "</td>",
        ),
        *(
            "&amp;",
            "&#65;",
            "&",
            "# ",
            "#",
            "1. ",
            "12) ",
            "1",
            ".",
            ")",
            "- ",
            "+ ",
            "---",
            "===",
            ":-",
        ),
        *(
            "[x](y)",
            "![",
            "!",
            "[",
            "](",
            "> ",
            "{{ x }}",
            "{% x %}",
            "{}",
            "]]>",
            "<!--",
            "-->",
            "$x$",
        ),
        *("<https://a.be>", "\N{GREEK SMALL LETTER ALPHA}", "€", "«", "\u0301", "\u200b", "[red]"),
    ]
)
texts = st.one_of(st.lists(TRICKY, max_size=5).map("".join), st.text(max_size=8))
links = st.sampled_from(
    [None, "https://a.be/x_y(z)?a=1&copy;=2|3", 'http://a.be/"><i>\\ *', "javascript:alert(1)"]
)


@st.composite
def any_run(draw):
    text = draw(texts)
    tone = draw(st.sampled_from(TONES)) if Run(text).text.strip() else "neutral"
    return Run(text, draw(st.sampled_from(MARKS)), draw(links), tone)


runs = st.lists(any_run(), max_size=4).map(tuple)


@st.composite
def cells(draw):
    paragraphs = draw(st.lists(runs, max_size=3).map(tuple))
    words = "".join(run.text for paragraph in paragraphs for run in paragraph)
    return Cell(paragraphs, draw(st.sampled_from(TONES)) if words.strip() else "neutral")


@st.composite
def tables(draw):
    width = draw(st.integers(1, 3))

    def row(of):
        return st.tuples(*[of] * width)

    return Table(
        draw(row(runs)),
        draw(st.lists(row(cells()), max_size=2).map(tuple)),
        draw(row(st.integers(1, 5))),
    )


@st.composite
def documents(draw):
    blocks = []
    level = 0
    for kind in draw(st.lists(st.sampled_from("hpbt"), max_size=4)):
        if kind == "h":
            level = draw(st.integers(1, min(level + 1, 3)))
            blocks.append(Heading(level, draw(texts)))
        elif kind == "p":
            style = draw(st.sampled_from(("normal", "lead", "small")))
            blocks.append(Paragraph(draw(runs), style))
        elif kind == "b":
            blocks.append(Bullets(draw(st.lists(runs, max_size=3).map(tuple))))
        else:
            blocks.append(draw(tables()))
    return Document(
        draw(texts),
        draw(st.sampled_from(LANGUAGES)),
        draw(st.dates(datetime.date(1990, 1, 1))),
        Cover(draw(texts), draw(texts), draw(st.lists(runs, max_size=2).map(tuple))),
        tuple(blocks),
        draw(texts),
    )


def paragraphs_of(document):
    """Every paragraph as its runs, from the cover on, in the order of reading; no footer."""
    cover = document.cover
    yield (Run(cover.title),)
    yield (Run(cover.subtitle),)
    yield from cover.lines
    for block in document.blocks:
        if isinstance(block, Heading):
            yield (Run(block.text),)
        elif isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, Bullets):
            yield from block.items
        else:
            yield from block.header
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


def text_of(paragraph):
    return "".join(run.text for run in paragraph)


def words_of(text):
    """What is left of a text where blanks and ends of lines do not count."""
    return "".join(text.split())
