"""Lists that stand in tables of their own, put into a column of the register."""

from pathlib import Path

import ibis

from accreditation.files import InputError, Problem, nothing_usable, suggest
from accreditation.law import Vocabulary
from accreditation.screening.engines import Backend
from accreditation.screening.mapping import ColumnSaid, RegisterMap, TableSaid
from accreditation.screening.register_columns import CLOSES, COMPLETE
from accreditation.screening.terms import Expr

_COOPERATIVE, _CLOSES = "cooperative of item", "close of item"


class SideTables:
    """The side tables that a map names."""

    def __init__(
        self, backend: Backend, said: RegisterMap, vocabulary: Vocabulary, home: Path
    ) -> None:
        """Find them.

        Args:
            backend: The engine.
            said: The map.
            vocabulary: The facts there are.
            home: The folder of the map, from which files are named.

        Raises:
            InputError: one is missing, or lacks a column.
        """
        self._said = said
        self._tables = {
            name: (listed, _opened(backend, listed, home))
            for name, listed in said.lists.items()
            if isinstance(listed, TableSaid)
        }
        problems = [
            Problem(home / listed.table, None, message)
            for name, (listed, table) in self._tables.items()
            for message in _lacking(listed, table)
        ]
        if problems:
            raise InputError(problems)
        self._fields = {
            name: [*vocabulary.entries[name].fields] if name in vocabulary.entries else []
            for name in self._tables
        }

    def joined(self, register: Expr) -> Expr:
        """``register`` with a column for each of the lists."""
        for name, (listed, table) in self._tables.items():
            items = self._items(name, listed, table, register)
            keys = self._keys(register)
            on = [keys[0] == items[_COOPERATIVE], keys[1] == items[_CLOSES]]
            columns = [*register.columns]
            register = register.left_join(items, on).select(*columns, name)
            if listed.complete:
                empty = ibis.literal([], register[name].type())
                whole = {name: ibis.coalesce(register[name], empty)}
                register = register.mutate(**whole, **{name + COMPLETE: ibis.literal(True)})
        return register

    def _items(self, name: str, listed: TableSaid, table: Expr, register: Expr) -> Expr:
        """A row for each row of the register that has items, with an array of them."""
        cooperative, closes = table[listed.cooperative], table[listed.closes]
        keys = {_COOPERATIVE: cooperative.cast("string"), _CLOSES: closes.cast("string")}
        wanted = {
            said.column: table[said.column]
            for short in self._fields[name]
            for said in (ColumnSaid.of(listed.fields, short),)
            if said.column in table.columns
        }
        own = self._keys(register)
        rows = table.select(**keys, item=ibis.struct(wanted or {"here": ibis.literal(True)}))
        near = rows.semi_join(
            register.select(**{_COOPERATIVE: own[0], _CLOSES: own[1]}), [_COOPERATIVE, _CLOSES]
        )
        return near.group_by(_COOPERATIVE, _CLOSES).agg(**{name: near.item.collect()})

    def _keys(self, register: Expr) -> tuple[Expr, Expr]:
        closes = self._said.column(CLOSES).column
        named = register[self._said.cooperative], register[closes]
        return named[0].cast("string"), named[1].cast("string")


def _opened(backend: Backend, listed: TableSaid, home: Path) -> Expr:
    file = home / listed.table
    if file.suffix not in (".parquet", ".csv"):
        tables = backend.list_tables()
        if listed.table not in tables:
            near = suggest(listed.table, tables)
            raise nothing_usable(f"there is no table '{listed.table}' for a list.{near}")
        return backend.table(listed.table)
    if not file.is_file():
        raise nothing_usable("there is no such file, which the map names for a list.", file)
    if file.suffix == ".parquet":
        return backend.read_parquet(str(file))
    return backend.read_csv(str(file), all_varchar=True, header=True)


def _lacking(listed: TableSaid, table: Expr) -> list[str]:
    named = [listed.cooperative, listed.closes]
    named += [ColumnSaid.of(listed.fields, short).column for short in listed.fields]
    return [
        f"has no column '{column}'.{suggest(column, table.columns)}"
        for column in named
        if column not in table.columns
    ]
