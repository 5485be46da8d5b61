"""HTML files: well formed, complete in themselves, and with nothing of the text taken for HTML."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from lxml import etree

from accreditation.reports.document.html_writer import html_of
from tests.documents.sample import LAW, SAMPLE
from tests.documents.strategies import documents, paragraphs_of, text_of, words_of

ELEMENTS = set(
    re.findall(
        r"\w+",
        "html head meta title style body header main footer h1 h2 h3 h4 p ul li table colgroup col "
        "thead tbody tr th td strong ins del b span a br",
    )
)


class Reader(HTMLParser):
    """The words below ``body``, paragraph by paragraph, and every element."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.paragraphs, self.inside = [], [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.inside = self.inside or tag == "body"
        if re.fullmatch(r"h\d|p|li|th|footer", tag):
            self.paragraphs.append("")
        elif tag == "br":
            self.paragraphs[-1] += "\n"

    def handle_data(self, data):
        if self.inside and data.strip("\n"):
            self.paragraphs[-1] += data


@settings(max_examples=150, deadline=None)
@given(documents())
def test_any_words_come_back_and_none_become_elements(document):
    text = html_of(document)
    assert etree.fromstring(text.encode()).tag == "html"
    reader = Reader(text)
    assert {tag for tag, _ in reader.elements} <= ELEMENTS
    for tag, attributes in reader.elements:
        assert attributes.keys() <= {
            "lang",
            "charset",
            "name",
            "content",
            "class",
            "href",
            "scope",
            "style",
        }
        if tag == "a":
            assert attributes["href"].startswith(("https://a.be/", "http://a.be/"))
    expected = [text_of(paragraph) for paragraph in paragraphs_of(document)] + [document.footer]
    wanted = [words_of(text) for text in expected if words_of(text)]
    assert [words_of(text) for text in reader.paragraphs if words_of(text)] == wanted
    assert etree.fromstring(text.encode()).findtext("head/title") == document.title


def test_it_is_accessible_and_needs_nothing_else():
    page = etree.fromstring(html_of(SAMPLE).encode())
    assert page.get("lang") == "fr-BE"
    headings = [element.tag for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert headings == ["h1", "h2", "h2", "h3", "h4", "h2", "h2"]
    heads = list(page.iter("th"))
    assert len(heads) == 3 + 4 + 3
    assert {head.get("scope") for head in heads} == {"col"}
    assert not list(page.iter("script", "link", "img", "iframe"))
    assert {element.get("href") for element in page.iter("a")} == {LAW}
    assert "url(" not in page.findtext("head/style")


def test_marks_are_elements():
    page = etree.fromstring(html_of(SAMPLE).encode())
    assert [element.text for element in page.iter("del")] == [
        "gratuit",
        "Toutefois, l'",
        "des jetons de présence",
        " par action",
    ]
    assert "exercé à titre gratuit" in [element.text for element in page.iter("ins")]
    tones = [(element.get("class"), element.text) for element in page.iter("b")]
    assert tones == [
        ("good", "respecté"),
        ("bad", "non respecté"),
        ("open", "indéterminé"),
        ("good", "respecté"),
    ]


def _luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_colour_of_words_is_readable_on_every_ground():
    style = etree.fromstring(html_of(SAMPLE).encode()).findtext("head/style")
    words = set(re.findall(r"[^-]color: (#\w{6})", style))
    grounds = {"#ffffff", *re.findall(r"background: (#\w{6})", style)}
    assert len(words) > 4
    assert len(grounds) > 4
    for word in words:
        for ground in grounds:
            dark, light = sorted((_luminance(word), _luminance(ground)))
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (word, ground)
