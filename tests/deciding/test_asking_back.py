"""What ``decide`` says to somebody who did not say enough, and answers in their language."""

import json
import re

import pytest

from tests.conftest import run_here

ADVANTAGE = "member_advantage.main_accepted@2024"
EFFORT = "training.adequate@2024"
RATE = "practice.dividends.rate_accepted"
TAKEN = ("--by", "Rapporteur", "--because", "seen in the file", "--on", "2025-11-03")


def decide(desk, finding, *options, language="en"):
    given = ("--as-of", desk.as_of, "--lang", language)
    return run_here("decide", desk.dossier, finding, *given, *options)


@pytest.mark.parametrize("finding", [RATE, f"{RATE}@2024"])
def test_without_an_item_the_items_are_named(in_order, finding):
    ran = decide(in_order, finding, "--answer", "true")
    assert ran.code == 2
    assert ran.err == (
        f"'{RATE}' is a fact of items; name one: {RATE}[class-a]@2024, {RATE}[class-b]@2024.\n"
    )


def test_at_most_ten_items_are_named(in_order):
    more = "".join(f"      extra-{i}:\n        class: A\n" for i in range(20))
    text = (in_order.dossier / "2024.yaml").read_text("utf-8")
    assert re.search(r"(?m)^  practice.dividends:\n(    .*\n)*?    items:\n", text)
    edited = re.sub(
        r"(?m)^(  practice.dividends:\n(?:    .*\n)*?    items:\n)", rf"\g<1>{more}", text, count=1
    )
    (in_order.dossier / "2024.yaml").write_text(edited, "utf-8")
    ran = decide(in_order, RATE, "--answer", "true")
    assert ran.code == 2
    assert ran.err.count(f"{RATE}[") == 10
    assert ran.err.endswith(" ….\n")


def test_a_list_without_items_has_none_to_name(in_order):
    fact = "practice.other_advantages.outside_cap"
    ran = decide(in_order, f"{fact}@2024", "--answer", "true")
    assert ran.code == 2
    assert "'2024' has no item for it" in ran.err


def test_items_of_which_documents_tell_are_not_offered(in_order):
    ran = decide(in_order, "practice.dividends.gross@2024", "--answer", "5 EUR")
    assert ran.code == 2
    assert "'practice.dividends.gross' is no judgement: documents tell it" in ran.err


@pytest.mark.parametrize(
    ("language", "answer", "value"),
    [
        ("fr", "oui", "true"),
        ("fr", "Non", "false"),
        ("nl", "ja", "true"),
        ("nl", "neen", "false"),
        ("de", "Ja", "true"),
        ("de", "nein", "false"),
        ("en", "yes", "true"),
        ("en", "no", "false"),
        ("fr", "true", "true"),
    ],
)
def test_yes_and_no_may_be_said_in_the_language_that_is_chosen(in_order, language, answer, value):
    ran = decide(in_order, EFFORT, "--answer", answer, *TAKEN, language=language)
    assert (ran.code, ran.err) == (0, "")
    (line,) = in_order.file.read_text("utf-8").splitlines()
    assert json.dumps(json.loads(line)).count(f'"value": "{value}"') == 1


def test_words_of_another_language_are_no_answer(in_order):
    ran = decide(in_order, EFFORT, "--answer", "oui", *TAKEN, language="en")
    assert ran.code == 2
    assert "must be true or false, not 'oui'" in ran.err
    assert not in_order.file.exists()


def test_the_words_are_offered_in_the_language_that_is_chosen(in_order):
    ran = decide(in_order, ADVANTAGE, language="nl")
    assert "--answer: true or false (ja or neen)." in ran.err


def test_a_look_before_the_decision_names_both_days_and_what_to_write(in_order):
    ran = decide(in_order, EFFORT, "--answer", "true", *TAKEN[:4])
    assert ran.code == 2
    for words in ("--on, today if it is left out", "(--as-of);", "write --on with its day"):
        assert words in ran.err
    assert f"--on {in_order.as_of}" in ran.err
    assert not in_order.file.exists()
