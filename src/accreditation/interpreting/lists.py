"""Putting together what an article says of the items of a list."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from accreditation.interpreting.readings import Quote

ALL = "*"
"""Stands for every item that the article names."""

WHOLE = "()"
"""Stands for the list itself: whether nothing is missing from it."""


class Part(Protocol):
    """What a sentence says of an item."""

    @property
    def value(self) -> Any: ...
    @property
    def item(self) -> str | None: ...
    @property
    def quote(self) -> Quote: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...


def assembled(parts: Sequence[Part]) -> tuple[Any, tuple[Quote, ...], tuple[str, ...]]:
    """The list that sentences of one article make together, with their quotes and doubts.

    A field of which they say two things is left out, and makes the rest doubtful.
    """
    items: dict[str, dict[str, Any]] = {}
    head: dict[str, Any] = {}
    doubts = [why for part in parts for why in part.doubts]
    for part in sorted(parts, key=lambda one: one.item == ALL):
        if not isinstance(part.value, Mapping) or part.item is None:
            continue
        if part.item == WHOLE:
            head.update(part.value)
            continue
        for name in list(items) if part.item == ALL else [part.item]:
            fields = items.setdefault(name, {})
            for field, value in part.value.items():
                if fields.setdefault(field, value) != value:
                    fields[field] = None
                    doubts.append("several")
    known = {
        name: {field: value for field, value in fields.items() if value is not None}
        for name, fields in items.items()
    }
    quotes = dict.fromkeys(part.quote for part in parts)
    ordered = tuple(sorted(quotes, key=lambda one: one.start))
    return {**head, "items": known}, ordered, tuple(dict.fromkeys(doubts))
