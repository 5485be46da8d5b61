"""French spacing: no line begins with a colon or ends with an opening quotation mark."""

import dataclasses
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from accreditation.language import Language

_SPACE = "\N{NO-BREAK SPACE}"
_GAPS = re.compile(r"(?<!\s) (?=[:;?!»])|(?<=«) ")
_HELD = str.maketrans({_SPACE: "\ue000", "\N{NARROW NO-BREAK SPACE}": "\ue001"})
_FREE = {ord(held): chr(space) for space, held in _HELD.items() if isinstance(held, str)}

Part = TypeVar("Part")


def spaced(part: Part, language: Language) -> Part:
    """The same with spaces that do not break, where the language is French.

    Args:
        part: A text, or anything of tuples, mappings and dataclasses that holds some.
        language: The language of the texts.
    """
    return _spaced(part) if language == "fr" else part


def _spaced(part: Part) -> Part:
    found: Any = part
    if isinstance(found, str):
        found = _GAPS.sub(_SPACE, found)
    elif isinstance(found, tuple):
        found = tuple(map(_spaced, found))
    elif isinstance(found, Mapping):
        found = {key: _spaced(value) for key, value in found.items()}
    elif dataclasses.is_dataclass(found) and not isinstance(found, type):
        values = {one.name: getattr(found, one.name) for one in dataclasses.fields(found)}
        found = type(found)(**{name: _spaced(value) for name, value in values.items()})
    result: Part = found
    return result


def held(text: str) -> str:
    """The same with marks for spaces that do not break, for what would break lines at them."""
    return text.translate(_HELD)


def freed(text: str) -> str:
    """The same with the spaces instead of their marks."""
    return text.translate(_FREE)
