"""What a statutes file with readings may say, and the sentence for each slip."""

import json

import jsonschema
import pytest

from accreditation.files import read_yaml
from tests.conftest import ROOT, edit, run_here
from tests.test_schemas import plain


def told(folder):
    """The problems without the file: the line and the sentence."""
    ran = run_here("check", folder, "--as-of", "2024-06-01")
    assert (ran.code, ran.out) == (2, "")
    return [line.split("statutes.yaml:", 1)[1] for line in ran.err.splitlines()]


SLIPS = {
    "a quote that is not there": (
        "quote: Every member has one vote in all matters", "quote: Each member has a vote",
        "16: the text of article 7 does not hold these words: 'Each member has a vote'.",
    ),
    "a value that cannot be": (
        "value: one_member_one_vote", "value: by_height",
        "15: 'voting.rule' must be one of one_member_one_vote, one_member_one_vote_partly, "
        "one_share_one_vote, capped_votes, not 'by_height'; or silent.",
    ),
    "a fact that is not": (
        "      voting.rule:", "      voting.rul:",
        "14: there is no fact 'voting.rul'. Did you mean 'voting.rule'?",
    ),
    "a judgement": (
        "      voting.rule:", "      voting.casting_vote_accepted:",
        "14: 'voting.casting_vote_accepted' is for a person to judge; a file cannot state it.",
    ),
    "stated and proposed at once": (
        "provides: {voting.class_veto: false}",
        "provides: {voting.class_veto: false, voting.rule: capped_votes}",
        "14: 'voting.rule' stands under 'provides' as well; keep one of the two.",
    ),
    "words that are a list of lists": (
        "quote: Every member has one vote in all matters", "quote: [[x]]",
        "16: 'quote' must be text; put quotes around it.",
    ),
    "certain and doubted": (
        "certain: false", "certain: true",
        "33: what is certain has no doubts; write 'certain: false'.",
    ),
    "confirmed and not stated": (
        "      dividend.cap_rate: {quote", "      dividend.reserve_first: {quote",
        "27: 'dividend.reserve_first' is not under 'provides'; only what stands there can be "
        "confirmed.",
    ),
    "a correction of nonsense": (
        "on: 2024-01-01}", "on: 2024-01-01, proposed: much}",
        "27: 'dividend.cap_rate' must be a rate written like '6 %', with a decimal point, no "
        "other separator and at most four decimals, not 'much'; or silent.",
    ),
    "a silence that is not stated": (
        "facts: {board.removal_clause: silent}",
        "facts: {board.removal_clause: silent}\nconfirmed: {board.collegial: {by: Ann, on: "
        f"2024-01-01, words: {'ab' * 32}}}}}",
        "38: 'facts' does not say that the statutes are silent on 'board.collegial'.",
    ),
    "no quote": ("        certain: true\n", "", "14: 'certain' is missing; it must be stated."),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_every_slip_has_its_sentence(weir, slip):
    before, after, sentence = SLIPS[slip]
    edit(weir / "statutes.yaml", before, after)
    assert told(weir) == [sentence]


def test_an_article_without_words_holds_no_readings(weir):
    edit(weir / "statutes.yaml", "    text: A dividend is", "    gist: A dividend is")
    assert told(weir) == [
        "28: article 8 has no 'text', and what was read in it rests on its words."
    ]


def test_all_slips_are_told_at_once(weir):
    alone = ("a quote that is not there", "certain and doubted", "confirmed and not stated")
    for slip in alone:
        edit(weir / "statutes.yaml", *SLIPS[slip][:2])
    assert told(weir) == [SLIPS[slip][2] for slip in (alone[0], alone[2], alone[1])]


def test_the_schema_knows_the_readings(weir):
    schema = json.loads((ROOT / "schemas" / "statutes.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    data = plain(read_yaml(weir / "statutes.yaml").data)
    assert list(validator.iter_errors(data)) == []
    data["articles"]["7"]["proposed"]["voting.rule"]["value"] = "by_height"
    assert len(list(validator.iter_errors(data))) == 1
