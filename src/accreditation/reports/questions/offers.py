"""What the cells of a workbook offer: choices, and values of the right kind."""

import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from accreditation.asking import Question
from accreditation.conditions import Boolean, Choice, Day, Number
from accreditation.files import FIRST_YEAR, LAST_YEAR
from accreditation.language import phrase
from accreditation.reports.questions import workbook_look as look
from accreditation.reports.questions.words import Words

CHOICES = "_choices"
"""The hidden sheet with the choices that cells offer."""

LIST_ANSWERS = ("none", "complete", "open")
"""What may be said of a list: it is empty, it is complete, something may be missing."""

_FORMATS = {"EUR": '#,##0.00##" EUR"', "rate": "0.00##%"}
_LARGEST = 10**12


class Offers:
    """Offers of one workbook, each range of choices written once."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self._sheet = book.create_sheet(CHOICES)
        self._words = words
        self._ranges: dict[tuple[str, ...], str] = {}
        self._made: dict[tuple[str, str], DataValidation] = {}

    def hide(self) -> None:
        """Keep the choices out of sight."""
        self._sheet.sheet_state = "hidden"
        self._sheet.protection.sheet = True

    def value(self, cell: Cell, fact: str, *, silent: bool = False) -> None:
        """Let a cell take a value of a fact."""
        type_ = self._words.pack.meanings[fact].type
        if isinstance(type_, Boolean | Choice):
            options = list(self._words.options(fact).values())
            if silent:
                options.append(phrase("value.silent").in_(self._words.language))
            self.choice(cell, tuple(options))
        elif isinstance(type_, Day):
            self.day(cell, strict=not silent)
        elif isinstance(type_, Number):
            look.asked(cell, _FORMATS.get(type_.unit, "0"))
            if not silent:
                kind = "decimal" if type_.unit in _FORMATS else "whole"
                low = "0" if type_.low >= 0 else str(-_LARGEST)
                self._add(cell, kind, operator="between", formula1=low, formula2=str(_LARGEST))

    def told(self, question: Question) -> list[str]:
        """What is said of the form of an answer: the choices, or the type, and silence."""
        words = self._words
        lines = [f"• {label}" for label in words.options(question.fact).values()]
        silent = phrase("value.silent").in_(words.language)
        return [*(lines or words.answer(question)[:1]), *words.silence(question, silent)]

    def day(self, cell: Cell, *, strict: bool = True) -> None:
        """Let a cell take a date."""
        look.asked(cell, "yyyy-mm-dd")
        if strict:
            first, last = datetime.date(FIRST_YEAR + 100, 1, 1), datetime.date(LAST_YEAR, 12, 31)
            days = [f"DATE({day.year},{day.month},{day.day})" for day in (first, last)]
            self._add(cell, "date", operator="between", formula1=days[0], formula2=days[1])

    def completeness(self, cell: Cell) -> None:
        """Let a cell say whether a list is complete."""
        self.choice(cell, tuple(self._words.say(f"list_{key}") for key in LIST_ANSWERS))

    def documents(self, cell: Cell) -> None:
        """Offer the documents of the dossier; others may be written."""
        titles = tuple(self._words.documents.values())
        if titles:
            self.choice(cell, titles, strict=False)

    def choice(self, cell: Cell, options: tuple[str, ...], *, strict: bool = True) -> None:
        """Offer some words."""
        look.asked(cell)
        if options not in self._ranges:
            column = len(self._ranges) + 1
            for row, option in enumerate(options, start=1):
                look.written(look.cell(self._sheet, row, column), option)
            letter = get_column_letter(column)
            place = f"${letter}$1:${letter}${len(options)}"
            self._ranges[options] = f"{quote_sheetname(CHOICES)}!{place}"
        self._add(cell, "list", strict=strict, formula1=self._ranges[options])

    def _add(self, cell: Cell, kind: str, *, strict: bool = True, **given: str) -> None:
        sheet = cell.parent
        assert isinstance(sheet, Worksheet)
        key = (sheet.title, f"{kind} {given} {strict}")
        if key not in self._made:
            made = DataValidation(type=kind, allow_blank=True, showErrorMessage=strict, **given)  # type: ignore[arg-type]
            made.error = self._words.say("not_like_this")
            sheet.add_data_validation(made)
            self._made[key] = made
        self._made[key].add(cell)
