"""Knowing less and knowing more: facts forgotten, facts told."""

import datetime
import functools
from dataclasses import replace

from hypothesis import strategies as st

from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Contradicted,
    Day,
    Fact,
    Facts,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    Number,
    Value,
    show_value,
)
from accreditation.findings import Claim, EvidenceCitation
from tests.laws.seeds import PACK, Seed, asked, seeds_of

Place = tuple[str | int, ...]
"""A fact; a list and ``complete``; a list and an item; or a list, an item and a fact of it."""

PICKS_THE_LAW = "cooperative.incorporated"
"""A fact that, like the date, says which law counts; it is never forgotten or told here."""

HERE = EvidenceCitation("document", "page 1")


@functools.cache
def values_in_cases() -> dict[str, tuple[Value, ...]]:
    """Every value the cases give to a fact, by its full name."""
    found: dict[str, dict[Value, None]] = {}

    def note(name: str, fact: Fact) -> None:
        if isinstance(fact, Known):
            found.setdefault(name, {})[fact.value] = None
        elif isinstance(fact, Items):
            for item in fact.items:
                for short, part in item.facts.items():
                    note(f"{name}.{short}", part)

    for rule in PACK.rules:
        for seed in seeds_of(rule):
            for name, fact in seed.context.facts.items():
                note(name, fact)
    return {name: tuple(values) for name, values in found.items()}


def values(signature: FactSignature) -> st.SearchStrategy[Value]:
    """Values of a fact: those of the cases, their neighbours, and any other of its type."""
    seen = values_in_cases().get(signature.name, ())
    match signature.type:
        case Boolean():
            found: st.SearchStrategy[Value] = st.booleans()
        case Choice(options=options):
            found = st.sampled_from(options)
        case Day():
            found = st.dates(datetime.date(2019, 1, 1), datetime.date(2030, 12, 31))
        case Number(low=low, high=high):
            near = {v + step for v in seen if isinstance(v, int) for step in (-1, 0, 1)}
            edges = sorted({low, min(high, 10**9), *(v for v in near if low <= v <= high)})
            found = st.sampled_from(edges) | st.integers(low, high)
        case _:
            found = st.sampled_from(["Class A", "class  a", "Class B"])
    if signature.silence != "impossible":
        found |= st.just(SILENT)
    return found | st.sampled_from(seen) if seen else found


@st.composite
def less_known(draw: st.DrawFn, facts: Facts) -> dict[str, Fact]:
    """``facts`` without some of them: forgotten, contradicted, or a list no longer whole."""
    places = [place for place in _places(facts) if place[0] != PICKS_THE_LAW]
    gone = draw(st.sets(st.sampled_from(places), max_size=6)) if places else set()
    contradicted = draw(st.booleans())
    found = {name: _without(name, fact, gone, contradicted) for name, fact in facts.items()}
    return {name: fact for name, fact in found.items() if fact is not None}


@st.composite
def more_known(draw: st.DrawFn, seed: Seed, facts: Facts) -> dict[str, Fact]:
    """``facts`` and more that the rule asks for: unknown ones told, open lists longer or closed."""
    found = dict(facts)
    for name, fields in sorted(asked(seed.rule).items()):
        signature = PACK.vocabulary.signatures[name]
        if name == PICKS_THE_LAW or not draw(st.booleans()):
            continue
        if isinstance(signature.type, ListType):
            found[name] = _list_told(draw, signature, fields, found.get(name))
        elif not isinstance(found.get(name), Known):
            found[name] = Known(draw(values(signature)))
    return found


def _places(facts: Facts) -> list[Place]:
    places: list[Place] = []
    for name, fact in facts.items():
        places.append((name,))
        if isinstance(fact, Items):
            places.append((name, "complete"))
            for i, item in enumerate(fact.items):
                places.append((name, i))
                places.extend((name, i, short) for short in item.facts)
    return places


def _without(name: str, fact: Fact, gone: set[Place], contradicted: bool) -> Fact | None:
    if (name,) in gone:
        return _forgotten(name, fact) if contradicted else None
    if not isinstance(fact, Items):
        return fact
    items = tuple(
        replace(item, facts=_item_without(name, i, item, gone, contradicted))
        for i, item in enumerate(fact.items)
        if (name, i) not in gone
    )
    whole = len(items) == len(fact.items) and (name, "complete") not in gone
    return replace(fact, items=items, complete=fact.complete and whole)


def _item_without(
    name: str, i: int, item: Item, gone: set[Place], contradicted: bool
) -> dict[str, Fact]:
    kept = {}
    for short, fact in item.facts.items():
        if (name, i, short) not in gone:
            kept[short] = fact
        elif contradicted and (other := _forgotten(f"{name}.{short}", fact)) is not None:
            kept[short] = other
    return kept


def _forgotten(name: str, fact: Fact) -> Fact | None:
    """A fact on which a second source disagrees with the first."""
    if not isinstance(fact, Known):
        return None
    shown = show_value(PACK.meanings[name].type, fact.value)
    return Contradicted((Claim(shown, HERE), Claim("something else", HERE)))


def _list_told(
    draw: st.DrawFn, signature: FactSignature, fields: frozenset[str], fact: Fact | None
) -> Items:
    known = fact if isinstance(fact, Items) else Items((), complete=False)
    items = [_item_told(draw, signature, fields, item) for item in known.items]
    if known.complete:
        return replace(known, items=tuple(items))
    told = [Item(f"told {i}") for i in range(draw(st.integers(0, 2)))]
    items.extend(_item_told(draw, signature, fields, item) for item in told)
    return replace(known, items=tuple(items), complete=draw(st.booleans()), needs=())


def _item_told(
    draw: st.DrawFn, signature: FactSignature, fields: frozenset[str], item: Item
) -> Item:
    told = dict(item.facts)
    for short in sorted(fields):
        if not isinstance(told.get(short), Known) and draw(st.booleans()):
            told[short] = Known(draw(values(signature.fields[short])))
    return replace(item, facts=told)
