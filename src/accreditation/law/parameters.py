"""The dated numbers of the law."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from accreditation.conditions import (
    MONEY,
    RATE,
    Number,
    ParameterValue,
    counted,
    read_value,
)
from accreditation.files import Strict, nothing_usable, shape
from accreditation.findings import LawReference
from accreditation.language import Text

NumberName = Literal[
    "money", "rate", "members", "votes", "shares", "persons", "months", "days", "years"
]
"""The kinds of number a fact or a parameter can be."""


def number_type(name: NumberName) -> Number:
    """The type of the numbers called ``name``."""
    match name:
        case "money":
            return MONEY
        case "rate":
            return RATE
    return counted(name)


class DatedValue(Strict):
    """A value in force from a date until the next one, with its citation.

    Attributes:
        from_: The first day; None for one that is enacted and whose commencement is not fixed.
    """

    from_: Annotated[datetime.date | None, Field(alias="from")]
    value: int | str
    cites: Annotated[list[LawReference], Field(min_length=1)]


class Parameter(Strict):
    """A number of the law through time, or the instrument that is the legal basis of others."""

    title: Text
    type: NumberName | Literal["instrument"]
    values: Annotated[list[DatedValue], Field(min_length=1)]

    @property
    def number(self) -> Number | None:
        """The type of its values; None when they name instruments."""
        return None if self.type == "instrument" else number_type(self.type)

    @property
    def commenced(self) -> list[tuple[datetime.date, DatedValue]]:
        """The values whose first day is fixed, oldest first."""
        return [(value.from_, value) for value in self.values if value.from_ is not None]

    def has(self, value: str) -> bool:
        """Whether it has, had or will have a value, as the file states it."""
        return any(dated.value == value for dated in self.values)

    def dated(self, name: str, on: datetime.date) -> DatedValue:
        """The value in force on a date, as the file states it.

        Raises:
            InputError: the date lies before the first known value.
        """
        found = next((v for first, v in reversed(self.commenced) if first <= on), None)
        if found is None:
            first = self.commenced[0][0]
            raise nothing_usable(
                f"the value of '{name}' on {on} is not known; the first known one is of {first}."
            )
        return found

    def at(self, name: str, on: datetime.date) -> ParameterValue:
        """The number in force on a date.

        Raises:
            InputError: the date lies before the first known value.
        """
        assert self.type != "instrument"
        dated = self.dated(name, on)
        value = read_value(number_type(self.type), dated.value)
        return ParameterValue(value, tuple(dated.cites))

    def faults(self) -> Iterator[tuple[int, str]]:
        """What is wrong with the values: the place of one, and a sentence."""
        last: datetime.date | None = None
        for i, value in enumerate(self.values):
            if value.from_ is None:
                if i == 0 or i < len(self.values) - 1:
                    yield i, "only the last value may have no date yet, and the first needs one."
            elif last is not None and value.from_ <= last:
                yield i, f"{value.from_} does not come after {last}; list the values oldest first."
            last = value.from_ or last
            if self.type != "instrument":
                try:
                    read_value(number_type(self.type), value.value)
                except ValueError as error:
                    yield i, f"the value {error}."


PARAMETERS = shape(dict[str, Parameter])
