"""What ``check`` makes of facts that were read: unknown until a person confirms them."""

import jsonschema
import pytest

from tests.confirming.weir import CAPPED, EQUAL, digest
from tests.conftest import edit, findings, report, run_here
from tests.test_schemas import schema

TEXT_7 = (
    "The meeting is held in June. Every member has one vote in all matters, whatever the number "
    "of shares. The chair opens it."
)
TEXT_8 = "A dividend is at most 6 % of the nominal value of the shares, after withholding tax."
TEXT_9 = "Directors are appointed by the general meeting."


def checked(folder):
    data = report(folder, "--regime", "cnc", "--as-of", "2024-06-01")
    jsonschema.validate(data, schema("report"))
    return findings(data)


def need(finding, fact):
    return next(one for one in finding["needs"] if one["fact"] == fact)


def test_what_was_read_is_unknown_and_says_what_it_would_give(weir):
    found = checked(weir)(EQUAL)
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "pass")
    assert need(found, "voting.rule") | {"question": None} == {
        "fact": "voting.rule",
        "items": [],
        "kind": "evidence",
        "reason": "unconfirmed",
        "due": None,
        "question": None,
        "claims": [],
        "proposals": [
            {
                "value": "one_member_one_vote",
                "article": "7",
                "adopted": "2020-02-01",
                "quotes": ["Every member has one vote in all matters"],
                "certain": True,
                "doubts": [],
                "lapsed": False,
            }
        ],
        "nothing_found": False,
    }
    assert found["citations"]["statutes"] == [{"article": "7", "adopted": "2020-02-01"}]


def test_a_reading_that_would_break_the_law_says_fail(weir):
    edit(weir / "statutes.yaml", "value: one_member_one_vote", "value: one_share_one_vote")
    found = checked(weir)(EQUAL)
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "fail")


def test_what_a_person_confirmed_is_known(weir):
    found = checked(weir)(CAPPED)
    assert (found["outcome"], found["if_confirmed"]) == ("pass", None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "As read, and not yet confirmed, this would be: pass"),
        ("fr", "Tel que lu, et pas encore confirmé, ce serait : respecté"),
        ("nl", "Zoals gelezen, en nog niet bevestigd, zou dit zijn: voldaan"),
        ("de", "Wie gelesen, und noch nicht bestätigt, wäre dies: erfüllt"),
    ],
)
def test_the_text_says_it_too(weir, language, said):
    options = ("--regime", "cnc", "--as-of", "2024-06-01", "--lang", language)
    plain = run_here("check", weir, *options).out.replace("\N{NO-BREAK SPACE}", " ")
    article = "Art. 7" if language == "de" else "art. 7"
    assert f"one_member_one_vote — {article} « Every member has one vote in all matters »" in plain
    verbose = run_here("check", weir, *options, "--verbose").out.replace("\N{NO-BREAK SPACE}", " ")
    explained = run_here("explain", EQUAL, weir, "--as-of", "2024-06-01", "--lang", language).out
    prefix = said.partition(":")[0]
    assert all(prefix in text for text in (plain, verbose, explained))


OTHER = "    provides: {board.appointed_by: general_meeting"
STATES = {"one_member_one_vote": ("pass", 0), "one_share_one_vote": ("unknown", 1),
          "silent": ("unknown", 0)}  # fmt: skip


@pytest.mark.parametrize("value", STATES)
def test_a_reading_counts_only_where_it_is_what_another_article_states(weir, value):
    edit(weir / "statutes.yaml", OTHER, f"{OTHER}, voting.rule: {value}")
    found = checked(weir)(EQUAL)
    outcome, _ = STATES[value]
    assert found["outcome"] == outcome
    if outcome == "unknown":
        asked = need(found, "voting.rule")
        assert [claim["value"] for claim in asked["claims"]] == [value]
        assert [one["article"] for one in asked["proposals"]] == ["7"]
    would_be = {"one_member_one_vote": None, "one_share_one_vote": "unknown", "silent": "pass"}
    assert found["if_confirmed"] == would_be[value]


@pytest.mark.parametrize(("value", "outcome"), [("one_member_one_vote", "pass"),
                                                ("silent", "unknown"),
                                                ("capped_votes", "unknown")])  # fmt: skip
def test_nor_where_it_differs_from_what_is_told_without_an_article(weir, value, outcome):
    edit(weir / "statutes.yaml", "facts: {", f"facts: {{voting.rule: {value}, ")
    assert checked(weir)(EQUAL)["outcome"] == outcome


PROPOSED = """
    proposed:
      voting.rule: {value: %s, quote: by the general meeting, certain: true}
"""


@pytest.mark.parametrize(("value", "would_be"), [("one_member_one_vote", "pass"),
                                                 ("one_share_one_vote", "unknown")])  # fmt: skip
def test_two_readings_are_both_told(weir, value, would_be):
    edit(weir / "statutes.yaml", f"{OTHER}}}\n", f"{OTHER}}}{PROPOSED % value}")
    found = checked(weir)(EQUAL)
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", would_be)
    told = [(one["article"], one["value"]) for one in need(found, "voting.rule")["proposals"]]
    assert told == [("7", "one_member_one_vote"), ("9", value)]


def test_readings_that_differ_may_be_a_contradiction(weir):
    def agree():
        return findings(report(weir, "--as-of", "2024-06-01"))("csa.articles-agree")

    assert agree()["outcome"] == "pass"
    edit(weir / "statutes.yaml", f"{OTHER}}}\n", f"{OTHER}}}{PROPOSED % 'one_share_one_vote'}")
    found = agree()
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "fail")
    assert [(n["fact"], n["reason"]) for n in found["needs"]] == [("voting.rule", "unconfirmed")]


def test_a_list_with_a_part_that_was_read_is_not_complete(weir):
    """The stated class holds; whether there is another is not known until it is confirmed."""
    file = weir / "statutes.yaml"
    edit(file, "provides: {voting.class_veto: false}  # asked of the notary",
         "provides: {shares.classes: {complete: true, items: {}}}")  # fmt: skip
    rule = "cnc.equal-rights-clause"
    assert checked(weir)(rule)["outcome"] == "pass"
    edit(file, f"{OTHER}}}\n", f"""{OTHER}}}
    proposed:
      shares.classes:
        value: {{items: {{B: {{nominal: 100 EUR, profit: ordinary, exit: ordinary,
                            surplus: ordinary, other_rights: ordinary}}}}}}
        quote: the general meeting
        certain: true
""")  # fmt: skip
    found = checked(weir)(rule)
    assert found["outcome"] == "unknown"
    assert need(found, "shares.classes")["reason"] == "unconfirmed"
    assert found["if_confirmed"] == "pass"


def test_a_stated_value_of_an_item_does_not_hold_against_another_that_was_read(weir):
    file = weir / "statutes.yaml"
    rights = "profit: ordinary, exit: ordinary, surplus: ordinary, other_rights: ordinary"
    edit(file, f"{OTHER}}}\n", f"""    provides:
      shares.classes: {{complete: true, items: {{A: {{nominal: 100 EUR, {rights}}}}}}}
""")  # fmt: skip
    rule = "cnc.equal-rights-clause"
    assert checked(weir)(rule)["outcome"] == "pass"
    edit(file, "    proposed:\n      voting.rule:", """    proposed:
      shares.classes:
        value: {items: {A: {profit: special}}}
        quote: whatever the number of shares
        certain: true
      voting.rule:""")  # fmt: skip
    found = checked(weir)(rule)
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "unknown")
    assert {one["reason"] for one in found["needs"]} == {"unconfirmed"}


def test_a_confirmation_lapses_with_its_words(weir):
    file = weir / "statutes.yaml"
    edit(file, "A dividend is at most 6 %", "A dividend is  at most  6 %")
    assert checked(weir)(CAPPED)["outcome"] == "pass"
    edit(file, "is  at most  6 %", "is at most 8 %")
    found = checked(weir)(CAPPED)
    lapsed = need(found, "dividend.cap_rate")
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "pass")
    assert lapsed["reason"] == "unconfirmed"
    assert [(one["value"], one["lapsed"]) for one in lapsed["proposals"]] == [("6 %", True)]
    said = run_here("check", weir, "--regime", "cnc", "--as-of", "2024-06-01").out
    assert "The words have changed since it was confirmed" in said


def test_every_passage_of_a_confirmation_has_to_stand(weir):
    file = weir / "statutes.yaml"
    edit(file, "{quote: at most 6 % of,", "{quote: [at most 6 % of, after withholding tax],")
    assert checked(weir)(CAPPED)["outcome"] == "pass"
    edit(file, "after withholding tax.", "before withholding tax.")
    edit(file, "quote: [A dividend, after withholding tax]", "quote: A dividend")
    assert checked(weir)(CAPPED)["outcome"] == "unknown"


def test_what_is_unclear_is_unknown_with_all_that_it_may_be(weir):
    file = weir / "statutes.yaml"
    edit(file, "    proposed:\n      voting.rule:", "    unclear:\n      voting.rule:")
    edit(file, "value: one_member_one_vote", "values: [one_member_one_vote, capped_votes]")
    edit(file, "        certain: true\n", "")
    edit(file, OTHER, f"{OTHER}, voting.rule: one_member_one_vote")
    found = checked(weir)(EQUAL)
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "unknown")
    asked = need(found, "voting.rule")
    assert [one["value"] for one in asked["proposals"]] == ["one_member_one_vote", "capped_votes"]
    assert asked["nothing_found"] is False
    edit(file, "quote: Every member has one vote", "quote: Every member has three votes")
    ran = run_here("check", weir)
    assert ran.code == 2
    assert "does not hold these words" in ran.err


def test_a_lapsed_confirmation_is_not_saved_by_the_same_statement_elsewhere(weir):
    file = weir / "statutes.yaml"
    edit(file, OTHER, f"{OTHER}, dividend.cap_rate: 6 %")
    edit(file, "A dividend is at most 6 %", "A dividend is at most 8 %")
    assert need(checked(weir)(CAPPED), "dividend.cap_rate")["reason"] == "unconfirmed"


def test_a_confirmed_silence_lapses_when_any_article_changes(weir):
    file = weir / "statutes.yaml"
    edit(file, "provides: {voting.class_veto: false}  # asked of the notary\n    ", "")
    edit(file, "facts: {", "facts: {voting.class_veto: silent, ")
    edit(file, "facts: {", f"""confirmed:
  voting.class_veto: {{by: Ann, on: 2024-01-01, words: {digest(TEXT_7, TEXT_8, TEXT_9)}}}
facts: {{""")  # fmt: skip
    rule = "cnc.class-veto-clause"
    assert checked(weir)(rule)["outcome"] == "pass"
    edit(file, "appointed by the general meeting.", "appointed by the general  meeting.")
    assert checked(weir)(rule)["outcome"] == "pass"
    edit(file, "appointed by the general  meeting.", "appointed by the founders.")
    found = checked(weir)(rule)
    assert (found["outcome"], found["if_confirmed"]) == ("unknown", "pass")
    (asked,) = found["needs"]
    assert [(p["value"], p["article"], p["lapsed"]) for p in asked["proposals"]] == [
        ("silent", None, True)
    ]


def test_an_absent_fact_of_a_text_that_was_read_asks_for_silence(weir):
    found = checked(weir)("cnc.refunds-pro-rata-clause")
    assert need(found, "refund.clause")["nothing_found"] is True
    said = run_here("check", weir, "--regime", "cnc", "--as-of", "2024-06-01").out
    assert "Nothing was found on this in the text; is the text silent on it?" in said
    edit(weir / "statutes.yaml", f"read: {{file: statutes.docx, sha256: {'ab' * 32}}}\n", "")
    found = checked(weir)("cnc.refunds-pro-rata-clause")
    assert need(found, "refund.clause")["nothing_found"] is False


def test_practice_is_measured_against_what_is_confirmed(weir):
    """A year sees the statutes too, so that what was read leaves it open."""
    (weir / "2023.yaml").write_text(
        "year: 2023\nopens: 2023-01-01\ncloses: 2023-12-31\nfacts: {}\n", "utf-8"
    )
    edit(weir / "dossier.yaml", "statutes: [", "years: [2023.yaml]\nstatutes: [")
    found = checked(weir)("cnc.equal-vote", 2023)
    assert need(found, "voting.rule")["reason"] == "unconfirmed"
