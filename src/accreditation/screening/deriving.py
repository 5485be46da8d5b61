"""Working out derived facts and groups, each once, as columns of the rows and fields of items."""

import datetime
from collections.abc import Collection

import ibis

from accreditation.conditions import ListType, Reference
from accreditation.law import Pack
from accreditation.screening.compiling import Bound, Compiler, Scope
from accreditation.screening.lists import each_of
from accreditation.screening.needs import Asker
from accreditation.screening.reads import stages
from accreditation.screening.register_columns import COMPLETE, LACKS, SILENT, Shape, shape_of
from accreditation.screening.rows import Rows
from accreditation.screening.terms import Expr


def work_out(
    rows: Rows, pack: Pack, names: Collection[str], on: datetime.date | None, *, asking: bool
) -> None:
    """Add the derived facts and the groups among some facts to the rows.

    Args:
        rows: Where they are added.
        pack: The law.
        names: Facts by full name.
        on: The date that picks the law; None for the day on which the year of a row closes.
        asking: Whether to keep what the derived facts wait for.
    """
    for stage in stages(names, pack):
        made = _Stage(rows, pack, rows.on(on), asking=asking)
        for name in stage:
            if pack.meanings[name].grouping is not None:
                made.groups(name)
            elif name in pack.vocabulary.entries:
                made.fact(name)
        of_items = [name for name in stage if name not in pack.vocabulary.entries]
        for list_ in dict.fromkeys(name.rpartition(".")[0] for name in of_items):
            if rows.has_list(list_):
                made.items(list_, [n for n in of_items if n.rpartition(".")[0] == list_])
        groups = [name for name in stage if pack.meanings[name].grouping is not None]
        rows.add(made.columns, made.shapes, groups)


class _Stage:
    """Facts that rest only on what the rows have."""

    def __init__(self, rows: Rows, pack: Pack, on: Expr, *, asking: bool) -> None:
        self._rows, self._pack = rows, pack
        self._compiler = Compiler(pack, rows, on)
        self._asker = Asker(pack, self._compiler) if asking else None
        self.columns: dict[str, Expr] = {}
        self.shapes: dict[str, Shape] = {}

    def groups(self, name: str) -> None:
        """A list of groups."""
        grouping = self._pack.meanings[name].grouping
        assert grouping is not None
        records = self._compiler.groups(name)
        items = self._rows.where_read(name, records.items)
        self.columns |= {name: items, name + COMPLETE: records.complete}
        for key, short in zip(grouping.by, grouping.keys, strict=True):
            shape = self._rows.shape(key.name)
            if shape is not None:
                self.shapes[f"{name}.{short}"] = shape

    def fact(self, name: str) -> None:
        """A derived fact of a row."""
        node = Reference(name, self._pack.meanings[name].type)
        for column, value in self._written(name, name, node, {}).items():
            self.columns[column] = self._rows.where_read(name, value)

    def items(self, list_: str, names: Collection[str]) -> None:
        """Derived facts of the items of a list."""

        def extended(item: Expr) -> Expr:
            values = {key: item[key] for key in item.type().names}
            for name in names:
                meaning = self._pack.meanings[name]
                assert meaning.variable is not None
                node = Reference(name, meaning.type, meaning.variable)
                scope = {meaning.variable: Bound(item, list_)}
                values |= self._written(name, name.rpartition(".")[2], node, scope)
            return ibis.struct(values)

        records = self._rows.records(list_)
        assert records is not None
        self.columns[list_] = self._rows.where_read(list_, each_of(records.items, extended))

    def _written(self, name: str, column: str, node: Reference, scope: Scope) -> dict[str, Expr]:
        """The columns, or fields, in which a derived fact is kept."""
        assert not isinstance(node.type, ListType)
        term = self._compiler.read(node, scope)
        lacks = {} if self._asker is None else self._asker.reading(node, scope)
        self.shapes[name] = shape_of(term, lacks)
        written = {column: term.value}
        if term.silent is not None and not term.word:
            written[column + SILENT] = term.silent
        return written | {column + LACKS + fact: asked for fact, asked in lacks.items()}
