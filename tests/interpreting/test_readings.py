"""What is made of the phrases that stand in articles."""

from accreditation.interpreting.interpreter import read_articles
from tests.interpreting.reader import cues, read, values


def fact(*readings, **more):
    return {"readings": list(readings), **more}


ONE = {"value": "one", "says": ["une voix"]}
MANY = {"value": "many", "says": ["une voix par part"]}


def test_the_sentence_is_quoted_with_its_place():
    text = "La société existe. Chaque associé a une voix, quel que soit l'apport. Le reste suit."
    (found,) = read(text, rule=fact(ONE)).readings
    (quote,) = found.quotes
    assert quote.text == "Chaque associé a une voix, quel que soit l'apport."
    assert text[quote.start : quote.end] == quote.text
    assert [text[start:end] for start, end in quote.cues] == ["une voix"]
    assert found.certain


def test_an_enumeration_belongs_to_the_sentence_that_opens_it():
    text = (
        "Un associé est exclu si :\n1° il ne paie pas ;\n2° il nuit à la société.\nIl est entendu."
    )
    assert values(text, "exclu & nuit") == [True]
    assert values(text, "exclu & entendu") == []


def test_a_sentence_goes_on_over_the_end_of_a_page():
    assert values("Il est exclu par\nle conseil. Il reste.", "exclu & conseil") == [True]
    assert values("Il est exclu\nLe conseil reste.", "exclu & conseil") == []


def test_abbreviations_end_no_sentence():
    assert values("Vu l'art. Cinq, al. Deux, il vote.", "art & vote") == [True]


def test_what_stands_in_the_same_sentence_can_bar_it():
    barred = {**ONE, "without": ["bureau"]}
    assert not read("Chaque membre du bureau a une voix.", rule=fact(barred)).readings
    assert read("Le bureau siège. Chacun a une voix.", rule=fact(barred)).readings


def test_the_article_and_the_statutes_can_bar_or_be_needed():
    text = "Chacun a une voix. Les parts sont égales."
    assert values(text, "une voix", article=["parts .. égales"]) == [True]
    assert values(text, "une voix", article=["classe*"]) == []
    assert values(text, "une voix", article_without=["égales"]) == []
    assert values(text, "une voix", statutes=["classe*"]) == []
    assert values(text, "une voix", statutes_without=["égales"]) == []


def test_a_heading_says_what_an_article_is_about():
    about = fact(ONE, about=["assemblée"])
    assert read("Chacun a une voix.", heading="Assemblée générale", rule=about).readings
    assert not read("Chacun a une voix.", heading="Conseil", rule=about).readings
    slogan = fact(ONE, outside=["valeurs"])
    assert not read("Un homme, une voix.", heading="Finalité et valeurs", rule=slogan).readings
    assert read("Nos valeurs : une voix.", heading="Vote", rule=slogan).readings


def test_two_values_in_one_article_are_unclear_unless_one_is_preferred():
    text = "Chacun a une voix par part."
    found = read(text, rule=fact(ONE, MANY))
    assert not found.readings
    (unclear,) = found.unclear
    assert set(unclear.values) == {"one", "many"}
    preferred = read(text, rule=fact(ONE, MANY, prefer=["many", "one"]))
    assert [one.value for one in preferred.readings] == ["many"]


def test_articles_that_differ_are_both_told_and_neither_is_certain():
    listed = cues(rule=fact(ONE, {"value": "no", "says": ["sans voix"]}))
    articles = [("1", "", "Chacun a une voix."), ("2", "", "Il reste sans voix.")]
    found = read_articles(listed, "fr", articles)
    assert {(one.article, one.value, one.certain) for one in found.readings} == {
        ("1", "one", False),
        ("2", "no", False),
    }
    assert all(one.doubts == ("elsewhere",) for one in found.readings)


def test_exceptions_and_conditions_beside_it_make_it_uncertain():
    (found,) = read("Chacun a une voix, sauf décision contraire.", rule=fact(ONE)).readings
    assert found.doubts == ("exception",)
    (found,) = read("Chacun a une voix. Toutefois le bureau décide.", rule=fact(ONE)).readings
    assert found.doubts == ("exception",)
    (found,) = read("Il a, le cas échéant, une voix.", rule=fact(ONE)).readings
    assert found.doubts == ("conditional",)


def test_what_is_not_found_is_a_question_and_not_silence():
    found = read("La société existe.", rule=fact(ONE))
    assert not found.readings
    assert found.silent_on == ("rule",)
    assert read("Chacun a une voix.", rule=fact(ONE)).silent_on == ()


CLASSES = fact(
    {"item": "{class}", "value": {}, "says": ["parts {class}"]},
    {
        "item": "{class}",
        "value": {"profit": "none"},
        "says": ["parts {class} ne .. aucun dividende"],
    },
    {"item": "**", "value": {"voting": True}, "says": ["chaque part donne une voix"]},
    {"item": "*", "value": {"uniform": True}, "says": ["ces parts sont égales"]},
)


def classes(*texts):
    articles = [(str(number), "", text) for number, text in enumerate(texts, 1)]
    found = read_articles(cues("fr", classes=CLASSES), "fr", articles)
    return {one.article: one.value["items"] for one in found.readings}


def test_every_class_is_every_one_that_any_article_names():
    found = classes("Il y a des parts A et des parts B.", "Chaque part donne une voix.")
    assert found == {"2": {"A": {"voting": True}, "B": {"voting": True}}}


def test_all_classes_are_those_of_the_article():
    found = classes("Il y a des parts A.", "Il y a des parts B. Ces parts sont égales.")
    assert found == {"2": {"B": {"uniform": True}}}


def test_a_class_keeps_what_is_said_of_it_alone():
    found = classes(
        "Les parts A ne donnent aucun dividende. Chaque part donne une voix.", "Les parts B aussi."
    )
    assert found == {"1": {"A": {"profit": "none", "voting": True}, "B": {"voting": True}}}


def test_where_no_class_is_named_there_is_no_list():
    assert classes("Chaque part donne une voix.") == {}
