"""Which facts an unknown outcome waits for, as expressions that are never NULL."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal

from accreditation.conditions import Condition, Expression, Reference
from accreditation.conditions.syntax import (
    Aggregate,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    LaterDate,
    Node,
    Not,
    OneOf,
    Parameter,
    Quantified,
    When,
    children,
)
from accreditation.law import Pack
from accreditation.screening.compiling import Bound, Compiler, Scope, seen_from_item
from accreditation.screening.lists import is_any
from accreditation.screening.terms import Expr, any_of, is_open

Lacks = dict[str, Expr]
"""Facts by full name, and whether each is asked for."""


Given = Literal["nothing", "open", "not_false", "not_true"]
"""What is sure of a condition: that it is unknown, or that it is at least not one of the others."""

_NEGATED: dict[Given, Given] = {
    "nothing": "nothing",
    "open": "open",
    "not_false": "not_true",
    "not_true": "not_false",
}


def _settled_by(node: Condition) -> Given:
    """What must be sure of a condition for it to be unknown as soon as one part is."""
    every = isinstance(node, All) or (isinstance(node, Quantified) and node.quantifier == "each")
    return "not_false" if every else "not_true"


class Asker:
    """Says what is lacking where a condition is unknown."""

    def __init__(self, pack: Pack, compiler: Compiler) -> None:
        self._pack = pack
        self._compiler = compiler

    def condition(self, node: Condition, scope: Scope, given: Given = "nothing") -> Lacks:
        """What ``node`` lacks; nothing where it is known.

        Args:
            node: The condition.
            scope: The items that its variables stand for.
            given: What is already sure of it where the answer counts.
        """
        match node:
            case Compare(left=left, right=right):
                return _either(self.reading(left, scope), self.reading(right, scope))
            case OneOf(left=left):
                return self.reading(left, scope)
            case Not(part=part):
                return self.condition(part, scope, _NEGATED[given])
            case All(parts=parts):
                found = _either(*(self.condition(part, scope, "not_false") for part in parts))
            case Any(parts=parts):
                found = _either(*(self.condition(part, scope, "not_true") for part in parts))
            case When(premise=premise, conclusion=conclusion):
                known = ~is_open(self._compiler.condition(premise, scope))
                later = _while(known, self.condition(conclusion, scope, "not_true"))
                found = _either(self.condition(premise, scope, "not_false"), later)
            case Quantified():
                found = _either(self._list(node.list, scope), self._of_items(node, scope))
        if given in ("open", _settled_by(node)):
            return found
        return _while(is_open(self._compiler.condition(node, scope)), found)

    def _of_items(self, node: Quantified, scope: Scope) -> Lacks:
        kept = self._compiler.row.items(node)
        if kept is None:
            return self._items(node.list, node.variable, scope, node.body)
        return kept.lacks()

    def reading(self, node: Expression, scope: Scope) -> Lacks:
        """What an expression lacks; nothing where it is known."""
        match node:
            case Constant():
                return {}
            case Reference():
                return self._reference(node, scope)
            case Aggregate():
                return self._aggregate(node, scope)
            case Parameter() | Arithmetic() | LaterDate():
                parts = (child for child in children(node))
                return _either(*(self.reading(part, scope) for part in parts))  # type: ignore[arg-type]

    def _reference(self, node: Reference, scope: Scope) -> Lacks:
        meaning = self._pack.meanings[node.name]
        if meaning.derived is not None:
            item = None if node.variable is None else scope[node.variable].item
            known = self._compiler.row.lacks(node.name, item)
            if known is not None:
                return dict(known)
            return self.reading(meaning.derived, seen_from_item(node, meaning, scope))
        return {node.name: ~self._compiler.read(node, scope).known}

    def _aggregate(self, node: Aggregate, scope: Scope) -> Lacks:
        found = self._list(node.list, scope)
        if node.where is not None:
            found = _either(found, self._items(node.list, node.variable, scope, node.where))
        if node.of is not None:
            found = _either(
                found, self._items(node.list, node.variable, scope, node.of, node.where)
            )
        return found

    def _items(
        self,
        list_: Reference,
        variable: str,
        scope: Scope,
        node: Node,
        where: Condition | None = None,
    ) -> Lacks:
        """What some item of a list lacks for ``node``, of those for which ``where`` is true."""
        records = self._compiler.records(list_, scope)

        def inner(item: Expr) -> Lacks:
            within = {**scope, variable: Bound(item, list_.name)}
            found = self._any(node, within)
            if where is None:
                return found
            return _while(self._compiler.condition(where, within).fill_null(False), found)

        return _lifted(records.items, inner)

    def _any(self, node: Node, scope: Scope) -> Lacks:
        if isinstance(node, Condition):
            return self.condition(node, scope)
        return self.reading(node, scope)

    def _list(self, node: Reference, scope: Scope) -> Lacks:
        """What the completeness of a list lacks; that of a group is that of what was grouped."""
        name = node.name if node.variable is None else scope[node.variable].list
        records = self._compiler.records(Reference(name, node.type), {})
        grouping = self._pack.meanings[name].grouping
        if grouping is None:
            return {name: ~records.complete}

        def keys(item: Expr) -> Lacks:
            within = {grouping.variable: Bound(item, grouping.list.name)}
            return _either(*(self.reading(key, within) for key in grouping.by))

        base = self._compiler.records(grouping.list, {})
        lacking = _either(self._list(grouping.list, {}), _lifted(base.items, keys))
        return _while(~records.complete, lacking)


def _lifted(items: Expr, inner: Callable[[Expr], Lacks]) -> Lacks:
    """What an item lacks, seen from its row."""
    names: list[str] = []
    is_any(items, lambda item: _noted(names, inner(item)))
    return {name: is_any(items, partial(_one_of, inner, name)) for name in names}


def _one_of(inner: Callable[[Expr], Lacks], name: str, item: Expr) -> Expr:
    return inner(item)[name]


def _noted(names: list[str], lacks: Lacks) -> Expr:
    names.extend(lacks)
    return any_of(lacks.values())


def _either(*found: Lacks) -> Lacks:
    together: Lacks = {}
    for lacks in found:
        for name, asked in lacks.items():
            together[name] = together[name] | asked if name in together else asked
    return together


def _while(condition: Expr, lacks: Lacks) -> Lacks:
    return {name: condition & asked for name, asked in lacks.items()}


def names_in(lacks: Iterable[Lacks]) -> tuple[str, ...]:
    """Every fact that may be asked for, in order."""
    return tuple(dict.fromkeys(name for one in lacks for name in one))
