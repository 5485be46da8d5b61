"""From what a cell of a workbook holds to a value as a file of a dossier writes it."""

import datetime
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.cell import Cell

from accreditation.conditions import SILENT, Boolean, Choice, Day, Number, Type, show_value
from accreditation.files import read_date, shown_raw
from accreditation.language import Language, phrase
from accreditation.law import Pack

_TRUTHS = {"true": True, "false": False}


class Misread(Exception):
    """A cell that holds no value of its fact; the sentence says what it wants."""


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
        self._silent = phrase("value.silent").in_(language).casefold()

    def value(self, fact: str, cell: Cell) -> Any:
        """The value of a fact; None if the cell is empty.

        Raises:
            Misread: it holds something else.
        """
        text = text_of(cell)
        if text is None:
            return None
        if text.casefold() in (self._silent, SILENT.value):
            return SILENT.value
        type_: Type = self._pack.meanings[fact].type
        match type_:
            case Boolean() | Choice():
                return self._word(fact, cell, text)
            case Day():
                return day_in(cell)
            case Number():
                return _number(type_, cell, text)
        return text

    def _word(self, fact: str, cell: Cell, text: str) -> Any:
        if isinstance(cell.value, bool):
            return cell.value
        for word, label in self._labels(fact).items():
            if text.casefold() in (label.casefold(), word.casefold()):
                return _TRUTHS.get(word, word)
        return text

    def _labels(self, fact: str) -> Mapping[str, str]:
        choices = self._pack.vocabulary.entry(fact).choices
        if choices:
            return {option: label.in_(self._language) for option, label in choices.items()}
        return {word: phrase(f"value.{word}").in_(self._language) for word in _TRUTHS}


def day_in(cell: Cell) -> datetime.date:
    """The date in a cell.

    Raises:
        Misread: it holds none.
    """
    if isinstance(cell.value, datetime.datetime):
        return cell.value.date()
    if isinstance(cell.value, datetime.date):
        return cell.value
    try:
        return read_date(text_of(cell) or "")
    except ValueError as error:
        raise Misread(f"must be a date: {shown_raw(cell.value)} {error}") from None


def _number(type_: Number, cell: Cell, text: str) -> Any:
    """A number with its unit; what is written as text has to have it."""
    if isinstance(cell.value, str | bool | datetime.date | datetime.time):
        return int(text) if type_.scale == 0 and text.isdecimal() else text
    rate = type_.unit == "rate"
    if rate and "%" not in cell.number_format:
        raise Misread(f"must be a percentage such as 6 %, not {text}")
    try:
        steps = Decimal(str(cell.value)).scaleb(type_.scale)
    except InvalidOperation:
        raise Misread(f"must be {type_.name}, not {text}") from None
    if steps != steps.to_integral_value():
        raise Misread(f"has more decimals than {type_.name} can have: {text}")
    return int(steps) if type_.scale == 0 else show_value(type_, int(steps))
