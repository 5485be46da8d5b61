"""What holds of any text: nothing is lost or invented, and statutes come back as they were."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from accreditation.files import InputError
from tests.reading.documents import (
    lawful,
    read,
    told,
    write_docx,
    write_html,
    write_odt,
    write_text,
)

WORDS = st.sampled_from(
    [
        "Article",
        "article",
        "Art.",
        "ARTIKEL",
        "Artikel",
        "TITRE",
        "HOOFDSTUK",
        "Titel",
        "premier",
        "bis",
        "ter",
        "1",
        "2",
        "3",
        "4",
        "12",
        "7.",
        "-",
        "–",
        ":",
        ".",
        ";",
        "§",
        "le",
        "la",
        "de",
        "l'",
        "het",
        "een",
        "van",
        "vennootschap",
        "société",
        "est",
        "is",
        "1er",
        "(1)",
        "a)",
        "DONT",
        "ACTE",
        "TABLE",
        "DES",
        "MATIÈRES",
        "géné-",
        "rale",
        "\xad",
        "\xa0",
        "……",
        "5",
        "l2",
        "IV",
    ]
)
LINES = st.lists(
    st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=30)), max_size=25
)


@given(lines=LINES, end=st.sampled_from(["\n", "\n\n", "\r\n", "\f"]))
@settings(max_examples=300)
def test_whatever_text_comes_nothing_is_lost(tmp_path_factory, lines, end):
    path = tmp_path_factory.mktemp("any") / "s.txt"
    path.write_bytes(end.join(lines).encode("utf-8", "replace"))
    try:
        statutes = read(path)
    except InputError as error:
        assert len(error.problems) == 1  # noqa: PT017 - a refusal is as good as an answer
    else:
        lawful(statutes)


@given(
    data=st.binary(max_size=400),
    ending=st.sampled_from([".txt", ".pdf", ".docx", ".odt", ".html", ".md"]),
)
@settings(max_examples=200)
def test_whatever_bytes_come_nothing_but_a_refusal_is_raised(tmp_path_factory, data, ending):
    path = tmp_path_factory.mktemp("any") / f"s{ending}"
    path.write_bytes(data)
    try:
        lawful(read(path))
    except InputError as error:
        assert len(error.problems) == 1  # noqa: PT017


LETTERS = string.ascii_lowercase + "éèêàùçïëü"
WORD = st.text(LETTERS, min_size=5, max_size=9).map(lambda word: f"x{word}")
"""Words that are in no language, so that none is a verb, a title or a reference."""

SENTENCE = st.lists(WORD, min_size=3, max_size=12).map(
    lambda words: f"{' '.join(words).capitalize()}."
)
HEADING = st.lists(WORD, min_size=1, max_size=4).map(lambda words: " ".join(words).capitalize())


@st.composite
def statutes_of(draw):
    """Articles with ascending numbers, each with a heading and a text of a few lines."""
    count = draw(st.integers(2, 8))
    added = draw(st.sets(st.integers(1, count)))
    numbers = [
        n for i in range(1, count + 1) for n in ([str(i), f"{i}bis"] if i in added else [str(i)])
    ]
    return tuple(
        (number, draw(HEADING), "\n".join(draw(st.lists(SENTENCE, min_size=1, max_size=4))))
        for number in numbers
    )


@given(articles=statutes_of())
@settings(max_examples=60, deadline=None)
def test_statutes_come_back_from_every_format(tmp_path_factory, articles):
    folder = tmp_path_factory.mktemp("any")
    body = "".join(
        f"<h2>Article {n} – {heading}</h2>" + "".join(f"<p>{line}</p>" for line in text.split("\n"))
        for n, heading, text in articles
    )
    written = body.replace("<h2>", '<text:h text:outline-level="1">').replace("</h2>", "</text:h>")
    for path in (
        write_text(folder / "s.txt", articles),
        write_docx(folder / "s.docx", articles),
        write_docx(folder / "t.docx", articles, style="Heading 2"),
        write_html(folder / "s.html", body),
        write_odt(
            folder / "s.odt", written.replace("<p>", "<text:p>").replace("</p>", "</text:p>")
        ),
    ):
        statutes = read(path)
        assert told(statutes) == articles
        assert statutes.doubts == ()
        assert statutes.left_out == ()
        lawful(statutes)
