"""What a phrase finds, and what it does not."""

import pytest

from accreditation.interpreting.phrase_syntax import PhraseError
from tests.interpreting.reader import values


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("L’assemblée décide.", "l assemblée décide"),
        ("L'ASSEMBLEE DECIDE", "l'assemblée décide"),
        ("Les coopérateurs‑trices votent.", "coopérateur* .. votent"),
        ("Chaque coopérateur·trice vote.", "chaque coopérateur vote"),
        ("Chaque coopérateur(trice) vote.", "chaque coopérateur vote"),
        ("Chaque associé vote.", "<every> vote"),
        ("Le conseil vote seul.", "(conseil|comité de gestion) vote [seul]"),
        ("Le comité de gestion vote.", "(conseil|comité de gestion) vote [seul]"),
        ("La voix du président est alors prépondérante.", "voix .. prépondérante"),
        ("Il vote, l'assemblée ayant décidé.", "l assemblée & vote"),
        ("Sans avis ni vote, il reste.", "sans avis"),
    ],
)
def test_found(text, phrase):
    assert values(text, phrase) == [True]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Il ne vote pas.", "vote"),
        ("Il ne peut voter.", "voter"),
        ("Chaque coopérateur ne vote pas deux fois.", "coopérateur .. vote"),
        ("Il vote. Le conseil siège.", "vote .. siège"),
        ("Il vote. Le conseil siège.", "vote & siège"),
        ("Le conseiller vote.", "conseil"),
        ("a b c d e f g h", "a .. h"),
        ("a b c d e f g h i j k l m n o p q r", "a ... r"),
    ],
)
def test_not_found(text, phrase):
    assert values(text, phrase) == []


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("au plus 6 % net", "au plus {rate}", "6 %"),
        ("au plus six pour cent (6 %) net", "au plus {rate} net", "6 %"),
        ("au plus 2,5% net", "au plus {rate}", "2.5 %"),
        ("au plus dix (10) pour cent net", "au plus {rate} net", "10 %"),
        ("plus d'un dixième des voix", "plus d'un {rate} des", "10 %"),
        ("les trois quarts des voix", "les {rate} des", "75 %"),
        ("1/10e des voix", "{rate} des", "10 %"),
        ("les deux tiers des voix", "les {rate} des", "66.6666 %"),
        ("un dixième (10 %) des voix", "un {rate} des", "10 %"),
        ("deux tiers (66,67 %) des voix", "{rate} des", "66.6666 %"),
        ("la moitié des parts", "la {rate} des", "50 %"),
        ("250 euros chacune", "{amount} chacune", "250 EUR"),
        ("deux cent cinquante euros (250,00 EUR) chacune", "{amount} chacune", "250 EUR"),
        ("€ 1.250,50 chacune", "{amount} chacune", "1250.50 EUR"),
        ("18 600 euros", "{amount}", "18600 EUR"),
        ("vingt-cinq euros", "{amount}", "25 EUR"),
        ("vingt-quatre euros septante-neuf cents (24,79 EUR)", "{amount}", "24.79 EUR"),
        ("vingt-quatre euros septante-neuf (€ 24,79) chacune", "{amount} chacune", "24.79 EUR"),
        ("24 euros et 5 centimes", "{amount}", "24.05 EUR"),
        ("1.000 euros cinquante cents", "{amount}", "1000.50 EUR"),
        ("vingt-quatre virgule zéro cinq euros", "{amount}", "24.05 EUR"),
        ("deux cents euros", "{amount}", "200 EUR"),
        ("€ 24,79 (vingt-quatre euros septante-neuf cents)", "{amount}", "24.79 EUR"),
        ("25 euros cinq parts", "{amount} 5 parts", "25 EUR"),
        ("au moins quinze jours avant", "{days} avant", 15),
        ("au moins trois semaines avant", "{days} avant", 21),
        ("les onze fondateurs", "{number} fondateurs", 11),
        ("En 2014, dix-sept fondateurs", "{number} fondateurs", 17),
        ("les 3 (trois) fondateurs", "{number} fondateurs", 3),
        ("septante-cinq fondateurs", "{number} fondateurs", 75),
    ],
)
def test_values(text, phrase, value):
    name = phrase[phrase.index("{") : phrase.index("}") + 1]
    assert values(text, phrase, value=name) == [value]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("ten hoogste zes procent", "hoogste {rate}", "6 %"),
        ("een tiende van de stemmen", "een {rate} van", "10 %"),
        ("tweehonderdvijftig euro", "{amount}", "250 EUR"),
        ("vierentwintig euro negenenzeventig cent (€ 24,79)", "{amount}", "24.79 EUR"),
        ("vierentwintig euro en negenenzeventig eurocent elk", "{amount} elk", "24.79 EUR"),
        ("vierentwintig komma negenenzeventig euro", "{amount}", "24.79 EUR"),
        ("vijfentwintig dagen vooraf", "{days} vooraf", 25),
        ("tweeëntwintig leden", "{number} leden", 22),
    ],
)
def test_values_in_dutch(text, phrase, value):
    name = phrase[phrase.index("{") : phrase.index("}") + 1]
    assert values(text, phrase, value=name, language="nl") == [value]


def test_two_rates_are_not_the_rate():
    assert values("dix ou vingt pour cent, 10 % ou 20 %", "{rate} ou {rate}", value="{rate}") == []
    assert values("10 % ou 10 %", "{rate} ou {rate}", value="{rate}") == ["10 %"]


@pytest.mark.parametrize(
    "text",
    [
        "six pour cent (5 %) net",
        "un dixième (20 %) net",
        "un dixième (1/20) net",
        "un dixième (10,5 %) net",
        "un tiers (34 %) net",
    ],
)
def test_figures_that_differ_from_the_words_are_no_rate(text):
    assert values(text, "{rate} net", value="{rate}") == []


@pytest.mark.parametrize(
    "text",
    [
        "vingt-quatre euros septante-neuf cents (24,97 EUR) chacune",
        "vingt-quatre euros (€ 24,79) chacune",
        "€ 250 (deux cents euros) chacune",
        "vingt-quatre euros septante-neuf (24,97 EUR) chacune",
    ],
)
def test_figures_that_differ_from_the_words_are_no_amount(text):
    assert values(f"une valeur de {text}", "valeur .. {amount}", value="{amount}") == []


@pytest.mark.parametrize(
    "text",
    ["quinze (21) jours", "quinze jours (21 jours)", "six (3) mois, soit 21 (quinze) jours"],
)
def test_figures_that_differ_from_the_words_are_no_number(text):
    assert values(f"au moins {text} avant", "{days} avant", value="{days}") == []
    assert values("au moins quinze (15) jours avant", "{days} avant", value="{days}") == [15]
    assert values("l'article 6 (3 parts)", "{number} parts", value="{number}") == []


def test_a_phrase_that_begins_with_a_negation_is_found_behind_another():
    assert values("Nul membre ne vote, sans que personne ne vote.", "ne vote") == [True]
    assert values("Aucun associé n'est tenu, il n'est pas tenu.", "n est pas tenu") == [True]
    assert values("Il n'est, sans exception, pas tenu.", "pas tenu") == [True]


def test_more_than_the_whole_is_no_rate():
    assert values("au plus 250 % net", "{rate} net", value="{rate}") == []


@pytest.mark.parametrize(
    "phrase",
    [
        "(un",
        "un)",
        "[un",
        "un|deux",
        "<nobody>",
        "{nothing}",
        "...",
        "& un",
        "«",
    ],
)
def test_a_phrase_that_means_nothing(phrase):
    with pytest.raises(PhraseError):
        values("un texte", phrase)


def test_a_negation_reaches_over_commas_and_not_over_semicolons():
    assert (
        values("Elle ne cherche pas, principalement, un profit.", "principalement .. profit") == []
    )
    assert values("Il ne vote pas ; chacun vote seul.", "chacun vote seul") == [True]
