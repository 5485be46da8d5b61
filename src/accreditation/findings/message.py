"""A sentence with exact values in it, to be written out in any language."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

from accreditation.language import Text


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """An exact number: ``steps`` × 10⁻ˢᶜᵃˡᵉ of ``unit`` (``EUR``, ``rate``, something counted)."""

    steps: int
    scale: int
    unit: str


Shown = Union[ShownNumber, datetime.date, Text, str, "Message"]
"""A value in a sentence; a ``Text`` already says it in every language, a
``Message`` with values in it."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text whose names in braces stand for values, followed by further messages, if any."""

    text: Text
    values: Mapping[str, Shown] = field(default_factory=dict)
    parts: tuple["Message", ...] = ()
