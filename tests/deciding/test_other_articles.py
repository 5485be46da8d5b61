"""A decision on an article lapses when another comes that may take it back, or goes."""

import pytest

from tests.conftest import findings
from tests.deciding.desk import Copy, Desk, set_aside

VETO = "cnc.class-veto-clause"
ACCEPTED = "voting.class_veto_accepted"
INTERNAL_RULES = "heading: Huishoudelijk reglement"
ARTICLES = "articles:\n"


@pytest.fixture
def vetoed(copy: Copy) -> Desk:
    """Article 16 gives a class a veto, which a person accepts."""
    desk = Desk(copy("specimens/veto-for-the-founders"))
    desk.took(f"{ACCEPTED}@statutes", "--answer", "true")
    assert desk.findings()(VETO)["outcome"] == "pass"
    return desk


def article(number: str, text: str) -> str:
    """An article that is said to state nothing."""
    return f'{ARTICLES}  "{number}":\n    text: {text}\n    provides: {{}}\n'


def test_an_article_is_added(vetoed):
    vetoed.edit("statutes.yaml", ARTICLES, article("99", "Holders of class A may veto anything."))
    data = vetoed.report()
    assert set_aside(data) == [(1, ACCEPTED, "wording", ["+ art. 99"])]
    assert findings(data)(VETO)["outcome"] == "unknown"
    assert "+ art. 99" in vetoed.shown("check", vetoed.dossier, "--lang", "en")


def test_an_overruling_rests_on_which_articles_there_are_too(vetoed):
    vetoed.took(f"{VETO}@statutes", "--outcome", "fail")
    vetoed.edit("statutes.yaml", ARTICLES, article("99", "Holders of class A may veto anything."))
    assert (2, VETO, "wording") in [one[:3] for one in set_aside(vetoed.report())]


WORDS = [
    "By way of derogation from article 40, class A may veto everything.",
    "Article 16 does not bind holders of class A.",
    "Les articles 14 à 17 ne lient pas les titulaires des parts A.",
    "Par dérogation à toute autre disposition, les parts A ont un droit de veto.",
    "In afwijking van alle bepalingen hebben de aandelen A een vetorecht.",
    "Artikel 16 is niet van toepassing op de aandelen A.",
    "Abweichend von den Artikeln 15 bis 18 haben die Anteile A ein Vetorecht.",
    "Ungeachtet anderer Klauseln haben die Anteile A ein Vetorecht.",
    "Alle übrigen Artikel gelten nicht für die Anteile A.",
]


@pytest.fixture
def with_a_quiet_article(copy: Copy) -> Desk:
    """The same with an article 99 that has nothing to do with it."""
    desk = Desk(copy("specimens/veto-for-the-founders"))
    desk.edit("statutes.yaml", ARTICLES, article("99", "The seat is in Ghent."))
    desk.took(f"{ACCEPTED}@statutes", "--answer", "true")
    return desk


@pytest.mark.parametrize("words", WORDS)
def test_the_new_words_of_another_article_are_about_it(with_a_quiet_article, words):
    with_a_quiet_article.edit("statutes.yaml", "The seat is in Ghent.", words)
    data = with_a_quiet_article.report()
    assert set_aside(data) == [(1, ACCEPTED, "wording", ["art. 99"])]
    assert findings(data)(VETO)["outcome"] == "unknown"


@pytest.mark.parametrize(
    "words", ["The seat is in Gent.", "The seat is as article 3 says, and article 16 of the law."]
)
def test_the_new_words_of_another_article_have_nothing_to_do_with_it(with_a_quiet_article, words):
    with_a_quiet_article.edit("statutes.yaml", "The seat is in Ghent.", words)
    assert set_aside(with_a_quiet_article.report()) == []


def test_an_article_that_referred_to_it_is_part_of_what_it_rests_on(copy):
    """Article 98 refers to 99, which refers to 16: what 98 says of 99 matters to 16."""
    desk = Desk(copy("specimens/veto-for-the-founders"))
    desk.edit("statutes.yaml", ARTICLES, article("99", "Article 16 binds class A only."))
    desk.edit("statutes.yaml", ARTICLES, article("98", "Article 99 ends in 2030."))
    desk.took(f"{ACCEPTED}@statutes", "--answer", "true")
    desk.edit("statutes.yaml", "ends in 2030", "is void")
    assert set_aside(desk.report()) == [(1, ACCEPTED, "wording", ["art. 98"])]


def test_an_article_goes(with_a_quiet_article):
    with_a_quiet_article.edit("statutes.yaml", article("99", "The seat is in Ghent."), ARTICLES)
    assert set_aside(with_a_quiet_article.report()) == [(1, ACCEPTED, "wording", ["− art. 99"])]


def test_the_fact_is_stated_by_an_article_that_nobody_had_looked_at(with_a_quiet_article):
    """Its value is the same, but the words that now state it are not those that were accepted."""
    desk = with_a_quiet_article
    stated = "voting.class_veto: true"
    desk.edit("statutes.yaml", f"      {stated}\n", "")
    desk.edit("statutes.yaml", "Ghent.\n    provides: {}", f"Ghent.\n    provides: {{{stated}}}")
    ((_, about, because, details),) = set_aside(desk.report())
    assert (about, because) == (ACCEPTED, "wording")
    assert "art. 99" in details
