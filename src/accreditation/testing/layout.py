"""Data laid out as a person writes it: a fact on a line, and so is an item that fits."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from accreditation.files import yaml_flow

WIDTH = 100

ONE_EACH = ("facts", "provides", "items")
"""Headings under which everything stands on lines of its own."""


def laid_out(data: Mapping[str, Any]) -> str:
    """``data`` as the text of a file."""
    return "".join(f"{line}\n" for line in _lines(data, 0))


def _lines(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in data.items():
        head = f"{' ' * indent}{_word(key)}:"
        short = f"{head} {_flow(value)}"
        if not isinstance(value, dict) or not value or _fits(key, value, short):
            yield short
        else:
            yield head
            yield from _lines(value, indent + 2)


def _flow(value: Any) -> str:
    """``value`` between brackets, as ``yaml_flow`` writes it, but word for word, which is fast."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_word(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _word(value)


@lru_cache(maxsize=10_000, typed=True)
def _word(value: Any) -> str:
    return yaml_flow([value])[1:-1]


def _fits(key: str, value: Mapping[str, Any], short: str) -> bool:
    flat = not any(isinstance(part, dict) and part for part in value.values())
    return flat and key not in ONE_EACH and len(short) <= WIDTH
