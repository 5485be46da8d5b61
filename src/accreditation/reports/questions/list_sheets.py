"""The sheets of a workbook on which the items of lists are written, one sheet for each list."""

from collections.abc import Callable, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from accreditation.asking import Home, Question
from accreditation.conditions import Choice
from accreditation.reports.questions import workbook_look as look
from accreditation.reports.questions.offers import Offers
from accreditation.reports.questions.words import Words

ROWS = 60
"""How many rows are ready to be filled in; more may be added."""

FIRST_ROW = 4
"""The first row of items, under a heading, the hidden row of names, and the questions."""

_WIDTH, _WIDE = 20, 30


class ListSheets:
    """Sheets for lists; each holds the items of every file that wants the list."""

    def __init__(self, words: Words, offers: Offers, names: Mapping[Home, str]) -> None:
        """Call the files by ``names``."""
        self._words = words
        self._offers = offers
        self._names = names
        self._sheets: dict[str, Worksheet] = {}

    def name(self, fact: str) -> str:
        """What the sheet of a list is called."""
        return self._sheets[fact].title

    def add(self, question: Question, make: Callable[[str], Worksheet]) -> None:
        """Have a sheet for a list."""
        fact = question.fact
        if fact in self._sheets:
            return
        label = self._words.entry(question).label.in_(self._words.language)
        sheet = make(label[:1].upper() + label[1:])
        self._sheets[fact] = sheet
        wanted = [
            self._names[one.home]
            for one in self._words.asked.questions
            if one.fact == fact and one.way == "answer"
        ]
        self._fill(sheet, fact, tuple(dict.fromkeys(wanted)))

    def _fill(self, sheet: Worksheet, fact: str, subjects: tuple[str, ...]) -> None:
        words = self._words
        fields = words.fields(fact)
        heads = [words.say("subject"), words.say("item")]
        heads += [field.label.in_(words.language) for field in fields.values()]
        keys = ["subject", "item", *(f"{fact}.{short}" for short in fields)]
        told = ["", words.say("item_name")]
        told += [field.question.in_(words.language) for field in fields.values()]
        wide = [isinstance(words.pack.meanings[key].type, Choice) for key in keys[2:]]
        widths = {1: _WIDTH, 2: _WIDTH}
        widths |= {column: _WIDE if w else _WIDTH for column, w in enumerate(wide, start=3)}
        for column, (head, key, text) in enumerate(zip(heads, keys, told, strict=True), start=1):
            look.head(look.cell(sheet, 1, column), head)
            look.written(look.cell(sheet, 2, column), key)
            look.told(look.cell(sheet, 3, column), text, quiet=True)
        sheet.row_dimensions[2].hidden = True
        for row in range(FIRST_ROW, FIRST_ROW + ROWS):
            self._offers.choice(look.cell(sheet, row, 1), subjects)
            look.asked(look.cell(sheet, row, 2))
            for column, key in enumerate(keys[2:], start=3):
                look.asked(look.cell(sheet, row, column))
                self._offers.value(look.cell(sheet, row, column), key)
        look.laid_out(sheet, widths, (), f"C{FIRST_ROW}", "1:3")
        sheet.print_title_cols = "A:B"
        look.sized(sheet, 1, widths)
        look.sized(sheet, 3, widths)
