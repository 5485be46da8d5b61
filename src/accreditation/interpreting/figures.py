"""Figures in the place of numbers that are written in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from text_to_num import alpha2digit, text2num

from accreditation.interpreting.amounts import exact
from accreditation.interpreting.tokens import Token, plain
from accreditation.law.article_cues import DocumentLanguage
from accreditation.law.clause_cues import LanguageWords

_MOST_WORDS = 8
_JOINING = frozenset({"et", "en", "und"})
_AMBIGUOUS = frozenset({"un", "une", "een", "eins", "ein", "eine"}) | _JOINING
_MOST_CENTS = 5
_DISPUTED = "?"
_MOST_DECIMALS = 4
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")


class Figures:
    """Puts figures for numbers in words.

    Args:
        language: The language of the text.
        words: What the language writes for percentages, euros and cents.
    """

    def __init__(self, language: DocumentLanguage, words: LanguageWords) -> None:
        self._language = language
        self._signs = [
            (tuple(plain(part) for part in phrase.split()), sign)
            for sign, phrases in (("%", words.percent), ("€", words.money))
            for phrase in phrases
        ]
        self._cents = frozenset(map(plain, words.cents))

    def written(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """The same words with figures, ``%`` and ``€`` for what stands in words."""
        done: list[Token] = []
        at = 0
        while at < len(tokens):
            length, form = self._sign(tokens, at) or self._number(text, tokens, at) or (1, None)
            first = tokens[at]
            form = first.form if form is None else form
            if form == "€" and done and _WHOLE.fullmatch(done[-1].form):
                whole = done.pop()
                more, cents = self._cents_after(text, tokens, at + length, whole.form)
                length += more
                done.append(replace(whole, form=f"{whole.form}{cents}"))
            done.append(Token(form, first.start, tokens[at + length - 1].end, first.parted))
            at += length
        return _without_disputed(text, done)

    def _sign(self, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        for words, sign in self._signs:
            if tuple(token.form for token in tokens[at : at + len(words)]) == words:
                return len(words), sign
        return None

    def _number(self, text: str, tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
        """The longest number in words that begins here."""
        best: tuple[int, str] | None = None
        if tokens[at].form in _JOINING:
            return None
        for length in range(1, min(_MOST_WORDS, len(tokens) - at) + 1):
            row = tokens[at : at + length]
            if row[-1].form.isdigit() or self._sign(tokens, at + length - 1):
                break
            words = _words(text, row)
            if all(token.form in _AMBIGUOUS for token in row):
                continue
            value = number_in_words(words, self._language)
            if value is not None:
                best = length, str(value)
            elif (length > 1 and row[-1].form not in _AMBIGUOUS) or length == 1:
                break
        return best and (self._with_decimals(text, tokens, at, best[0]) or best)

    def _with_decimals(
        self, text: str, tokens: Sequence[Token], at: int, length: int
    ) -> tuple[int, str] | None:
        """The number in words that begins here, if decimals in words follow it."""
        most = min(length + 1 + _MOST_DECIMALS, len(tokens) - at)
        for longer in range(most, length + 1, -1):
            words = _words(text, tokens[at : at + longer])
            figures = alpha2digit(words, self._language)
            if re.fullmatch(r"\d+[.,]\d+", figures):
                return longer, figures
        return None

    def _cents_after(
        self, text: str, tokens: Sequence[Token], at: int, whole: str
    ) -> tuple[int, str]:
        """How many words after euros tell cents, and these as decimals.

        The word for cents may be missing where the amount follows in figures with decimals.
        """
        start = at + (at < len(tokens) and tokens[at].form in _JOINING)
        for end in range(start + 1, min(start + _MOST_CENTS, len(tokens))):
            row = tokens[start:end]
            number = row[0].form if len(row) == 1 and row[0].form.isdigit() else None
            if number is None:
                number = str(number_in_words(_words(text, row), self._language) or "")
            if not number or len(number) > 2:
                continue
            decimals = f",{int(number):02d}"
            if tokens[end].form in self._cents and not self._sign(tokens, end + 1):
                return end + 1 - at, decimals
            after = end + bool(self._sign(tokens, end))
            repeated = exact(tokens[after].form) if after < len(tokens) else None
            if repeated and repeated != int(repeated) == exact(whole):
                return end - at, decimals
        return 0, ""


def _without_disputed(text: str, tokens: list[Token]) -> list[Token]:
    """The words, without figures that differ from those that repeat them in brackets.

    ``quinze (21) jours`` and ``vijftien dagen (14 dagen)`` tell no number.
    """
    disputed: set[int] = set()
    for at in range(1, len(tokens)):
        before = _repeated(text, tokens, at)
        if before is not None and tokens[before].form != tokens[at].form:
            disputed |= {before, at}
    return [
        replace(token, form=_DISPUTED) if at in disputed else token
        for at, token in enumerate(tokens)
    ]


def _repeated(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Which figure one in brackets repeats: the word before, or that before the same unit."""
    bracketed = "(" in text[tokens[at - 1].end : tokens[at].start]
    if not bracketed or not tokens[at].form.isdigit():
        return None
    if tokens[at - 1].form.isdigit():
        return at - 1
    units = [token.form for token in tokens[at - 1 : at + 2 : 2]]
    if at < 2 or len(units) < 2 or units[0] != units[1] or not tokens[at - 2].form.isdigit():
        return None
    return at - 2


def _words(text: str, row: Sequence[Token]) -> str:
    return " ".join(text[token.start : token.end].lower() for token in row)


@lru_cache(maxsize=20_000)
def number_in_words(words: str, language: str) -> int | None:
    """The number that words stand for, None where they are no number."""
    try:
        return int(text2num(words, language))
    except ValueError:
        return None
