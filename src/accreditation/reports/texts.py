"""Every text in a part of a report, changed in one way."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Part = TypeVar("Part")


def with_every_text(part: Part, change: Callable[[str], str]) -> Part:
    """The same with each of its texts changed.

    Args:
        part: A text, or anything of tuples, mappings and dataclasses that holds some; the keys of
            a mapping stay.
        change: What becomes of a text.
    """
    found: Any = part
    if isinstance(found, str):
        found = change(found)
    elif isinstance(found, tuple):
        found = tuple(with_every_text(one, change) for one in found)
    elif isinstance(found, Mapping):
        found = {key: with_every_text(value, change) for key, value in found.items()}
    elif dataclasses.is_dataclass(found) and not isinstance(found, type):
        values = {one.name: getattr(found, one.name) for one in dataclasses.fields(found)}
        found = type(found)(
            **{name: with_every_text(value, change) for name, value in values.items()}
        )
    result: Part = found
    return result
