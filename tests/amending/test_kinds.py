"""Which kind of amendment an amended article is."""

from dataclasses import replace

import pytest

from accreditation.amending.kinds import Kind, Touch, kinds_of
from accreditation.files import InputError
from tests.amending.statutes import MEETING, ONE_CLASS, PACK, TWO_CLASSES, stating

ONE, TWO = stating(ONE_CLASS), stating(TWO_CLASSES)


def touching(*changed, doubtful=(), stated=(), wordless=False):
    return Touch("22", frozenset(changed), frozenset(doubtful), wordless, tuple(stated))


def kinds(touch, facts=ONE, after=None):
    """The kinds by name: sure, or what shows that it may be one."""
    return {
        kind.kind: kind for kind in kinds_of(PACK, touch, facts, after or facts, MEETING, MEETING)
    }


def certainty(touch, facts=ONE, after=None):
    return {name: kind.certain for name, kind in kinds(touch, facts, after).items()}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("refund.clause", {"ordinary": True}),
        ("meetings.notice_days", {"ordinary": True}),
        ("purpose.main", {"object": True}),
        ("object.impact_wording", {"object": True}),
        ("finality.clause", {"object": True}),
        ("shares.classes", {"class_rights": True}),
        ("voting.class_veto", {"class_rights": True}),
    ],
)
def test_the_facts_that_change_show_the_kind(changed, expected):
    """The draft makes a second class of shares."""
    assert certainty(touching(changed), ONE, TWO) == expected


@pytest.mark.parametrize("changed", ["shares.classes", "voting.class_veto"])
def test_one_class_has_no_rights_of_its_own_to_change(changed):
    """CSA 6:87 is about new classes and the rights that tell one class from another."""
    assert certainty(touching(changed)) == {"ordinary": True}


@pytest.mark.parametrize(
    ("words", "language", "asked"),
    [
        ("Nom et objet. La société cultive des pommes.", "fr", True),
        ("Le conseil se réunit, but qui n'est pas social.", "fr", False),
        ("The object is to trade in land.", "en", True),
        ("The notice goes out in good time, but not by post.", "en", False),
        ("Het doel is handel.", "nl", True),
        ("Gegenstand ist der Handel.", "de", True),
    ],
)
def test_words_about_the_object_leave_the_kind_open(words, language, asked):
    """CSA 6:86 asks more of them, and no fact holds the activities themselves."""
    touch = replace(touching(doubtful=["name.accreditation_words"]), words=words, language=language)
    found = certainty(touch)
    assert found == ({"ordinary": False, "object": False} if asked else {"ordinary": True})
    assert certainty(replace(touch, stated=("ordinary",))) == {"ordinary": True}


def test_an_amendment_that_changes_nothing_is_ordinary():
    assert certainty(touching()) == {"ordinary": True}


def test_an_amendment_may_be_of_two_kinds():
    found = kinds(touching("purpose.main", "shares.classes", "refund.clause"), ONE, TWO)
    assert found == {
        "object": Kind("object", True, ("purpose.main",)),
        "class_rights": Kind("class_rights", True, ("shares.classes",)),
    }


def test_words_that_changed_leave_the_kind_open_and_ask():
    found = kinds(touching(doubtful=["finality.clause"]))
    assert {name: kind.certain for name, kind in found.items()} == {
        "ordinary": False,
        "object": False,
    }
    assert found["object"].because == ("finality.clause",)
    assert "values" in found["object"].question.en


def test_rights_touch_classes_only_where_there_is_more_than_one_or_nobody_knows():
    touch = touching("dividend.clause")
    assert certainty(touch, ONE) == {"ordinary": True}
    assert certainty(touch, TWO) == {"ordinary": False, "class_rights": False}
    assert certainty(touch, stating("meetings.notice_days: silent")) == {
        "ordinary": False,
        "class_rights": False,
    }


def test_a_class_that_the_same_draft_creates_counts():
    assert certainty(touching("exit.value_basis"), ONE, TWO) == {
        "ordinary": False,
        "class_rights": False,
    }


def test_an_article_of_which_nothing_is_known_may_be_of_any_kind():
    assert certainty(touching(wordless=True)) == {
        "ordinary": False,
        "object": False,
        "class_rights": False,
    }


@pytest.mark.parametrize("stated", ["ordinary", "object", "class_rights"])
def test_what_the_user_stated_settles_what_is_open(stated):
    touch = touching("dividend.clause", doubtful=["finality.clause"], stated=[stated])
    assert kinds(touch, TWO) == {stated: Kind(stated, True)}
    assert kinds(touching(wordless=True, stated=[stated])) == {stated: Kind(stated, True)}


def test_a_stated_ordinary_does_not_win_against_what_the_facts_show():
    assert kinds(touching("purpose.main", stated=["ordinary"])) == {
        "ordinary": Kind("ordinary", False, disputed=True),
        "object": Kind("object", True, ("purpose.main",), disputed=True),
    }


def test_a_kind_that_the_facts_show_is_added_to_what_was_stated():
    assert kinds(touching("shares.classes", stated=["object"]), ONE, TWO) == {
        "object": Kind("object", True),
        "class_rights": Kind("class_rights", True, ("shares.classes",), disputed=True),
    }


def test_a_kind_that_is_not_there_is_an_error_with_the_nearest_one():
    with pytest.raises(InputError) as error:
        kinds(touching(stated=["objects"]))
    (problem,) = error.value.problems
    assert "'objects'" in problem.message
    assert "Did you mean 'object'?" in problem.message
