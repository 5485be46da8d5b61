"""Rows that differ from others by little: where answers turn, and at the ends of what can be."""

import calendar
import datetime
import random
from collections.abc import Callable, Sequence
from typing import Any

from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Words,
    add_months,
)
from accreditation.conditions.types import step_of
from accreditation.law import Pack
from tests.screening.registers import Row, columns_of, fields_of, flags_of, raw_value
from tests.screening.rows import typed

FIRST, LAST = datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)
KEYS = ("year.opens", "year.closes")
LONGEST = 36
"""Most months of a financial year that are tried."""


class Varier(random.Random):
    """Changes rows, always the same way for one seed.

    Attributes:
        turns: The days on which a rule or a number of the law changes.
    """

    def __init__(self, pack: Pack, seed: int) -> None:
        super().__init__(seed)
        self._columns = {name: s for name, s in columns_of(pack).items() if name not in KEYS}
        self._fields = {
            name: fields_of(pack, name)
            for name, signature in self._columns.items()
            if isinstance(signature.type, ListType)
        }
        self.turns = _turns(pack)

    def varied(self, row: Row, names: Sequence[str], others: Sequence[Row], called: str) -> Row:
        """A row with one to three of its facts changed.

        Args:
            row: The row, which stays as it is.
            names: The facts that may be changed.
            others: Rows from which values may be taken.
            called: The name of the new cooperative.
        """
        new = {**row, "cooperative": called}
        stated = [name for name in names if self._is_stated(new, name)]
        for _ in range(self.choice((1, 1, 2, 3))):
            pool = stated if stated and self.random() < 0.75 else names
            name = self.choice(pool)
            if name in KEYS:
                self._move_year(new)
            else:
                self._change(new, self._columns[name], self.choice(others))
        return new

    def merged(self, rows: Sequence[Row], called: str) -> Row:
        """A row that states what some rows do; the first of them that states a fact has its way."""
        new = {**rows[0], "cooperative": called}
        for row in rows[1:]:
            for name, signature in self._columns.items():
                if not self._is_stated(new, name):
                    new |= {column: row[column] for column in (name, *flags_of(signature))}
        return new

    def _is_stated(self, row: Row, name: str) -> bool:
        return row[name] is not None or bool(row.get(f"{name}.silent"))

    def _move_year(self, row: Row) -> None:
        """Let the year of a row close at a turn of the law, or open on another day."""
        opens, closes = row["year.opens"], row["year.closes"]
        move = self.choice(("closes", "closes", "longer", "opens", "unknown", "wrong"))
        if move == "closes":
            closes = min(self._near(self.choice(self.turns)), LAST)
            opens = add_months(closes, -12) + datetime.timedelta(days=1)
        elif move == "longer":
            opens = add_months(closes, -self.randrange(1, LONGEST))
        elif move == "opens" and opens is not None:
            opens = min(self._near(opens), closes)
        else:
            opens = None if move == "unknown" else closes + datetime.timedelta(days=1)
        row |= {"year.opens": opens, "year.closes": closes}

    def _change(self, row: Row, signature: FactSignature, other: Row) -> None:
        name = signature.name
        columns = (name, *flags_of(signature))
        if self.random() < 0.2:
            row |= {column: other[column] for column in columns}
        elif isinstance(signature.type, ListType):
            self._change_list(row, name, other)
        else:
            self._change_value(row, name, signature, flag=f"{name}.silent")

    def _change_value(self, place: Row, column: str, signature: FactSignature, flag: str) -> None:
        """Give a fact of a row or an item another value, none, or silence."""
        silenced = place.get(flag) or place.get(column) == SILENT.value
        if self.random() < 0.15:
            place[column] = None
            if flag in place:
                place[flag] = None
            return
        if signature.silence != "impossible" and self.random() < 0.15:
            words = isinstance(signature.type, Choice | Words)
            place |= {column: SILENT.value} if words else {column: None, flag: True}
            return
        if flag in place:
            place[flag] = self.choice((None, False))
        place[column] = self._another(signature, None if silenced else place.get(column))

    def _another(self, signature: FactSignature, raw: Any) -> Any:
        choose = self.choice
        match signature.type:
            case Boolean():
                return choose((True, False)) if raw is None else not raw
            case Choice(options=options):
                return choose(options)
            case Words():
                texts = ("A", "a", " A ", "Class  é", "class É", "B", "b")
                return choose((*texts, raw.upper(), f" {raw}")) if raw else choose(texts)
            case Day():
                near = raw if raw is not None and self.random() < 0.7 else choose(self.turns)
                return choose((FIRST, LAST)) if self.random() < 0.05 else self._near(near)
            case Number() as type_:
                return raw_value(type_, self._number(type_, signature, raw))
        raise AssertionError(signature)

    def _number(self, type_: Number, signature: FactSignature, raw: Any) -> int:
        value = 0 if raw is None else typed(signature, raw)
        assert isinstance(value, int)
        step = step_of(type_)
        near = [value - 1, value + 1, value - step, value + step, value - 1, value + 1]
        far = [2 * value, value // 2, value * 10, 0, 1, step, 100 * step, type_.low, type_.high]
        found = self.choice(near if self.random() < 0.6 else far)
        return max(type_.low, min(type_.high, found))

    def _near(self, date: datetime.date) -> datetime.date:
        """A day beside another, or another day of its month or of the months around it."""
        last = calendar.monthrange(date.year, date.month)[1]
        days: list[Callable[[], datetime.date]] = [
            lambda: date,
            lambda: date + datetime.timedelta(days=self.choice((-1, 1))),
            lambda: date.replace(day=last),
            lambda: date.replace(day=1),
            lambda: add_months(date, self.choice((-12, -6, -1, 1, 6, 12))),
            lambda: date.replace(month=3, day=1) - datetime.timedelta(days=1),
        ]
        return max(FIRST, min(LAST, self.choice(days)()))

    def _change_list(self, row: Row, name: str, other: Row) -> None:
        flag = f"{name}.complete"
        items = [dict(item) for item in row[name] or ()]
        chance = self.random()
        if chance < 0.1:
            row |= {name: None, flag: None}
        elif chance < 0.2:
            row |= {name: [], flag: self.choice((True, False, None))}
        elif chance < 0.3:
            row[flag] = self.choice((None, False)) if row[flag] else row[name] is not None
        elif chance < 0.4 and items:
            items.remove(self.choice(items))
            row[name] = items
        elif chance < 0.55 and (items or other[name]):
            added = dict(self.choice(items or other[name]))
            row[name] = [*items, self._item(name, added) | {"id": f"item {len(items)}"}]
        elif items:
            at = self.randrange(len(items))
            items[at] = self._item(name, items[at])
            row[name] = items
        else:
            item = {"id": "item", **dict.fromkeys(self._fields[name])}
            row |= {name: [self._item(name, item)], flag: self.random() < 0.8}

    def _item(self, name: str, item: Row) -> Row:
        """An item with one to three of its facts changed."""
        fields = self._fields[name]
        for _ in range(self.choice((1, 1, 2, 3))):
            short = self.choice(list(fields))
            self._change_value(item, short, fields[short], flag="")
        return item


def _turns(pack: Pack) -> list[datetime.date]:
    found = {first for one in pack.parameters.values() for first, _ in one.commenced}
    for rule in pack.rules.values():
        period = rule.source.in_force
        found |= {period.from_, period.to, period.new_companies_from} - {None}  # type: ignore[arg-type]
    found |= {wording.from_ for one in pack.instruments.values() for wording in one.versions}
    return sorted(found)
