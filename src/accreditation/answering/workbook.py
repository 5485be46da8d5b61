"""Reading a filled form that is a workbook."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from accreditation.answering.cells import CellReader, text_of
from accreditation.answering.form import NONE, Entry, Form, Misread, Place
from accreditation.answering.told import Told
from accreditation.asking.questions import CLOSES, OPENS
from accreditation.conditions import ListType
from accreditation.files import Problem, nothing_usable, read_date
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reading.archive import Archive
from accreditation.reading.workbooks import lacks_result, open_workbook
from accreditation.reports.questions.list_sheets import FIRST_ROW
from accreditation.reports.questions.offers import LIST_ANSWERS
from accreditation.reports.questions.workbook import META, TECHNICAL, row_check
from accreditation.reports.questions.yaml_form import FORM

MAX_ROWS = 20_000
MAX_CELLS = 1_000_000
MAX_BYTES = 30_000_000

_KEYS = ("answer", "source", "at", "article", "question", "subject", "fact", "item", "check")


def read_workbook(file: Path, pack: Pack) -> Form:
    """The form in ``file``.

    Raises:
        InputError: it is no workbook, or not one that ``accreditation ask`` made.
    """
    return _Reader(file, pack).form()


class _Reader:
    def __init__(self, file: Path, pack: Pack) -> None:
        self._file = file
        self._pack = pack
        self._book, *self._formulas = _opened(file)
        self._said: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}
        self._meta()
        language = self._said["language"][0]
        assert language in get_args(Language)
        self._language: Language = language  # type: ignore[assignment]
        self._cells = CellReader(pack, self._language)
        self._told = Told(pack, self._language)
        self._problems: list[Problem] = []

    def form(self) -> Form:
        items = self._items()
        entries = [
            entry
            for sheet in self._book.worksheets
            if _heads(sheet).get("fact")
            for entry in self._entries(sheet, items)
        ]
        for (subject, fact), (place, _) in items.items():
            message = f"there is no question on '{fact}' of '{subject}' to go with these items."
            self._problems.append(place.problem(message))
        return Form(
            self._said["cooperative"][0],
            self._as_of,
            tuple(self._said.get("regime", ())),
            tuple(self._said.get("year", ())),
            tuple(entries),
            tuple(self._problems),
            self._language,
        )

    def _meta(self) -> None:
        """What was asked."""
        if META in self._book.sheetnames:
            for row in self._book[META].iter_rows(max_row=MAX_ROWS, max_col=3, values_only=True):
                match [str(one) for one in row if one is not None]:
                    case ["home", key, name]:
                        self._names[name.casefold()] = key
                    case [key, value]:
                        self._said.setdefault(key, []).append(value)
        languages = self._said.get("language", [""])
        known = languages[0] in get_args(Language) and "cooperative" in self._said
        try:
            self._as_of = read_date(self._said.get("as_of", [""])[0])
        except ValueError:
            known = False
        if self._said.get("form") != [FORM] or not known:
            raise nothing_usable("is not a form that 'accreditation ask' made.", self._file)

    def _entries(
        self, sheet: Worksheet, items: dict[tuple[str, str], tuple[Place, Any]]
    ) -> Iterator[Entry]:
        heads = _heads(sheet)
        missing = [key for key in _KEYS if key not in heads]
        if missing:
            listed = ", ".join(missing)
            message = f"the sheet '{sheet.title}' has lost its columns {listed}; take a new form."
            raise nothing_usable(message, self._file)
        for row in _rows(sheet, TECHNICAL + 1, self._file):
            cells = {key: row[column] for key, column in heads.items() if column < len(row)}
            entry = self._entry(sheet, cells, items)
            if entry is not None:
                yield entry

    def _entry(
        self,
        sheet: Worksheet,
        cells: dict[str, Cell],
        items: dict[tuple[str, str], tuple[Place, Any]],
    ) -> Entry | None:
        said = {key: text_of(cells[key]) for key in _KEYS}
        subject, fact, item = said["subject"] or "", said["fact"] or "", said["item"]
        place = self._place(sheet, cells["answer"])
        added = items.pop((subject, fact), None)
        answered = said["answer"] is not None or self._lacks_result(sheet, cells["answer"])
        if not answered and added is None:
            return None
        value, wrong = None, None
        check = row_check(said["question"] or "", subject, fact, item or "")
        if check != said["check"]:
            place_of_row = self._place(sheet, cells["question"])
            message = (
                "this row was altered, so that it is not clear what it answers; take a new form."
            )
            self._problems.append(place_of_row.problem(message))
            return None
        try:
            self._calculated(sheet, cells["answer"])
            value = self._value(fact, cells, added)
        except Misread as error:
            wrong = self._wrong(fact, item, error)
        return Entry(
            place, subject, fact, item, value, said["source"], said["at"], said["article"], wrong
        )

    def _value(self, fact: str, cells: dict[str, Cell], added: tuple[Place, Any] | None) -> Any:
        if fact in (OPENS, CLOSES):
            return self._cells.day(cells["answer"])
        if fact not in self._pack.meanings:
            return text_of(cells["answer"])
        if isinstance(self._pack.meanings[fact].type, ListType):
            held = text_of(cells["held"]) is not None if "held" in cells else False
            return self._list(text_of(cells["answer"]), added[1] if added else None, held=held)
        return self._cells.value(fact, cells["answer"])

    def _list(self, answer: str | None, items: Any, *, held: bool) -> Any:
        words = {key: phrase(f"ask.list_{key}").in_(self._language) for key in LIST_ANSWERS}
        said = None if answer is None else self._cells.word(answer, words)
        if said == "none":
            if items:
                raise Misread(self._told.say("cell_not_none"))
            return NONE
        if said == "complete" and not items and not held:
            raise Misread(self._told.say("cell_no_items"))
        return {"complete": said == "complete", "items": items or {}}

    def _items(self) -> dict[tuple[str, str], tuple[Place, Any]]:
        """The items on the sheets of lists, by subject and list, with where the first stands."""
        found: dict[tuple[str, str], tuple[Place, Any]] = {}
        for sheet in self._book.worksheets:
            heads = _heads(sheet)
            if "subject" in heads and "fact" not in heads:
                fields = heads.keys() - {"subject", "item"}
                if "item" not in heads or not fields or not fields <= self._pack.meanings.keys():
                    message = f"the sheet '{sheet.title}' has lost columns; take a new form."
                    raise nothing_usable(message, self._file)
                for row in _rows(sheet, FIRST_ROW, self._file):
                    self._item(sheet, heads, row, found)
        return found

    def _item(
        self,
        sheet: Worksheet,
        heads: dict[str, int],
        row: tuple[Cell, ...],
        found: dict[tuple[str, str], tuple[Place, Any]],
    ) -> None:
        cells = {key: row[column] for key, column in heads.items() if column < len(row)}
        if not any(
            text_of(cell) is not None or self._lacks_result(sheet, cell)
            for key, cell in cells.items()
            if key != "subject"
        ):
            return
        place = self._place(sheet, cells["subject"])
        name, item = text_of(cells["subject"]), text_of(cells["item"])
        subject = self._names.get((name or "").casefold())
        fields = [key for key in heads if key not in ("subject", "item")]
        fact = fields[0].rpartition(".")[0]
        if subject is None or item is None:
            message = "say what it concerns." if subject is None else "give the item a name."
            self._problems.append(place.problem(message))
            return
        _, items = found.setdefault((subject, fact), (place, {}))
        if item in items:
            self._problems.append(place.problem(f"the item '{item}' stands here twice."))
            return
        items[item] = {}
        for key in fields:
            try:
                self._calculated(sheet, cells[key])
                value = self._cells.value(key, cells[key])
            except Misread as error:
                wrong = self._wrong(key, None, error)
                self._problems.append(self._place(sheet, cells[key]).problem(wrong))
                continue
            if value is not None:
                items[item][key.rpartition(".")[2]] = value

    def _wrong(self, fact: str, item: str | None, error: Misread) -> str:
        """What is wrong with a cell, with the name of the fact that it answers."""
        if fact in (OPENS, CLOSES):
            name = phrase(f"ask.{fact.partition('.')[2]}").in_(self._language)
        else:
            name = self._told.fact(fact, item)
        return self._told.say("cell_wrong", fact=name, wrong=error)

    def _lacks_result(self, sheet: Worksheet, cell: Cell) -> bool:
        beside = (book[sheet.title][cell.coordinate] for book in self._formulas)
        return any(lacks_result(cell, formula) for formula in beside)

    def _calculated(self, sheet: Worksheet, cell: Cell) -> None:
        """See that a cell does not hold a formula without its result.

        Raises:
            Misread: it does.
        """
        if self._lacks_result(sheet, cell):
            raise Misread(self._told.say("cell_formula"))

    def _place(self, sheet: Worksheet, cell: Cell) -> Place:
        return Place(self._file, cell=f"sheet '{sheet.title}', cell {cell.coordinate}")


def _opened(file: Path) -> tuple[Any, ...]:
    """The workbook, with the results of its formulas; if it has any, once more with those."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise nothing_usable(
            f"cannot be read: {(error.strerror or str(error)).lower()}.", file
        ) from None
    if len(data) > MAX_BYTES:
        raise nothing_usable("is far larger than a form.", file)
    with Archive(file, data) as archive:
        return open_workbook(file, io.BytesIO(data), archive, stream=False)


def _heads(sheet: Any) -> dict[str, int]:
    """The technical names of the columns of a sheet, with their places from 0."""
    if not isinstance(sheet, Worksheet):
        return {}
    names = (cell.value for cell in sheet[TECHNICAL])
    return {name: i for i, name in enumerate(names) if isinstance(name, str)}


def _rows(sheet: Worksheet, first: int, file: Path) -> Iterator[tuple[Any, ...]]:
    if sheet.max_row > MAX_ROWS:
        raise nothing_usable(f"the sheet '{sheet.title}' has more than {MAX_ROWS} rows.", file)
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise nothing_usable(f"the sheet '{sheet.title}' is far larger than a form.", file)
    yield from sheet.iter_rows(min_row=first)
