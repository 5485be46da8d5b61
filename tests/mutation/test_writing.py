"""A case that is printed can be pasted: read back, it says the same."""

import datetime

import pytest

from accreditation.files import Document
from accreditation.reports.pasting import pasteable

TEXTS = [
    "6 %",
    "12.50 EUR",
    "yes",
    "on",
    "true",
    "null",
    "~",
    "",
    "7",
    "1.5",
    "2024-12-31",
    "a: b",
    "# not a comment",
    "l'assemblée générale, 1er mars",
    "- a dash",
    "x" * 200,
    "word " * 40 + "end",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_what_it_is(tmp_path, text):
    day = datetime.date(2024, 12, 31)
    items = {"complete": True, "items": {"a": {"number": 3, "day": day, "said": text}}}
    case = {
        "name": text,
        "on": day,
        "given": {"some.fact": text, "some.flag": False, "some.list": items},
        "expect": "pass",
    }
    document = Document(tmp_path / "cases.yaml", "cases:\n" + pasteable(case))
    assert document.data == {"cases": [case]}


def test_dates_that_are_one_object_are_written_twice():
    day = datetime.date(2024, 12, 31)
    same = {"day": day}
    text = pasteable({"name": "x", "on": day, "given": {"a.b": same, "c.d": same}})
    assert "&" not in text
    assert text.count("{day: 2024-12-31}") == 2
