"""Files and dates that cannot be: ``amend`` refuses them with a sentence, and writes nothing."""

import shutil
from pathlib import Path

import pytest

from tests.amending.weir import CAP, HEAD, STATUTES, amend, amended
from tests.conftest import edit, run_here

UNREAD = '  - insert: "7bis"\n    text: The founders have a veto on every decision.\n'


def test_the_same_words_cannot_have_another_answer(weir):
    text = "A dividend is at most 6 % of the nominal value of the shares, after withholding tax."
    ran = amend(
        weir,
        f'  - replace: "8"\n    text: {text}\n    provides: {{dividend.cap_rate: 5 %}}\n',
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(
        "amendments.yaml:6: article 8 has the same words as in force, and another answer on "
        "'dividend.cap_rate'; give the new words, or the answer in force.\n"
    )


def test_what_an_article_says_is_not_contradicted_beside_it(weir):
    ran = amend(weir, f"{UNREAD}facts: {{voting.rule: one_share_one_vote}}\n")
    assert ran.code == 2
    assert "an article provides 'voting.rule' as well; state it in one place." in ran.err


def test_a_document_of_the_dossier_keeps_its_name(weir):
    title = "{title: A report}"
    with (weir / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write(f"documents: {{report: {title}}}\n")
    ran = amend(weir, f"  - {CAP}documents: {{report: {title}}}\n")
    assert ran.code == 2
    assert "'report' already names a document of the dossier." in ran.err


def test_statutes_that_others_replaced_are_not_in_force(weir):
    newer = STATUTES.replace("adopted: 2020-02-01", "adopted: 2024-05-01")
    (weir / "newer.yaml").write_text(newer, "utf-8")
    edit(weir / "dossier.yaml", "[statutes.yaml]", "[statutes.yaml, newer.yaml]")
    (weir / "amendments.yaml").write_text(f"{HEAD}  - {CAP}", "utf-8")
    ran = run_here("amend", weir / "statutes.yaml", weir / "amendments.yaml")
    assert ran.code == 2
    assert (
        "are not the statutes in force on 2025-06-14; those adopted on 2024-05-01 are." in ran.err
    )
    assert amended(weir, f"  - {CAP}")["in_force"] == "2024-05-01"
    edit(weir / "newer.yaml", "adopted: 2024-05-01", "adopted: 2025-09-01")
    late = amend(weir, f"  - {CAP}", "--as-of", "2025-12-31")
    assert late.code == 2
    assert "lists statutes adopted on 2025-09-01, after the meeting of 2025-06-14" in late.err


def test_all_is_written_or_nothing_and_nothing_that_was_read(weir):
    good, bad = weir / "note.md", weir / "nowhere" / "note.html"
    ran = amend(weir, f"  - {CAP}", "--format", f"md:{good}", "--format", f"html:{bad}")
    assert ran.code == 2
    assert not good.exists()
    before = (weir / "amendments.yaml").read_text("utf-8")
    over = amend(weir, f"  - {CAP}", "--format", f"md:{weir / 'amendments.yaml'}")
    assert over.code == 2
    assert (weir / "amendments.yaml").read_text("utf-8") == before
    twice = amend(weir, f"  - {CAP}", "--format", f"md:{good}", "--format", f"html:{good}")
    assert twice.code == 2
    assert not good.exists()


@pytest.mark.parametrize(
    ("amendments", "line", "message"),
    [
        (
            '  - repeal: "70"\n',
            4,
            "the statutes have no article 70. Did you mean 7?",
        ),
        (
            '  - replace: "11"\n    text: Nothing.\n',
            4,
            "the statutes have no article 11. Did you mean 10?",
        ),
        (
            '  - insert: "9"\n    text: New.\n',
            4,
            "there would be two articles 9; use 'replace', or another number.",
        ),
        (
            '  - repeal: "9"\n  - replace: "9"\n    text: New.\n',
            5,
            "another amendment repeals article 9; keep one.",
        ),
        (
            '  - repeal: "9"\n  - repeal: "9"\n',
            5,
            "two amendments repeal article 9; keep one.",
        ),
        (
            '  - repeal: "9"\n    text: Gone.\n',
            4,
            "'repeal' has no words of its own; use 'replace' for new words.",
        ),
        ('  - insert: "12"\n', 4, "a new article needs its words, as 'text'."),
        (
            '  - replace: "9"\n',
            4,
            "give the new words as 'text', or the new 'heading'.",
        ),
        (
            '  - renumber: "9"\n',
            4,
            "'to' gives the new number of an article that is renumbered.",
        ),
        (
            '  - heading: "9"\n',
            4,
            "an amendment says one of replace, insert, repeal, renumber; this one says none of "
            "them.",
        ),
        (
            '  - replace: "9"\n    text: New.\n    kind: objekt\n',
            6,
            "'objekt' is no kind of amendment, only ordinary, object, class_rights. "
            "Did you mean 'object'?",
        ),
        (
            '  - replace: "9"\n    text: New.\n    provides: {voting.casting_voice: false}\n',
            6,
            "there is no fact 'voting.casting_voice'. Did you mean 'voting.casting_vote'?",
        ),
    ],
)
def test_an_amendment_that_cannot_be_is_refused_with_a_sentence(weir, amendments, line, message):
    ran = amend(weir, amendments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{weir / 'amendments.yaml'}:{line}: {message}\n"


def test_all_problems_are_told_at_once(weir):
    ran = amend(weir, '  - repeal: "70"\n  - renumber: "9"\n', head=HEAD.replace("weir", "weird"))
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3


@pytest.mark.parametrize(
    ("head", "arguments", "message"),
    [
        (HEAD.replace("2025-06-14", "2020-02-01"), (), "there are no statutes adopted before"),
        (HEAD, ("--meeting", "2019-01-01"), "there are no statutes adopted before 2019-01-01"),
        (
            HEAD,
            ("--meeting", "2025-06-14", "--as-of", "2025-06-13"),
            "on 2025-06-13 the meeting of 2025-06-14 has not been held",
        ),
        (HEAD, ("--format", "docx"), "a DOCX file needs a place"),
        (HEAD, ("--vote", "nowhere.yaml"), "nowhere.yaml"),
        (HEAD, ("--regime", "cnd"), "cnd"),
    ],
)
def test_dates_and_files_that_cannot_be(weir, head, arguments, message):
    ran = amend(weir, f"  - {CAP}", *arguments, head=head)
    assert ran.code == 2
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "content", ["", "5", "[1, 2]", "cooperative: weir\n", "\x00\x01", "a: 1.5\n"]
)
def test_a_file_that_is_no_draft(weir, content):
    file = weir / "draft.yaml"
    file.write_text(content, "utf-8")
    for before, after in ((weir, file), (file, weir / "statutes.yaml")):
        ran = run_here("amend", before, after)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err


def test_statutes_that_no_dossier_lists(weir, tmp_path):
    alone = Path(shutil.copy(weir / "statutes.yaml", tmp_path / "alone.yaml"))
    ran = run_here("amend", alone, alone)
    assert ran.code == 2
    assert "is listed by no dossier.yaml beside it" in ran.err


VOTE = """\
held: {held}
call: {call}
announced: true
shares: {{issued: 100, present: 40, represented: 20}}
votes: {{all: {{for: 45, against: 15}}}}
"""


@pytest.mark.parametrize(
    ("held", "call", "code"),
    [
        ("2025-06-14", "first", 1),
        ("2025-06-30", "second", 1),
        ("2025-06-13", "second", 2),
        ("2025-06-30", "first", 2),
    ],
)
def test_a_vote_is_that_of_the_meeting_or_of_a_second_one(weir, held, call, code):
    vote = weir / "vote.yaml"
    vote.write_text(VOTE.format(held=held, call=call), "utf-8")
    free = 'replace: "8"\n    text: Freely.\n    provides: {dividend.clause: uncapped}\n'
    ran = amend(weir, f"  - {free}", "--vote", vote, "--lang", "en")
    assert ran.code == code
    if code == 2:
        assert ran.err.startswith(f"{vote}:1: the vote was held on {held}")
