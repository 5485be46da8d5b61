"""Reading the value of an expression from what is known, or saying why it is unknown."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from accreditation.conditions.dates import shifted
from accreditation.conditions.grouping import MEMBERS, grouped
from accreditation.conditions.knowledge import (
    Contradicted,
    Item,
    Items,
    Known,
    Unconfirmed,
)
from accreditation.conditions.meaning import Meaning
from accreditation.conditions.steps import Context, Reading, Step
from accreditation.conditions.syntax import (
    Aggregate,
    Arithmetic,
    Condition,
    Constant,
    Expression,
    LaterDate,
    Parameter,
    Reference,
)
from accreditation.conditions.types import SILENT, ListType, Value
from accreditation.files import InputError
from accreditation.findings import Need, Source
from accreditation.language import Text


class Reader:
    """Reads expressions in a context; ``holds`` evaluates a nested ``where``."""

    def __init__(self, holds: Callable[[Condition, Context], Step]) -> None:
        self._holds = holds

    def read(self, node: Expression, context: Context) -> Reading:
        """The value of ``node``."""
        match node:
            case Reference():
                return self.reference(node, context)
            case Constant(value=value):
                return Reading(node, value)
            case Parameter():
                return self._parameter(node, context)
            case Arithmetic():
                return self._arithmetic(node, context)
            case Aggregate():
                return self._aggregate(node, context)
            case LaterDate():
                return self._later(node, context)

    def reference(self, node: Reference, context: Context) -> Reading:
        """The value of a fact."""
        if node.variable is not None:
            return self._fact(node, context)
        facts = context.remembered.facts
        found = facts.get(node.name)
        if found is None:
            found = facts[node.name] = self._fact(node, context)
        return found

    def items(self, node: Reference, context: Context) -> tuple[Items, tuple[Need, ...]]:
        """The items known of a list, and the needs that stand in the way of its completeness."""
        if node.variable is not None:
            return self._items(node, context)
        lists = context.remembered.lists
        if node.name not in lists:
            lists[node.name] = self._items(node, context)
        return lists[node.name]

    def _items(self, node: Reference, context: Context) -> tuple[Items, tuple[Need, ...]]:
        if node.variable is not None:
            fact = context.bindings[node.variable].facts.get(MEMBERS)
        elif context.law.meanings[node.name].grouping is not None:
            return self._groups(node, context)
        else:
            fact = context.facts.get(node.name)
        if isinstance(fact, Items):
            if fact.complete:
                return fact, ()
            return fact, fact.needs or (self._need(node, context, "incomplete"),)
        if isinstance(fact, Contradicted):
            return Items((), False), (self._need(node, context, "contradicted", fact),)
        if isinstance(fact, Unconfirmed):
            stated = Items() if fact.stated is None else fact.stated
            need = self._need(node, context, "unconfirmed", fact)
            return replace(stated, complete=False), (need,)
        return Items((), False), (self._need(node, context, "absent"),)

    def _groups(self, node: Reference, context: Context) -> tuple[Items, tuple[Need, ...]]:
        grouping = context.law.meanings[node.name].grouping
        assert grouping is not None
        base, needs = self.items(grouping.list, context)

        def key(item: Item, n: int) -> Reading:
            return self.read(grouping.by[n], context.binding(grouping.variable, item))

        return grouped(base, needs, grouping, key)

    def _fact(self, node: Reference, context: Context) -> Reading:
        meaning = context.law.meanings[node.name]
        if meaning.derived is not None:
            return self._derived(node, meaning, context)
        if node.variable is None:
            fact = context.facts.get(node.name)
        else:
            fact = context.bindings[node.variable].facts.get(node.name.rpartition(".")[2])
        if isinstance(fact, Known):
            if fact.value is SILENT and meaning.default is not None:
                default = meaning.default
                if context.law.supplies(default, context.on):
                    return Reading(node, SILENT, fact.sources, default.references)
                need = Need(node.name, "absent", "judgement", meaning.question)
                return Reading(node, None, fact.sources, needs=(need,))
            return Reading(node, fact.value, fact.sources)
        if isinstance(fact, Contradicted | Unconfirmed):
            reason = "contradicted" if isinstance(fact, Contradicted) else "unconfirmed"
            need = self._need(node, context, reason, fact)
            return Reading(node, None, fact.sources, needs=(need,))
        return Reading(node, None, needs=(self._need(node, context, "absent"),))

    def _derived(self, node: Reference, meaning: Meaning, context: Context) -> Reading:
        assert meaning.derived is not None
        if node.variable is None:
            part = self.read(meaning.derived, context)
        else:
            item, derived = context.bindings[node.variable], context.remembered.derived
            key = node.name, id(item)
            if key not in derived:
                seen_from_item = _seen_from_item(node, meaning, context)
                derived[key] = item, self.read(meaning.derived, seen_from_item)
            part = derived[key][1]
        return Reading(node, part.value, part.sources, part.references, part.needs, (part,))

    def _parameter(self, node: Parameter, context: Context) -> Reading:
        if node.on is None:
            known = context.remembered.parameters
            if node.name not in known:
                found = context.law.parameter(node.name, context.on)
                known[node.name] = Reading(node, found.value, references=found.references)
            return known[node.name]
        date = self.read(node.on, context)
        if not isinstance(date.value, datetime.date):
            return _combined(node, date.value, (date,))
        found = context.law.parameter(node.name, date.value)
        return Reading(node, found.value, date.sources, found.references, parts=(date,))

    def _arithmetic(self, node: Arithmetic, context: Context) -> Reading:
        parts = tuple(self.read(operand, context) for operand in node.operands)
        values = [value_in_law(part, context) for part in parts]
        numbers = [
            value * factor
            for value, factor in zip(values, node.factors, strict=True)
            if isinstance(value, int)
        ]
        if len(numbers) < len(parts):
            return _combined(
                node, SILENT if SILENT in values and None not in values else None, parts
            )
        return _combined(node, _calculate(node.operator, numbers), parts)

    def _aggregate(self, node: Aggregate, context: Context) -> Reading:
        items, list_needs = self.items(node.list, context)
        needs, parts, numbers = list(list_needs), [], []
        for item in items.items:
            inner = context.binding(node.variable, item)
            if node.where is not None:
                step = self._holds(node.where, inner)
                needs.extend(step.needs)
                if not step.holds:
                    continue
            part = Reading(node, 1) if node.of is None else self.read(node.of, inner)
            parts.append(part)
            needs.extend(part.needs)
            if isinstance(part.value, int):
                numbers.append(part.value)
        if needs or len(numbers) < len(parts):
            return Reading(node, None, items.sources, needs=tuple(needs), parts=tuple(parts))
        shown = () if node.of is None else tuple(parts)
        if node.operator in ("minimum", "maximum") and not numbers:
            assert node.empty is not None
            shown = (self.read(node.empty, context),)
            return _combined(node, shown[0].value, shown, items.sources)
        operator = "sum" if node.operator == "count" else node.operator
        return _combined(node, _calculate(operator, numbers), shown, items.sources)

    def _later(self, node: LaterDate, context: Context) -> Reading:
        parts = self.read(node.date, context), self.read(node.number, context)
        date, number = (value_in_law(part, context) for part in parts)
        if isinstance(date, datetime.date) and isinstance(number, int):
            return _combined(node, shifted(date, node.shift, number), parts)
        return _combined(node, None, parts)

    def _need(
        self,
        node: Reference,
        context: Context,
        reason: str,
        fact: Contradicted | Unconfirmed | None = None,
    ) -> Need:
        meaning = context.law.meanings[node.name]
        items: tuple[str, ...] = ()
        if node.variable is not None and not isinstance(node.type, ListType):
            items = (context.bindings[node.variable].id,)
        if isinstance(fact, Unconfirmed):
            return unconfirmed_need(node.name, meaning.question, fact, items)
        if fact is not None:
            return Need(
                node.name, "contradicted", "judgement", meaning.question, items, claims=fact.claims
            )
        if reason == "incomplete":
            return Need(node.name, "incomplete", "evidence", meaning.question, items)
        if meaning.kind == "judgement":
            return Need(node.name, "absent", "judgement", meaning.question, items)
        due = self._due(node, meaning, context)
        if due is not None and context.as_of < due:
            return Need(node.name, "not_yet_due", "event", meaning.question, items, due)
        searched = node.name in context.nothing_found
        return Need(
            node.name, "absent", "evidence", meaning.question, items, nothing_found=searched
        )

    def _due(self, node: Reference, meaning: Meaning, context: Context) -> datetime.date | None:
        """The day until which the fact may lie ahead; None where the law of the time is unknown."""
        if meaning.due is None:
            return None
        try:
            due = self.read(meaning.due, _seen_from_item(node, meaning, context)).value
        except InputError:
            return None
        return due if isinstance(due, datetime.date) else None


def unconfirmed_need(
    name: str, question: Text, fact: Unconfirmed, items: tuple[str, ...] = ()
) -> Need:
    """What to ask of a fact that was read and is not confirmed."""
    return Need(
        name,
        "unconfirmed",
        "evidence",
        question,
        items,
        claims=fact.claims,
        proposals=fact.proposals,
    )


def _seen_from_item(node: Reference, meaning: Meaning, context: Context) -> Context:
    """The context in which a derived fact of an item, or its due date, is worked out."""
    if node.variable is None or meaning.variable is None:
        return context
    return context.binding(meaning.variable, context.bindings[node.variable])


def value_in_law(reading: Reading, context: Context) -> Value | None:
    """The value of ``reading``, or the law's default where the statutes are silent."""
    if reading.value is SILENT and isinstance(reading.node, Reference):
        default = context.law.meanings[reading.node.name].default
        if default is not None:
            return default.value
    return reading.value


def _calculate(operator: str, numbers: list[int]) -> int:
    match operator:
        case "sum":
            return sum(numbers)
        case "difference":
            return numbers[0] - numbers[1]
        case "minimum":
            return min(numbers)
        case "maximum":
            return max(numbers)
    return numbers[0] * numbers[1]


def _combined(
    node: Expression,
    value: Value | None,
    parts: tuple[Reading, ...],
    sources: tuple[Source, ...] = (),
) -> Reading:
    return Reading(
        node,
        value,
        sources + tuple(source for part in parts for source in part.sources),
        tuple(reference for part in parts for reference in part.references),
        tuple(need for part in parts for need in part.needs),
        parts,
    )
