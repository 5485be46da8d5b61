"""What phrases look for: rates, amounts, numbers, days and classes of shares, and their values."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from accreditation.interpreting.amounts import exact, money, rate
from accreditation.law.clause_cues import LanguageWords

Value = str | int | tuple[str, ...]

_WHOLE = r"\d+(?:[.,]\d{3})*"
_FIGURES = r"\d[\d.,]*"
_CLASS = r"[A-Z]\d? "

_ROUNDING = Fraction(1, 200)
"""How far a percentage may be from the fraction it repeats, where none is exact, as for 1/3."""

CLASS = "class"
"""The capture of classes of shares."""


class Captures:
    """The patterns of what phrases look for, in one language.

    Args:
        words: What the language writes for parts of a whole, for days and between classes.
        matcher: Makes a pattern of a phrase without captures.
    """

    def __init__(self, words: LanguageWords, matcher: Callable[[str], str]) -> None:
        self._fractions = {matcher(word): parts for word, parts in words.fractions.items()}
        self._days = {matcher(word): number for word, number in words.days.items()}
        fractions, days = "|".join(self._fractions), "|".join(self._days)
        joining = "|".join(matcher(word) for word in words.joining)
        self._patterns = {
            "number": rf"(?P<number>{_WHOLE}) (?:(?P=number) )?",
            "days": rf"(?P<days>\d+) (?:(?P=days) )?(?P<unit>{days})",
            "amount": (
                rf"(?:€ (?P<amount>{_FIGURES}) {_again('amount', '€ ')}"
                rf"|(?P<amount>{_FIGURES}) {_again('amount')}€ "
                rf"(?:€ (?P<amount>{_FIGURES}) |{_again('amount', '€ ')}))"
            ),
            "rate": (
                rf"(?:(?P<percent>{_FIGURES}) {_again('percent')}% {_again('percent', '% ')}"
                rf"|(?P<slash>\d+/\d+) (?:(?:e|eme|er|de|ste) )?"
                rf"|(?:(?P<parts>\d+) )?(?P<whole>{fractions})"
                rf"(?:(?P<slash>\d+/\d+) (?:(?:e|eme|de|ste) )?)?(?:(?P<percent>{_FIGURES}) % )?)"
            ),
            CLASS: rf"(?P<{CLASS}>{_CLASS}(?:(?:{joining})?{_CLASS})*)",
        }

    @property
    def names(self) -> frozenset[str]:
        """What can be looked for."""
        return frozenset(self._patterns)

    def pattern(self, name: str) -> str:
        """The pattern of something to look for."""
        return self._patterns[name]

    def values(self, found: Mapping[str, str | None]) -> dict[str, Value] | None:
        """What was found, as statutes files write it; None where a figure has no meaning.

        Args:
            found: By the name of the group and its number in the phrase.
        """
        there: dict[str, str] = {}
        for numbered, text in found.items():
            name, _, _ = numbered.partition("_")
            if text is not None and not _same(there.setdefault(name, text), text):
                return None
        values: dict[str, Value | None] = {}
        if "number" in there:
            values["number"] = int(re.sub(r"\D", "", there["number"]))
        if CLASS in there:
            values[CLASS] = tuple(re.findall(_CLASS.strip(), there[CLASS]))
        if "days" in there:
            values["days"] = int(there["days"]) * _meant(self._days, there["unit"])
        if "amount" in there:
            amount = exact(there["amount"])
            values["amount"] = None if amount is None else money(amount)
        if {"percent", "slash", "whole"} & set(there):
            values["rate"] = self._rate(there)
        if None in values.values():
            return None
        return {name: value for name, value in values.items() if value is not None}

    def _rate(self, there: Mapping[str, str]) -> str | None:
        """The part of a whole that is named, if every way in which it is written names the same."""
        parts: list[Fraction | None] = []
        if "whole" in there:
            number = int(there.get("parts", "1"))
            parts.append(Fraction(number, _meant(self._fractions, there["whole"])))
        if "slash" in there:
            parts.append(exact(there["slash"]))
        if "percent" in there:
            percent = exact(there["percent"])
            parts.append(None if percent is None else percent / 100)
        first = parts[0]
        if first is None or first > 1:
            return None
        off = 0 if (first * 10_000).denominator == 1 else _ROUNDING
        if any(part is None or abs(part - first) > off for part in parts):
            return None
        return rate(first)


def _again(name: str, sign: str = "") -> str:
    """The same figure once more, as in ``six pour cent (6 %)``."""
    return rf"(?:(?P<{name}>{_FIGURES}) {sign})?"


def _same(left: str, right: str) -> bool:
    figures = exact(left), exact(right)
    return left == right if None in figures else figures[0] == figures[1]


def _meant(patterns: Mapping[str, int], text: str) -> int:
    return next(number for pattern, number in patterns.items() if re.fullmatch(pattern, text))
