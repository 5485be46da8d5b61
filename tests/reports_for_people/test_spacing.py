"""In French no line begins with a sign that belongs to the word before it."""

import re

import pytest

from tests.conftest import FIXTURES, run_here

SMARTCOOP = FIXTURES / "smartcoop"
PAID_BOARD = FIXTURES / "specimens" / "board-pays-itself"
LOOSE = re.compile(r"\S [:;!»]|« ")
TIGHT = re.compile(r"[^\s\d/]:(?:\s|$)", re.M)
"""A colon that stands against its word, as in English; in French there is a space before it."""


def test_the_report_in_the_terminal_has_no_space_that_breaks():
    ran = run_here("check", SMARTCOOP, "--as-of", "2025-12-31", "--lang", "fr")
    assert "Conditions\N{NO-BREAK SPACE}: " in ran.out
    assert LOOSE.search(ran.out) is None
    assert not re.search(r"^\s*[:;!»]", ran.out, re.M)
    assert max(map(len, ran.out.splitlines())) <= 100


@pytest.mark.parametrize(
    "words",
    [
        ("check", SMARTCOOP),
        ("explain", "cnc.free-mandates"),
        ("explain", "cnc.free-mandates", PAID_BOARD),
        ("fix", PAID_BOARD, "--regime", "cnc"),
        ("timeline", SMARTCOOP, "--regime", "es"),
    ],
    ids=["check", "rule", "finding", "fix", "timeline"],
)
def test_there_is_a_space_before_every_colon(words):
    days = ("--to",) if words[0] == "timeline" else ("--as-of",)
    ran = run_here(*words, *days, "2025-12-31", "--lang", "fr")
    assert ":" in ran.out
    assert TIGHT.search(ran.out) is None


def test_neither_has_a_letter():
    ran = run_here("draft", "letter", SMARTCOOP, "--as-of", "2025-12-31", "--lang", "fr")
    assert "Destinataire\N{NO-BREAK SPACE}:" in ran.out
    assert LOOSE.search(ran.out) is None


def test_other_languages_are_left_alone():
    ran = run_here("draft", "letter", SMARTCOOP, "--as-of", "2025-12-31", "--lang", "nl")
    assert "\N{NO-BREAK SPACE}:" not in ran.out


def test_html_neither(failing):
    body = failing.html.find("body")
    for script in list(body.iter("script")):
        script.text = ""
    assert LOOSE.search("".join(body.find("main").itertext())) is None


def test_failures_come_before_the_overview_and_what_is_missing(failing):
    heads = [one.get("id") for one in failing.html.iter("h2")]
    assert heads[:5] == ["verdicts", "failures", "map", "missing", "findings"]
    for text in (failing.markdown, "\n".join(one.text for one in failing.word.paragraphs)):
        assert (
            text.index("Non respecté") < text.index("Vue d'ensemble") < text.index("Ce qui manque")
        )
