"""From what a cell of a workbook holds to a value as a file of a dossier writes it."""

import datetime
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.cell import Cell

from accreditation.answering.form import Misread
from accreditation.answering.numbers import Ambiguous, decimal_sign, has_unit, typed_number
from accreditation.answering.told import Told
from accreditation.checking.answers import signature_of
from accreditation.conditions import SILENT, Boolean, Choice, Day, Number, Type, show_value
from accreditation.files import read_date
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.reading.workbooks import shows_percent

_TRUTHS = {"true": True, "false": False}
_EXAMPLES = {"EUR": ("1234{mark}50", "1 234{mark}50 EUR"), "rate": ("6 %", "6{mark}5 %")}
_COUNTED = ("43210", "43 210")
_MOST_DECIMALS = {"EUR": 4, "rate": 4}
_LONGEST = 80
"""Characters of a wrong answer that a sentence repeats."""


def text_of(cell: Cell) -> str | None:
    """What is written in a cell; None if nothing is. A number is written without ``.0``."""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime):
        value = value.date()
    text = "" if value is None else str(value).strip()
    return text or None


class CellReader:
    """Reads the cells of one form, in the language in which it was made."""

    def __init__(self, pack: Pack, language: Language) -> None:
        """Know the facts of ``pack``."""
        self._pack = pack
        self._language = language
        self._told = Told(pack, language)

    def value(self, fact: str, cell: Cell) -> Any:
        """The value of a fact; None if the cell is empty.

        Raises:
            Misread: it holds something else; the sentence is in the language of the form.
        """
        text = text_of(cell)
        if text is None:
            return None
        may_be_silent = signature_of(fact, self._pack).silence != "impossible"
        if may_be_silent and text.casefold() in (self._told.silent.casefold(), SILENT.value):
            return SILENT.value
        type_: Type = self._pack.meanings[fact].type
        match type_:
            case Boolean() | Choice():
                return self._word(fact, cell, text, may_be_silent=may_be_silent)
            case Day():
                return self.day(cell)
            case Number():
                return self._number(fact, type_, cell, text)
        return text

    def word(self, text: str, words: Mapping[str, str]) -> str:
        """Which of some words, each with what it is called, a cell holds.

        Raises:
            Misread: none of them.
        """
        for word, label in words.items():
            if text.casefold() in (label.casefold(), word.casefold()):
                return word
        raise self._misread("choice", text, options=self._told.quoted(words.values()))

    def day(self, cell: Cell) -> datetime.date:
        """The date in a cell.

        Raises:
            Misread: it holds none.
        """
        if isinstance(cell.value, datetime.datetime):
            return cell.value.date()
        if isinstance(cell.value, datetime.date):
            return cell.value
        text = text_of(cell) or ""
        try:
            return read_date(text)
        except ValueError:
            raise self._misread("date", text) from None

    def _word(self, fact: str, cell: Cell, text: str, *, may_be_silent: bool) -> Any:
        labels = self._told.options(fact)
        if isinstance(cell.value, bool) and labels.keys() == _TRUTHS.keys():
            return cell.value
        if may_be_silent:
            labels[SILENT.value] = self._told.silent
        word = self.word(text, labels)
        return _TRUTHS.get(word, word)

    def _number(self, fact: str, type_: Number, cell: Cell, text: str) -> Any:
        """A number with its unit."""
        number = self._in_unit(type_, cell, text)
        if number is None:
            raise self._unlike(type_, text)
        if isinstance(number, Ambiguous):
            raise self._misread("unclear", text, whole=number.whole, decimals=number.decimals)
        places = _MOST_DECIMALS.get(type_.unit, 0)
        steps = number.scaleb(places)
        if steps != steps.to_integral_value():
            key = "decimals" if places else "whole"
            raise self._misread(key, text, most=places)
        value = int(steps)
        if not type_.low <= value <= type_.high:
            low, high = (self._told.value(fact, type_, one) for one in (type_.low, type_.high))
            raise self._misread("range", text, low=low, high=high)
        return show_value(type_, value) if type_.unit in _MOST_DECIMALS else value

    def _in_unit(self, type_: Number, cell: Cell, text: str) -> Decimal | Ambiguous | None:
        """The number in a cell, in its unit: 6 for 6 %."""
        rate = type_.unit == "rate"
        if isinstance(cell.value, str):
            if rate and not has_unit(text, type_.unit):
                return None
            return typed_number(text, type_.unit, self._language)
        if isinstance(cell.value, bool) or (rate and not shows_percent(cell.number_format)):
            return None
        try:
            number = Decimal(str(cell.value))
        except InvalidOperation:
            return None
        if not number.is_finite():
            return None
        return number.scaleb(2) if rate else number

    def _unlike(self, type_: Number, text: str) -> Misread:
        examples = _EXAMPLES.get(type_.unit, _COUNTED)
        mark = decimal_sign(self._language)
        first, second = (one.format(mark=mark) for one in examples)
        key = {"EUR": "money", "rate": "rate"}.get(type_.unit, "count")
        return self._misread(key, text, first=first, second=second)

    def _misread(self, key: str, text: str, **values: object) -> Misread:
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        (found,) = self._told.quoted_each([shown])
        return Misread(self._told.say(f"cell_{key}", found=found, **values))
