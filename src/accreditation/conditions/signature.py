"""What a condition may speak of: the facts it can see, their types, and the law's parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from accreditation.conditions.types import Number, Type

Silence = Literal["impossible", "possible", "defaulted"]
"""Whether statutes can be silent on a fact, and whether the law then supplies a value."""


@dataclass(frozen=True, slots=True)
class FactSignature:
    """The name and type of a fact; for a list, those of the facts of its items by short name."""

    name: str
    type: Type
    silence: Silence = "impossible"
    fields: Mapping[str, "FactSignature"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signature:
    """Everything a condition can name.

    Attributes:
        facts: Facts it sees, by full name.
        hidden: Facts that exist but belong to another plane: their name and that plane.
        parameters: Types of the dated numbers of the law.
    """

    facts: Mapping[str, FactSignature]
    hidden: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Number] = field(default_factory=dict)
