"""Whether a vote carried amendments; every number was worked out by hand from the law."""

import pytest

from accreditation.amending.kinds import Kind
from accreditation.amending.votes import read_vote, results_of
from accreditation.conditions import Known
from accreditation.files import InputError
from accreditation.findings import ShownNumber
from tests.amending.statutes import (
    MEETING,
    ONE_CLASS,
    PACK,
    SILENT,
    TWO_CLASSES,
    saying,
    stating,
)

ORDINARY = (Kind("ordinary", True),)
OBJECT = (Kind("object", True),)
CLASSES = (Kind("class_rights", True),)
PERHAPS_OBJECT = (
    Kind("ordinary", False),
    Kind("object", False, question=PACK.procedure.kinds["object"].source.question),
)


@pytest.fixture
def vote(tmp_path):
    """The result of a vote on article 22, read from a file."""

    def voted(
        votes="{for: 75, against: 25}",
        *lines,
        kinds=ORDINARY,
        facts=None,
        shares="{issued: 1000, present: 400, represented: 100}",
        call="first",
        announced="announced: true",
    ):
        file = tmp_path / "vote.yaml"
        file.write_text(
            "\n".join(
                (
                    "held: 2025-06-14",
                    f"call: {call}",
                    announced,
                    f"shares: {shares}",
                    f'votes: {{"22": {votes}}}',
                    *lines,
                )
            )
        )
        known = stating(SILENT) if facts is None else facts
        read = read_vote(file, ["22"])
        (result,) = results_of(PACK, read, {"22": kinds}, known, MEETING, MEETING)
        return result

    return voted


# Three quarters of 100 votes cast are 75.
@pytest.mark.parametrize(
    ("votes", "carried"),
    [
        ("{for: 75, against: 25}", True),
        ("{for: 74, against: 26}", False),
        ("{for: 75, against: 25, abstentions: 300}", True),
        ("{for: 74, against: 25, abstentions: 1}", False),  # 74 of 99, and 74.25 are needed
        ("{for: 3, against: 1, abstentions: 400}", True),
        ("{for: 0, against: 0, abstentions: 500}", False),  # nobody voted for it
    ],
)
def test_three_quarters_of_the_votes_cast_carry_and_abstentions_do_not_count(vote, votes, carried):
    assert vote(votes).carried is carried


# Half of 1001 issued shares are 500.5.
@pytest.mark.parametrize(
    ("shares", "reached"),
    [
        ("{issued: 1000, present: 400, represented: 100}", True),
        ("{issued: 1000, present: 399, represented: 100}", False),
        ("{issued: 1001, present: 400, represented: 100}", False),
        ("{issued: 1001, present: 401, represented: 100}", True),
    ],
)
def test_the_first_meeting_needs_half_of_the_shares_issued(vote, shares, reached):
    result = vote(shares=shares)
    assert (result.carried, result.quorum) == (reached, reached)


def test_suspended_shares_are_left_out_of_those_issued(vote):
    # Of 1200 shares 400 are suspended: 400 present are half of the 800 that count.
    assert vote(shares="{issued: 1200, present: 400, represented: 0}").carried is False
    assert vote(shares="{issued: 800, present: 400, represented: 0}").carried is True


def test_a_second_meeting_needs_no_quorum_and_the_same_majority(vote):
    few = "{issued: 1000, present: 12, represented: 0}"
    assert vote("{for: 9, against: 3}", shares=few, call="second").carried is True
    assert vote("{for: 8, against: 4}", shares=few, call="second").carried is False
    assert vote("{for: 9, against: 3}", shares=few).carried is False


def test_the_object_needs_four_fifths_and_the_report(vote):
    report = "board_report: true"
    assert vote("{for: 80, against: 20}", report, kinds=OBJECT).carried is True
    assert vote("{for: 79, against: 20}", report, kinds=OBJECT).carried is False  # 79.2 needed
    assert vote("{for: 79, against: 21}", report, kinds=OBJECT).carried is False
    assert vote("{for: 100, against: 0}", "board_report: false", kinds=OBJECT).carried is False


def test_without_a_word_on_the_report_a_change_of_object_is_undecided(vote):
    result = vote("{for: 80, against: 20}", kinds=OBJECT)
    assert result.carried is None
    assert [need.fact for need in result.needs] == ["practice.amendments.board_report"]
    # What falls short of the majority is lost whatever the report.
    assert vote("{for: 79, against: 21}", kinds=OBJECT).carried is False


def test_statutes_with_two_thirds_govern(vote):
    facts = saying(amendment_majority="66.67 %")
    # 66.67 % of 300 votes are 200.01: two hundred do not do.
    assert vote("{for: 200, against: 100}", facts=facts).carried is False
    result = vote("{for: 201, against: 99}", facts=facts)
    assert result.carried is True
    shown = {figure.fact: figure.value for figure in result.kinds[0].figures}
    assert shown == {
        "practice.amendments.shares_present": ShownNumber(500, 0, "shares"),
        "practice.amendments.shares_needed": ShownNumber(500, 0, "shares"),
        "practice.amendments.votes_for": ShownNumber(201, 0, "votes"),
        "practice.amendments.votes_against": ShownNumber(99, 0, "votes"),
        "practice.amendments.votes_needed": ShownNumber(201, 0, "votes"),
    }


def test_the_statutes_may_ask_for_a_larger_or_smaller_quorum(vote):
    assert vote(facts=saying(amendment_quorum="60 %")).carried is False
    few = "{issued: 1000, present: 334, represented: 0}"
    assert vote(shares=few, facts=saying(amendment_quorum="33 %")).carried is True


def test_all_classes_together_have_the_shares_of_the_company(vote):
    own = "{shares: {issued: 2, present: 1, represented: 0}, votes: {all: {for: 1, against: 0}}}"
    with pytest.raises(InputError) as error:
        vote(
            "{for: 75, against: 25}",
            f"classes: {{A: {own}, B: {own}}}",
            facts=stating(SILENT + TWO_CLASSES),
        )
    (problem,) = error.value.problems
    assert problem.message == "the classes have 4 shares issued together, the company 1000."


def test_a_tie_is_a_rejection_even_if_half_is_enough(vote):
    facts = saying(amendment_majority="50 %")
    assert vote("{for: 50, against: 50}", facts=facts).carried is False
    assert vote("{for: 51, against: 50}", facts=facts).carried is True


def test_an_amendment_that_the_notice_did_not_state_is_not_carried(vote):
    assert vote(announced="announced: false").carried is False
    assert vote(announced="").carried is None
    assert vote(announced="", facts=saying(amendment_announced="false")).carried is True


def test_statutes_that_nobody_read_leave_the_result_open(vote):
    facts = {"cooperative.form": Known("SC")}
    result = vote(facts=facts)
    assert result.carried is None
    assert {need.fact for need in result.needs} == {
        "meetings.amendment_quorum",
        "meetings.amendment_majority",
    }


def test_votes_that_are_not_stated_leave_the_result_open(tmp_path):
    file = tmp_path / "vote.yaml"
    file.write_text(
        "held: 2025-06-14\ncall: first\nannounced: true\n"
        "shares: {issued: 10, present: 5, represented: 0}\n"
        'votes: {"22": {for: 4, against: 1}}\n'
    )
    kinds = {"22": ORDINARY, "23": ORDINARY}
    read = read_vote(file, ["22", "23"])
    found = results_of(PACK, read, kinds, stating(SILENT), MEETING, MEETING)
    assert [(result.article, result.carried) for result in found] == [("22", True), ("23", None)]


def test_one_vote_may_stand_for_all_articles(tmp_path):
    file = tmp_path / "vote.yaml"
    file.write_text(
        "held: 2025-06-14\ncall: first\nannounced: true\n"
        "shares: {issued: 10, present: 5, represented: 0}\n"
        'votes: {all: {for: 5, against: 0}, "23": {for: 3, against: 2}}\n'
    )
    kinds = {"22": ORDINARY, "23": ORDINARY}
    read = read_vote(file, ["22", "23"])
    found = results_of(PACK, read, kinds, stating(SILENT), MEETING, MEETING)
    assert [(result.article, result.carried) for result in found] == [("22", True), ("23", False)]


# A kind that is not certain: 75 % carry an ordinary amendment, 80 % either, 70 % neither.
@pytest.mark.parametrize(("votes_for", "carried"), [(80, True), (75, None), (70, False)])
def test_an_uncertain_kind_decides_only_if_both_ways_agree(vote, votes_for, carried):
    votes = f"{{for: {votes_for}, against: {100 - votes_for}}}"
    result = vote(votes, "board_report: true", kinds=PERHAPS_OBJECT)
    assert result.carried is carried
    asked = [question.en for question in result.questions]
    object_question = PACK.procedure.kinds["object"].source.question.en
    assert asked == ([object_question] if carried is None else [])


def test_an_amendment_of_two_kinds_must_satisfy_the_rules_of_both(vote):
    both = (Kind("ordinary", True), Kind("object", True))
    assert vote("{for: 75, against: 25}", "board_report: true", kinds=both).carried is False
    assert vote("{for: 80, against: 20}", "board_report: true", kinds=both).carried is True


def test_a_kind_that_is_disputed_away_does_not_decide(vote):
    kinds = (Kind("ordinary", False, disputed=True), Kind("object", True, disputed=True))
    assert vote("{for: 75, against: 25}", "board_report: true", kinds=kinds).carried is False


REPORTS = ("board_report: true", "figures_report: no_figures")
A = (
    "A: {shares: {issued: 600, present: 300, represented: 0}, "
    "votes: {all: {for: 225, against: 75}}}"
)
B = (
    "B: {shares: {issued: 400, present: 200, represented: 0}, "
    "votes: {all: {for: 150, against: 50}}}"
)
B_REFUSES = B.replace("for: 150, against: 50", "for: 149, against: 51")
B_ABSENT = B.replace("present: 200", "present: 199")


@pytest.mark.parametrize(("of_b", "carried"), [(B, True), (B_REFUSES, False), (B_ABSENT, False)])
def test_every_class_must_carry_a_change_of_class_rights(vote, of_b, carried):
    result = vote(
        "{for: 375, against: 125}",
        *REPORTS,
        f"classes: {{{A}, {of_b}}}",
        kinds=CLASSES,
        facts=stating(SILENT + TWO_CLASSES),
    )
    assert result.carried is carried
    (kind,) = result.kinds
    assert [(own.share_class, own.carried) for own in kind.classes] == [("A", True), ("B", carried)]


@pytest.mark.parametrize("line", ["board_report: false", "figures_report: missing"])
def test_a_missing_report_undoes_a_change_of_class_rights(vote, line):
    said = [line if kept.startswith(line.split(":")[0]) else kept for kept in REPORTS]
    result = vote(
        "{for: 375, against: 125}",
        *said,
        f"classes: {{{A}, {B}}}",
        kinds=CLASSES,
        facts=stating(SILENT + TWO_CLASSES),
    )
    assert result.carried is False


def test_a_class_that_was_not_counted_leaves_the_result_open(vote):
    facts = stating(SILENT + TWO_CLASSES)
    lone = vote(
        *("{for: 75, against: 25}", *REPORTS), f"classes: {{{A}}}", kinds=CLASSES, facts=facts
    )
    assert lone.carried is None
    none = vote(*("{for: 75, against: 25}", *REPORTS), kinds=CLASSES, facts=facts)
    assert none.carried is None
    refused_by_a = A.replace("for: 225, against: 75", "for: 200, against: 100")
    lost = vote(
        "{for: 75, against: 25}",
        *REPORTS,
        f"classes: {{{refused_by_a}}}",
        kinds=CLASSES,
        facts=facts,
    )
    assert lost.carried is False


def test_the_only_class_votes_with_the_meeting(vote):
    facts = stating(SILENT + ONE_CLASS)
    assert vote("{for: 75, against: 25}", *REPORTS, kinds=CLASSES, facts=facts).carried is True
    assert vote("{for: 74, against: 26}", *REPORTS, kinds=CLASSES, facts=facts).carried is False


def test_classes_that_nobody_read_leave_the_result_open(vote):
    result = vote("{for: 375, against: 125}", *REPORTS, f"classes: {{{A}, {B}}}", kinds=CLASSES)
    assert result.carried is None
    assert "shares.classes" in {need.fact for need in result.needs}


def test_a_class_that_the_statutes_do_not_have_is_an_error(vote):
    misspelt = B.replace("B:", "Bb:")
    with pytest.raises(InputError) as error:
        vote(
            "{for: 75, against: 25}",
            *REPORTS,
            f"classes: {{{A}, {misspelt}}}",
            kinds=CLASSES,
            facts=stating(SILENT + TWO_CLASSES),
        )
    (problem,) = error.value.problems
    assert problem.message == "the statutes in force have no class 'Bb'. Did you mean 'B'?"
    assert problem.line == 8


ONE_VOTE_EACH = """\
voting.rule: one_share_one_vote
voting.votes_per_share: silent
voting.advance_votes: silent
"""


def test_more_votes_than_shares_are_an_error_where_no_share_has_more_than_one(vote):
    facts = stating(SILENT + ONE_VOTE_EACH)
    assert vote("{for: 400, against: 90, abstentions: 10}", facts=facts).carried is True
    with pytest.raises(InputError) as error:
        vote("{for: 400, against: 90, abstentions: 11}", facts=facts)
    (problem,) = error.value.problems
    assert problem.message == (
        "501 votes and abstentions are more than the 500 shares present or represented, "
        "and no share has more than one vote."
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("votes_per_share: silent", "votes_per_share: by_class"),
        ("advance_votes: silent", "advance_votes: true"),
        ("voting.rule: one_share_one_vote\n", ""),
    ],
)
def test_more_votes_than_shares_may_be_where_a_share_can_have_several(vote, before, after):
    facts = stating(SILENT + ONE_VOTE_EACH.replace(before, after))
    assert vote("{for: 600, against: 0}", facts=facts).carried is True


def test_the_findings_are_those_of_the_rules_that_decide(vote):
    result = vote("{for: 74, against: 26}")
    (finding,) = result.kinds[0].findings
    assert (finding.outcome, finding.subject.item) == ("fail", "22")
    assert ("CSA", "art. 6:85") in {(c.instrument, c.at) for c in finding.citations.law}
