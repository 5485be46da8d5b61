"""The dated numbers of the law."""

import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from accreditation.conditions import (
    MONEY,
    RATE,
    Number,
    ParameterValue,
    counted,
    read_value,
)
from accreditation.files import Strict, nothing_usable
from accreditation.findings import LawReference
from accreditation.language import Text

NumberName = Literal["money", "rate", "members", "votes", "shares", "persons", "months", "days"]
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
    """A value in force from a date until the next one, with its citation."""

    from_: Annotated[datetime.date, Field(alias="from")]
    value: int | str
    cites: Annotated[list[LawReference], Field(min_length=1)]


class Parameter(Strict):
    """A number of the law through time."""

    title: Text
    type: NumberName
    values: Annotated[list[DatedValue], Field(min_length=1)]

    @property
    def number(self) -> Number:
        """The type of its values."""
        return number_type(self.type)

    def at(self, name: str, on: datetime.date) -> ParameterValue:
        """The value in force on a date.

        Raises:
            InputError: the date lies before the first known value.
        """
        dated = next((v for v in reversed(self.values) if v.from_ <= on), None)
        if dated is None:
            first = self.values[0].from_
            raise nothing_usable(
                f"the value of '{name}' on {on} is not known; the first known one is of {first}."
            )
        return ParameterValue(read_value(self.number, dated.value), tuple(dated.cites))


PARAMETERS: TypeAdapter[dict[str, Parameter]] = TypeAdapter(dict[str, Parameter])
