"""The specimens: whole, quoted word for word, and really in the documents that are built."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html import unescape

import docx
import pytest
from fixtures.reading import specimens
from fixtures.reading.__main__ import main
from fixtures.reading.building import WRITERS, build
from fixtures.reading.lines import MARKS
from fixtures.reading.specimens import load, names, plain
from fixtures.reading.to_text import GAP

from accreditation.files import InputError
from tests.conftest import ROOT, own_pack

VOCABULARY = own_pack().vocabulary
NAMES = names()
LOOKALIKES = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{NO-BREAK SPACE}": " ",
        "\N{SOFT HYPHEN}": None,
        "\N{LATIN SMALL LIGATURE FI}": "fi",
        "\N{LATIN SMALL LIGATURE FL}": "fl",
    }
)
READ_HERE = ("docx", "html", "text")
"""Formats that can be read back with a few lines."""


@pytest.fixture(params=NAMES)
def specimen(request):
    return load(request.param, VOCABULARY)


def test_every_fact_has_its_words(specimen):
    provided = {a.number: set(a.facts) for a in specimen.statutes.articles if a.facts}
    assert {number: set(quotes) for number, quotes in specimen.quotes.items()} == provided


def test_every_quote_stands_in_its_article(specimen):
    for number, quotes in specimen.quotes.items():
        text = plain(specimen.labels.articles[number].text)
        for name, quote in quotes.items():
            for passage in [quote] if isinstance(quote, str) else quote:
                assert plain(passage) in text, (number, name)


def test_no_article_is_said_to_be_silent(specimen):
    for entry in specimen.labels.articles.values():
        assert "silent" not in entry.provides.values()


def test_half_of_each_language_is_kept_apart():
    parts = Counter()
    for name in NAMES:
        one = load(name, VOCABULARY)
        parts[one.labels.language, one.layout.part] += 1
    for language, _ in list(parts):
        assert parts[language, "final"] == parts[language, "develop"]


def words_of(text):
    return re.findall(r"\w+", plain(text.translate(LOOKALIKES)))


def read_back(file, specimen):
    """The text of a document, without what stands at the head and the foot of its pages."""
    if file.suffix == ".docx":
        document = docx.Document(str(file))
        cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
        places = [document, *cells]
        return "\n".join(paragraph.text for place in places for paragraph in place.paragraphs)
    style = specimen.layout.style
    text = file.read_bytes().decode(style.encoding)
    if file.suffix == ".html":
        return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<sup>.*?</sup>", "", text)))
    return _joined(text, specimen)


def _joined(text, specimen):
    style = specimen.layout.style
    foot = head = ""
    if style.page_numbers:
        number = re.escape(style.page_numbers).replace(r"\{pages\}", r"\d+")
        foot = "\n\n *" + number.replace(r"\{page\}", r"\d+") + " *"
    if style.running_head:
        head = re.escape(style.running_head) + "\n\n"
    text = re.sub(f"{foot}\n\f\n{head}", "\n", text)
    if specimen.beside is not None:
        width = (style.width - GAP) // 2
        lines = text.splitlines()
        text = "\n".join([*(line[:width] for line in lines), *(line[width:] for line in lines)])
    text = re.sub(r"(?<=\w)- *\n(?=\w)", "", text) if style.hyphenation else text
    return re.sub(r" \(\d+\)", "", text) if style.footnotes else text


def is_within(wanted, words):
    return f" {' '.join(wanted)} " in f" {' '.join(words)} "


@pytest.mark.parametrize("name", NAMES)
def test_the_document_holds_every_article(name, tmp_path):
    """Word for word; where letters are misread, most words."""
    one = load(name, VOCABULARY)
    file = build(one, tmp_path)
    assert file.stat().st_size > 0
    if one.layout.format not in READ_HERE:
        return
    words = words_of(read_back(file, one))
    known = set(words)
    for number, entry in one.labels.articles.items():
        for line in entry.text.splitlines():
            wanted = words_of(line)
            if one.layout.style.ocr:
                assert sum(word in known for word in wanted) >= 0.6 * len(wanted), (number, line)
            else:
                assert is_within(wanted, words), (number, line)


@pytest.mark.parametrize("format_", WRITERS)
def test_each_format_can_be_written(format_, tmp_path):
    """Whatever the format of a specimen is, it can be laid out in another, footnotes and all."""
    one = load("terre-de-relais", VOCABULARY)
    changed = one.layout.model_copy(update={"format": format_})
    file = build(replace(one, layout=changed), tmp_path)
    assert file.suffix == WRITERS[format_][0]
    marks = {chr(MARKS).encode(), chr(MARKS + 1).encode()}
    assert not any(mark in file.read_bytes() for mark in marks)


def test_numbers_that_word_computes_are_not_in_the_text(tmp_path):
    automatic = [name for name in NAMES if load(name, VOCABULARY).layout.style.automatic]
    assert automatic
    for name in automatic:
        one = load(name, VOCABULARY)
        if one.layout.format != "docx":
            continue
        document = docx.Document(str(build(one, tmp_path)))
        numbered = document.element.body.xpath("./w:p[w:pPr/w:numPr]")
        whole = [entry for n, entry in one.labels.articles.items() if n.isdecimal()]
        assert len(numbered) == len(whole)
        labels = {one.layout.style.numbering.replace("{number}", n) for n in one.labels.articles}
        texts = ["".join(paragraph.itertext()) for paragraph in numbered]
        assert not [text for text in texts for label in labels if text.startswith(label)]


def test_the_command_builds_what_is_named(tmp_path):
    command = [sys.executable, "-m", "fixtures.reading", str(tmp_path), NAMES[0]]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert [str(file) for file in tmp_path.iterdir()] == ran.stdout.splitlines()


def test_a_name_that_does_not_exist(tmp_path, capsys):
    assert main([str(tmp_path / "out"), "nowhere"]) == 2
    assert capsys.readouterr().err == "there is no specimen nowhere.\n"


def test_a_character_that_the_encoding_lacks(tmp_path):
    one = load("fabrique-des-gestes", VOCABULARY)
    style = one.layout.style.model_copy(update={"closing": ["\N{GREEK SMALL LETTER ALPHA}"]})
    layout = one.layout.model_copy(update={"style": style})
    with pytest.raises(InputError, match=r"'α' cannot be written in cp1252\.$"):
        build(replace(one, layout=layout), tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("layout.yaml", "format: html", "format: rtf", "'format' must be"),
        ("layout.yaml", '"24": |-', '"99": |-', "article 99, which does not exist"),
        ("layout.yaml", "after: Les admin", "after: Ces admin", "does not have the words"),
        ("layout.yaml", "headings: below", "automatic: true", "only for docx, odt"),
        ("layout.yaml", "Article {number}.", "Article.", "'numbering' is not written as expected"),
        ("labels.yaml", "name.accreditation_words", "name.words", "there is no fact 'name.words'"),
        ("quotes.yaml", "La responsabilité des associés", "3 #", "not of a kind that can stand"),
    ],
)
def test_what_does_not_fit_is_said(file, old, new, said, tmp_path, capsys, monkeypatch):
    folder = tmp_path / "terre-de-relais"
    shutil.copytree(ROOT / "fixtures" / "reading" / "terre-de-relais", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(specimens, "HERE", tmp_path)
    assert main([str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert file in error
    assert len(error.splitlines()) == 1
