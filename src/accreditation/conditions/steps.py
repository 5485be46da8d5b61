"""What an evaluation knows, and what it keeps of every value and condition it meets."""

import datetime
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from accreditation.conditions.knowledge import Facts, Item, Items
from accreditation.conditions.meaning import Law
from accreditation.conditions.syntax import Condition, Expression
from accreditation.conditions.types import Value
from accreditation.findings import LawReference, Need, Source, TraceValue

Truth = bool | None
"""True, false, or unknown (None)."""


class Reading(NamedTuple):
    """The value of an expression and where it comes from.

    Attributes:
        node: The expression read.
        value: Its value; None when it is unknown, and then ``needs`` says why.
        sources: Places in the dossier that state it.
        references: Places in the law that supply it (a parameter, a default).
        parts: What it was computed from.
    """

    node: Expression
    value: Value | None
    sources: tuple[Source, ...] = ()
    references: tuple[LawReference, ...] = ()
    needs: tuple[Need, ...] = ()
    parts: tuple["Reading", ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was read already of one subject on one date, by the name of what was read.

    Attributes:
        facts: Facts of the subject, but not of the items of its lists.
        lists: Lists of the subject, with what stands in the way of their completeness.
        parameters: Numbers of the law on the date of the finding.
        derived: What derived facts of items come to, by the identity of the item as well.
        told: What traces say of readings, by the identity of the reading.
    """

    facts: dict[str, Reading] = field(default_factory=dict)
    lists: dict[str, tuple[Items, tuple[Need, ...]]] = field(default_factory=dict)
    parameters: dict[str, Reading] = field(default_factory=dict)
    derived: dict[tuple[str, int], tuple[Item, Reading]] = field(default_factory=dict)
    told: dict[int, tuple[Reading, TraceValue]] = field(default_factory=dict)


@dataclass(slots=True)
class Context:
    """What one evaluation knows; rules on one subject share one, and read each fact once.

    Attributes:
        law: Meanings of the facts and values of the parameters.
        facts: The subject's facts by name.
        on: The date that picks the version of the law.
        as_of: The date from which the dossier is looked at.
        bindings: Items bound to variables.
        nothing_found: Facts for which the text of the statutes was read, and nothing was found.
        remembered: What was read already, of these facts and dates; a copy with others has its own.
    """

    law: Law
    facts: Facts
    on: datetime.date
    as_of: datetime.date
    bindings: Mapping[str, Item] = field(default_factory=dict)
    nothing_found: Set[str] = frozenset()
    remembered: Remembered = field(
        default_factory=Remembered, init=False, repr=False, compare=False
    )

    def binding(self, variable: str, item: Item) -> "Context":
        """The same context with ``item`` bound to ``variable``."""
        bindings = {**self.bindings, variable: item}
        bound = Context(self.law, self.facts, self.on, self.as_of, bindings, self.nothing_found)
        bound.remembered = self.remembered
        return bound


class Step(NamedTuple):
    """What became of one condition.

    Attributes:
        node: The condition.
        holds: Whether it holds.
        parts: What became of its parts, or of each item of its list.
        readings: The values a leaf compared.
        needs: What it depends on, when it is unknown.
        item: The item this step is about, under a quantifier.
        complete: For a quantifier, whether the list was known to be complete.
    """

    node: Condition
    holds: Truth
    parts: tuple["Step", ...] = ()
    readings: tuple[Reading, ...] = ()
    needs: tuple[Need, ...] = ()
    item: str | None = None
    complete: bool = True
