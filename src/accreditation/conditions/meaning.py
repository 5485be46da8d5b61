"""What the evaluator must know of each fact and of the law's numbers."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from accreditation.conditions.syntax import Expression, Reference
from accreditation.conditions.types import Type, Value
from accreditation.findings import LawReference
from accreditation.language import Text

FactKind = Literal["evidence", "judgement", "computed"]
"""Who can supply a fact: a document, a person's decision, or the program itself."""


@dataclass(frozen=True, slots=True)
class Default:
    """The value company law supplies when the statutes are silent, and where it says so."""

    value: Value
    references: tuple[LawReference, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a list of groups comes from another list.

    Attributes:
        list: The list whose items are put into groups.
        variable: The name under which the keys see an item.
        by: The facts of an item that the items of one group have in common.
    """

    list: Reference
    variable: str
    by: tuple[Reference, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The short names of the keys."""
        return tuple(reference.name.rpartition(".")[2] for reference in self.by)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A fact of the vocabulary as the evaluator sees it.

    Attributes:
        variable: The name under which a derived fact of an item, or its due date, sees the item.
        due: The day until which the fact may lie ahead.
        grouping: For a list of groups, what it is made of.
    """

    name: str
    type: Type
    kind: FactKind
    question: Text
    default: Default | None = None
    derived: Expression | None = None
    due: Expression | None = None
    variable: str | None = None
    grouping: Grouping | None = None


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A number of the law at a date, and where it stands."""

    value: Value
    references: tuple[LawReference, ...]


class Law(Protocol):
    """The part of the law an evaluation reads."""

    @property
    def meanings(self) -> Mapping[str, Meaning]:
        """Every fact by full name."""

    def supplies(self, default: Default, on: datetime.date) -> bool:
        """Whether the law that supplies a default was in force on a date."""

    def parameter(self, name: str, on: datetime.date) -> ParameterValue:
        """The parameter's value on a date; raises ``InputError`` when the date is in a gap."""
