"""Laws of drafts, on invented texts: what is not changed is neither lost nor moved."""

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from accreditation.amending.alignment import aligned
from accreditation.amending.changes import Proposal
from accreditation.amending.drafts import drafted
from accreditation.amending.words import marked, tidy, wording
from accreditation.conditions import Known
from accreditation.dossier import Article, Statutes, facts_of
from accreditation.findings import StatutesCitation
from tests.amending.statutes import MEETING, PACK

ADOPTED = datetime.date(2020, 5, 1)

FACTS = {
    "voting.rule": ("one_member_one_vote", "one_share_one_vote"),
    "dividend.clause": ("capped", "uncapped", "excluded"),
    "exit.value_basis": ("book_value", "paid_in"),
    "board.appointed_by": ("general_meeting", "class"),
    "liquidation.surplus": ("members", "closest_use"),
}
VOCABULARY = PACK.vocabulary

words = st.lists(
    st.sampled_from(
        [
            "la",
            "société",
            "le",
            "membre",
            "une",
            "voix",
            "dividende",
            "part",
            "nominale",
            "assemblée",
            "vote",
        ]
    ),
    min_size=8,
    max_size=30,
).map(" ".join)


@st.composite
def statutes(draw):
    """Statutes of which every article has words of its own, and some state a fact."""
    names = list(FACTS)
    articles = []
    for i in range(draw(st.integers(2, 7))):
        number = str(i + 1)
        facts = {}
        if i < len(names) and draw(st.booleans()):
            value = draw(st.sampled_from(FACTS[names[i]]))
            facts[names[i]] = Known(value, (StatutesCitation(number, ADOPTED),))
        text = f"{draw(words)} {'abcdefghij'[i] * 5}"
        articles.append(Article(number, None, text, None, facts))
    return Statutes(ADOPTED, facts_of(articles, VOCABULARY), tuple(articles))


def values(facts):
    return {name: fact.value for name, fact in facts.items()}


def of_full_text(before, articles):
    proposal = Proposal(MEETING, aligned(before.articles, articles), {}, whole=True)
    return drafted(before, proposal, VOCABULARY)


@given(statutes())
def test_the_same_words_without_their_facts_are_the_same_statutes(before):
    bare = [replace(article, facts={}) for article in before.articles]
    draft = of_full_text(before, bare)
    assert draft.changes == ()
    assert values(draft.after.facts) == values(before.facts)


@given(statutes(), st.randoms(use_true_random=False))
def test_numbers_and_order_carry_no_meaning(before, random):
    numbers = [str(100 + i) for i in range(len(before.articles))]
    random.shuffle(numbers)
    moved = [
        replace(article, number=number, facts={})
        for article, number in zip(before.articles, numbers, strict=True)
    ]
    random.shuffle(moved)
    draft = of_full_text(before, moved)
    assert {change.what for change in draft.changes} == {"renumbered"}
    assert values(draft.after.facts) == values(before.facts)
    for fact in draft.after.facts.values():
        assert {source.article for source in fact.sources} <= set(numbers)


@given(statutes(), st.data())
def test_what_a_reworded_article_stated_is_unknown_and_nothing_else(before, data):
    place = data.draw(st.integers(0, len(before.articles) - 1))
    articles = [replace(article, facts={}) for article in before.articles]
    reworded = replace(articles[place], text=f"{articles[place].text} nouveau")
    articles[place] = reworded
    draft = of_full_text(before, articles)
    (change,) = draft.changes
    assert (change.what, change.article) == ("replaced", reworded.number)
    assert set(change.dropped) == set(before.articles[place].facts)
    kept = {n: v for n, v in values(before.facts).items() if n not in change.dropped}
    assert values(draft.after.facts) == kept


@given(statutes(), st.data())
def test_every_article_is_found_once(before, data):
    """Whatever goes, comes or changes: no article is lost, none is counted twice."""
    kept = [a for a in before.articles if data.draw(st.booleans())]
    new = [
        Article(f"{200 + i}", None, data.draw(words)) for i in range(data.draw(st.integers(0, 3)))
    ]
    after = data.draw(st.permutations([*kept, *new]))
    pairs = aligned(before.articles, after)
    assert sorted(now.number for _, now in pairs if now) == sorted(a.number for a in after)
    assert sorted(was.number for was, _ in pairs if was) == sorted(
        a.number for a in before.articles
    )
    assert [now for _, now in pairs if now] == list(after)


@settings(max_examples=200)
@given(st.text(max_size=80), st.text(max_size=80))
def test_the_marked_words_are_the_two_texts(old, new):
    passages = marked(old, new)
    assert "".join(p.text for p in passages if p.mark != "inserted") == tidy(old)
    assert "".join(p.text for p in passages if p.mark != "deleted") == tidy(new)


@given(words, words)
def test_words_that_stay_are_marked_as_words(common, other):
    """No word is cut in two."""
    for passage in marked(f"{common} {other}", f"{other} {common}"):
        for word in passage.text.split():
            assert word in f"{common} {other}".split()


def test_a_reference_follows_its_article_and_a_number_does_not():
    moves = {"30": "31"}
    assert wording("L’article 30 donne 30 jours.", moves) == "L'article 31 donne 30 jours."
    assert wording("artikel 30, art. 30 und Artikel 30", moves) == (
        "artikel 31, art. 31 und Artikel 31"
    )
    assert wording("in articles 30 and 30 bis", moves) == "in articles 31 and 30bis"
    assert wording("art. 6bis", {"6 bis": "7"}) == wording("art. 7")
