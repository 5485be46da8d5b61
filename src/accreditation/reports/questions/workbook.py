"""Questions as a workbook to fill in: a sheet for each file of the dossier and each list."""

import hashlib
import io
import re
import textwrap
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from accreditation.asking import Home, Question
from accreditation.asking.questions import CLOSES, OPENS
from accreditation.conditions import ListType
from accreditation.language import phrase
from accreditation.reports.questions import workbook_look as look
from accreditation.reports.questions.list_sheets import ListSheets
from accreditation.reports.questions.offers import Offers
from accreditation.reports.questions.words import Words, by_home
from accreditation.reports.questions.yaml_form import FORM

META = "_form"
"""The hidden sheet that says what was asked, and how the subjects are called."""

TECHNICAL = 2
"""The hidden row that says what each column of a sheet holds."""

NUMBER, QUESTION, ANSWER, FORMAT, ARTICLE, SOURCE, AT, WHY, WHERE, KIND = range(1, 11)
SUBJECT, FACT, ITEM, HELD, CHECK = range(11, 16)
COLUMNS = {
    NUMBER: "number", QUESTION: "question", ANSWER: "answer", FORMAT: "format",
    ARTICLE: "article", SOURCE: "source", AT: "at", WHY: "why", WHERE: "where", KIND: "kind",
    SUBJECT: "subject", FACT: "fact", ITEM: "item", HELD: "held", CHECK: "check",
}  # fmt: skip
_HEADS = {
    QUESTION: "question", ANSWER: "answer", FORMAT: "format", ARTICLE: "article",
    SOURCE: "document", AT: "place", WHY: "why", WHERE: "where", KIND: "kind",
}  # fmt: skip
_WIDTHS = {
    NUMBER: 5, QUESTION: 40, ANSWER: 26, FORMAT: 30, ARTICLE: 8, SOURCE: 20, AT: 14, WHY: 36,
    WHERE: 25, KIND: 11,
}  # fmt: skip
_HELP_WIDTH = 110
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def row_check(question: str, subject: str, fact: str, item: str) -> str:
    """What a row carries to tell whether its question and its keys still belong together."""
    whole = "\n".join((question, subject, fact, item))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def sheet_name(text: str, taken: Sequence[str]) -> str:
    """A name that a sheet can have, and that no other has."""
    plain = " ".join(_FORBIDDEN.sub(" ", text).split()).strip("'")
    name = textwrap.shorten(plain, _LONGEST_NAME, placeholder=" …")
    for number in range(2, len(taken) + 3):
        if name.casefold() not in {other.casefold() for other in taken}:
            break
        name = f"{name[: _LONGEST_NAME - 4].rstrip()} {number}"
    return name


def questions_workbook(words: Words, regimes: Sequence[str], years: Sequence[str]) -> bytes:
    """A workbook with every question that a form can take an answer to.

    Args:
        words: Says what is asked in one language.
        regimes: What was asked for with ``--regime``.
        years: What was asked for with ``--year``.
    """
    return _Book(words).made(regimes, years)


class _Book:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._book = Workbook()
        self._book.remove(self._book.active)  # type: ignore[arg-type]
        self._help = self._sheet(words.say("sheet_help"))
        self._offers = Offers(self._book, words)

    def made(self, regimes: Sequence[str], years: Sequence[str]) -> bytes:
        shown = [q for q in self._words.asked.questions if q.home.there or q.home.kind == "year"]
        homes = by_home(shown)
        names = {home: self._home_name(home) for home in homes}
        sheets = {home: self._sheet(name) for home, name in names.items()}
        lists = ListSheets(self._words, self._offers, names)
        for question in shown:
            if question.way == "answer" and self._is_list(question):
                lists.add(question, self._sheet)
        for home, questions in homes.items():
            self._fill(sheets[home], home, questions, lists)
        self._explain()
        self._describe(regimes, years, names)
        self._offers.hide()
        self._book.properties.title = self._words.asked.report.name
        self._book.properties.creator = "accreditation"
        stream = io.BytesIO()
        self._book.save(stream)
        return stream.getvalue()

    def _sheet(self, name: str) -> Worksheet:
        made: Worksheet = self._book.create_sheet(sheet_name(name, self._book.sheetnames))
        return made

    def _home_name(self, home: Home) -> str:
        return self._words.say(f"sheet_{home.kind}", id=home.id)

    def _is_list(self, question: Question) -> bool:
        return isinstance(self._words.pack.meanings[question.fact].type, ListType)

    def _fill(
        self, sheet: Worksheet, home: Home, questions: Sequence[Question], lists: ListSheets
    ) -> None:
        look.head(look.cell(sheet, 1, NUMBER), "№")
        for column, key in _HEADS.items():
            look.head(look.cell(sheet, 1, column), self._words.say(key))
        for column, key in COLUMNS.items():
            look.written(look.cell(sheet, TECHNICAL, column), key)
        sheet.row_dimensions[TECHNICAL].hidden = True
        row = TECHNICAL + 1
        if not home.there:
            row = self._days(sheet, home, row)
        for number, question in enumerate(questions, start=1):
            self._row(sheet, row, number, question, lists)
            look.sized(sheet, row, _WIDTHS)
            row += 1
        statutes = home.kind == "statutes"
        widths = {column: _WIDTHS[column] for column in _WIDTHS if column != ARTICLE or statutes}
        hidden = [*range(SUBJECT, CHECK + 1), *([] if statutes else [ARTICLE])]
        look.laid_out(sheet, widths, hidden, f"C{TECHNICAL + 1}", "1:1")

    def _days(self, sheet: Worksheet, home: Home, row: int) -> int:
        """The days of a year without a file, as they are expected."""
        year = self._words.asked.years[home.id]
        for fact, day in ((OPENS, year.opens), (CLOSES, year.closes)):
            question = self._words.say(fact.partition(".")[2])
            look.told(look.cell(sheet, row, QUESTION), question)
            answer = look.cell(sheet, row, ANSWER)
            answer.value = day
            self._offers.day(answer)
            look.told(look.cell(sheet, row, FORMAT), self._words.say("type_date"), quiet=True)
            look.told(look.cell(sheet, row, WHY), self._words.say("days_expected"), quiet=True)
            self._keys(sheet, row, question, (home.key, fact, None), held=False)
            look.sized(sheet, row, _WIDTHS)
            row += 1
        return row

    def _row(
        self, sheet: Worksheet, row: int, number: int, question: Question, lists: ListSheets
    ) -> None:
        words = self._words
        closed = question.way != "answer"
        text = words.question(question)
        look.told(look.cell(sheet, row, NUMBER), number, closed=closed)
        look.told(look.cell(sheet, row, QUESTION), text, closed=closed)
        formed = [words.way(question) or ""]
        for column, lines in ((WHY, words.why(question)), (WHERE, words.where(question))):
            look.told(look.cell(sheet, row, column), "\n".join(lines), quiet=True, closed=closed)
        look.told(look.cell(sheet, row, KIND), words.kind(question), quiet=True, closed=closed)
        asked = (ARTICLE,) if question.home.kind == "statutes" else ()
        for column in (ANSWER, *asked, SOURCE, AT):
            if closed:
                look.told(look.cell(sheet, row, column), "", closed=True)
            else:
                look.asked(look.cell(sheet, row, column))
        format_ = look.cell(sheet, row, FORMAT)
        if not closed:
            self._offers.documents(look.cell(sheet, row, SOURCE))
            formed = self._answer(look.cell(sheet, row, ANSWER), question, lists, format_)
        look.told(format_, "\n".join(formed), quiet=True, closed=closed)
        held = self._words.asked.homes.facts(question.home).get(question.fact) is not None
        self._keys(sheet, row, text, question.key, held=held)

    def _answer(
        self,
        cell: Cell,
        question: Question,
        lists: ListSheets,
        format_: Cell,
    ) -> list[str]:
        """Let a cell offer what may be answered; returns what is said of it."""
        if not self._is_list(question):
            silent = self._words.may_be_silent(question)
            self._offers.value(cell, question.fact, silent=silent)
            return self._offers.told(question)
        self._offers.completeness(cell)
        name = lists.name(question.fact)
        escaped = name.replace("'", "''")
        format_.hyperlink = f"#'{escaped}'!A1"
        return [self._words.say("list_sheet", sheet=name)]

    def _keys(
        self,
        sheet: Worksheet,
        row: int,
        text: str,
        key: tuple[str, str, str | None],
        *,
        held: bool,
    ) -> None:
        subject, fact, item = key
        for column, value in (
            (SUBJECT, subject),
            (FACT, fact),
            (ITEM, item or ""),
            (HELD, "yes" if held else ""),
            (CHECK, row_check(text, subject, fact, item or "")),
        ):
            look.written(look.cell(sheet, row, column), value)

    def _explain(self) -> None:
        words, asked = self._words, self._words.asked
        sheet = self._help
        title = f"{asked.report.name} · {words.say('title', date=words.date(asked.report.as_of))}"
        look.written(look.cell(sheet, 1, 1), title).font = Font(
            name="Calibri", size=16, bold=True, color="1F3A5F"
        )
        silent = phrase("value.silent").in_(words.language)
        lines = [words.say(f"help_{key}") for key in ("sheets", "answers", "sources")]
        lines += [words.say("help_silent", word=silent)]
        lines += [words.say(f"help_{key}") for key in ("lists", "judgement", "back")]
        lines += [f"! {words.missing(home, number)}" for home, number in asked.missing.items()]
        for row, line in enumerate(lines, start=3):
            look.told(look.cell(sheet, row, 1), line)
            look.sized(sheet, row, {1: _HELP_WIDTH})
        sheet.column_dimensions["A"].width = _HELP_WIDTH
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        look.printed(sheet)

    def _describe(
        self, regimes: Sequence[str], years: Sequence[str], names: dict[Home, str]
    ) -> None:
        """What was asked, on a sheet that is not shown."""
        report = self._words.asked.report
        sheet = self._book.create_sheet(META)
        rows = [("form", FORM), ("cooperative", report.cooperative), ("as_of", str(report.as_of))]
        rows += [("language", self._words.language)]
        rows += [("regime", one) for one in regimes] + [("year", one) for one in years]
        for row, (key, value) in enumerate(rows, start=1):
            look.written(look.cell(sheet, row, 1), key)
            look.written(look.cell(sheet, row, 2), value)
        for row, (home, name) in enumerate(names.items(), start=len(rows) + 1):
            for column, value in enumerate(("home", home.key, name), start=1):
                look.written(look.cell(sheet, row, column), value)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
