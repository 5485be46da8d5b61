"""Lists that several articles of the statutes provide together."""

from collections.abc import Iterable, Mapping
from typing import Any

from accreditation.conditions import (
    Contradicted,
    Fact,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    show_value,
)
from accreditation.findings import Claim


def together(signature: FactSignature, parts: Iterable[Items]) -> Items:
    """One list of what several places say: items of one name are one item.

    It is complete if one of the places says so.
    """
    found: dict[str, Item] = {}
    sources: dict[Any, None] = {}
    complete = False
    for part in parts:
        complete = complete or part.complete
        sources.update(dict.fromkeys(part.sources))
        for item in part.items:
            known = found.get(item.id)
            found[item.id] = item if known is None else _merged(signature, known, item)
    return Items(tuple(found.values()), complete, tuple(sources))


def _merged(signature: FactSignature, one: Item, other: Item) -> Item:
    facts: dict[str, Fact] = dict(one.facts)
    for short, fact in other.facts.items():
        known = facts.get(short)
        facts[short] = fact if known is None else _both(signature.fields[short], known, fact)
    sources = tuple(dict.fromkeys((*one.sources, *other.sources)))
    return Item(one.id, facts, sources)


def _both(signature: FactSignature, one: Fact, other: Fact) -> Fact:
    if isinstance(one, Known) and isinstance(other, Known) and one.value == other.value:
        return Known(one.value, tuple(dict.fromkeys((*one.sources, *other.sources))))
    return Contradicted((*_claims(signature, one), *_claims(signature, other)))


def _claims(signature: FactSignature, fact: Fact) -> tuple[Claim, ...]:
    if isinstance(fact, Contradicted):
        return fact.claims
    assert isinstance(fact, Known)
    assert not isinstance(signature.type, ListType)
    shown = show_value(signature.type, fact.value)
    return tuple(Claim(shown, source) for source in fact.sources)


def said(items: Items) -> Mapping[str, Any]:
    """What a list says, without where it says so, for comparing two versions of it."""
    return {
        "complete": items.complete,
        "items": {
            item.id: {
                short: fact.value if isinstance(fact, Known) else fact
                for short, fact in item.facts.items()
            }
            for item in items.items
        },
    }
