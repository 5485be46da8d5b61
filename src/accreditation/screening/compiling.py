"""The condition language as expressions of Ibis, of the same meaning as for the evaluator."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import ibis

from accreditation.conditions import (
    MAX_ITEMS,
    SILENT,
    Condition,
    Default,
    Expression,
    Meaning,
    Number,
    Reference,
    Value,
)
from accreditation.conditions.syntax import (
    Aggregate,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    LaterDate,
    Not,
    OneOf,
    Parameter,
    Quantified,
    When,
)
from accreditation.law import Pack
from accreditation.screening import dates
from accreditation.screening.lists import (
    COMPLETE,
    MEMBERS,
    ItemCodes,
    Records,
    grouped,
    is_any,
    numbers_of,
    of_all,
    those,
)
from accreditation.screening.terms import (
    FALSE,
    TRUE,
    UNKNOWN,
    Expr,
    Term,
    all_of,
    any_of,
    difference,
    equal,
    extreme,
    is_among,
    is_open,
    many_times,
    number,
    product,
    sides,
    times,
    total,
    whole,
)


@dataclass(frozen=True, slots=True)
class Bound:
    """An item that stands for a variable.

    Attributes:
        item: The structure.
        list: The list it is of.
    """

    item: Expr
    list: str


Scope = Mapping[str, Bound]


class Row(Protocol):
    """What a compiler must know of a register."""

    def scalar(self, name: str) -> Term | None:
        """A fact of the row; None if it is not there and has to be worked out."""

    def records(self, name: str) -> Records | None:
        """A list of the row; None if it is one of groups that has to be made."""

    def field(self, name: str, item: Expr) -> Term | None:
        """A fact, by its full name, of an item; None if it has to be worked out."""

    def truth(self, node: Condition) -> Expr | None:
        """Whether a condition of the row holds; None if that has to be worked out."""

    def items(self, node: Condition) -> ItemCodes | None:
        """What becomes of the items of a list under a condition; None if that is not there."""

    def lacks(self, name: str, item: Expr | None) -> Mapping[str, Expr] | None:
        """What a derived fact of the row or of an item waits for; None if that is not there."""


class Compiler:
    """Writes conditions of a pack as expressions over the columns of a row."""

    def __init__(self, pack: Pack, row: Row, on: Expr) -> None:
        """Compile for a row.

        Args:
            pack: The law.
            row: Where the facts are.
            on: The date that picks the version of the law.
        """
        self._pack = pack
        self.row = row
        self.on = on

    def condition(self, node: Condition, scope: Scope) -> Expr:
        """Whether ``node`` holds; NULL where that is unknown."""
        kept = self.row.truth(node)
        return self._worked_out(node, scope) if kept is None else kept

    def _worked_out(self, node: Condition, scope: Scope) -> Expr:
        match node:
            case Compare():
                return self._compare(node, scope)
            case OneOf():
                return self._one_of(node, scope)
            case All(parts=parts):
                return all_of(self.condition(part, scope) for part in self._needed(parts))
            case Any(parts=parts):
                return any_of(self.condition(part, scope) for part in parts)
            case Not(part=part):
                return ~self.condition(part, scope)
            case When(premise=premise, conclusion=conclusion):
                return ~self.condition(premise, scope) | self.condition(conclusion, scope)
            case Quantified():
                return self._quantified(node, scope)

    def _needed(self, parts: Sequence[Condition]) -> Iterator[Condition]:
        """The parts of an *and* without those that ask whether a fact is stated, and no more.

        Another part, for which silence does not count, is false on silence and unknown when this
        one is.
        """
        others = {
            part.left
            for part in parts
            if isinstance(part, OneOf) and SILENT not in part.values and not self.default(part.left)
        }
        for part in parts:
            asked = part.part if isinstance(part, Not) else None
            stated = isinstance(asked, OneOf) and asked.values == (SILENT,)
            if not (stated and isinstance(asked, OneOf) and asked.left in others):
                yield part

    def read(self, node: Expression, scope: Scope) -> Term:
        """The value of ``node``."""
        match node:
            case Reference():
                return self._reference(node, scope)
            case Constant(value=value):
                return constant(value)
            case Parameter():
                return self._parameter(node, scope)
            case Arithmetic():
                return self._arithmetic(node, scope)
            case Aggregate():
                return self._aggregate(node, scope)
            case LaterDate(date=date, shift=shift, number=number):
                start, count = self.in_law(date, scope), self.in_law(number, scope)
                return Term(dates.shifted(start.value, shift, count.value))

    def in_law(self, node: Expression, scope: Scope) -> Term:
        """The value of ``node``, or the law's default where the statutes are silent."""
        term, default = self.read(node, scope), self.default(node)
        if default is None or term.silent is None:
            return term
        supplied = constant(default.value)
        value = ibis.ifelse(term.silent, supplied.value, term.value)
        return Term(value, None, min(term.low, supplied.low), max(term.high, supplied.high))

    def default(self, node: Expression) -> Default | None:
        """What the law supplies where the statutes are silent on a fact."""
        return self._pack.meanings[node.name].default if isinstance(node, Reference) else None

    def fact(self, name: str) -> Term:
        """A fact of the row by its full name."""
        return self.read(Reference(name, self._pack.meanings[name].type), {})

    def records(self, node: Reference, scope: Scope) -> Records:
        """The items of a list, grouped if it is one of groups."""
        if node.variable is not None:
            group = scope[node.variable].item
            return Records(group[MEMBERS], group[COMPLETE])
        found = self.row.records(node.name)
        return self.groups(node.name) if found is None else found

    def groups(self, name: str) -> Records:
        """The groups of a list of groups."""
        grouping = self._pack.meanings[name].grouping
        assert grouping is not None

        def keys(item: Expr) -> Sequence[Term]:
            scope = {grouping.variable: Bound(item, grouping.list.name)}
            return [self.read(key, scope) for key in grouping.by]

        return grouped(self.records(grouping.list, {}), keys, grouping.keys)

    def _reference(self, node: Reference, scope: Scope) -> Term:
        meaning = self._pack.meanings[node.name]
        if node.variable is None:
            found = self.row.scalar(node.name)
            if found is not None:
                return self._supplied(found, meaning)
        else:
            found = self.row.field(node.name, scope[node.variable].item)
            if found is not None:
                return found
        assert meaning.derived is not None
        return self.read(meaning.derived, seen_from_item(node, meaning, scope))

    def _supplied(self, term: Term, meaning: Meaning) -> Term:
        """Silence is known only where the law of the date supplies what is meant by it."""
        if meaning.default is None or term.silent is None:
            return term
        supplies = self._supplies(meaning.default)
        value = ibis.ifelse(term.silent & ~supplies, ibis.null(), term.value)
        return replace(term, value=value, silent=term.silent & supplies)

    def _supplies(self, default: Default) -> Expr:
        """Whether the law that supplies a default was in force on the date of the finding."""
        keys = {reference.instrument for reference in default.references}
        wordings = [self._pack.instruments[key].versions for key in sorted(keys)]
        return all_of(
            any_of(self.on >= dates.day(wording.from_) for wording in versions[:1])
            for versions in wordings
        )

    def _parameter(self, node: Parameter, scope: Scope) -> Term:
        date = Term(self.on) if node.on is None else self.read(node.on, scope)
        parameter = self._pack.parameters[node.name]
        values = [(first, parameter.at(node.name, first).value) for first, _ in parameter.commenced]
        numbers = [value for _, value in values if isinstance(value, int)]
        steps = [(date.value >= dates.day(first), value) for first, value in reversed(values)]
        low, high = min(numbers), max(numbers)
        return whole(ibis.cases(*steps), low, high, date.silent)

    def _arithmetic(self, node: Arithmetic, scope: Scope) -> Term:
        parts = [self.in_law(operand, scope) for operand in node.operands]
        numbers = [times(part, factor) for part, factor in zip(parts, node.factors, strict=True)]
        found = _calculated(node.operator, numbers)
        silences = [part.silent for part in parts if part.silent is not None]
        if not silences:
            return found
        silent = all_of(part.known for part in parts) & any_of(silences)
        return Term(found.value, silent, found.low, found.high)

    def _aggregate(self, node: Aggregate, scope: Scope) -> Term:
        records = self.records(node.list, scope)

        def bound(item: Expr) -> Scope:
            return {**scope, node.variable: Bound(item, node.list.name)}

        def counts(item: Expr) -> Expr:
            return TRUE if node.where is None else self.condition(node.where, bound(item))

        added = node.operator in ("sum", "count")

        def value(item: Expr) -> Term:
            term = constant(1) if node.of is None else self.read(node.of, bound(item))
            return many_times(term, MAX_ITEMS) if added else term

        taken = those(records.items, lambda item: counts(item).fill_null(False))
        numbers, low, high = numbers_of(taken, value)
        open_ = is_any(records.items, lambda item: is_open(counts(item)))
        known = records.complete & ~open_ & ~is_any(numbers, lambda number: number.isnull())
        if added:
            found = whole(numbers.sums().fill_null(0), low, high)
            return Term(_where(known, found.value), None, found.low, found.high)
        assert node.empty is not None
        most = numbers.mins() if node.operator == "minimum" else numbers.maxs()
        empty, none = self.read(node.empty, scope), numbers.length() == 0
        low, high = min(low, empty.low), max(high, empty.high)
        found = whole(ibis.ifelse(none, empty.value, most), low, high)
        silent = None if empty.silent is None else known & none & empty.silent
        return Term(_where(known, found.value), silent, low, high)

    def _compare(self, node: Compare, scope: Scope) -> Expr:
        left, right = self.in_law(node.left, scope), self.in_law(node.right, scope)
        if isinstance(node.left.type, Number):
            a, b = sides(times(left, node.left_factor), times(right, node.right_factor))
        else:
            a, b = left.value, right.value
        holds = related(node.operator, a, b)
        silences = [
            one.silent & other.known
            for one, other in ((left, right), (right, left))
            if one.silent is not None
        ]
        return holds if not silences else holds & ~any_of(silences)

    def _one_of(self, node: OneOf, scope: Scope) -> Expr:
        term, default = self.read(node.left, scope), self.default(node.left)
        values = [value for value in node.values if value is not SILENT]
        if term.silent is None:
            return _among(term.value, values)
        counts = SILENT in node.values or (default is not None and default.value in values)
        if term.word:
            return is_among(term.value, [*values, SILENT.value] if counts else values)
        among = _among(term.value, values)
        return among | term.silent if counts else among & ~term.silent

    def _quantified(self, node: Quantified, scope: Scope) -> Expr:
        records = self.records(node.list, scope)
        kept = self.row.items(node)
        if kept is not None:
            return kept.truth(records.complete, decided=node.quantifier == "some")

        def holds(item: Expr) -> Expr:
            body = self.condition(node.body, {**scope, node.variable: Bound(item, node.list.name)})
            return body if node.quantifier == "each" else ~body

        every = of_all(records.items, holds, records.complete)
        return every if node.quantifier == "each" else ~every


def constant(value: Value) -> Term:
    """A value that is known."""
    if isinstance(value, datetime.date):
        return Term(dates.day(value))
    if isinstance(value, bool | str):
        return Term(ibis.literal(value))
    assert isinstance(value, int)
    return number(value)


def seen_from_item(node: Reference, meaning: Meaning, scope: Scope) -> Scope:
    """The scope in which a derived fact of an item is worked out."""
    if node.variable is None or meaning.variable is None:
        return scope
    return {**scope, meaning.variable: scope[node.variable]}


def related(operator: str, a: Expr, b: Expr) -> Expr:
    """Whether two values stand in a relation."""
    match operator:
        case "equals":
            return equal(a, b)
        case "at_most" | "on_or_before":
            return a <= b
        case "at_least" | "on_or_after":
            return a >= b
        case "less_than" | "before":
            return a < b
    return a > b


def _among(value: Expr, values: Sequence[Value]) -> Expr:
    """Whether a value is one of some; NULL where there is none."""
    if values == [True]:
        return value
    if values == [False]:
        return ~value
    if not values:
        return ibis.ifelse(value.notnull(), FALSE, UNKNOWN)
    return is_among(value, [constant(one).value for one in values])


def _calculated(operator: str, numbers: Sequence[Term]) -> Term:
    match operator:
        case "sum":
            return total(numbers)
        case "difference":
            return difference(*numbers)
        case "minimum":
            return extreme(numbers, min)
        case "maximum":
            return extreme(numbers, max)
    return product(*numbers)


def _where(known: Expr, value: Expr) -> Expr:
    return ibis.ifelse(known, value, ibis.null())
