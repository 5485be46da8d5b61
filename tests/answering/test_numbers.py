"""Numbers as people type them: what they mean in each language, and which may mean two things."""

from decimal import Decimal

import pytest

from accreditation.answering.numbers import Ambiguous, typed_number

COMMA = ("fr", "nl", "de")


def typed(text, unit, *languages):
    return {typed_number(text, unit, language) for language in languages}


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_spaces_part_thousands_in_every_language(space):
    text = f"1{space}043{space}210"
    assert typed(text, "members", *COMMA, "en") == {1_043_210}
    assert typed(f"{text}{space}€", "EUR", *COMMA, "en") == {1_043_210}


def test_decimals_follow_the_sign_of_the_language():
    assert typed("4,285", "EUR", *COMMA) == {Decimal("4.285")}
    assert typed("4.285", "EUR", "en") == {Decimal("4.285")}
    assert typed("6,125 %", "rate", *COMMA) == {Decimal("6.125")}


@pytest.mark.parametrize("text", ["1.234,56", "1,234.56", "1 234,56", "1234.56", "EUR 1234,56"])
def test_where_only_one_reading_is_left_any_sign_will_do(text):
    assert typed(text, "EUR", *COMMA, "en") == {Decimal("1234.56")}


def test_more_than_one_sign_parts_thousands():
    assert typed("1.234.567", "EUR", *COMMA, "en") == {1_234_567}
    assert typed("1,234,567", "EUR", *COMMA, "en") == {1_234_567}


def test_thousands_or_decimals_is_not_guessed():
    assert typed("1.234", "EUR", *COMMA) == {Ambiguous("1234,00", "1,2340")}
    assert typed("-12.500 EUR", "EUR", "nl") == {Ambiguous("-12500,00", "-12,5000")}
    assert typed("1,234", "EUR", "en") == {Ambiguous("1234.00", "1.2340")}


def test_both_ways_to_write_it_are_understood():
    for language in (*COMMA, "en"):
        found = typed_number("1,234" if language == "en" else "1.234", "EUR", language)
        assert isinstance(found, Ambiguous)
        assert typed_number(found.whole, "EUR", language) == 1234
        assert typed_number(found.decimals, "EUR", language) == Decimal("1.234")


def test_what_is_counted_has_no_decimals():
    assert typed("43.210", "members", *COMMA) == {43_210}
    assert typed("43,210", "members", "en") == {43_210}
    assert typed("43,210", "members", *COMMA) == {None}
    assert typed("43.210", "members", "en") == {None}


@pytest.mark.parametrize(
    "text", ["", "EUR", "12 EUR 50", "1.23.4", "1,2,3", "12,", ",5", "1 23", "--5", "9" * 60, "٣"]
)
def test_other_texts_are_no_number(text):
    assert typed(text, "EUR", *COMMA, "en") == {None}
