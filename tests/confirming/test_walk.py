"""``read --confirm``: the walk through what was read, stopped anywhere and taken up again."""

import datetime
import itertools
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from accreditation.files import read_yaml
from tests.confirming.test_check import TEXT_7, TEXT_8, TEXT_9
from tests.confirming.weir import CAPPED, EQUAL, STATUTES, confirm, digest
from tests.conftest import edit, findings, report, run, run_here

ACCEPT, CORRECT, NOT_HERE, SILENT, SKIP, QUIT = "123456"
YES_SILENT, STATED, SKIP_UNREAD, QUIT_UNREAD = "1234"
TODAY = datetime.date.today()  # noqa: DTZ011 - where the user is


def data(folder):
    return read_yaml(folder / "statutes.yaml").data


def outcome(folder, rule):
    return findings(report(folder, "--as-of", "2030-01-01", "--regime", "cnc"))(rule)["outcome"]


def test_it_shows_the_article_the_words_and_the_doubts(weir):
    ran = confirm(weir, SKIP)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    first = lines.index("Article 7 · Votes")
    assert lines[first + 1 : first + 11] == [
        "  >>Every member has one vote in all matters<<, whatever the number of shares.",
        "How do the statutes count the votes of a member at the general meeting?",
        "Read: one member, one vote, in all matters (one_member_one_vote)",
        "Only one reading is possible.",
        "  1  accept",
        "  2  correct",
        "  3  not stated here",
        "  4  the whole text is silent on it",
        "  5  skip",
        "  6  quit",
    ]
    second = lines.index("Article 8 · Dividend")
    assert lines[second + 1] == (
        "  >>A dividend<< is at most 6 % of the nominal value of the shares, after withholding tax."
    )
    assert "Not certain: after may be meant otherwise" in lines


WORDS = {
    "en": ("Read: ", "accept", "Only one reading is possible."),
    "fr": ("Lu : ", "c'est exact", "Une seule lecture est possible."),
    "nl": ("Gelezen: ", "dat klopt", "Slechts één lezing is mogelijk."),
    "de": ("Gelesen: ", "das stimmt", "Nur eine Lesart ist möglich."),
}


@pytest.mark.parametrize("language", WORDS)
def test_it_speaks_four_languages(weir, language):
    out = confirm(weir, language=language).out
    assert all(word in out for word in WORDS[language])


def test_what_is_accepted_is_known_and_says_who_confirmed_it(weir):
    ran = confirm(weir, ACCEPT, QUIT)
    assert "Accepted: 1, corrected: 0, not stated there: 0, silent: 0" in ran.out
    article = data(weir)["articles"]["7"]
    assert article["provides"] == {
        "voting.class_veto": False,
        "voting.rule": "one_member_one_vote",
    }
    assert article["confirmed"]["voting.rule"] == {
        "quote": "Every member has one vote in all matters",
        "by": "Bea",
        "on": TODAY,
        "words": digest(TEXT_7),
    }
    assert "proposed" not in article
    assert outcome(weir, EQUAL) == "pass"


def test_comments_and_order_stay(weir):
    confirm(weir, ACCEPT, NOT_HERE)
    text = (weir / "statutes.yaml").read_text("utf-8")
    assert re.findall("#.*", text) == re.findall("#.*", STATUTES)
    assert text.index("# The dividend") < text.index('"8":') < text.index("facts:")
    untouched = STATUTES[: STATUTES.index("    provides: {voting")]
    assert text.startswith(untouched)


def test_nothing_else_is_rewritten(weir):
    """A number of an article without quotation marks, and line ends of another system."""
    text = STATUTES.replace('"7":', "7:").replace("\n", "\r\n")
    (weir / "statutes.yaml").write_bytes(text.encode())
    confirm(weir, ACCEPT, by="12")
    found = data(weir)
    assert found["articles"]["7"]["confirmed"]["voting.rule"]["by"] == "12"
    assert list(found["articles"]) == ["7", "8", "9"]
    after = (weir / "statutes.yaml").read_text("utf-8")
    rest = "  # The dividend"
    assert after[after.index(rest) :] == STATUTES[STATUTES.index(rest) :]


def test_a_correction_is_held_against_the_vocabulary(weir):
    ran = confirm(weir, CORRECT, "0", "9", "x", "4", QUIT)
    assert ran.out.count("Answer with a number from 1 to 4.") == 3
    article = data(weir)["articles"]["7"]
    assert article["provides"]["voting.rule"] == "capped_votes"
    assert article["confirmed"]["voting.rule"]["proposed"] == "one_member_one_vote"
    assert "corrected: 1" in ran.out


def test_a_rate_is_typed_until_it_is_one(weir):
    edit(weir / "statutes.yaml", "is at most 6 %", "is at most 5 %")
    edit(weir / "statutes.yaml", "      dividend.cap_measured:", "      dividend.reserve_first:")
    edit(weir / "statutes.yaml", "value: gross", "value: true")
    ran = confirm(weir, SKIP, CORRECT, "5", "5.0", "[", "2000 %", "5 %", CORRECT, "2", QUIT)
    assert "must be a rate written like '6 %'" in ran.out
    assert "is a binary float" in ran.out
    assert "is not YAML" in ran.out
    assert "must lie between" in ran.out
    article = data(weir)["articles"]["8"]
    assert article["provides"]["dividend.cap_rate"] == "5 %"
    assert article["provides"]["dividend.reserve_first"] is False
    assert outcome(weir, CAPPED) == "pass"


def test_a_lapsed_confirmation_is_confirmed_on_the_whole_article(weir):
    """Its quote is gone, so that it now lapses with any word."""
    edit(weir / "statutes.yaml", "is at most 6 %", "may reach 6 %")
    ran = confirm(weir, SKIP, ACCEPT, QUIT)
    assert "Confirmed by Ann on 1 January 2024; the words have changed since." in ran.out
    record = data(weir)["articles"]["8"]["confirmed"]["dividend.cap_rate"]
    assert record["quote"] == data(weir)["articles"]["8"]["text"]
    assert outcome(weir, CAPPED) == "pass"
    edit(
        weir / "statutes.yaml",
        "  text: A dividend may reach 6 %",
        "  text: A dividend may reach 9 %",
    )
    assert outcome(weir, CAPPED) == "unknown"


@pytest.mark.parametrize("answers", [(ACCEPT,), (CORRECT, "1")])
def test_a_word_that_is_added_beside_the_quote_makes_it_lapse(weir, answers):
    """What is added may take back what stands there."""
    confirm(weir, *answers, QUIT)
    assert outcome(weir, EQUAL) == "pass"
    edit(weir / "statutes.yaml", "The chair opens it.", "The founders have two votes each.")
    assert outcome(weir, EQUAL) == "unknown"


def test_what_a_person_found_lapses_with_its_article(weir):
    edit(
        weir / "statutes.yaml",
        "    proposed:\n      voting.rule:",
        "    unclear:\n      voting.rule:",
    )
    edit(
        weir / "statutes.yaml",
        "        value: one_member_one_vote\n",
        "        values: [one_member_one_vote, capped_votes]\n",
    )
    edit(
        weir / "statutes.yaml",
        "        quote: Every member has one vote in all matters\n        certain: true\n",
        "        quote: Every member has one vote in all matters\n",
    )
    ran = confirm(weir, "1", "1", "5")
    assert (
        "Unclear, to be decided: one member, one vote, in all matters (one_member_one_vote) / "
        in (ran.out)
    )
    assert "accept" not in ran.out[: ran.out.index("Article 8")]
    assert data(weir)["articles"]["7"]["provides"]["voting.rule"] == "one_member_one_vote"
    assert "unclear" not in data(weir)["articles"]["7"]
    assert outcome(weir, EQUAL) == "pass"
    edit(weir / "statutes.yaml", "The chair opens it.", "The founders have two votes each.")
    assert outcome(weir, EQUAL) == "unknown"


def test_what_is_not_stated_is_dropped_and_asked_of_the_whole_text(weir):
    ran = confirm(weir, NOT_HERE, SKIP, *[SKIP_UNREAD] * 200)
    assert "not stated there: 1" in ran.out
    assert "voting.rule" not in (weir / "statutes.yaml").read_text("utf-8")
    question = "How do the statutes count the votes of a member at the general meeting?"
    assert ran.out.count(question) == 2


def test_a_silence_is_confirmed_with_the_words_of_the_whole_text(weir):
    ran = confirm(weir, SILENT, QUIT)
    assert "silent: 1" in ran.out
    found = data(weir)
    assert found["facts"]["voting.rule"] == "silent"
    words = digest(TEXT_7, TEXT_8, TEXT_9)
    assert found["confirmed"] == {"voting.rule": {"by": "Bea", "on": TODAY, "words": words}}
    assert outcome(weir, EQUAL) == "fail"


def test_a_text_that_states_it_elsewhere_is_not_silent(weir):
    edit(weir / "statutes.yaml", "general_meeting}", "general_meeting, voting.rule: capped_votes}")
    ran = confirm(weir, SILENT, QUIT)
    assert "This file says elsewhere (art. 9): capped_votes." in ran.out
    assert "The text is not silent: other articles state it (9)." in ran.out
    assert "voting.rule" not in data(weir)["facts"]


@pytest.mark.parametrize("place", ["facts", "article"])
def test_what_is_accepted_takes_the_place_of_a_silence(weir, place):
    before, after = {
        "facts": ("facts: {", "facts: {voting.rule: silent, "),
        "article": ("general_meeting}", "general_meeting, voting.rule: silent}"),
    }[place]
    edit(weir / "statutes.yaml", before, after)
    confirm(weir, ACCEPT, QUIT)
    assert outcome(weir, EQUAL) == "pass"


def test_then_it_asks_on_what_the_text_is_silent(weir):
    unread = (YES_SILENT, STATED, "1", "70", "9", QUIT_UNREAD)
    ran = confirm(weir, SKIP, SKIP, *unread)
    assert "Nothing was found on this in the text; is the text silent on it?" in ran.out
    assert "There is no such article; there are: 7, 8, 9." in ran.out
    found = data(weir)
    (silence,) = found["confirmed"]
    assert found["facts"][silence] == "silent"
    assert len(found["articles"]["9"]["provides"]) == 2
    assert "silent: 1, found by you: 1" in ran.out


def test_a_lapsed_silence_is_asked_again(weir):
    confirm(weir, SILENT, QUIT)
    edit(weir / "statutes.yaml", "by the general meeting.", "by all members.")
    ran = confirm(weir, SKIP, YES_SILENT)
    assert "Confirmed before: the text is silent on this." in ran.out
    words = digest(TEXT_7, TEXT_8, "Directors are appointed by all members.")
    assert data(weir)["confirmed"]["voting.rule"]["words"] == words


def test_it_asks_who_confirms_and_an_empty_line_is_nobody(weir):
    ran = confirm(weir, "", " ", "Cleo", ACCEPT, by=None)
    assert ran.code == 0
    assert data(weir)["articles"]["7"]["confirmed"]["voting.rule"]["by"] == "Cleo"


ANSWERS = (ACCEPT, CORRECT, "1", YES_SILENT, STATED, "2", "8", SKIP_UNREAD, QUIT_UNREAD)


def test_stopped_after_any_answer_and_taken_up_again_it_ends_as_without_a_stop(weir):
    """The input ends at every point; what was answered is there, and only that is asked no more."""
    file = weir / "statutes.yaml"
    whole = confirm(weir, *ANSWERS)
    at_once = file.read_text("utf-8")
    for answered in range(len(ANSWERS)):
        file.write_text(STATUTES, "utf-8")
        ran = confirm(weir, *ANSWERS[:answered])
        assert (ran.code, ran.err) == (0, "")
        assert "left: " in ran.out
        resumed = {0: 0, 1: 1, 2: 1, 3: 3, 4: 4, 5: 4, 6: 4, 7: 7, 8: 7}[answered]
        confirm(weir, *ANSWERS[resumed:])
        assert file.read_text("utf-8") == at_once
    assert "Accepted: 1, corrected: 1" in whole.out


def test_the_file_loads_after_every_single_answer(weir):
    for answers in itertools.product((ACCEPT, NOT_HERE, SILENT, SKIP), (ACCEPT, SILENT)):
        (weir / "statutes.yaml").write_text(STATUTES, "utf-8")
        assert confirm(weir, *answers).code == 0
        assert run_here("check", weir, "--as-of", "2024-06-01").code in (0, 1)


def walking(folder):
    """A walk that waits for answers."""
    command = [sys.executable, "-m", "accreditation", "read", "--confirm", "--by", "Bea"]
    return subprocess.Popen(
        [*command, "--lang", "en", folder / "statutes.yaml"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_interrupted_or_killed_it_leaves_a_whole_file(weir, sign):
    process = walking(weir)
    process.stdin.write(f"{ACCEPT}\n")
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while "by: Bea" not in (weir / "statutes.yaml").read_text("utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    while "Article 8" not in process.stdout.readline():
        pass
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert data(weir)["articles"]["7"]["provides"]["voting.rule"] == "one_member_one_vote"
    assert [file.name for file in weir.iterdir() if "statutes" in file.name] == ["statutes.yaml"]
    if sign == signal.SIGINT:
        assert (process.returncode, err) == (0, "")
        assert "Accepted: 1" in out
    assert "Article 7" not in confirm(weir).out


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(weir):
    process = walking(weir)
    while "Article 7" not in process.stdout.readline():
        pass
    edit(weir / "statutes.yaml", "heading: Votes", "heading: Ballots")
    _, err = process.communicate(f"{ACCEPT}\n", timeout=60)
    assert process.returncode == 2
    assert err.endswith("was changed by somebody else meanwhile; the last answer is not in it.\n")
    assert "Ballots" in (weir / "statutes.yaml").read_text("utf-8")


def test_a_document_wants_to_be_a_statutes_file_first(tmp_path):
    (tmp_path / "statuts.docx").write_bytes(b"anything")
    ran = run_here("read", "--confirm", tmp_path / "statuts.docx")
    assert ran.code == 2
    assert ran.err.endswith(
        "is a document; what is confirmed is in a statutes file, which this command makes of it: "
        "accreditation read statuts.docx --format yaml:statuts.yaml\n"
    )


def test_a_file_that_is_wrong_is_not_walked_through(weir):
    edit(weir / "statutes.yaml", "quote: Every member", "quote: Each member")
    ran = confirm(weir, ACCEPT)
    assert ran.code == 2
    assert "article 7 does not hold these words" in ran.err


def test_without_the_library_one_sentence_says_what_to_install(weir):
    (weir / "ruamel").mkdir()
    (weir / "ruamel" / "__init__.py").write_text("raise ModuleNotFoundError(name='ruamel')\n")
    ran = run("read", "--confirm", weir / "statutes.yaml", PYTHONPATH=str(weir))
    assert (ran.code, ran.err) == (
        2,
        "confirming needs an extra library: pip install 'accreditation[reading]'.\n",
    )


def test_with_nothing_left_nobody_is_asked_who_confirms(weir):
    ran = confirm(weir, *[YES_SILENT] * 300)
    rest = confirm(weir, by=None)
    assert "left: 0." in ran.out
    assert "Lists to be written into the file: shares.classes." in ran.out
    assert "Who confirms?" not in rest.out


@pytest.mark.parametrize(
    "options", [("--by", "Bea"), ("--confirm", "--adopted", "2024-01-01"), ("--lang", "en")]
)
def test_options_that_do_not_go_together_are_wrong_usage(weir, options):
    ran = run_here("read", weir / "statutes.yaml", *options)
    assert ran.code == 2
    assert ran.err.startswith("Usage:")
    assert (weir / "statutes.yaml").read_text("utf-8") == STATUTES


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--confirm", "--format", "json"), "it takes no --format."),
        (("--confirm", "--adopted", "2020-01-01"), "says itself whose it is and when"),
        (("--by", "Bea"), "it goes with --confirm."),
    ],
)
def test_options_that_do_not_go_together_are_refused(weir, options, sentence):
    before = (weir / "statutes.yaml").read_text("utf-8")
    ran = run_here("read", weir / "statutes.yaml", *options)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert (weir / "statutes.yaml").read_text("utf-8") == before
