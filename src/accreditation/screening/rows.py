"""A register as rows of facts that conditions can read."""

import datetime
from collections.abc import Callable, Collection, Mapping

import ibis

from accreditation.conditions import ListType, Reference
from accreditation.law import Pack
from accreditation.screening import dates
from accreditation.screening.columns import nothing
from accreditation.screening.compiling import Bound, Compiler
from accreditation.screening.lists import Records, each_of
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.reads import stages
from accreditation.screening.register_columns import (
    CLOSES,
    COMPLETE,
    OPENS,
    SILENT,
    Shape,
    find_columns,
    shape_of,
)
from accreditation.screening.supplied import NO_ITEMS, supplied_list, supplied_scalar
from accreditation.screening.terms import FALSE, Expr, Term

REASON = "reason"


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
    ) -> None:
        """Read the columns of the facts called ``names``.

        Raises:
            InputError: a column that is needed is missing, or cannot hold what it should.
        """
        found = find_columns(table, said, pack.vocabulary, names, as_of)
        self._pack, self._as_of = pack, as_of
        self._shapes, self._lists = found.shapes, found.lists
        self.table = table.select(**found.columns, **{REASON: ibis.cases(*found.wrong)})

    def refuse(self, reasons: list[tuple[Expr, str]]) -> None:
        """Add reasons why a row cannot be screened, each with when it holds."""
        if reasons:
            known = self.table[REASON]
            found = ibis.cases((known.notnull(), known), *reasons)
            self.table = self.table.mutate(**{REASON: found})

    def good(self) -> None:
        """Go on with the rows that can be screened."""
        self.table = self.table.filter(self.table[REASON].isnull()).drop(REASON)

    def work_out(self, names: Collection[str], on: datetime.date | None) -> None:
        """Add the derived facts and the groups among ``names``, each worked out once.

        Args:
            names: Facts by full name.
            on: The date that picks the law; None for the day on which the year of a row closes.
        """
        for stage in stages(names, self._pack):
            compiler = Compiler(self._pack, self, self.on(on))
            columns, shapes = self._row_facts(stage, compiler)
            lists = {name.rpartition(".")[0] for name in stage if self._is_of_items(name)}
            for list_ in lists & self._lists:
                own = [name for name in stage if name.rpartition(".")[0] == list_]
                columns[list_] = each_of(
                    self.table[list_], self._extended(list_, own, compiler, shapes)
                )
            self.table = self.table.mutate(**columns)
            self._shapes |= shapes
            self._lists |= {name for name in stage if self._pack.meanings[name].grouping}

    def _row_facts(
        self, stage: list[str], compiler: Compiler
    ) -> tuple[dict[str, Expr], dict[str, Shape]]:
        """Columns for the facts and groups of rows in a stage, and how to read them."""
        columns: dict[str, Expr] = {}
        shapes: dict[str, Shape] = {}
        for name in stage:
            grouping = self._pack.meanings[name].grouping
            if grouping is not None:
                records = compiler.groups(name)
                columns |= {name: records.items, name + COMPLETE: records.complete}
                for key, short in zip(grouping.by, grouping.keys, strict=True):
                    if key.name in self._shapes:
                        shapes[f"{name}.{short}"] = self._shapes[key.name]
            elif not self._is_of_items(name):
                term = compiler.fact(name)
                columns[name], shapes[name] = term.value, shape_of(term)
                if term.silent is not None:
                    columns[name + SILENT] = term.silent
        return columns, shapes

    def _extended(
        self, list_: str, names: list[str], compiler: Compiler, shapes: dict[str, Shape]
    ) -> Callable[[Expr], Expr]:
        """What adds derived facts to an item of a list."""

        def extended(item: Expr) -> Expr:
            values = {key: item[key] for key in item.type().names}
            for name in names:
                meaning = self._pack.meanings[name]
                assert meaning.variable is not None
                node = Reference(name, meaning.type, meaning.variable)
                term = compiler.read(node, {meaning.variable: Bound(item, list_)})
                short = name.rpartition(".")[2]
                values[short], shapes[name] = term.value, shape_of(term)
                if term.silent is not None:
                    values[short + SILENT] = term.silent
            return ibis.struct(values)

        return extended

    def _is_of_items(self, name: str) -> bool:
        return name not in self._pack.vocabulary.entries

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


def _term(place: Expr, column: str, name: str, shapes: Mapping[str, Shape]) -> Term:
    """A fact that stands in a column of a table, or in a field of an item."""
    shape = shapes.get(name, Shape(False, 0, 0))
    silent = place[column + SILENT] if shape.silent else None
    return Term(place[column], silent, shape.low, shape.high)
