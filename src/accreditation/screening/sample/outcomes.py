"""What the words in the odds of a column stand for: a value, a range, or one made of others."""

import datetime
import re
from dataclasses import dataclass

from accreditation.files import read_date

REFERENCE = r"[a-z]\w*(?:\.[a-z]\w*)*"
RANGE = r"(\d+)(?: \.\. (\d+))?"
_TERM = re.compile(rf"(?:({REFERENCE})(?: \* (?:({REFERENCE})|{RANGE} %))?|{RANGE})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DAY = datetime.date(1970, 1, 1)
_BETWEEN = re.compile(r" ([+-]) ")


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum.

    Attributes:
        sign: 1, or -1 for a part that is taken off.
        of: Another fact, of which it is the value, or a share.
        by: The fact that is the rate of that share.
        low: The smallest number, or percent of a share; a date as the number of its day.
        high: The largest; None where neither a number nor percents are stated.
    """

    sign: int
    of: str | None
    by: str | None
    low: int
    high: int | None


Formula = tuple[Term, ...]


def read_formula(text: str) -> Formula:
    """The sum that ``text`` writes: numbers, ranges, other facts and shares of them.

    Raises:
        ValueError: it is none.
    """
    parts = ["+", *_BETWEEN.split(text)]
    signs, words = parts[::2], parts[1::2]
    return tuple(
        _term(-1 if sign == "-" else 1, word) for sign, word in zip(signs, words, strict=True)
    )


def _term(sign: int, word: str) -> Term:
    if _DATE.fullmatch(word):
        days = (read_date(word) - _FIRST_DAY).days
        return Term(sign, None, None, days, days)
    found = _TERM.fullmatch(word)
    if found is None:
        raise ValueError(
            f"cannot be '{word}': that is neither a value nor a range such as '10 .. 500', another "
            "fact, or a share of one such as 'members.closing * 1 .. 12 %'"
        )
    of, by, *bounds = found.groups()
    low, high = bounds[:2] if of else bounds[2:]
    if low is None:
        return Term(sign, of, by, 0, None)
    return Term(sign, of, by, int(low), int(high or low))
