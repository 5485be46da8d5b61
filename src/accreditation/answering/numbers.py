"""Numbers as people type them in one language: with spaces, a comma, a sign of its unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from accreditation.language import Language


class Ambiguous(NamedTuple):
    """A number with a sign that may part thousands or begin decimals.

    Attributes:
        whole: How to write it if it parts thousands.
        decimals: How to write it if it begins decimals.
    """

    whole: str
    decimals: str


_SPACES = re.compile("[\\s\u00a0\u202f\u2009\u2007]+")
_GROUPED = re.compile(r"[0-9]{1,3}([ .,])[0-9]{3}(\1[0-9]{3}){0,4}")
_PLAIN = re.compile(r"[0-9]{1,15}")
_MAY_BE_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_MINUS = str.maketrans({"\u2212": "-"})
_UNITS = {"EUR": re.compile(r"euros?|EUR|€", re.IGNORECASE), "rate": re.compile("%")}


def decimal_sign(language: Language) -> str:
    """The sign before decimals."""
    return "." if language == "en" else ","


def has_unit(text: str, unit: str) -> bool:
    """Whether a number is written with the sign of its unit."""
    return _UNITS[unit].search(text) is not None


def typed_number(text: str, unit: str, language: Language) -> Decimal | Ambiguous | None:
    """The number that a person typed, in its unit: 6 for ``6 %``; None if it is none.

    Args:
        text: What was typed.
        unit: ``EUR``, ``rate``, or what is counted.
        language: In English decimals follow a point, elsewhere a comma.
    """
    plain = _SPACES.sub(" ", text.translate(_MINUS)).strip()
    if unit in _UNITS:
        plain = _without(plain, unit)
    sign = -1 if plain.startswith("-") else 1
    plain = plain.removeprefix("-").strip()
    mark = decimal_sign(language)
    other = "," if mark == "." else "."
    if unit == "EUR" and _MAY_BE_EITHER.fullmatch(plain) and other in plain:
        before, _, after = plain.partition(other)
        minus = "-" if sign < 0 else ""
        return Ambiguous(f"{minus}{before}{after}{mark}00", f"{minus}{before}{mark}{after}0")
    found = _whole(plain, other) if unit not in _UNITS else _exact(plain, mark, other, unit)
    return None if found is None else sign * found


def _without(text: str, unit: str) -> str:
    """A number without the sign of its unit, before or behind it."""
    found = _UNITS[unit].search(text)
    if found is None:
        return text
    rest = (text[: found.start()].strip(), text[found.end() :].strip())
    return rest[0] or rest[1] if "" in rest else text


def _whole(text: str, parting: str) -> Decimal | None:
    """A whole number, whose thousands may be parted by spaces or by the sign of the language."""
    grouped = _GROUPED.fullmatch(text)
    if grouped is not None and grouped[1] in (" ", parting):
        text = text.replace(grouped[1], "")
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def _exact(text: str, mark: str, other: str, unit: str) -> Decimal | None:
    """A number with decimals; where both signs stand in it, the last begins the decimals."""
    last = max(text.rfind(mark), text.rfind(other))
    if last < 0:
        return _whole(text, other)
    if unit == "EUR" and text.count(text[last]) > 1:
        return _whole(text, text[last])
    whole = text[:last]
    parting = other if text[last] == mark else mark
    before, after = _whole(whole, parting), text[last + 1 :]
    return Decimal(f"{before}.{after}") if before is not None and _PLAIN.fullmatch(after) else None
