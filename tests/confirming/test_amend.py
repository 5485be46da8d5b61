"""``amend`` with readings: drafts that come as documents, and what stays confirmed."""

import docx
import pytest

from tests.amending.weir import article, asked, moved
from tests.confirming.weir import CAPPED, EQUAL, STATUTES
from tests.conftest import edit, run_here

KEPT = (
    (
        STATUTES[: STATUTES.index("    proposed:\n      voting.rule")]
        + STATUTES[STATUTES.index("  # The dividend was") :]
    )
    .replace(
        "provides: {voting.class_veto: false}",
        "provides: {voting.class_veto: false, voting.rule: one_member_one_vote}",
    )
    .replace(
        "    confirmed:\n",
        "    confirmed:\n"
        "      dividend.clause: {quote: A dividend is at most, by: Ann, on: 2024-01-01}\n",
    )
)
"""The same statutes, of which the vote is stated and the clause on dividends confirmed."""


@pytest.fixture
def before(weir):
    """Statutes in force of which the vote, and the rate of the dividend, are known."""
    (weir / "statutes.yaml").write_text(KEPT, "utf-8")
    return weir


def amended(folder, after, *arguments):
    ran = run_here("amend", folder, after, "--format", "json", *arguments)
    assert ran.code in (0, 1), ran.err
    return ran.json


TEXTS = {
    "7": ("Votes", "The meeting is held in June. Every member has one vote in all matters, "
                   "whatever the number of shares. The chair opens it."),
    "8": ("Dividend", "A dividend is at most 6 % of the nominal value of the shares, after "
                      "withholding tax."),
    "9": (None, "Directors are appointed by the general meeting."),
}  # fmt: skip


def as_text(file, texts):
    lines = ["STATUTS", ""]
    for number, (heading, text) in texts.items():
        lines += [f"Article {number}" + (f" - {heading}" if heading else ""), "", text, ""]
    file.write_text("\n".join(lines), "utf-8")
    return file


def as_docx(file, texts):
    document = docx.Document()
    for number, (heading, text) in texts.items():
        document.add_paragraph(f"Article {number}" + (f" - {heading}" if heading else ""))
        document.add_paragraph(text)
    document.save(file)
    return file


WRITERS = {"txt": as_text, "md": as_text, "docx": as_docx}


@pytest.mark.parametrize("form", WRITERS)
def test_a_document_with_the_same_words_moves_nothing(before, form):
    file = WRITERS[form](before / f"draft.{form}", TEXTS)
    data = amended(before, file, "--meeting", "2025-06-14")
    assert [one for one in data["articles"] if one["words"] and one["change"] != "replaced"] == []
    assert moved(data) == {}


@pytest.mark.parametrize("form", WRITERS)
def test_a_document_says_nothing_of_words_that_change(before, form):
    texts = {**TEXTS, "7": ("Votes", "Each share carries one vote.")}
    file = WRITERS[form](before / f"draft.{form}", texts)
    data = amended(before, file, "--meeting", "2025-06-14")
    assert moved(data)[EQUAL] == "newly_unknown"
    assert CAPPED not in moved(data)
    assert "voting.rule" in asked(data)
    assert article(data, "7")["change"] == "replaced"


def test_a_document_with_new_words_ends_every_silence(before):
    """Nobody has read the new words, so that they may be about anything."""
    edit(before / "statutes.yaml", "general_meeting}", "general_meeting, refund.clause: silent}")
    texts = {**TEXTS, "7": ("Votes", "Each share carries one vote. Refunds go by shares.")}
    data = amended(before, as_text(before / "d.txt", texts), "--meeting", "2025-06-14")
    (question,) = [one for one in data["questions"] if one["fact"] == "refund.clause"]
    assert (question["reason"], question["nothing_found"]) == ("absent", True)


def test_a_confirmed_fact_lapses_with_the_words_of_its_article(before):
    texts = {**TEXTS, "8": ("Dividend", "The dividend is at most 8 % of the nominal value.")}
    data = amended(before, as_text(before / "d.txt", texts), "--meeting", "2025-06-14")
    assert moved(data)[CAPPED] == "newly_unknown"
    (question,) = [one for one in data["questions"] if one["fact"] == "dividend.clause"]
    assert question["reason"] == "unconfirmed"
    assert [(one["value"], one["lapsed"]) for one in question["proposals"]] == [("capped", True)]
    note = run_here("amend", before, before / "d.txt", "--meeting", "2025-06-14")
    assert "Confirmed before: capped — art. 8" in " ".join(note.out.split())


def draft(folder, text, proposed):
    """A full text as a statutes file, in which article 8 was read anew."""
    file = folder / "draft.yaml"
    entry = KEPT.index('  "8":')
    rest = KEPT.index('  "9":')
    file.write_text(
        KEPT[:entry].replace("2020-02-01", "2025-06-14")
        + f'  "8":\n    heading: Dividend\n    text: {text}\n    proposed:\n{proposed}'
        + KEPT[rest:],
        "utf-8",
    )
    return file


def caps(rate, quote, clause="at most 6 % of"):
    """What was read in article 8."""
    return (
        f"      dividend.clause: {{value: capped, quote: {clause}, certain: true}}\n"
        f"      dividend.cap_rate: {{value: {rate}, quote: {quote}, certain: true}}\n"
    )


NEW = "A dividend is at most 6 % of the nominal value, and is decided by the meeting."


def rate_of(data):
    (fact,) = [one for one in article(data, "8")["facts"] if one["fact"] == "dividend.cap_rate"]
    return fact["after"]


def test_a_confirmed_fact_lapses_though_its_words_stand_and_the_same_is_read(before):
    """Words that are added beside them may take them back."""
    data = amended(before, draft(before, NEW, caps("6 %", "at most 6 %")))
    assert rate_of(data) is None
    assert moved(data)[CAPPED] == "newly_unknown"


@pytest.mark.parametrize("form", WRITERS)
def test_a_sentence_that_is_added_reverses_nothing_in_silence(before, form):
    number, text = "8", TEXTS["8"][1]
    texts = {**TEXTS, number: ("Dividend", f"{text} The meeting may however pay more.")}
    file = WRITERS[form](before / f"draft.{form}", texts)
    data = amended(before, file, "--meeting", "2025-06-14")
    assert moved(data)[CAPPED] == "newly_unknown"


@pytest.mark.parametrize(
    "named", ["article 8", "articles 7 à 9", "artikelen 7 tot 9", "art. 7 et 8"]
)
def test_new_words_that_refer_to_an_article_may_take_it_back(before, named):
    texts = {**TEXTS, "10": ("Divers", f"Par dérogation aux {named}, la charte décide.")}
    data = amended(before, as_text(before / "d.txt", texts), "--meeting", "2025-06-14")
    assert moved(data)[CAPPED] == "newly_unknown"
    texts["10"] = ("Divers", "Par dérogation à l'article 9, la charte décide.")
    data = amended(before, as_text(before / "d.txt", texts), "--meeting", "2025-06-14")
    assert CAPPED not in moved(data)


def test_a_confirmed_fact_whose_reading_differs_is_open(before):
    data = amended(before, draft(before, NEW, caps("7 %", "at most 6 %")))
    assert rate_of(data) is None
    note = run_here("amend", before, before / "draft.yaml", "--format", "md").out
    assert "7 % (read and not confirmed)" in note


def test_a_confirmed_fact_whose_words_are_gone_is_open_though_the_same_is_read(before):
    text = "A dividend may reach 6 % of the nominal value, at most 6 % net."
    read = caps("6 %", "may reach 6 %", "at most 6 %")
    data = amended(before, draft(before, text, read))
    assert rate_of(data) is None
    assert moved(data)[CAPPED] == "newly_unknown"


def test_readings_in_an_article_that_stays_do_not_unsettle_what_was_answered(before):
    file = draft(before, TEXTS["8"][1], caps("7 %", "at most 6 %"))
    assert moved(amended(before, file)) == {}


def test_a_document_wants_the_day_of_the_meeting(before):
    ran = run_here("amend", before, as_text(before / "d.txt", TEXTS))
    assert ran.code == 2
    assert ran.err.endswith("d.txt: does not say the day of the meeting; give it with --meeting.\n")


def test_the_statutes_in_force_are_no_document(before):
    ran = run_here("amend", as_text(before / "old.txt", TEXTS), before / "draft.yaml")
    assert ran.code == 2
    assert ran.err.endswith(
        "old.txt: is a document; name a dossier, or a statutes file, which this command makes of "
        "it: accreditation read old.txt --format yaml:old.yaml\n"
    )


def test_what_is_doubtful_in_a_document_is_said_on_standard_error(before):
    texts = {number: TEXTS[number] for number in ("7", "9")}
    ran = run_here("amend", before, as_text(before / "d.txt", texts), "--meeting", "2025-06-14")
    assert "article 9 follows article 7" in ran.err
