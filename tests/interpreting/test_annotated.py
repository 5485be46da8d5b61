"""The document with what was read in it, marked in place."""

import re
from html.parser import HTMLParser

import pytest
from fixtures.reading.building import build
from fixtures.reading.specimens import load

from accreditation.reading.opening import read_document
from tests.conftest import own_pack, run_here


class Page(HTMLParser):
    """What stands in the document, what is marked, and what stands beside."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.document: list[str] = []
        self.marked: list[str] = []
        self.beside: list[str] = []
        self.targets: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.open.append(f"{tag}.{given.get('class', '')}")
        if "id" in given:
            self.targets.add(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.add(given["href"][1:])

    def handle_startendtag(self, tag, attrs):
        """Elements with nothing in them are of no matter here."""

    def handle_endtag(self, tag):
        opened = self.open.pop()
        assert opened.startswith(f"{tag}.")

    def handle_data(self, data):
        within = " ".join(self.open)
        if "aside." in within:
            self.beside.append(data)
        elif "div.text" in within and "sup." not in within:
            self.document.append(data)
            if "mark." in within:
                self.marked.append(data)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every specimen of the part on which phrases are developed, annotated."""
    folder = tmp_path_factory.mktemp("annotated")
    vocabulary = own_pack().vocabulary
    made = {}
    for name in ("les-toits-de-la-sambrelle", "de-volle-korf", "fabrique-des-gestes"):
        file = build(load(name, vocabulary), folder)
        ran = run_here("read", file, "--format", f"annotated-html:{folder / name}.html")
        assert (ran.code, ran.out) == (0, "")
        page = Page()
        page.feed((folder / f"{name}.html").read_text("utf-8"))
        made[name] = (file, page)
    return made


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_the_document_stands_there_whole_and_in_order(pages):
    for file, page in pages.values():
        assert words(" ".join(page.document)) == words(read_document(file).text)


def test_what_was_read_is_marked_where_it_stands(pages):
    _, page = pages["les-toits-de-la-sambrelle"]
    marked = " ".join(" ".join(page.marked).split())
    assert "Chaque membre dispose d’une voix" in marked
    assert "un membre, une voix, en toutes matières" in " ".join(page.beside)


def test_every_mark_leads_to_its_note(pages):
    for _, page in pages.values():
        assert page.links
        assert page.links <= page.targets


def test_findings_stand_beside_the_article_they_rest_on(pages):
    """Pay without a limit, in article 22 of this specimen, fails the condition of free mandates."""
    _, page = pages["fabrique-des-gestes"]
    beside = " ".join(" ".join(page.beside).split())
    assert "non respecté" in beside


def test_the_page_speaks_the_language_of_the_document(pages):
    _, page = pages["de-volle-korf"]
    assert "Als alles juist gelezen is" in " ".join(page.beside)
