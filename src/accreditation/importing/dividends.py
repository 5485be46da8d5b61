"""A table of dividends: an item of the list for each row, and whether its sums add up."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from accreditation.conditions import Choice, Day, FactSignature, Number, Words
from accreditation.dossier import Dossier
from accreditation.importing.cells import CENTS, FINEST, Cell, Cells, Exact, text_of
from accreditation.importing.classes import Classes
from accreditation.importing.figures import Figures, euros, rows_of
from accreditation.importing.mapping import DividendsMap, headings, known_table
from accreditation.importing.problems import Problems
from accreditation.importing.records import Record, Records
from accreditation.importing.tables import Table
from accreditation.law import Vocabulary

NEEDED = (("class",), ("gross",))


def dividends_figures(
    table: Table, said: DividendsMap, dossier: Dossier, vocabulary: Vocabulary
) -> Figures:
    """The dividends that a table lists.

    Raises:
        InputError: something in it cannot be read; every problem at once.
    """
    known = known_table("dividends")
    problems = Problems(table.file)
    records = Records(table, headings(known, said.columns), said.columns, NEEDED, problems)
    classes = Classes(dossier, known.facts, said, problems)
    fact = known.facts["dividends"]
    reader = _Reader(records, Cells(said), classes, vocabulary.signatures[fact], known.facts)
    items = _named([reader.dividend(record) for record in records], problems)
    problems.raise_if_any()
    figures = Figures()
    figures.lists[fact] = {"items": items}
    figures.place(fact, "at_list")
    figures.tell("dividends", number=len(items), fact=fact)
    for key, found in reader.doubts.items():
        figures.tell(key, rows=rows_of(found))
    return figures


@dataclass(frozen=True)
class _Dividend:
    """A row of the table: its own name, its class and holders, and its facts."""

    row: int
    name: str
    class_: str
    holders: str
    facts: dict[str, Any]


class _Reader:
    def __init__(
        self,
        records: Records,
        cells: Cells,
        classes: Classes,
        signature: FactSignature,
        facts: dict[str, str],
    ) -> None:
        self._records = records
        self._cells = cells
        self._classes = classes
        self._fields = {
            role: signature.fields[short]
            for role, short in facts.items()
            if role in records and short in signature.fields
        }
        self._facts = facts
        self.doubts: dict[str, list[int]] = {}

    def dividend(self, record: Record) -> _Dividend:
        """What a row says of a dividend."""
        item: dict[str, Any] = {}
        read: dict[str, Any] = {}
        for role, field in self._fields.items():
            if not record.text(role) and role not in ("class", "gross"):
                continue
            value = record.value(role, self._reader(field))
            if value is None:
                continue
            if isinstance(value, Exact):
                if value.cleaned:
                    self._doubt("cleaned", record, item)
                value = value.value
            read[role] = value
            item[self._facts[role]] = _written(value, field)
        class_ = ""
        if "class" in read:
            heading = self._records.heading("class")
            class_ = self._classes.named(read["class"], record.row, heading) or ""
            item[self._facts["class"]] = class_
        self._hold(record, read, item, class_)
        holders = str(read.get("holders", ""))
        return _Dividend(record.row, record.text("id"), class_, holders, item)

    def _hold(
        self, record: Record, read: dict[str, Any], item: dict[str, Any], class_: str
    ) -> None:
        """Hold the sums of a row against one another; what does not fit is left open."""
        gross, rate, nominal = read.get("gross"), read.get("withholding_rate"), read.get("nominal")
        stated = self._classes.nominal(class_)
        if nominal is not None and stated is not None and nominal != stated:
            self._doubt("nominal_differs", record, item, "nominal")
        net = self._amount(record, "net")
        after_tax = None if gross is None or rate is None else gross - gross * rate / 100
        if after_tax is not None and net is not None and abs(after_tax - net) >= _unit(net):
            self._doubt("net_differs", record, item, "gross", "withholding_rate")
        total = self._amount(record, "total")
        shares = record.value("shares", self._cells.whole) if record.text("shares") else None
        product = None if gross is None or shares is None else gross * shares
        if product is not None and total is not None and product != total:
            self._doubt("total_differs", record, item, "gross")

    def _amount(self, record: Record, role: str) -> Decimal | None:
        if not record.text(role):
            return None
        exact = record.value(role, self._money)
        return None if exact is None else exact.value

    def _doubt(self, key: str, record: Record, item: dict[str, Any], *roles: str) -> None:
        """Tell of a row, and leave open what its doubt is about."""
        self.doubts.setdefault(key, []).append(record.row)
        for role in roles:
            item.pop(self._facts[role], None)

    def _money(self, cell: Cell) -> Exact:
        return self._cells.money(cell, FINEST)

    def _reader(self, field: FactSignature) -> Callable[[Cell], Any]:
        match field.type:
            case Number(unit="EUR"):
                return self._money
            case Number(unit="rate"):
                return self._cells.rate
            case Number():
                return self._cells.whole
            case Day():
                return self._cells.date
            case Choice(options=options):
                return lambda cell: _option(cell, options)
        assert isinstance(field.type, Words)
        return _words


def _unit(amount: Decimal) -> Decimal:
    """What an amount may be rounded by: a cent, or the last of its decimals if it has more."""
    places = next(n for n in range(CENTS, FINEST + 1) if round(amount, n) == amount)
    return Decimal(1).scaleb(-places)


def _option(cell: Cell, options: tuple[str, ...]) -> str:
    if text_of(cell) not in options:
        raise ValueError(f"must be one of {', '.join(options)}")
    return text_of(cell)


def _words(cell: Cell) -> str:
    if not text_of(cell):
        raise ValueError("must not be empty")
    return text_of(cell)


def _written(value: Any, field: FactSignature) -> Any:
    if not isinstance(value, Decimal):
        return value
    if isinstance(field.type, Number) and field.type.unit == "rate":
        return f"{value.normalize():f} %"
    return euros(value)


def _named(rows: list[_Dividend], problems: Problems) -> dict[str, dict[str, Any]]:
    """The items by name: that of the table, else the class, and the holders if it needs them."""
    by_class = Counter(one.class_ for one in rows)
    found: dict[str, dict[str, Any]] = {}
    for one in rows:
        several = by_class[one.class_] > 1 and one.holders
        key = one.name or (f"{one.class_}, {one.holders}" if several else one.class_)
        if key in found:
            problems.add(
                one.row,
                "a row above is about the same dividend; name each in a column 'id'.",
            )
        found[key] = one.facts
    return found
