"""Conditions that are worked out once and kept as columns, for outcomes and what they wait for."""

from collections.abc import Iterable, Iterator

import ibis

from accreditation.conditions import Condition
from accreditation.conditions.syntax import All, Any, Not, Quantified, When, children
from accreditation.law import Pack, Rule
from accreditation.screening.compiling import Bound, Compiler
from accreditation.screening.lists import DECIDES, IS_KNOWN, ItemCodes, each_of
from accreditation.screening.needs import Asker
from accreditation.screening.reads import read_by
from accreditation.screening.rows import Rows
from accreditation.screening.terms import Expr, bits_of

Readers = Iterable[tuple[Rule, Compiler]]
"""Rules, each with what reads the facts of its plane."""


def keep_items(rows: Rows, pack: Pack, rules: Readers) -> None:
    """Keep what becomes of each item of the lists that rules are about."""
    rows.keep_items(
        {
            node: _codes(node, compiler, Asker(pack, compiler))
            for rule, compiler in rules
            for node in _own(rule)
            if isinstance(node, Quantified)
        }
    )


def keep_truths(rows: Rows, rules: Readers) -> None:
    """Keep whether each condition on a row holds that is made of others."""
    rows.keep_truths(
        {
            node: compiler.condition(node, {})
            for rule, compiler in rules
            for node in _own(rule)
            if isinstance(node, All | Any | When | Quantified)
        }
    )


def _own(rule: Rule) -> Iterator[Condition]:
    """The conditions of a rule, without those of items."""
    waiting = list(read_by(rule))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, All | Any | Not | When):
            waiting += [part for part in children(node) if isinstance(part, Condition)]


def _codes(node: Quantified, compiler: Compiler, asker: Asker) -> ItemCodes:
    facts: list[str] = []
    yes, no = (IS_KNOWN, DECIDES) if node.quantifier == "each" else (DECIDES, IS_KNOWN)

    def code(item: Expr) -> Expr:
        scope = {node.variable: Bound(item, node.list.name)}
        holds, lacks = (
            compiler.condition(node.body, scope),
            asker.condition(node.body, scope, "open"),
        )
        facts[:] = lacks
        known = ibis.cases((holds, yes), (~holds, no), else_=bits_of(lacks.values()))
        return known.cast("int64")

    codes = each_of(compiler.records(node.list, {}).items, code)
    return ItemCodes(codes, tuple(facts))
