"""What a document may hold."""

import pytest

from accreditation.reports.document import Cell, Cover, Document, Heading, Run, Table
from tests.documents.sample import SAMPLE


def test_what_no_document_can_hold_is_dropped():
    assert Run("a\x00b\ud800\ufffe\x1b[0m\r\nc\u2028d\te").text == "ab[0m\nc\nd e"
    assert Heading(1, " Deux\n lignes\u00a0? ").text == "Deux lignes\u00a0?"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_web_addresses_are_linked(link):
    assert Run("mot", link=link).link is None
    assert Run("mot", link="HTTPS://a.be").link == "HTTPS://a.be"


def test_a_tone_needs_words():
    with pytest.raises(ValueError, match="words"):
        Run(" ", tone="bad")
    with pytest.raises(ValueError, match="words"):
        Cell(((Run(""),),), "good")


def test_a_row_has_a_cell_for_every_width():
    with pytest.raises(ValueError, match="as many cells"):
        Table(((Run("a"),),), ((Cell(()), Cell(())),), (1,))


@pytest.mark.parametrize("levels", [(2,), (1, 3)])
def test_no_level_of_headings_is_left_out(levels):
    blocks = tuple(Heading(level, "x") for level in levels)
    with pytest.raises(ValueError, match="one level deeper"):
        Document("", "fr", SAMPLE.dated, Cover("", "", ()), blocks, "")
