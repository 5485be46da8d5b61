"""Values of facts as files write them, the simplest first."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from accreditation.conditions import (
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Scalar,
    Words,
    show_value,
)
from accreditation.conditions.types import step_of
from accreditation.law import Vocabulary

Raw = st.SearchStrategy[Any]
Days = tuple[datetime.date, datetime.date]
"""The first and the last day on which something may happen."""

MAX_ITEMS = 3
MAX_FACTS = 6
SPAN = 100

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def some_facts(vocabulary: Vocabulary, names: Sequence[str], days: Days) -> Raw:
    """A few of the facts with ``names``, each with a value; none first."""
    values = {name: value_of(vocabulary, name, days) for name in names}
    return _some(values, MAX_FACTS)


def value_of(vocabulary: Vocabulary, name: str, days: Days) -> Raw:
    """A value for a fact that files can state, or silence where the statutes can be silent."""
    signature = vocabulary.signatures[name]
    if isinstance(signature.type, ListType):
        return _list(vocabulary, signature, days)
    return _scalar_or_silent(signature, days)


def _list(vocabulary: Vocabulary, signature: FactSignature, days: Days) -> Raw:
    fields = {
        short: _scalar_or_silent(field, days)
        for short, field in signature.fields.items()
        if vocabulary.entries[signature.name].fields[short].kind == "evidence"
    }
    items = st.lists(_some(fields, len(fields)), max_size=MAX_ITEMS)
    return st.builds(_as_list, items, st.booleans())


def _as_list(items: Sequence[Mapping[str, Any]], complete: bool) -> dict[str, Any]:
    named = {letter: dict(item) for letter, item in zip(_LETTERS, items, strict=False)}
    return {"complete": True, "items": named} if complete else {"items": named}


def _some(values: Mapping[str, Raw], most: int) -> Raw:
    """Some of the names, each with its value, in the order of the names."""
    if not values:
        return st.just({})
    names = list(values)
    each = {name: st.tuples(st.just(name), value) for name, value in values.items()}
    pairs = st.lists(
        st.sampled_from(names).flatmap(each.__getitem__),
        max_size=most,
        unique_by=lambda one: one[0],
    )
    return pairs.map(lambda found: dict(sorted(found, key=lambda one: names.index(one[0]))))


def _scalar_or_silent(signature: FactSignature, days: Days) -> Raw:
    assert not isinstance(signature.type, ListType)
    values = _scalar(signature.type, days)
    return values if signature.silence == "impossible" else values | st.just("silent")


def _scalar(type_: Scalar, days: Days) -> Raw:
    match type_:
        case Boolean():
            return st.booleans()
        case Choice(options=options):
            return st.sampled_from(options)
        case Day():
            return st.dates(*days)
        case Words():
            return st.text(_LETTERS, min_size=1, max_size=8)
        case Number():
            return numbers(type_)


def numbers(type_: Number) -> Raw:
    """A number of a type: small and round first, then with more digits, then as large as can be."""
    whole = 10**type_.scale // (100 if type_.unit == "rate" else 1)
    ranges = [_multiples(type_, unit) for unit in dict.fromkeys((whole, step_of(type_), 1))]
    steps = st.one_of(*ranges, st.integers(type_.low, type_.high))
    if type_.unit in ("EUR", "rate"):
        return steps.map(lambda value: show_value(type_, value))
    return steps


def _multiples(type_: Number, unit: int) -> st.SearchStrategy[int]:
    """Up to a hundred times ``unit``; nothing where the type begins beyond."""
    low, high = max(-(-type_.low // unit), -SPAN), min(type_.high // unit, SPAN)
    if low > high:
        return st.nothing()
    return st.integers(low, high).map(lambda number: number * unit)
