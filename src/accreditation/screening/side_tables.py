"""Lists that stand in tables of their own, put into a column of the register."""

from collections.abc import Iterator
from pathlib import Path

import ibis

from accreditation.files import InputError, Problem, nothing_usable, suggest
from accreditation.law import Vocabulary
from accreditation.screening.engines import Backend, is_embedded, number_of, said_of, tables_in
from accreditation.screening.mapping import ColumnSaid, RegisterMap, TableSaid
from accreditation.screening.register import CATALOG, Register, identity_of, read_files
from accreditation.screening.register_columns import CLOSES, COMPLETE
from accreditation.screening.staging import as_parquet
from accreditation.screening.terms import Expr

_COOPERATIVE, _CLOSES = "cooperative of item", "close of item"


class SideTables:
    """The side tables that a map names.

    Attributes:
        identity: What tells those that are files from themselves once they have changed.
    """

    def __init__(
        self,
        backend: Backend,
        register: Register,
        said: RegisterMap,
        vocabulary: Vocabulary,
        home: Path,
        scratch: Path,
    ) -> None:
        """Find them.

        Args:
            backend: The engine.
            register: The register.
            said: The map.
            vocabulary: The facts there are.
            home: The folder of the map, from which files are named.
            scratch: A folder for what is made on the way.

        Raises:
            InputError: one is missing, lacks a column, or has a list that the register has too.
        """
        self._backend, self._said = backend, said
        self._tables = {
            name: (listed, _opened(backend, listed, home, scratch / str(i)))
            for i, (name, listed) in enumerate(said.lists.items())
            if isinstance(listed, TableSaid)
        }
        problems = [
            Problem(home / listed.table, None, message)
            for name, (listed, table) in self._tables.items()
            for message in (*_lacking(listed, table), *_doubled(name, register.whole))
        ]
        if problems:
            raise InputError(problems)
        files = [home / one.table for one, _ in self._tables.values()]
        self.identity = identity_of([file for file in files if file.is_file()])
        self._fields = {
            name: [*vocabulary.entries[name].fields] if name in vocabulary.entries else []
            for name in self._tables
        }

    def strays(self, register: Expr) -> dict[str, int]:
        """How many items of each list are of no row of the register, of those that have some."""
        if not self._tables:
            return {}
        own = self._keys(register)
        rows = register.select(**{_COOPERATIVE: own[0], _CLOSES: own[1]})
        found = {
            name: number_of(
                self._backend,
                table.select(**_keys_of(listed, table)).anti_join(rows, [_COOPERATIVE, _CLOSES]),
            )
            for name, (listed, table) in self._tables.items()
        }
        return {name: number for name, number in found.items() if number}

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
        wanted = {
            said.column: table[said.column]
            for short in self._fields[name]
            for said in (ColumnSaid.of(listed.fields, short),)
            if said.column in table.columns
        }
        own = self._keys(register)
        item = ibis.struct(wanted or {"here": ibis.literal(True)})
        rows = table.select(**_keys_of(listed, table), item=item)
        near = rows.semi_join(
            register.select(**{_COOPERATIVE: own[0], _CLOSES: own[1]}), [_COOPERATIVE, _CLOSES]
        )
        return near.group_by(_COOPERATIVE, _CLOSES).agg(**{name: near.item.collect()})

    def _keys(self, register: Expr) -> tuple[Expr, Expr]:
        closes = self._said.column(CLOSES).column
        named = register[self._said.cooperative], register[closes]
        return named[0].cast("string"), named[1].cast("string")


def _keys_of(listed: TableSaid, table: Expr) -> dict[str, Expr]:
    """What says of which row of the register an item is."""
    return {
        _COOPERATIVE: table[listed.cooperative].cast("string"),
        _CLOSES: table[listed.closes].cast("string"),
    }


def _opened(backend: Backend, listed: TableSaid, home: Path, scratch: Path) -> Expr:
    file = home / listed.table
    if file.suffix not in (".parquet", ".csv"):
        return _in_database(backend, listed.table)
    if not file.is_file():
        raise nothing_usable("there is no such file, which the map names for a list.", file)
    if file.suffix == ".csv" and is_embedded(backend):
        scratch.mkdir()
        file, refused = as_parquet(backend, file, scratch)
        if refused.lines:
            raise InputError(Problem(home / listed.table, None, one) for one in refused.first)
    try:
        return read_files(backend, [file])
    except Exception as error:  # noqa: BLE001 - whatever an engine raises
        raise nothing_usable(f"cannot be read: {said_of(error)}", file) from None


def _in_database(backend: Backend, name: str) -> Expr:
    """A table of the engine, or of the database file in which the register stands."""
    own = tables_in(backend)
    if name in own:
        return backend.table(name)
    attached = tables_in(backend, CATALOG) if is_embedded(backend) else []
    if name in attached:
        return backend.table(name, database=(CATALOG, "main"))
    near = suggest(name, [*own, *attached])
    raise nothing_usable(f"there is no table '{name}', which the map names for a list.{near}")


def _lacking(listed: TableSaid, table: Expr) -> Iterator[str]:
    """What is wrong with the columns of a side table."""
    named = [listed.cooperative, listed.closes]
    named += [ColumnSaid.of(listed.fields, short).column for short in listed.fields]
    for column in named:
        if column not in table.columns:
            yield f"has no column '{column}'.{suggest(column, table.columns)}"
    if listed.closes in table.columns:
        kind = table[listed.closes].type()
        if not (kind.is_date() or kind.is_string()):
            yield f"holds {kind} in '{listed.closes}', and the last day of a year is a date."


def _doubled(name: str, register: Expr) -> Iterator[str]:
    """What is wrong where the register has columns of a list that stands in a side table."""
    for column in (name, name + COMPLETE):
        if column in register.columns:
            yield (
                f"is named for the list '{name}', and the register has a column '{column}' too; "
                "leave one of them out."
            )
