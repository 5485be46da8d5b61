"""Files on a vote that cannot be: each fault is told in a sentence, all of them at once."""

import pytest

from accreditation.amending.votes import read_vote
from accreditation.files import InputError


@pytest.fixture
def refused(tmp_path):
    """What is said of a vote file that cannot be."""

    def told(text, articles=("22",)):
        file = tmp_path / "vote.yaml"
        file.write_text(text)
        with pytest.raises(InputError) as error:
            read_vote(file, articles)
        return [(problem.line, problem.message) for problem in error.value.problems]

    return told


HEAD = "held: 2025-06-14\ncall: first\nshares: {issued: 100, present: 40, represented: 20}\n"


def test_more_shares_attending_than_issued_is_an_error(refused):
    text = HEAD.replace("present: 40", "present: 81") + 'votes: {"22": {for: 1, against: 0}}\n'
    assert refused(text) == [
        (3, "101 shares are present or represented, more than the 100 issued.")
    ]


def test_votes_of_nobody_are_an_error(refused):
    text = HEAD.replace("present: 40, represented: 20", "present: 0, represented: 0")
    assert refused(text + 'votes:\n  "22": {for: 0, against: 1}\n') == [
        (5, "no share is present or represented, so none can vote.")
    ]


def test_an_article_that_is_not_amended_is_an_error_with_the_nearest_one(refused):
    text = HEAD + 'votes:\n  "22tre": {for: 1, against: 0}\n'
    assert refused(text, ["22", "22ter", "31"]) == [
        (5, "article '22tre' is not amended, only 22, 22ter, 31. Did you mean '22ter'?")
    ]


def test_classes_that_have_more_than_the_whole_are_an_error(refused):
    own = "{shares: {issued: 60, present: 31, represented: 0}, votes: {all: {for: 1, against: 0}}}"
    text = HEAD + f"votes: {{all: {{for: 1, against: 0}}}}\nclasses:\n  A: {own}\n  B: {own}\n"
    assert [message for _, message in refused(text)] == [
        "the classes have 120 shares issued together, the meeting 100.",
        "the classes have 62 shares present or represented together, the meeting 60.",
    ]


@pytest.mark.parametrize("number", ["-1", "1.5", "many", "true", "10000000000000"])
def test_votes_are_whole_numbers_and_none_is_negative(refused, number):
    assert len(refused(HEAD + f'votes: {{"22": {{for: {number}, against: 0}}}}\n')) == 1


def test_every_problem_of_a_vote_file_is_told_at_once(refused):
    text = HEAD.replace("present: 40", "present: 81") + 'votes: {"23": {for: 1, against: 0}}\n'
    assert [line for line, _ in refused(text)] == [3, 4]
