"""Articles: each with its number, heading, text and place, and the rest with the reason."""

import pytest

from tests.reading.documents import lawful, read, reasons, told

BEGINNINGS = [
    "Article {0}\n{1}\n\n{2}\n",
    "Article {0} {1}\n\n{2}\n",
    "Article {0}. {1}\n{2}\n",
    "Article {0} : {1}\n{2}\n",
    "ARTICLE {0}. {1}\n\n{2}\n",
    "Art. {0} - {1}\n\n{2}\n",
    "ART {0} – {1}.\n\n{2}\n",
    "Art. {0}.- {1}. {2}\n",
    "Article\u00a0{0}\u00a0– {1} – {2}\n",
]
FRENCH = (
    ("1", "Dénomination", "La société porte le nom « Les Tilleuls »."),
    ("2", "Siège", "Le siège est établi en Région wallonne. Il peut être déplacé."),
    ("3", "Objet", "La société a pour objet la culture de légumes."),
    ("3bis", "Finalité", "La finalité est celle de l'article 3 et de l'article 12 du Code."),
    ("4", "Durée", "La durée est illimitée."),
)
DUTCH = (
    ("1", "Naam", "De vennootschap draagt de naam « De Linde »."),
    ("2", "Zetel", "De zetel is gevestigd in het Vlaams Gewest. Hij kan worden verplaatst."),
    ("3", "Voorwerp", "De vennootschap heeft als voorwerp het telen van groenten."),
    ("3bis", "Finaliteit", "De finaliteit is die van artikel 3 en van artikel 12 van het Wetboek."),
    ("4", "Duur", "De duur is onbepaald."),
)


def text(path, written):
    path.write_text(written, "utf-8")
    return path


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize("articles", [FRENCH, DUTCH], ids=["fr", "nl"])
def test_every_way_to_number_articles(tmp_path, beginning, articles):
    if articles is DUTCH:
        beginning = beginning.replace("Article", "Artikel").replace("ARTICLE", "ARTIKEL")
    written = "\n".join(beginning.format(*one) for one in articles)
    statutes = read(text(tmp_path / "s.txt", written))
    assert told(statutes) == articles
    assert statutes.language == ("fr" if articles is FRENCH else "nl")
    assert statutes.doubts == ()
    assert reasons(statutes) == []
    lawful(statutes)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Article 1er. -", "1"),
        ("Article premier", "1"),
        ("Article 1er bis.", "1bis"),
        ("ARTIKEL EEN:", "1"),
        ("Artikel 1bis.-", "1bis"),
        ("Art. 1 ter :", "1ter"),
        ("Artikel 1.", "1"),
        ("Article n° 1 –", "1"),
        ("Article 1.1", "1.1"),
        ("ARTICLE I.", "I"),
    ],
)
def test_numbers_of_every_kind(tmp_path, written, number):
    said = f"{written} La société est une coopérative.\n\nArticle 2. La durée est illimitée.\n"
    statutes = read(text(tmp_path / "s.txt", said))
    assert told(statutes) == (
        (number, "", "La société est une coopérative."),
        ("2", "", "La durée est illimitée."),
    )


def test_articles_without_headings(tmp_path):
    written = (
        "Article 1\n\nLa société est une coopérative.\n\nArticle 2\n\n"
        "Le siège est à Namur.\nIl peut être déplacé.\n\nArticle 3\n\nLa durée est illimitée.\n"
    )
    assert told(read(text(tmp_path / "s.txt", written))) == (
        ("1", "", "La société est une coopérative."),
        ("2", "", "Le siège est à Namur.\nIl peut être déplacé."),
        ("3", "", "La durée est illimitée."),
    )


def test_what_is_no_article_is_left_out_with_the_reason(tmp_path):
    written = """STATUTS COORDONNÉS

L'an deux mille vingt, devant le notaire, a comparu la fondatrice, qui expose ceci.

TABLE DES MATIÈRES

Article 1. Dénomination ........ 3
Article 2. Siège ............... 4
Article 3. Parts ............... 4

TITRE I - NOM ET SIÈGE

Article 1. Dénomination

La société porte le nom « Les Tilleuls ».

Article 2. Siège

Le siège est à Namur.

TITRE II

CAPITAL ET PARTS

Article 3. Parts

Les parts sont nominatives.

DISPOSITIONS TRANSITOIRES

Le premier exercice commence ce jour.
"""
    statutes = read(text(tmp_path / "s.txt", written))
    assert told(statutes) == (
        ("1", "Dénomination", "La société porte le nom « Les Tilleuls »."),
        ("2", "Siège", "Le siège est à Namur."),
        ("3", "Parts", "Les parts sont nominatives."),
    )
    assert reasons(statutes) == [
        ("preamble", "STATUTS COORDONNÉS"),
        (
            "preamble",
            "L'an deux mille vingt, devant le notaire, a comparu la fondatrice, qui expose ceci.",
        ),
        ("contents", "TABLE DES MATIÈRES"),
        ("contents", "Article 1. Dénomination ........ 3"),
        ("contents", "Article 2. Siège ............... 4"),
        ("contents", "Article 3. Parts ............... 4"),
        ("chapter_title", "TITRE I - NOM ET SIÈGE"),
        ("chapter_title", "TITRE II"),
        ("chapter_title", "CAPITAL ET PARTS"),
        ("closing", "DISPOSITIONS TRANSITOIRES"),
        ("closing", "Le premier exercice commence ce jour."),
    ]
    lawful(statutes)


def test_a_reference_is_no_beginning_even_at_the_start_of_a_line(tmp_path):
    written = (
        "Article 1. La société est une coopérative.\n\n"
        "Article 2. Le vote se fait comme il est dit dans les limites de\n"
        "l'article 33 et de\narticle 3 des présents statuts, et selon\n"
        "Article 3 du Code.\nArticle 3, § 2, reste applicable.\n\n"
        "Article 3. La durée est illimitée.\n"
    )
    statutes = read(text(tmp_path / "s.txt", written))
    assert [a.number for a in statutes.articles] == ["1", "2", "3"]
    assert statutes.articles[2].text.text == "La durée est illimitée."
    assert "Article 3, § 2, reste applicable." in statutes.articles[1].text.text
    lawful(statutes)


def test_numbers_that_do_not_ascend_are_doubted_and_lose_nothing(tmp_path):
    written = "".join(f"Article {n}. La règle {n} est celle-ci.\n\n" for n in (1, 2, 3, 2, 5, 6))
    statutes = read(text(tmp_path / "s.txt", written))
    assert [a.number for a in statutes.articles] == ["1", "2", "3", "5", "6"]
    assert statutes.articles[2].text.text == (
        "La règle 3 est celle-ci.\nArticle 2. La règle 2 est celle-ci."
    )
    assert statutes.doubts == (
        "paragraph 5: article 5 follows article 3; those between were not found.",
        "paragraph 4: a line begins like article 2, but its number does not ascend; it was left in "
        "the text of article 3.",
    )
    lawful(statutes)


def test_what_scanners_spoil_is_read_with_a_doubt(tmp_path):
    written = (
        "Article 9. La société est une coopérative.\n\nArtic1e l0. Le siège est à Namur.\n\n"
        "ARTlCLE 11. La durée est illimitée.\n\nArticle 1 de la loi ne compte pas.\n"
    )
    statutes = read(text(tmp_path / "s.txt", written))
    assert [a.number for a in statutes.articles] == ["9", "10", "11"]
    assert statutes.doubts == (
        "paragraph 1: article 9 is the first; those between were not found.",
        "paragraph 2: 'Artic1e l0.' was read as article 10.",
        "paragraph 3: 'ARTlCLE 11.' was read as article 11.",
    )


def bilingual():
    for (number, fr, said), (_, nl, gezegd) in zip(FRENCH, DUTCH, strict=True):
        yield f"Article {number}. {fr}\n\n{said}\n\nArtikel {number}. {nl}\n\n{gezegd}\n"


@pytest.mark.parametrize(
    ("language", "kept"), [(None, FRENCH), ("fr", FRENCH), ("nl", DUTCH)], ids=str
)
def test_of_two_languages_one_is_kept(tmp_path, language, kept):
    path = text(tmp_path / "s.txt", "\n".join(bilingual()))
    statutes = read(path, language)
    assert told(statutes) == kept
    assert {reason for reason, _ in reasons(statutes)} == {"other_language"}
    assert len(reasons(statutes)) == 10
    lawful(statutes)


def test_one_language_after_the_other(tmp_path):
    written = "\n".join(
        f"{word} {number}. {heading}\n\n{said}\n"
        for word, articles in (("Article", FRENCH), ("Artikel", DUTCH))
        for number, heading, said in articles
    )
    path = text(tmp_path / "s.txt", written)
    assert told(read(path)) == FRENCH
    assert told(read(path, "nl")) == DUTCH
    lawful(read(path, "nl"))


def test_rules_of_the_house_behind_the_statutes_are_left_out(tmp_path):
    written = "".join(f"Article {n}. La règle {n} est celle-ci.\n\n" for n in (1, 2, 3, 4, 1, 2, 3))
    statutes = read(text(tmp_path / "s.txt", written))
    assert [a.number for a in statutes.articles] == ["1", "2", "3", "4"]
    assert [reason for reason, _ in reasons(statutes)] == ["numbered_anew"] * 3
    assert "numbers begin again" in statutes.doubts[0]


def test_page_numbers_of_a_text_and_the_heads_beside_them(tmp_path):
    written = (
        "Article 1. La société est une\n\n1\n\nStatuts des Tilleuls\n\ncoopérative.\n\n"
        "Article 2. La durée\n\n2\n\nStatuts des Tilleuls\n\nest illimitée.\n\n3\n"
    )
    statutes = read(text(tmp_path / "s.txt", written))
    assert told(statutes) == (
        ("1", "", "La société est une coopérative."),
        ("2", "", "La durée est illimitée."),
    )
    assert [reason for reason, _ in reasons(statutes)] == [
        *["page_number", "running_head"] * 2,
        "page_number",
    ]
    lawful(statutes)


def test_lines_broken_to_fit_are_put_together_and_hyphens_at_their_ends_joined(tmp_path):
    written = (
        "Article 1. Les actionnaires se réunissent en assemblée géné-\n"
        "rale au moins une fois par an, sous la direction de la vice-\n"
        "présidente ou de l’administrateur qu’elle a désigné, et dé-\n"
        "libèrent valablement.\n\nArticle 2. La durée est illimitée.\n"
    )
    statutes = read(text(tmp_path / "s.txt", written))
    assert statutes.articles[0].text.text == (
        "Les actionnaires se réunissent en assemblée générale au moins une fois par an, sous la "
        "direction de la vice-présidente ou de l’administrateur qu’elle a désigné, et délibèrent "
        "valablement."
    )
    lawful(statutes)
