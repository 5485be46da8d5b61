"""A value that was written as text is read back as it was."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accreditation.conditions import BOOLEAN, DAY, SILENT, Choice, Number, show_value, value_shown

NUMBERS = st.builds(
    Number, st.sampled_from(["EUR", "rate", "votes"]), st.integers(4, 12), st.just(0), st.just(1)
)


@given(NUMBERS, st.integers(-(10**24), 10**24))
def test_any_number_of_any_scale(type_, steps):
    assert value_shown(type_, show_value(type_, steps)) == steps


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (BOOLEAN, True),
        (BOOLEAN, False),
        (DAY, datetime.date(2024, 2, 29)),
        (Choice(("a", "b")), "b"),
        (Choice(("a", "b")), SILENT),
    ],
)
def test_any_other_value(type_, value):
    assert value_shown(type_, show_value(type_, value)) == value
