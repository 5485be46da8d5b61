"""Places in a law: how documents write them, and which contains which."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accreditation.law.places import Part, Place, read_place
from tests.conftest import own_pack

WRITTEN = {
    "article 1er § 3": "art. 1 §3",
    "l’article 1er, § 1er": "art. 1 §1",
    "article 6 :120 §1, 5°": "art. 6:120 §1 5°",
    "article 8 : 5": "art. 8:5",
    "article 8.5": "art. 8:5",
    "article 6, § 2, alinéa 2": "art. 6 §2 al. 2",
    "art. 8:5, § 1er, 3 °": "art. 8:5 §1 3°",
    "Art. 8:5 §1 alinéa 1er, 3º": "art. 8:5 §1 al. 1 3°",
    "article 5, premier alinéa, d)": "art. 5 al. 1 d)",
    "article 5, littera d": "art. 5 d)",
    "article 6:120, paragraphe 1er, n° 5": "art. 6:120 §1 5°",
    "article 4, point 2": "art. 4 2°",
    "article 5bis": "art. 5bis",
    "article 1/1": "art. 1/1",
    "artikel 8:5, § 1, eerste lid, 3°": "art. 8:5 §1 al. 1 3°",
    "artikel 6, § 2, tweede lid": "art. 6 §2 al. 2",
    "artikel 1, § 4, lid 2": "art. 1 §4 al. 2",
    "Artikel 8:5 §1 Absatz 1 Nr. 3": "art. 8:5 §1 al. 1 3°",
    "Article 6, paragraph 2, first subparagraph": "art. 6 §2 al. 1",
    "annexe 2": "annexe 2",
    "bijlage 2": "annexe 2",
    "art. 1 §1 chapeau": "art. 1 §1 chapeau",
}


@pytest.mark.parametrize(("words", "place"), WRITTEN.items())
def test_a_reference_of_a_document_is_read(words, place):
    assert str(read_place(words)) == place


@pytest.mark.parametrize(
    "words",
    [
        "article 8.5, 3",  # 3°, § 3 or the third alinea
        "§ 3",  # of which article?
        "article 1er et article 3",
        "articles 1 à 3",
        "article 1er, § 1er de l'arrêté royal",
        "article 1er, 3°, § 1er",
        "article 1er, § 1er, § 2",
        "article premier",
        "principe 2",
        "",
        ".",
    ],
)
def test_what_does_not_name_one_place_is_not_read(words):
    assert read_place(words) is None


def test_every_listed_provision_is_read_as_it_is_written():
    listed = own_pack().provisions.by_instrument
    places = [at for provisions in listed.values() for at in provisions]
    assert [str(read_place(at)) for at in places] == places


numbers = st.integers(1, 999).map(str)
articles = st.one_of(
    numbers,
    st.builds("{}:{}".format, numbers, numbers),
    st.builds("{}/{}".format, numbers, numbers),
    st.builds("{}{}".format, numbers, st.sampled_from(["bis", "ter", "quater"])),
)
letters = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@st.composite
def places(draw):
    first = draw(st.sampled_from(["article", "annex"]))
    parts = [Part(first, draw(articles))]
    for division, number in (
        ("paragraph", numbers),
        ("alinea", numbers),
        ("item", numbers),
        ("letter", letters),
    ):
        if draw(st.booleans()):
            parts.append(Part(division, draw(number)))
    if draw(st.booleans()):
        parts.append(Part("opening", ""))
    return Place(tuple(parts))


@given(places())
def test_a_place_that_is_written_is_read_again(place):
    assert read_place(str(place)) == place


FRENCH = {
    "article": "article {}",
    "annex": "annexe {}",
    "paragraph": "§ {}",
    "alinea": "alinéa {}",
    "item": "{} °",
    "letter": "littera {}",
    "opening": "phrase introductive",
}


@given(places(), st.sampled_from([" ", ", ", " , ", ",\u00a0"]))
def test_a_place_is_read_however_its_parts_are_set_apart(place, between):
    words = between.join(FRENCH[part.division].format(part.number) for part in place.parts)
    assert read_place(words) == place


@given(places())
def test_a_place_covers_itself_and_is_covered_by_every_whole(place):
    for length in range(1, len(place.parts) + 1):
        assert Place(place.parts[:length]).covers(place) is True


@given(places(), places())
def test_places_of_different_articles_never_cover_each_other(one, other):
    assume(one.parts[0] != other.parts[0])
    assert one.covers(other) is False
    assert other.covers(one) is False


@pytest.mark.parametrize(
    ("reference", "place", "covers"),
    [
        ("art. 8:5", "art. 8:5 §1 3°", True),
        ("art. 1 §3", "art. 1 §1 3°", False),
        ("art. 1 §1 3°", "art. 1 §3", False),
        ("art. 6 §2 al. 2", "art. 6 §2 al. 1", False),
        # An alinea that is left out, or added, where the item says the same.
        ("art. 6 §2 3°", "art. 6 §2 al. 1 3°", True),
        ("art. 8:5 §1 al. 1 3°", "art. 8:5 §1 3°", True),
        # Finer than what the law is cited for, or an alinea that may or may not hold the item.
        ("art. 6 §2 al. 2", "art. 6 §2", None),
        ("art. 8:5 §1 al. 3", "art. 8:5 §1 3°", None),
        ("art. 6 §2 al. 2", "art. 6 §2 al. 1 3°", False),
    ],
)
def test_which_reference_covers_which_place(reference, place, covers):
    assert read_place(reference).covers(read_place(place)) is covers


@pytest.mark.parametrize(
    ("instrument", "reference", "held"),
    [
        ("AR62", "art. 1 §1 3°", True),
        ("AR62", "art. 1", True),
        ("AR62", "art. 13", False),
        ("AR62", "art. 1 §9", False),
        ("AR62", "art. 1 §1 9°", False),
        ("AR62", "art. 5 §2", None),  # the list does not divide article 5
        ("AR62", "art. 1 §4 al. 3", None),  # alineas are listed only where they matter
        ("AR19", "art. 6 §3", False),
        ("CSA", "art. 8:5 §1", True),
        ("CSA", "art. 6:17", None),  # of the code only what the rules need is listed
        ("AR14", "art. 1", None),  # nothing of it is listed
    ],
)
def test_whether_a_law_has_a_place(instrument, reference, held):
    provisions = own_pack().provisions
    assert provisions.holds(instrument, read_place(reference)) is held
