"""What phrases look for: rates, amounts, numbers, days and classes of shares, and their values."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from accreditation.interpreting.figures import exact, money, rate
from accreditation.law.clause_cues import LanguageWords

Value = str | int | tuple[str, ...]

_FIGURES = r"\d[\d.,]*"
_AGAIN = rf"(?:{_FIGURES} )?"
_CLASS = r"[A-Z]\d? "

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
            "number": rf"(?P<number>\d+) {_AGAIN}",
            "days": rf"(?P<days>\d+) {_AGAIN}(?P<unit>{days})",
            "amount": (
                rf"(?:€ (?P<amount>{_FIGURES}) "
                rf"|(?P<sum>{_FIGURES}) {_AGAIN}€ (?:{_FIGURES} € )?)"
            ),
            "rate": (
                rf"(?:(?P<percent>{_FIGURES}) {_AGAIN}% (?:{_FIGURES} % )?"
                rf"|(?P<slash>\d+/\d+) (?:(?:e|eme|er|de|ste) )?"
                rf"|(?:(?P<parts>\d+) )?(?P<whole>{fractions})(?:\d+/\d+ (?:(?:e|eme|de|ste) )?)?"
                rf"(?:{_FIGURES} % )?)"
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
            if text is not None and there.setdefault(name, text) != text:
                return None
        values: dict[str, Value | None] = {}
        if "number" in there:
            values["number"] = int(there["number"])
        if CLASS in there:
            values[CLASS] = tuple(re.findall(_CLASS.strip(), there[CLASS]))
        if "days" in there:
            values["days"] = int(there["days"]) * _meant(self._days, there["unit"])
        if "amount" in there or "sum" in there:
            amount = exact(there.get("amount") or there["sum"])
            values["amount"] = None if amount is None else money(amount)
        part = self._part(there)
        if {"percent", "slash", "whole"} & set(there):
            values["rate"] = None if part is None or part > 1 else rate(part)
        if None in values.values():
            return None
        return {name: value for name, value in values.items() if value is not None}

    def _part(self, there: Mapping[str, str]) -> Fraction | None:
        if "percent" in there:
            percent = exact(there["percent"])
            return None if percent is None else percent / 100
        if "slash" in there:
            return exact(there["slash"])
        if "whole" in there:
            return Fraction(int(there.get("parts", "1")), _meant(self._fractions, there["whole"]))
        return None


def _meant(patterns: Mapping[str, int], text: str) -> int:
    return next(number for pattern, number in patterns.items() if re.fullmatch(pattern, text))
