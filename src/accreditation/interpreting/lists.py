"""Putting together what an article says of the items of a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from accreditation.interpreting.mentions import Mention
from accreditation.interpreting.readings import Quote, united

ALL = "*"
"""Stands for every item that the article names."""

EVERY = "**"
"""Stands for every item that any article names."""

WHOLE = "()"
"""Stands for the list itself: whether nothing is missing from it."""

SEVERAL = "several"
"""The doubt of a list of which the article says two things."""


def assembled(
    parts: Sequence[Mention], everywhere: Sequence[str] = ()
) -> tuple[Any, tuple[Quote, ...], tuple[str, ...]]:
    """The list that sentences of one article make together, with their quotes and doubts.

    What they say of an item itself goes before what they say of every item. A field of which they
    say two things is left out, and makes the rest doubtful. Where they name no item, or say nothing
    of those they name, there is no list: None.

    Args:
        parts: The sentences.
        everywhere: The items that any article names.
    """
    head, _ = _united(parts, WHOLE)
    shared, clash = _united(parts, ALL)
    general, unsettled = _united(parts, EVERY)
    clash |= unsettled
    here = set(named(parts))
    items: dict[str, dict[str, Any]] = {}
    for name in dict.fromkeys((*named(parts), *(everywhere if general else ()))):
        own, disputed = _united(parts, name)
        common = {**general, **shared} if name in here else general
        rest = {field: value for field, value in common.items() if field not in disputed}
        items[name] = {**rest, **own}
        clash |= disputed
    telling = [part for part in parts if part.value] if items else []
    if not telling:
        return None, (), ()
    doubts = dict.fromkeys(why for part in telling for why in part.doubts)
    quotes = united(part.quote for part in telling)
    return {**head, "items": items}, quotes, (*doubts, *([SEVERAL] if clash else []))


def named(parts: Iterable[Mention]) -> Iterator[str]:
    """The items that sentences name, each once."""
    for name in dict.fromkeys(name for part in parts for name in part.items):
        if name not in (ALL, EVERY, WHOLE):
            yield name


def _united(parts: Sequence[Mention], item: str) -> tuple[dict[str, Any], set[str]]:
    """What sentences say of an item, and the fields of which they say two things."""
    fields: dict[str, Any] = {}
    disputed: set[str] = set()
    for part in parts:
        if item in part.items and isinstance(part.value, Mapping):
            for field, value in part.value.items():
                if fields.setdefault(field, value) != value:
                    disputed.add(field)
    return {field: fields[field] for field in fields if field not in disputed}, disputed
