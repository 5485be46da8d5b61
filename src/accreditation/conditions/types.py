"""The types a fact can have, and how their values are written and read.

Numbers are whole numbers of the smallest step of their unit (a ten-thousandth of a euro, a
millionth), so that every comparison is exact and fits the 128-bit integers of a database.
"""

import datetime
import re
from dataclasses import dataclass, field
from enum import Enum

from accreditation.files import shown_raw

LARGEST = 2**127 - 1
"""Largest magnitude a number may reach anywhere in a condition."""

MAX_ITEMS = 100_000
"""Most items a list may have."""


class Silent(Enum):
    """The value of a fact on which the statutes say nothing."""

    SILENT = "silent"


SILENT = Silent.SILENT


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""

    name = "true or false"


@dataclass(frozen=True, slots=True)
class Words:
    """Free text; it can be shown but not compared."""

    name = "text"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date."""

    name = "a date"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed set of words."""

    options: tuple[str, ...]

    @property
    def name(self) -> str:
        """How the type is called in a sentence."""
        return "one of " + ", ".join(self.options)


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number.

    Attributes:
        unit: ``EUR``, ``rate`` or what is counted, such as ``votes``.
        scale: Decimal places of the smallest step.
        low: Smallest value, in steps.
        high: Largest value, in steps.
    """

    unit: str
    scale: int
    low: int
    high: int

    @property
    def name(self) -> str:
        """How the type is called in a sentence."""
        return {"EUR": "an amount of money", "rate": "a rate"}.get(
            self.unit, f"a number of {self.unit}"
        )

    @property
    def magnitude(self) -> int:
        """The largest absolute value."""
        return max(abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True)
class ListType:
    """A list of records, all of the same kind; its facts are named in the vocabulary."""

    name: str = field(default="a list")


Scalar = Boolean | Words | Day | Choice | Number
Type = Scalar | ListType
Value = bool | str | int | datetime.date | Silent

MONEY = Number("EUR", 4, -(10**19), 10**19)
RATE = Number("rate", 6, 0, 10**7)
BOOLEAN, WORDS, DAY = Boolean(), Words(), Day()

STEP_DIGITS = {"EUR": 2, "rate": 4}
"""Decimals of one step: a cent, a hundredth of a percent; anything counted has none."""


def counted(unit: str) -> Number:
    """A whole number of ``unit``, never negative."""
    return Number(unit, 0, 0, 10**12)


def step_of(type_: Number) -> int:
    """One step of a number, in its smallest steps: a cent, a hundredth of a percent, or one."""
    return int(10 ** (type_.scale - STEP_DIGITS.get(type_.unit, type_.scale)))


_MONEY = re.compile(r"(-?)(\d{1,16})(?:\.(\d{1,4}))? EUR")
_RATE = re.compile(r"(-?)(\d{1,5})(?:\.(\d{1,4}))? ?%")


def read_value(type_: Scalar, raw: object) -> Value:
    """The value that ``raw``, as it stands in a YAML file, has for a fact of ``type_``.

    Raises:
        ValueError: it has none; the message says what would be right.
    """
    match type_:
        case Boolean():
            if isinstance(raw, bool):
                return raw
        case Words():
            if isinstance(raw, str):
                return raw
        case Day():
            if isinstance(raw, datetime.date):
                return raw
        case Choice(options=options):
            if isinstance(raw, str) and raw in options:
                return raw
        case Number():
            return _in_range(type_, _number(type_, raw), raw)
    raise ValueError(f"must be {type_.name}, not {shown_raw(raw)}")


def show_value(type_: Type, value: Value) -> str:
    """``value`` as a person would write it in a file; the inverse of ``read_value``."""
    if isinstance(value, Silent):
        return value.value
    if isinstance(type_, Number) and isinstance(value, int):
        match type_.unit:
            case "EUR":
                return f"{decimal_text(value, type_.scale, at_least=2)} EUR"
            case "rate":
                return f"{decimal_text(value, type_.scale - 2)} %"
        return decimal_text(value, type_.scale)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def value_shown(type_: Type, text: str) -> Value:
    """The value that ``show_value`` writes as ``text``, whatever the range of the type."""
    if text == SILENT.value:
        return SILENT
    match type_:
        case Boolean():
            return text == "true"
        case Day():
            return datetime.date.fromisoformat(text)
        case Number(unit=unit, scale=scale):
            places = scale - 2 if unit == "rate" else scale
            whole, _, fraction = text.partition(" ")[0].partition(".")
            return int(whole + fraction[:places].ljust(places, "0"))
    return text


def decimal_text(steps: int, scale: int, at_least: int = 0) -> str:
    """``steps`` × 10⁻ˢᶜᵃˡᵉ in digits, without superfluous zeros beyond ``at_least`` places."""
    digits = str(abs(steps)).rjust(scale + 1, "0")
    whole, fraction = digits[: len(digits) - scale], digits[len(digits) - scale :]
    fraction = fraction.rstrip("0").ljust(at_least, "0")
    return ("-" if steps < 0 else "") + whole + ("." + fraction if fraction else "")


def _number(type_: Number, raw: object) -> int:
    if type_.unit in ("EUR", "rate"):
        pattern, example = (_MONEY, "12.50 EUR") if type_.unit == "EUR" else (_RATE, "6 %")
        found = pattern.fullmatch(raw) if isinstance(raw, str) else None
        if found is None:
            raise ValueError(
                f"must be {type_.name} written like '{example}', with a decimal point, no other "
                f"separator and at most four decimals, not {shown_raw(raw)}"
            )
        sign, whole, fraction = found.groups()
        steps = int(whole + (fraction or "").ljust(4, "0"))
        return -steps if sign else steps
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ValueError(f"must be {type_.name} written as a whole number, not {shown_raw(raw)}")
    return raw


def _in_range(type_: Number, value: int, raw: object) -> int:
    if type_.low <= value <= type_.high:
        return value
    low, high = show_value(type_, type_.low), show_value(type_, type_.high)
    raise ValueError(f"must lie between {low} and {high}, not {shown_raw(raw)}")
