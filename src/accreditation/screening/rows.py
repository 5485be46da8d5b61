"""A register as rows of facts that conditions can read."""

import datetime
from collections.abc import Collection, Mapping

import ibis
import ibis.expr.operations as operations

from accreditation.conditions import Condition, ListType
from accreditation.law import Pack
from accreditation.screening import dates
from accreditation.screening.columns import nothing, spoken
from accreditation.screening.concern import Concern
from accreditation.screening.lists import ItemCodes, Records
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.register_columns import (
    CLOSES,
    COMPLETE,
    LACKS,
    OPENS,
    SILENT,
    Shape,
    find_columns,
)
from accreditation.screening.supplied import NO_ITEMS, supplied_list, supplied_scalar
from accreditation.screening.terms import FALSE, Expr, Term
from accreditation.screening.twice import TWICE

REASON = "reason"
AS_IT_IS = "as it is: "
"""What the names of the columns begin with that keep a row as the register has it."""


class Rows:
    """The facts of a register that some rules read, one row for each of the register.

    Attributes:
        table: Columns with the typed facts, and the ``reason`` why a row cannot be screened, NULL
            where it can.
    """

    def __init__(
        self,
        table: Expr,
        said: RegisterMap,
        pack: Pack,
        names: Collection[str],
        as_of: datetime.date,
        concern: Concern,
    ) -> None:
        """Read the columns of the facts called ``names``.

        Raises:
            InputError: a column that is needed is missing, or cannot hold what it should.
        """
        found = find_columns(table, said, pack.vocabulary, names, as_of)
        self._pack, self._as_of = pack, as_of
        self._shapes, self._lists = found.shapes, found.lists
        self._truths: dict[Condition, str] = {}
        self._items: dict[Condition, tuple[str, tuple[str, ...]]] = {}
        self._concern = concern
        self._facts = [*found.columns]
        own = [name for name in table.columns if name != TWICE]
        raw = {f"{AS_IT_IS}{name}": table[name] for name in own}
        self._raw = [*raw]
        wrong = found.wrong
        if TWICE in table.columns:
            wrong = [*wrong, (table[TWICE], "another row is about the same cooperative and year")]
        reason = ibis.cases(*wrong)
        columns = {
            name: value
            if isinstance(value.op(), operations.Field) or value.type().is_boolean()
            else concern.where_read(name, value, found.columns.get)
            for name, value in found.columns.items()
        }
        self.table = table.select(**columns, **{REASON: reason})
        self._told = table.select(**columns, **raw, **{REASON: reason})

    def refuse(self, reasons: list[tuple[Expr, str]]) -> None:
        """Add reasons why a row cannot be screened, each with when it holds."""
        if reasons:
            told = {self.table.op(): self._told.op()}
            again = [(when.op().replace(told).to_expr(), why) for when, why in reasons]
            self.table = _refused(self.table, reasons)
            self._told = _refused(self._told, again)

    def aside(self) -> Expr:
        """The rows that cannot be screened, as the register has them, with the reason."""
        bad = self._told.filter(self._told[REASON].notnull())
        as_they_are = {name.removeprefix(AS_IT_IS): bad[name] for name in self._raw}
        return bad.select(**as_they_are, **{self.reason: bad[REASON]})

    @property
    def reason(self) -> str:
        """The column of the rows put aside that tells why: one that the register has not."""
        names = {name.removeprefix(AS_IT_IS).lower() for name in self._raw}
        name = REASON
        while name in names:
            name += "_"
        return name

    def good(self) -> None:
        """Go on with the rows that can be screened."""
        self.table = self.table.filter(self.table[REASON].isnull()).select(self._facts)

    def add(
        self, columns: Mapping[str, Expr], shapes: Mapping[str, Shape], lists: Collection[str]
    ) -> None:
        """Add facts that were worked out.

        Args:
            columns: Columns by name, lists of items among them.
            shapes: How to read the facts in them, by full name.
            lists: Lists of groups among them.
        """
        self.table = self.table.mutate(**columns)
        self._shapes |= shapes
        self._lists |= set(lists)

    def where_read(self, name: str, value: Expr) -> Expr:
        """``value`` on the rows of which a fact is read, NULL on others."""
        return self._concern.where_read(name, value, self._status)

    def _status(self, name: str) -> Expr:
        term = self.scalar(name)
        assert term is not None
        return term.value

    def keep_truths(self, truths: Mapping[Condition, Expr]) -> None:
        """Keep whether conditions of the row hold."""
        columns = {node: f"truth{i}" for i, node in enumerate(truths)}
        self.table = self.table.mutate(**{columns[node]: truths[node] for node in truths})
        self._truths = columns

    def keep_items(self, items: Mapping[Condition, ItemCodes]) -> None:
        """Keep what becomes of the items of lists under conditions on each or on some of them."""
        columns = {node: f"items{i}" for i, node in enumerate(items)}
        self.table = self.table.mutate(**{columns[node]: items[node].codes for node in items})
        self._items = {node: (column, items[node].facts) for node, column in columns.items()}

    def truth(self, node: Condition) -> Expr | None:
        """Whether a condition of the row holds, if that was kept."""
        column = self._truths.get(node)
        return None if column is None else self.table[column]

    def items(self, node: Condition) -> ItemCodes | None:
        """What becomes of the items of a list under a condition, if that was kept."""
        if node not in self._items:
            return None
        column, facts = self._items[node]
        return ItemCodes(self.table[column], facts)

    def shape(self, name: str) -> Shape | None:
        """How a fact is to be read; None if it is not there."""
        return self._shapes.get(name)

    def has_list(self, name: str) -> bool:
        """Whether a list is there."""
        return name in self._lists

    def on(self, on: datetime.date | None) -> Expr:
        """The date that picks the law: one for every row, or the day on which its year closes."""
        return self.table[CLOSES] if on is None else dates.day(on)

    def scalar(self, name: str) -> Term | None:
        """A fact of the row; None if it is derived and has to be worked out."""
        if name in self._shapes:
            return _term(self.table, name, name, self._shapes)
        meaning = self._pack.meanings[name]
        if meaning.derived is not None:
            return None
        supplied = supplied_scalar(name, self._as_of, self.table[OPENS], self.table[CLOSES])
        assert not isinstance(meaning.type, ListType)
        return nothing(meaning.type) if supplied is None else supplied

    def records(self, name: str) -> Records | None:
        """A list of the row; None if it is one of groups that has to be made."""
        if name in self._lists:
            return Records(self.table[name], self.table[name + COMPLETE])
        if self._pack.meanings[name].grouping is not None:
            return None
        return supplied_list(name, self._pack) or Records(NO_ITEMS, FALSE)

    def field(self, name: str, item: Expr) -> Term | None:
        """A fact of an item; None if it is derived and has to be worked out."""
        short, meaning = name.rpartition(".")[2], self._pack.meanings[name]
        if short in item.type().names:
            return _term(item, short, name, self._shapes)
        assert not isinstance(meaning.type, ListType)
        return nothing(meaning.type) if meaning.derived is None else None

    def lacks(self, name: str, item: Expr | None) -> dict[str, Expr] | None:
        """What a derived fact waits for, if that was worked out; of a row if there is no item."""
        shape = self._shapes.get(name)
        place, column = (self.table, name) if item is None else (item, name.rpartition(".")[2])
        if shape is None or (item is not None and column not in item.type().names):
            return None
        return {fact: place[column + LACKS + fact] for fact in shape.lacks}


def _refused(table: Expr, reasons: list[tuple[Expr, str]]) -> Expr:
    known = table[REASON]
    return table.mutate(**{REASON: ibis.cases((known.notnull(), known), *reasons)})


def _term(place: Expr, column: str, name: str, shapes: Mapping[str, Shape]) -> Term:
    """A fact that stands in a column of a table, or in a field of an item."""
    shape = shapes.get(name, Shape(False, 0, 0))
    if shape.word:
        return spoken(place[column])
    silent = place[column + SILENT] if shape.silent else None
    return Term(place[column], silent, shape.low, shape.high)
