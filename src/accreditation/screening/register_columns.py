"""The columns of a register as typed facts, and what is wrong with a row."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import ibis

from accreditation.conditions import (
    BOOLEAN,
    DAY,
    MAX_ITEMS,
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Type,
    Words,
)
from accreditation.files import FIRST_YEAR, LAST_YEAR, InputError, Problem, suggest
from accreditation.law import Vocabulary
from accreditation.screening import dates
from accreditation.screening.columns import Unfit, holds_no_items, holds_nothing, nothing, typed
from accreditation.screening.lists import HERE, each_of, is_any
from accreditation.screening.mapping import ColumnSaid, ListSaid, RegisterMap
from accreditation.screening.supplied import NO_ITEMS
from accreditation.screening.terms import FALSE, TRUE, Expr, Term

COOPERATIVE, OPENS, CLOSES = "cooperative", "year.opens", "year.closes"
_OF_YEARS = {name: FactSignature(name, DAY) for name in (OPENS, CLOSES)}
"""The days of a year, which every register has, also of rules that have no facts of that name."""

SILENT, COMPLETE, LACKS = ".silent", ".complete", ".lacks."


@dataclass(frozen=True, slots=True)
class Shape:
    """How the column of a fact is to be read.

    Attributes:
        silent: Whether another column says that the statutes are silent.
        low: Smallest whole number in it.
        high: Largest one.
        lacks: Of a derived fact, the facts for which it may wait, each with a column of its own.
        word: Whether the column itself says that the statutes are silent.
    """

    silent: bool
    low: int
    high: int
    lacks: tuple[str, ...] = ()
    word: bool = False


def shape_of(term: Term, lacks: Collection[str] = ()) -> Shape:
    """How a column that holds ``term``, which may wait for some facts, is to be read."""
    return Shape(term.silent is not None, term.low, term.high, tuple(lacks), term.word)


@dataclass(slots=True)
class Found:
    """What a register has of some facts.

    Attributes:
        columns: Expressions by the name of the column they become.
        shapes: The facts of rows and of items that are there, by full name.
        lists: The lists that are there.
        wrong: Conditions under which a row cannot be screened, and what is wrong then.
    """

    columns: dict[str, Expr] = field(default_factory=dict)
    shapes: dict[str, Shape] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    wrong: list[tuple[Expr, str]] = field(default_factory=list)


def find_columns(
    table: Expr,
    said: RegisterMap,
    vocabulary: Vocabulary,
    names: Collection[str],
    as_of: datetime.date,
) -> Found:
    """Read the columns of the facts called ``names``, and those that every register has.

    Raises:
        InputError: a column that is needed is missing or cannot hold what it should, or the map
            names what there is not; every problem at once.
    """
    finder = _Finder(table, said, vocabulary, names)
    finder.problems += _misnamed(table, said, vocabulary)
    finder.keys(as_of)
    for name in names:
        finder.fact(name)
    if finder.problems:
        raise InputError(Problem(None, None, message) for message in finder.problems)
    return finder.found


def field_said(said: RegisterMap, list_: str, short: str) -> ColumnSaid:
    """Where a fact of the items of a list stands in them."""
    listed = said.lists.get(list_)
    return ColumnSaid.of({} if listed is None else listed.fields, short)


class _Finder:
    def __init__(
        self, table: Expr, said: RegisterMap, vocabulary: Vocabulary, names: Collection[str]
    ) -> None:
        self.table, self.said, self.vocabulary, self.names = table, said, vocabulary, names
        self.found = Found()
        self.problems: list[str] = []

    def keys(self, as_of: datetime.date) -> None:
        """The columns that say what a row is about."""
        name, last = self.said.cooperative, self.said.column(CLOSES).column
        for column, told in ((name, "cooperatives"), (last, "the last day of each year")):
            if column not in self.table.columns:
                near = suggest(column, self.table.columns)
                self.problems.append(f"the register has no column '{column}' with {told}.{near}")
        self.fact(OPENS)
        self.fact(CLOSES)
        columns = self.found.columns
        if name not in self.table.columns or CLOSES not in columns:
            return
        cooperative = self.table[name].cast("string")
        columns[COOPERATIVE] = cooperative
        nameless = cooperative.isnull() | (cooperative.strip() == "")
        self.found.wrong.append((nameless, f"'{name}' does not name the cooperative"))
        if OPENS not in columns:
            columns[OPENS] = ibis.null("date")
            self.found.shapes[OPENS] = Shape(False, 0, 0)
        closes = columns[CLOSES]
        self.found.wrong += [
            (closes.isnull(), "it does not say when its year closes"),
            (closes > dates.day(as_of), f"its year does not close by {as_of}"),
            ((columns[OPENS] > closes).fill_null(False), "its year closes before it opens"),
        ]

    def fact(self, name: str) -> None:
        """The columns of a fact of the row, if the register has them."""
        signature = self.vocabulary.signatures.get(name) or _OF_YEARS.get(name)
        if signature is None or name in self.found.shapes or name in self.found.lists:
            return
        column = self.said.column(name)
        try:
            if isinstance(signature.type, ListType):
                self._list(signature, column)
            else:
                self._scalar(signature, column)
        except Unfit as fault:
            self.problems.append(f"the column '{column.column}' {fault}.")

    def _scalar(self, signature: FactSignature, said: ColumnSaid) -> None:
        name, raw = signature.name, self._column(said)
        flag = self._flag(name + SILENT) if signature.silence != "impossible" else None
        if raw is None and flag is None:
            return
        assert not isinstance(signature.type, ListType)
        term, stated = nothing(signature.type), FALSE
        if raw is not None:
            found, stated = typed(raw, signature, said), raw.notnull()
            term = found.term
            self._refuse(found.wrong, said.column, signature)
        silent = term.silent
        if flag is not None:
            self.found.wrong.append((flag & stated, f"'{name}' is silent and has a value too"))
            silent = flag if silent is None else flag | silent
        word = term.word and flag is None
        self.found.shapes[name] = shape_of(Term(term.value, silent, term.low, term.high, word))
        self.found.columns[name] = term.value
        if silent is not None:
            self.found.columns[name + SILENT] = silent

    def _list(self, signature: FactSignature, said: ColumnSaid) -> None:
        name, raw = signature.name, self._column(said)
        if raw is None or holds_nothing(raw.type()):
            return
        if holds_no_items(raw.type()):
            raw = raw.cast(NO_ITEMS.type())
        kind = raw.type()
        if not kind.is_array() or not kind.value_type.is_struct():
            raise Unfit(f"holds {kind}, and a list wants an array of structures")
        wrong = self.found.wrong
        wrong.append(((raw.length() > MAX_ITEMS).fill_null(False), f"'{name}' is too long"))
        told = [
            (field_, column)
            for short, field_ in signature.fields.items()
            for column in (field_said(self.said, name, short),)
            if field_.name in self.names and column.column in kind.value_type.names
        ]
        for field_, column in told:
            name_told = f"{said.column}.{column.column}"
            self._refuse(_any_wrong(raw, field_, column), name_told, field_)
        complete = self._flag(name + COMPLETE)
        self.found.lists.add(name)
        self.found.columns[name] = self._typed_items(raw, told)
        flag = FALSE if complete is None else complete & raw.notnull()
        self.found.columns[name + COMPLETE] = flag

    def _typed_items(self, raw: Expr, told: list[tuple[FactSignature, ColumnSaid]]) -> Expr:
        """The items of a list with the facts that are read; none where there is no list."""

        def item_of(raw_item: Expr) -> Expr:
            values: dict[str, Expr] = {HERE: TRUE}
            for signature, said in told:
                term = typed(raw_item[said.column], signature, said).term
                self.found.shapes[signature.name] = shape_of(term)
                values[signature.name.rpartition(".")[2]] = term.value
            return ibis.struct(values)

        items = each_of(raw, item_of)
        return ibis.coalesce(items, ibis.literal([], items.type()))

    def _flag(self, name: str) -> Expr | None:
        """A column of true and false in which nothing counts as false."""
        said = self.said.column(name)
        raw = self._column(said)
        if raw is None:
            return None
        signature = FactSignature(name, BOOLEAN)
        try:
            found = typed(raw, signature, said)
        except Unfit as fault:
            self.problems.append(f"the column '{said.column}' {fault}.")
            return None
        self._refuse(found.wrong, said.column, signature)
        return found.term.value.fill_null(False)

    def _column(self, said: ColumnSaid) -> Expr | None:
        return self.table[said.column] if said.column in self.table.columns else None

    def _refuse(self, wrong: Expr | None, column: str, signature: FactSignature) -> None:
        if wrong is None:
            return
        told = f"'{column}' is not {_wanted(signature.type)}"
        self.found.wrong.append((wrong, told))


def _wanted(type_: Type) -> str:
    """What stands in a column that is right."""
    match type_:
        case Boolean():
            return "true or false"
        case Choice(options=options):
            return f"one of {', '.join(options)}"
        case Words():
            return "text of letters that every engine compares alike"
        case Day():
            return f"a date such as 2024-12-31, from {FIRST_YEAR} to {LAST_YEAR}"
        case Number(unit=unit, scale=scale, low=low, high=high):
            shift = 2 if unit == "rate" else 0
            ends = (Decimal(end).scaleb(shift - scale).normalize() for end in (low, high))
            kind = {"EUR": "an amount such as 12.50 EUR", "rate": "a rate such as 6 %"}
            low_told, high_told = (f"{end:f}" for end in ends)
            return f"{kind.get(unit, 'a whole number')}, from {low_told} to {high_told}"
    return type_.name


def planes_told(table: Expr, said: RegisterMap, vocabulary: Vocabulary) -> set[str]:
    """The planes of which a register tells something, besides the days of the year."""
    return {
        entry.plane
        for name, entry in vocabulary.entries.items()
        if name not in (OPENS, CLOSES)
        and any(said.column(one).column in table.columns for one in (name, name + SILENT))
    }


def _any_wrong(raw: Expr, signature: FactSignature, said: ColumnSaid) -> Expr | None:
    """Whether a fact of an item is wrong; None if it cannot be."""

    def wrong(item: Expr) -> Expr:
        found = typed(item[said.column], signature, said).wrong
        return FALSE if found is None else found.fill_null(False)

    sure = typed(ibis.null(raw.type().value_type)[said.column], signature, said).wrong is None
    return None if sure else is_any(raw, wrong)


def _misnamed(table: Expr, said: RegisterMap, vocabulary: Vocabulary) -> Iterator[str]:
    """What a map names that there is not."""
    facts = {
        *vocabulary.entries,
        *(
            f"{name}{SILENT}"
            for name, s in vocabulary.signatures.items()
            if s.silence != "impossible"
        ),
        *(f"{name}{COMPLETE}" for name, e in vocabulary.entries.items() if e.type == "list"),
    }
    for fact in said.columns:
        if fact not in facts:
            yield f"the map names a fact '{fact}' that there is not.{suggest(fact, facts)}"
        elif said.column(fact).column not in table.columns:
            name = said.column(fact).column
            near = suggest(name, table.columns)
            yield f"the map names a column '{name}' that the register has not.{near}"
    for name, listed in said.lists.items():
        entry = vocabulary.entries.get(name)
        if entry is None or entry.type != "list":
            lists = [fact for fact, one in vocabulary.entries.items() if one.type == "list"]
            yield f"the map names a list '{name}' that there is not.{suggest(name, lists)}"
            continue
        if isinstance(listed, ListSaid) and listed.column not in table.columns:
            near = suggest(listed.column, table.columns)
            yield f"the map names a column '{listed.column}' that the register has not.{near}"
        for short in listed.fields:
            if short not in entry.fields:
                near = suggest(short, entry.fields)
                yield f"the map names a fact '{short}' that items of '{name}' have not.{near}"


def ignored_columns(table: Expr, said: RegisterMap, vocabulary: Vocabulary) -> list[str]:
    """The columns of a register that say nothing of any fact."""
    known = {said.cooperative, said.column(OPENS).column, said.column(CLOSES).column}
    for name in vocabulary.entries:
        known |= {said.column(one).column for one in (name, name + SILENT, name + COMPLETE)}
    return [name for name in table.columns if name not in known]
