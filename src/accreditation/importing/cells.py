"""What a cell says: whole numbers, money, rates and dates, exactly."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from accreditation.files import read_date
from accreditation.importing.mapping import Dates, Decimals, TableMap

Cell = str | int | float | bool | datetime.date | None
"""What a table holds in one place; a time of day has been taken off a date."""

CENTS = 2
"""Decimals of an amount that is paid."""

FINEST = 4
"""Decimals of an amount per share, and of a percentage."""

_ORDER: dict[Dates, tuple[str, str]] = {
    "year-month-day": ("-", "ymd"),
    "day/month/year": ("/", "dmy"),
    "day-month-year": ("-", "dmy"),
    "day.month.year": (".", "dmy"),
    "month/day/year": ("/", "mdy"),
}
_PLAIN = re.compile(r"\d{1,15}(\.\d{1,30})?")
_GROUPED = re.compile(r"\d{1,3}( \d{3})+(\.\d+)?|\d{1,3}(,\d{3})+\.\d+")
_GROUPED_BEFORE_COMMA = re.compile(r"\d{1,3}([ .]\d{3})+(,\d+)?")
_WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}( [0-9]{3}){1,4}")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
_LARGEST = Decimal(10) ** 15
_NOISE = Decimal("1e-13")
"""How far, in proportion, binary arithmetic leaves a number from the decimal that was meant."""


class Exact(NamedTuple):
    """A number and whether a trace of binary arithmetic was taken off it."""

    value: Decimal
    cleaned: bool


class Percent(float):
    """A number that the sheet shows as a percentage: 0.3 for 30 %."""


class Uncomputed(str):
    """A formula of which the workbook holds no result."""

    __slots__ = ()


def text_of(cell: Cell) -> str:
    """The text of a cell; a whole number without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads cells that are written in one way.

    Each method raises a ``ValueError`` whose message says what a cell must be, and nothing of what
    it holds: that may be the name of a person.
    """

    way: TableMap

    def whole(self, cell: Cell) -> int:
        """A whole number, nought or more."""
        text = "" if isinstance(cell, bool | Percent) else text_of(cell)
        if not _WHOLE.fullmatch(text):
            raise ValueError(_must(cell, "be a whole number, in digits without a point or comma"))
        return int(text.replace(" ", ""))

    def money(self, cell: Cell, places: int) -> Exact:
        """An amount of euros, nought or more, with at most so many decimals."""
        if isinstance(cell, str):
            text = text_of(cell.replace("EUR", "").replace("€", ""))
            if _AMBIGUOUS.fullmatch(text) and "decimal" not in self.way.model_fields_set:
                raise ValueError(
                    "may be in thousands or have three decimals; say in a mapping file, under "
                    "'decimal', which sign is before the cents"
                )
            number = self._number(text)
        else:
            number = None if isinstance(cell, Percent) else self._number(cell)
        if number is None:
            written = {"point": "12.50", "comma": "12,50"}[self.way.decimal]
            must = _must(cell, f"be an amount written like {written}")
            raise ValueError(f"{must}{self._other_decimals(cell)}")
        return _exact(number, places)

    def rate(self, cell: Cell) -> Exact:
        """A percentage, in hundredths: 30 for 30 %."""
        number = None
        if isinstance(cell, Percent):
            number = self._number(cell)
            number = None if number is None else number.scaleb(2)
        elif isinstance(cell, str) and cell.rstrip().endswith("%"):
            number = self._number(cell.rstrip().removesuffix("%"))
        if number is None:
            hint = self._other_decimals(cell) if "%" in text_of(cell) else ""
            raise ValueError(f"{_must(cell, 'be a percentage, with the sign %')}{hint}")
        return _exact(number, FINEST)

    def date(self, cell: Cell) -> datetime.date:
        """A date."""
        if isinstance(cell, datetime.date):
            return read_date(cell.isoformat())
        sign, order = _ORDER[self.way.dates]
        parts = _MIDNIGHT.sub("", text_of(cell)).split(sign)
        if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
            by = dict(zip(order, parts, strict=True))
            if len(by["y"]) == 4:
                return read_date(f"{by['y']}-{by['m']:>02}-{by['d']:>02}")
        raise ValueError(_must(cell, f"be a date written as {self.way.dates}"))

    def _other_decimals(self, cell: Cell) -> str:
        """What a mapping file can say of a number with the other sign before its decimals."""
        other = _OTHER[self.way.decimal]
        plain = _SIGNS.sub("", text_of(cell)).strip()
        if Cells(self.way.model_copy(update={"decimal": other}))._number(plain) is None:
            return ""
        return f"; if decimals follow a {other}, say 'decimal: {other}' in a mapping file (--map)"

    def _number(self, cell: Cell) -> Decimal | None:
        """The number that a cell writes, if it is one of nought or more."""
        if isinstance(cell, bool) or cell is None:
            return None
        if isinstance(cell, int | float):
            shown = float.__repr__(cell) if isinstance(cell, float) else str(cell)
            return Decimal(shown) if 0 <= cell < _LARGEST else None
        text = text_of(cell)
        if self.way.decimal == "comma":
            if _GROUPED_BEFORE_COMMA.fullmatch(text):
                text = text.replace(".", "").replace(" ", "")
            text = text.translate(_SWAPPED)
        elif _GROUPED.fullmatch(text):
            text = text.replace(",", "").replace(" ", "")
        return Decimal(text) if _PLAIN.fullmatch(text) else None


_OTHER: dict[Decimals, Decimals] = {"point": "comma", "comma": "point"}
_SIGNS = re.compile("EUR|€|%")
_SWAPPED = str.maketrans(",.", ".,")


def _exact(number: Decimal, places: int) -> Exact:
    rounded = round(number, places)
    if rounded == number:
        return Exact(rounded, cleaned=False)
    if abs(number - rounded) <= _NOISE * max(number, rounded):
        return Exact(rounded, cleaned=True)
    raise ValueError(f"must have at most {places} decimals")


def _must(cell: Cell, what: str) -> str:
    return f"must {what}" if text_of(cell) else f"is empty and must {what}"
