"""Whether a rule reads a number of the law on a day before the first one that is known.

The evaluator refuses to judge then; in SQL the number would only be unknown, and a condition may
be false all the same.
"""

import datetime
from collections.abc import Iterable, Iterator

from accreditation.conditions import Condition, Expression, Reference
from accreditation.conditions.syntax import (
    Aggregate,
    Node,
    Parameter,
    Quantified,
    children,
)
from accreditation.law import Pack, Rule
from accreditation.screening import dates
from accreditation.screening.compiling import Bound, Compiler, Scope, seen_from_item
from accreditation.screening.lists import is_any, those
from accreditation.screening.reads import facts_behind, read_by
from accreditation.screening.terms import Expr, any_of, is_open


class EarlyReader:
    """Finds the days on which a rule reads numbers of the law, item by item as the evaluator."""

    def __init__(self, pack: Pack, compiler: Compiler, rule: Rule) -> None:
        self._pack, self._compiler, self._rule = pack, compiler, rule

    def reads_early(self) -> Expr | None:
        """Whether some number that is read has no value yet; None if that cannot be."""
        nodes = [node for node in read_by(self._rule) if self._reaches(node)]
        parts = [part for node in nodes for part in self._parts(node, {})]
        return any_of(parts) if parts else None

    def _may_be_early(self, node: Node) -> bool:
        """Whether a part of an expression, without what is behind its facts, may be early."""
        if isinstance(node, Parameter) and (node.on is not None or self._is_late(node)):
            return True
        return any(self._may_be_early(child) for child in children(node))

    def _is_late(self, node: Parameter) -> bool:
        """Whether a rule is in force before a number that it reads."""
        return self._rule.source.in_force.from_ < self._first(node)

    def _first(self, node: Parameter) -> datetime.date:
        return self._pack.parameters[node.name].commenced[0][0]

    def _parts(self, node: Node, scope: Scope) -> Iterator[Expr]:
        """Conditions, none of which must be true; they are never NULL."""
        match node:
            case Reference():
                meaning = self._pack.meanings[node.name]
                if meaning.derived is not None:
                    yield from self._parts(meaning.derived, seen_from_item(node, meaning, scope))
            case Parameter():
                yield from self._parameter(node, scope)
            case Quantified(list=list_, variable=variable, body=body):
                items = self._compiler.records(list_, scope).items
                yield from self._of_items([body], items, variable, list_, scope)
            case Aggregate():
                yield from self._aggregate(node, scope)
            case _:
                for child in children(node):
                    yield from self._parts(child, scope)

    def _parameter(self, node: Parameter, scope: Scope) -> Iterator[Expr]:
        if node.on is not None:
            yield from self._parts(node.on, scope)
            date = self._compiler.read(node.on, scope).value
            yield (date < dates.day(self._first(node))).fill_null(False)
        elif self._is_late(node):
            yield self._compiler.on < dates.day(self._first(node))

    def _aggregate(self, node: Aggregate, scope: Scope) -> Iterator[Expr]:
        records = self._compiler.records(node.list, scope)
        taken, known = records.items, records.complete
        if node.where is not None:
            where: Condition = node.where

            def counts(item: Expr) -> Expr:
                bound = {**scope, node.variable: Bound(item, node.list.name)}
                return self._compiler.condition(where, bound)

            yield from self._of_items([where], taken, node.variable, node.list, scope)
            known = known & ~is_any(taken, lambda item: is_open(counts(item)))
            taken = those(taken, lambda item: counts(item).fill_null(False))
        of: list[Expression] = [] if node.of is None else [node.of]
        yield from self._of_items(of, taken, node.variable, node.list, scope)
        if node.empty is not None:
            none = known & (taken.length() == 0)
            yield from (none & part for part in self._parts(node.empty, scope))

    def _of_items(
        self,
        nodes: Iterable[Node],
        items: Expr,
        variable: str,
        list_: Reference,
        scope: Scope,
    ) -> Iterator[Expr]:
        """Whether something in an item is early."""
        for node in nodes:
            if not self._reaches(node):
                continue

            def early(item: Expr, node: Node = node) -> Expr:
                return any_of(self._parts(node, {**scope, variable: Bound(item, list_.name)}))

            yield is_any(items, early)

    def _reaches(self, node: Node) -> bool:
        """Whether a part of an expression, or what is behind its facts, may be early."""
        derived = (self._pack.meanings[name].derived for name in facts_behind([node], self._pack))
        found = [node, *(one for one in derived if one is not None)]
        return any(self._may_be_early(one) for one in found)
