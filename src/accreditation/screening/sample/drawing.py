"""Drawing what is in the columns of one stretch of a register.

Every column has random numbers of its own, which hang on the seed, the stretch and its name. So a
shorter register begins as a longer one does, and another column changes none of the others.
"""

import datetime
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accreditation.conditions import Day, Number, Scalar, add_months
from accreditation.conditions.types import STEP_DIGITS, step_of
from accreditation.screening.sample.columns import (
    CLOSES,
    COOPERATIVE,
    OPENS,
    SILENT,
    UNKNOWN,
    YEAR,
    Column,
    Plan,
)
from accreditation.screening.sample.outcomes import Formula, Term

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

SIDES = 4096
"""Odds are rounded to this many parts."""

STATED, IS_SILENT, IS_UNKNOWN = 0, 1, 2

_STATES: dict[object, int] = {SILENT: IS_SILENT, UNKNOWN: IS_UNKNOWN}

MOST = 10**14 - 1
"""The largest number in a column of fourteen digits."""

PERCENT, WHOLE = 100, 10_000
"""Steps of one percent, and of the whole."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is in a column.

    Attributes:
        values: Its values in steps, also where they are not told.
        states: Whether each is stated, silent or unknown.
    """

    values: Numbers
    states: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Level:
    """What columns of one kind have a value for each of.

    Attributes:
        name: A cooperative, a year, or an item of the list of this name.
        groups: The group of each.
        above: The level that each belongs to, and where in it.
    """

    name: str
    groups: NDArray[np.intp]
    above: "tuple[Level, NDArray[np.intp]] | None" = None

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.groups)


class Stretch:
    """One stretch of a register."""

    def __init__(self, plan: Plan, seed: int, number: int, rows: int) -> None:
        """Prepare the first ``rows`` of the stretch with this number, counted from 0."""
        self._plan = plan
        self._key = [seed, number]
        cycle = plan.mix.years
        lengths = np.array([len(closes) for closes in cycle])
        whole = np.repeat(np.arange(len(cycle)), lengths)
        rounds, place = np.divmod(np.arange(rows), lengths.sum())
        self.members = rounds * len(cycle) + whole[place]
        """Which cooperative of the stretch each year is of."""
        group = self._dice("", int(self.members[-1]) + 1)
        weights = [[one.weight for one in plan.mix.groups.values()]]
        self.cooperatives = Level(COOPERATIVE, _table(weights)[0][group].astype(np.intp))
        self.years = Level(
            YEAR, self.cooperatives.groups[self.members], (self.cooperatives, self.members)
        )
        days = [day for closes in cycle for day in closes]
        self._drawn = {CLOSES: _days(days, place), OPENS: _days(map(_opening, days), place)}
        self._levels = {COOPERATIVE: self.cooperatives, YEAR: self.years}

    def day(self, name: str) -> Numbers:
        """The day on which each year opens or closes."""
        return self._drawn[name].values

    def items(self, list_: str) -> Level:
        """The level of the items of a list."""
        if list_ not in self._levels:
            length = self._plan.lists[list_].length
            above = self._levels[length.level]
            owners = np.repeat(np.arange(above.size), self.lengths(list_))
            self._levels[list_] = Level(list_, above.groups[owners], (above, owners))
        return self._levels[list_]

    def lengths(self, list_: str) -> Numbers:
        """How many items a list shows: none where it is unknown."""
        drawn = self.drawn(self._plan.lists[list_].length)
        return np.where(drawn.states == STATED, drawn.values, 0)

    def level(self, name: str) -> Level:
        """The level with this name."""
        return self._levels[name] if name in self._levels else self.items(name)

    def drawn(self, column: Column) -> Drawn:
        """What is in a column; kept where formulas may refer to it."""
        if column.name in self._drawn:
            return self._drawn[column.name]
        drawn = self._draw(column)
        if isinstance(column.type, Number | Day):
            self._drawn[column.name] = drawn
        return drawn

    def _draw(self, column: Column) -> Drawn:
        level = self.level(column.level)
        codes = _table(column.weights)[level.groups, self._dice(column.name, level.size)]
        outcomes = column.outcomes
        states = np.array([_STATES.get(one, STATED) for one in outcomes], np.uint8)[codes]
        plain = np.array([one if isinstance(one, int) else 0 for one in outcomes])
        if not isinstance(column.type, Number | Day):
            return Drawn(plain[codes], states)
        first = next((code for code, one in enumerate(outcomes) if one not in _STATES), 0)
        behind = np.array([first if one in _STATES else i for i, one in enumerate(outcomes)])[codes]
        values, luck = plain[behind], self._random(f"{column.name}/").random(level.size)
        for code, formula in enumerate(outcomes):
            if isinstance(formula, tuple):
                at = np.flatnonzero(behind == code)
                values[at] = self._made(formula, column, level, at, luck[at])
        if isinstance(column.type, Number):
            step = step_of(column.type)
            lowest, highest = column.type.low // step, min(column.type.high // step, MOST)
            values = np.clip(values, lowest, highest)
        return Drawn(values, states)

    def _made(
        self, formula: Formula, column: Column, level: Level, at: NDArray[np.intp], luck: Floats
    ) -> Numbers:
        """The values of a formula at some places of a level."""
        total = np.zeros(len(at), np.int64)
        for term in formula:
            if term.of is None:
                total += term.sign * _in_range(term, column.type, luck)
                continue
            values = self._referred(term.of, level)[at]
            if term.by is not None:
                values = values * self._referred(term.by, level)[at] // WHOLE
            elif term.high is not None:
                values = values * _evenly(term.low * PERCENT, term.high * PERCENT, luck) // WHOLE
            total += term.sign * values
        return total

    def _referred(self, reference: str, level: Level) -> Numbers:
        """The values of a fact for each of a level."""
        name = self._plan.meant(reference, level.name)
        column = None if name in (OPENS, CLOSES) else self._plan.column(name)
        values = (self._drawn[name] if column is None else self.drawn(column)).values
        wanted = YEAR if column is None else column.level
        places: NDArray[np.intp] | None = None
        while level.name != wanted:
            assert level.above is not None
            level, up = level.above
            places = up if places is None else up[places]
        return values if places is None else values[places]

    def _dice(self, name: str, number: int) -> NDArray[np.intp]:
        sides = self._random(name).integers(0, SIDES, number, np.uint16)
        return sides.astype(np.intp)

    def _random(self, name: str) -> np.random.Generator:
        key = [*self._key, zlib.crc32(name.encode())]
        return np.random.Generator(np.random.PCG64(key))


def _table(weights: Sequence[Sequence[int]]) -> NDArray[np.uint8]:
    """For every group, which outcome each side of the dice stands for."""
    ends = np.cumsum(np.array(weights), axis=1)
    ends = np.rint(ends * SIDES / ends[:, -1:]).astype(int)
    sides = np.arange(SIDES)
    return np.array([np.searchsorted(row, sides, side="right") for row in ends], np.uint8)


def _in_range(term: Term, type_: Scalar, luck: Floats) -> Numbers:
    """Days evenly; of anything else as many small ones as large ones, by their logarithm."""
    assert term.high is not None
    if isinstance(type_, Day):
        return _evenly(term.low, term.high, luck)
    assert isinstance(type_, Number)
    if type_.unit == "rate":
        return _by_logarithm(term.low, term.high, luck) * PERCENT
    unit = 10 ** STEP_DIGITS.get(type_.unit, 0)
    return _by_logarithm(term.low * unit, term.high * unit, luck)


def _by_logarithm(low: int, high: int, luck: Floats) -> Numbers:
    return np.floor((low + 1) * ((high + 2) / (low + 1)) ** luck).astype(np.int64) - 1


def _evenly(low: int, high: int, luck: Floats) -> Numbers:
    return low + np.floor(luck * (high - low + 1)).astype(np.int64)


def _days(days: Iterable[datetime.date], places: NDArray[np.intp]) -> Drawn:
    numbers = np.array(list(days), "datetime64[D]").astype(np.int64)[places]
    return Drawn(numbers, np.zeros(len(places), np.uint8))


def _opening(closes: datetime.date) -> datetime.date:
    return add_months(closes, -12) + datetime.timedelta(days=1)
