"""One fact from what articles state and from what was read in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from accreditation.conditions import (
    SILENT,
    Contradicted,
    Fact,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    Unconfirmed,
    Value,
    show_value,
)
from accreditation.dossier.facts import Stated, agreed
from accreditation.dossier.lists import together
from accreditation.findings import Claim, Proposed


def merged(signature: FactSignature, parts: Sequence[Fact]) -> Fact:
    """What several places say together.

    Where two statements differ, the fact is contradicted. Where something was read that nobody
    confirmed, the fact is unconfirmed, unless a person states the same.
    """
    if isinstance(signature.type, ListType):
        return _list(signature, parts)
    against = [part for part in parts if isinstance(part, Contradicted)]
    if against:
        return against[0]
    stated = _values(part for part in parts if isinstance(part, Known))
    unsure = [part for part in parts if isinstance(part, Unconfirmed)]
    if not unsure or len({value for value, _ in stated}) > 1:
        return agreed(signature, stated)
    return _unconfirmed(signature, stated, unsure)


def proposals_in(fact: Fact | None) -> tuple[Proposed, ...]:
    """What was read of a fact and is not confirmed."""
    return fact.proposals if isinstance(fact, Unconfirmed) else ()


def _unconfirmed(
    signature: FactSignature, stated: Sequence[Stated], unsure: Sequence[Unconfirmed]
) -> Fact:
    read = _values(part.as_read for part in unsure if isinstance(part.as_read, Known))
    proposals = tuple(one for part in unsure for one in part.proposals)
    clear = all(part.as_read is not None for part in unsure)
    alike = clear and bool(stated) and {value for value, _ in (*stated, *read)} == {stated[0][0]}
    if alike and not any(one.lapsed for one in proposals):
        return agreed(signature, stated)
    every = [*stated, *read]
    spoken = [one for one in every if one[0] is not SILENT] or every
    as_read = agreed(signature, spoken) if clear and spoken else None
    return Unconfirmed(proposals, _claims(signature, stated), as_read)


def _values(facts: Iterable[Known]) -> list[Stated]:
    return [(fact.value, source) for fact in facts for source in fact.sources]


def _claims(signature: FactSignature, stated: Iterable[Stated]) -> tuple[Claim, ...]:
    def shown(value: Value) -> str:
        return show_value(signature.type, value)

    return tuple(dict.fromkeys(Claim(shown(value), source) for value, source in stated))


def _list(signature: FactSignature, parts: Sequence[Fact]) -> Fact:
    stated = [part for part in parts if isinstance(part, Items)]
    unsure = [part for part in parts if isinstance(part, Unconfirmed)]
    if not unsure:
        return together(signature, stated)
    proposals = tuple(one for part in unsure for one in part.proposals)
    read = [part.as_read for part in unsure if isinstance(part.as_read, Items)]
    as_read = together(signature, [*stated, *read])
    if not stated:
        return Unconfirmed(proposals, (), as_read)
    held = together(signature, stated)
    whole = {item.id: item for item in as_read.items}
    items = tuple(_held(item, whole[item.id], proposals) for item in held.items)
    return Unconfirmed(proposals, (), as_read, replace(held, items=items, complete=False))


def _held(stated: Item, whole: Item, proposals: tuple[Proposed, ...]) -> Item:
    """An item that persons state; of what was read otherwise, neither is held for sure."""
    facts: dict[str, Fact] = {}
    for short, fact in stated.facts.items():
        other = whole.facts[short]
        if isinstance(fact, Known) and isinstance(other, Contradicted):
            facts[short] = Unconfirmed(proposals, as_read=other)
        else:
            facts[short] = fact
    return replace(stated, facts=facts)
