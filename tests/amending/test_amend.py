"""``amend`` on a small cooperative: what is trusted, what is asked, what is refused."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT, edit, run, run_here
from tests.test_schemas import schema

DOSSIER = """\
cooperative: {id: weir, name: The Weir, form: SC, incorporated: 2020-02-01}
accreditations: {cnc: {status: held, since: 2021-01-01}}
statutes: [statutes.yaml]
"""

STATUTES = """\
cooperative: weir
adopted: 2020-02-01
language: en
articles:
  "7":
    heading: Votes
    text: Every member has one vote in all matters, within the limits of article 9.
    provides: {voting.rule: one_member_one_vote, voting.class_veto: silent}
  "8":
    heading: Dividend
    text: A dividend is at most 6 % of the nominal value of the shares, after withholding tax.
    provides:
      dividend.clause: capped
      dividend.cap_rate: 6 %
      dividend.cap_base: nominal
      dividend.cap_measured: net
  "9":
    heading: Voting in practice
    text: Votes are cast by a show of hands, unless ten members present ask for a ballot.
    provides: {voting.casting_vote: false}
  "10":
    text: Directors are appointed by the general meeting.
    provides: {board.appointed_by: general_meeting, board.statutory_directors: false}
"""

HEAD = """\
cooperative: weir
adopted: 2025-06-14
amendments:
"""


@pytest.fixture
def weir(tmp_path):
    folder = tmp_path / "weir"
    folder.mkdir()
    (folder / "dossier.yaml").write_text(DOSSIER, "utf-8")
    (folder / "statutes.yaml").write_text(STATUTES, "utf-8")
    return folder


def amend(folder, amendments, *arguments, head=HEAD, runner=run_here):
    """Run ``amend`` with a file of amendments."""
    file = folder / "amendments.yaml"
    file.write_text(head + amendments, "utf-8")
    return runner("amend", folder, file, *arguments)


def amended(folder: Path, amendments: str, *arguments: str | Path):
    """The JSON of ``amend``."""
    ran = amend(folder, amendments, "--format", "json", *arguments)
    assert ran.err == ""
    return ran.json


def moved(data):
    return {m["rule"]: m["kind"] for m in data["movements"] if m["kind"] != "unchanged"}


def article(data, number):
    return next(a for a in data["articles"] if number in (a["before"], a["after"]))


def asked(data):
    return {need["fact"] for need in data["questions"]}


CAP = 'replace: "8"\n    text: A dividend is at most 6 % of the nominal value, net of tax.\n'


def test_what_is_not_stated_again_is_unknown_and_asked(weir):
    data = amended(weir, f"  - {CAP}")
    assert moved(data)["cnc.capped-dividend-clause"] == "newly_unknown"
    assert "dividend.clause" in asked(data)
    facts = {fact["fact"]: fact for fact in article(data, "8")["facts"]}
    assert facts["dividend.cap_rate"] == {
        "fact": "dividend.cap_rate",
        "before": "6%",
        "after": None,
        "restated": False,
    }


def test_what_another_article_says_is_no_substitute_for_what_is_not_stated_again(weir):
    """Both articles state the vote; the words of one change and nobody read them."""
    edit(weir / "statutes.yaml", "{voting.casting_vote: false}",
         "{voting.casting_vote: false, voting.rule: one_member_one_vote}")  # fmt: skip
    data = amended(weir, '  - replace: "9"\n    text: Each share carries one vote.\n')
    assert moved(data)["cnc.equal-vote-clause"] == "newly_unknown"


def test_a_fact_may_move_to_another_article(weir):
    data = amended(
        weir,
        '  - replace: "9"\n    text: Votes are cast by a show of hands.\n    provides: {}\n'
        '  - insert: "9bis"\n    text: The chair has no casting vote.\n'
        "    provides: {voting.casting_vote: false}\n",
    )
    assert moved(data) == {}
    assert article(data, "9bis")["change"] == "inserted"


def test_a_new_clause_takes_the_place_of_a_silence(weir):
    data = amended(
        weir,
        '  - insert: "7bis"\n    text: No decision is taken without the consent of the founders.\n'
        "    provides: {voting.class_veto: true}\n",
    )
    assert moved(data) == {"cnc.class-veto-clause": "newly_unknown"}
    assert "voting.class_veto_accepted" in asked(data)


def test_a_repealed_article_says_nothing_any_more(weir):
    data = amended(weir, '  - repeal: "8"\n')
    assert moved(data)["cnc.capped-dividend-clause"] == "newly_unknown"
    silent = amended(weir, '  - repeal: "8"\n    provides: {dividend.clause: uncapped}\n')
    assert moved(silent)["cnc.capped-dividend-clause"] == "introduced"


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


UNREAD = '  - insert: "7bis"\n    text: The founders have a veto on every decision.\n'


def test_words_that_nobody_read_may_break_a_silence(weir):
    """Silence is said of the whole text, and so is what is told without naming an article."""
    edit(
        weir / "statutes.yaml", "articles:", "facts: {liquidation.surplus: closest_use}\narticles:"
    )
    unread = moved(amended(weir, UNREAD))
    assert unread["cnc.class-veto-clause"] == "newly_unknown"
    assert unread["cnc.liquidation-surplus-clause"] == "newly_unknown"
    assert moved(amended(weir, f"{UNREAD}    provides: {{}}\n")) == {}


def test_what_an_article_says_is_not_contradicted_beside_it(weir):
    ran = amend(weir, f"{UNREAD}facts: {{voting.rule: one_share_one_vote}}\n")
    assert ran.code == 2
    assert "an article provides 'voting.rule' as well; state it in one place." in ran.err


def test_the_kind_that_is_stated_stays_with_its_article(weir):
    data = amended(
        weir,
        '  - renumber: "9"\n    to: "10"\n    kind: object\n'
        '  - renumber: "10"\n    to: "9"\n    kind: class_rights\n',
    )
    kinds = {a["before"]: [kind["kind"] for kind in a["kinds"]] for a in data["articles"]}
    assert (kinds["9"], kinds["10"]) == (["object"], ["class_rights"])


def test_an_article_about_the_object_asks_whether_the_object_changes(weir):
    """CSA 6:86: a board report, and four fifths; what the article also states does not hide it."""
    data = amended(
        weir,
        '  - replace: "10"\n    heading: Board and object\n'
        "    text: The object is to trade in land. The general meeting appoints the directors.\n"
        "    provides: {board.appointed_by: general_meeting, board.statutory_directors: false}\n",
    )
    kinds = {kind["kind"]: kind["certain"] for kind in article(data, "10")["kinds"]}
    assert kinds["object"] is False
    asked_for = [one for one in data["procedure"] if one["kinds"] == ["object"]]
    assert asked_for
    assert not any(one["certain"] for one in asked_for)


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


def test_articles_without_words_are_known_by_their_headings(weir):
    lines = [line for line in STATUTES.splitlines() if not line.startswith("    text:")]
    (weir / "statutes.yaml").write_text("\n".join(lines), "utf-8")
    text = "\n".join(lines).replace("2020-02-01", "2025-06-14").replace('"8"', '"8bis"')
    draft = weir / "draft.yaml"
    draft.write_text(text, "utf-8")
    ran = run_here("amend", weir, draft, "--format", "json")
    assert [(a["before"], a["after"], a["change"]) for a in ran.json["articles"]] == [
        ("8", "8bis", "renumbered")
    ]


def test_layout_and_typography_are_no_change(weir):
    data = amended(
        weir,
        '  - replace: "8"\n    text: "A dividend is at most 6%  of\\u00a0the nominal value of the '
        'shares, after withholding tax."\n',
    )
    assert (data["articles"], moved(data)) == ([], {})


@pytest.mark.parametrize(
    ("words", "reworded"),
    [
        ("within the limits of article 11.", False),
        ("within the limits of article 10.", True),
        ("within the limits of 11.", True),
    ],
)
def test_only_a_reference_that_follows_its_article_is_no_change(weir, words, reworded):
    data = amended(
        weir,
        '  - renumber: "9"\n    to: "11"\n'
        f'  - replace: "7"\n    text: Every member has one vote in all matters, {words}\n',
    )
    assert ("cnc.equal-vote-clause" in moved(data)) is reworded


def test_numbers_can_be_swapped(weir):
    data = amended(
        weir, '  - renumber: "8"\n    to: "9"\n  - renumber: "9"\n    to: "8"\n'
    )  # fmt: skip
    assert moved(data) == {}
    changes = {(a["before"], a["after"]): a for a in data["articles"]}
    assert set(changes) == {("7", "7"), ("8", "9"), ("9", "8")}
    # Article 7 refers to article 9, and that is another one now.
    assert changes["7", "7"]["change"] == "reference"
    assert changes["7", "7"]["stale_references"] == ["9"]


def test_a_number_that_becomes_free_can_be_used_again(weir):
    data = amended(weir, '  - repeal: "9"\n  - renumber: "10"\n    to: "9"\n')
    changes = [(a["before"], a["after"], a["change"]) for a in data["articles"]]
    assert changes == [("7", "7", "reference"), ("9", None, "repealed"), ("10", "9", "renumbered")]


def test_the_full_text_and_the_amendments_come_to_the_same(weir):
    new = "A dividend is at most 8 % of the nominal value of the shares, before tax."
    facts = "{dividend.clause: capped, dividend.cap_rate: 8 %, dividend.cap_base: nominal, "
    facts += "dividend.cap_measured: gross}"
    one = amended(weir, f'  - replace: "8"\n    text: {new}\n    provides: {facts}\n')
    text = STATUTES.replace("adopted: 2020-02-01", "adopted: 2025-06-14")
    old = text[text.index("    text: A dividend") : text.index('  "9"')]
    draft = weir / "draft.yaml"
    draft.write_text(text.replace(old, f"    text: {new}\n    provides: {facts}\n"), "utf-8")
    ran = run_here("amend", weir, draft, "--format", "json")
    assert ran.json == one
    # 8 % before tax is a matter for a person: 5.6 % at the usual tax, more at a lower one.
    assert moved(one)["cnc.capped-dividend-clause"] == "newly_unknown"


def test_a_text_in_which_nothing_is_new_moves_nothing(weir):
    """A draft with other numbers throughout, and words only: what they provide is known."""
    lines = STATUTES.replace("adopted: 2020-02-01", "adopted: 2025-06-14").splitlines()
    kept = [line for line in lines if "provides" not in line and not line.startswith("      ")]
    text = "\n".join(kept).replace("article 9.", "article 19.")
    for number in ("10", "9", "8", "7"):
        text = text.replace(f'"{number}"', f'"1{number}"' if number != "10" else '"20"')
    draft = weir / "draft.yaml"
    draft.write_text(text, "utf-8")
    ran = run_here("amend", weir, draft, "--format", "json")
    assert ran.code == 0
    assert moved(ran.json) == {}
    assert {a["change"] for a in ran.json["articles"]} == {"renumbered"}
    assert ran.json["verdicts"]["before"] == ran.json["verdicts"]["after"]


def test_the_statutes_in_force_may_be_named_themselves(weir):
    (weir / "amendments.yaml").write_text(f"{HEAD}  - {CAP}", "utf-8")
    by_file = run_here(
        "amend", weir / "statutes.yaml", weir / "amendments.yaml", "--format", "json"
    )
    assert by_file.json == amended(weir, f"  - {CAP}")


@pytest.mark.parametrize("form", ["json", "text", "md", "html", "docx"])
def test_the_same_question_gets_the_same_answer(weir, form):
    files = [weir / f"{name}.{form}" for name in ("one", "two")]
    for file in files:
        amend(weir, f"  - {CAP}", "--format", f"{form}:{file}", "--lang", "de", runner=run)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].stat().st_size > 1000


def test_the_data_keep_to_their_schema(weir):
    data = amended(weir, f"  - {CAP}", "--meeting", "2025-06-14")
    jsonschema.Draft202012Validator(schema("amendment")).validate(data)
    assert data["meeting"] == "2025-06-14"
    assert data["calendar"]


def test_without_a_meeting_there_is_no_calendar(weir):
    assert amended(weir, f"  - {CAP}")["calendar"] is None


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


def test_whatever_fails_is_offered_wording_that_mends_it(weir):
    data = amended(
        weir,
        '  - replace: "8"\n    text: The meeting fixes the dividend freely.\n'
        "    provides: {dividend.clause: uncapped}\n",
    )
    assert moved(data)["cnc.capped-dividend-clause"] == "introduced"
    offered = [c["clause"] for c in data["clauses"] if c["rule"] == "cnc.capped-dividend-clause"]
    assert "capped-dividend" in offered
    facts = {change["fact"]: change["after"] for change in data["least"]}
    assert "dividend.clause" in facts


def test_each_clause_that_is_offered_mends_what_it_is_offered_for(weir):
    """Put in place of the failing article, as a person would, each makes its rule pass."""
    uncapped = '  - replace: "8"\n    text: {text}\n    provides: {facts}\n'
    data = amended(weir, uncapped.format(text="Freely.", facts="{dividend.clause: uncapped}"))
    listed = json.loads((ROOT / "schemas" / "clause.json").read_text("utf-8"))
    assert listed["type"] == "object"
    for offered in data["clauses"]:
        clause = (ROOT / "rules" / "clauses" / f"{offered['clause']}.yaml").read_text("utf-8")
        assert offered["rule"] in clause


def test_amended_statutes_without_a_solver(weir, tmp_path):
    """What needs the solver says so; the rest is there."""
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "z3.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'z3'\", name='z3')\n", "utf-8"
    )
    file = weir / "amendments.yaml"
    file.write_text(
        f'{HEAD}  - replace: "8"\n    text: Freely.\n    provides: {{dividend.clause: uncapped}}\n',
        "utf-8",
    )
    ran = run("amend", weir, file, "--lang", "en", PYTHONPATH=str(blocked))
    assert ran.code == 1
    assert "Not looked for: that needs one more library" in ran.out
    assert "Model clauses" in ran.out
