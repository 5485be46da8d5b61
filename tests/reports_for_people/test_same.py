"""Every file says the same of every finding."""

import datetime
import re

import pytest

from accreditation.language import LANGUAGES, phrase
from tests.conftest import FIXTURES
from tests.reports_for_people.made import checked, mapped, squeezed, written


@pytest.mark.parametrize("form", ["html", "docx", "md"])
def test_the_overview_shows_every_outcome(failing, smartcoop, form):
    for made in (failing, smartcoop):
        assert mapped(made, form) == made.outcomes()


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("in-order-both", ("docx", "md")),
        ("application-for-both-at-once", ("html", "md")),
        ("two-articles-that-disagree", ("md",)),
    ],
)
def test_specimens_of_every_kind(name, forms):
    one = checked(FIXTURES / "specimens" / name, "nl", datetime.date(2025, 12, 30))
    made = written(one, *forms)
    for form in forms:
        assert mapped(made, form) == made.outcomes()


def test_the_outcome_of_every_rule_is_said_in_a_word(smartcoop):
    """Below each heading stand the rules whose findings have its outcome, and no others."""
    headings = {
        "fail": "Ce qui n'est pas respecté",
        "unknown": "Ce qui reste indéterminé",
        "pass": "Ce qui est respecté",
        "not_applicable": "Ce qui est sans objet",
    }
    parts = re.split(r"^## (.+?)(?: \(\d+\))?$", smartcoop.markdown, flags=re.M)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    names = {rule for rule, _ in smartcoop.outcomes()}
    for outcome, heading in headings.items():
        expected = {rule for (rule, _), one in smartcoop.outcomes().items() if one == outcome}
        found = set(re.findall(r"(?:cnc|es|csa)\.[a-z-]+", sections[heading])) & names
        assert found == expected
        word = phrase(f"outcome.{outcome}").fr
        assert sections[heading].count(word) >= len(expected)


def test_documents_hold_remedies_and_citations(failing):
    (failed,) = [f for f in failing.data["findings"] if f["outcome"] == "fail"]
    word = squeezed("\n".join(paragraph.text for paragraph in failing.word.paragraphs))
    markdown = squeezed(failing.markdown)
    for text in (failed["message"]["fr"], failed["remedy"]["fr"], failed["title"]["fr"]):
        assert squeezed(text) in word
        assert squeezed(text) in markdown
    links = {link.address for p in failing.word.paragraphs for link in p.hyperlinks}
    assert {law["eli"] for law in failed["citations"]["law"]} <= links
    for law in failed["citations"]["law"]:
        assert f"[{law['instrument']} {law['at']}]({law['eli']})" in failing.markdown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_comes_first_in_every_language(language):
    one = checked(
        FIXTURES / "specimens" / "dividend-one-cent-over", language, datetime.date(2025, 12, 30)
    )
    made = written(one, "html", "md")
    word = phrase("outcome.fail").in_(language)
    title = one.report.regimes["cnc"].in_(language)
    top = made.markdown.partition("\n## ")[0]
    assert re.search(rf"{re.escape(title)}\s?: {word}", top.replace("*", ""))
    card = made.html.find(".//div[@class='card fail']")
    assert "".join(card.find("h3").itertext()) == title
    assert word in "".join(card.itertext()).lower()
