"""The columns of an invented register: what each is, and the odds of what can be in it."""

from dataclasses import dataclass

from accreditation.conditions import Day, Number, Scalar
from accreditation.screening.sample.mix import Mix
from accreditation.screening.sample.outcomes import Formula

UNKNOWN, SILENT = "unknown", "silent"

COOPERATIVE, YEAR = "cooperative", "year"
"""The levels that are no list."""

OPENS, CLOSES = "year.opens", "year.closes"

Outcome = str | int | Formula
"""``unknown``, ``silent``, a value in the steps of its column, or how it is made."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one field of the items of a list.

    Attributes:
        name: The fact; for a list, its length.
        type: Its type.
        level: What has one value each: a cooperative, a year, or an item of the list named here.
        silence: Whether statutes can be silent on it.
        words: Of a choice or a text, what its numbers stand for.
        outcomes: What can be in it.
        weights: How often, by group and outcome.
    """

    name: str
    type: Scalar
    level: str
    silence: bool
    words: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    weights: tuple[tuple[int, ...], ...]

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The outcomes that are made of others, or lie in a range."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, tuple))


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: how many items, whether it is complete, and their fields by short name."""

    length: Column
    complete: Column
    fields: dict[str, Column]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a register consists of: the mix, and its scalars and lists by full name."""

    mix: Mix
    scalars: dict[str, Column]
    lists: dict[str, Listed]

    def column(self, name: str) -> Column:
        """A column by its fact; of a list, its length; ``KeyError`` if there is none."""
        if name in self.scalars:
            return self.scalars[name]
        if name in self.lists:
            return self.lists[name].length
        head, _, short = name.rpartition(".")
        return self.lists[head].fields[short]

    def meant(self, reference: str, level: str) -> str:
        """The full name of what a formula of a level refers to: a field beside it, or a fact."""
        beside = level in self.lists and reference in self.lists[level].fields
        return f"{level}.{reference}" if beside else reference

    def fault(self, reference: str, level: str) -> str | None:
        """What is wrong with what a formula of a level refers to; None if nothing is."""
        above = level
        if level in self.lists:
            above = self.lists[level].length.level
        levels = {level, above, COOPERATIVE}
        if reference in (OPENS, CLOSES):
            return None if YEAR in levels else f"'{reference}' is not of a cooperative"
        try:
            column = self.column(self.meant(reference, level))
        except KeyError:
            return f"there is no fact '{reference}' in the register"
        if column.level not in levels:
            return f"'{reference}' has several values here"
        if not isinstance(column.type, Number | Day):
            return f"'{reference}' is neither a number nor a date"
        return None
