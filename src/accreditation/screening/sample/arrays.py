"""What was drawn, as columns of Arrow."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from accreditation.conditions import Boolean, Choice, Day, Number, Words, show_value
from accreditation.conditions.types import step_of
from accreditation.screening.sample.columns import CLOSES, COOPERATIVE, OPENS, SILENT, Column, Plan
from accreditation.screening.sample.drawing import IS_SILENT, STATED, Drawn, Numbers, Stretch

MONEY_TYPE = pa.decimal128(14, 2)

Bits = NDArray[np.bool_]
Named = Iterator[tuple[str, pa.Array]]


def table_of(plan: Plan, stretch: Stretch, before: int) -> pa.Table:
    """A stretch of a register.

    Args:
        plan: Its columns.
        stretch: What is in them.
        before: How many cooperatives come before it.
    """
    columns = {"cooperative": _ids(stretch.members + before + 1)}
    for day in (OPENS, CLOSES):
        columns[day] = _dates(stretch.day(day), None)
    members = pa.array(stretch.members)
    for name, column in plan.scalars.items():
        columns |= _spread(column.level, members, _scalar(name, column, stretch))
    for name, listed in plan.lists.items():
        columns |= _spread(listed.length.level, members, _list(name, plan, stretch))
    return pa.table(columns)


def _spread(level: str, members: pa.Array, columns: Named) -> dict[str, pa.Array]:
    """Columns with a value for each year; what is of a cooperative is so in all of its years."""
    if level == COOPERATIVE:
        return {name: array.take(members) for name, array in columns}
    return dict(columns)


def _scalar(name: str, column: Column, stretch: Stretch) -> Named:
    drawn = stretch.drawn(column)
    yield name, _array(column, drawn)
    if column.silence and not isinstance(column.type, Choice | Words):
        silent = drawn.states == IS_SILENT
        yield f"{name}.silent", pa.array(silent, mask=drawn.states > IS_SILENT)


def _list(name: str, plan: Plan, stretch: Stretch) -> Named:
    listed = plan.lists[name]
    lengths = stretch.lengths(name)
    ends = np.cumsum(lengths)
    starts = ends - lengths
    places = np.arange(stretch.items(name).size) - np.repeat(starts, lengths)
    fields = {"id": _dictionary(places, None, [str(i + 1) for i in range(int(lengths.max()))])}
    for short, column in listed.fields.items():
        fields |= dict(_scalar(short, column, stretch))
    items = pa.StructArray.from_arrays(list(fields.values()), list(fields))
    unknown = stretch.drawn(listed.length).states != STATED
    offsets = np.append(starts, ends[-1]).astype(np.int32)
    yield name, pa.ListArray.from_arrays(pa.array(offsets), items, mask=pa.array(unknown))
    complete = stretch.drawn(listed.complete)
    open_ = (complete.states != STATED) | unknown
    yield f"{name}.complete", pa.array(complete.values.astype(bool), mask=open_)


def _array(column: Column, drawn: Drawn) -> pa.Array:
    values, missing = drawn.values, drawn.states != STATED
    match column.type:
        case Boolean():
            return pa.array(values.astype(bool), mask=missing)
        case Choice() | Words():
            if not column.silence:
                return _dictionary(values, missing, column.words)
            silent = drawn.states == IS_SILENT
            codes = np.where(silent, len(column.words), values)
            return _dictionary(codes, missing & ~silent, (*column.words, SILENT))
        case Day():
            return _dates(values, missing)
        case Number(unit="EUR"):
            return _money(values, missing)
        case Number(unit="rate"):
            found, codes = np.unique(values, return_inverse=True)
            step = step_of(column.type)
            words = [show_value(column.type, int(value) * step) for value in found]
            return _dictionary(codes, missing, words)
    return pa.array(values, mask=missing)


def _dictionary(
    codes: NDArray[np.integer], missing: Bits | None, words: list[str] | tuple[str, ...]
) -> pa.Array:
    indices = pa.array(codes.astype(np.int32), mask=missing)
    return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))


def _dates(days: Numbers, missing: Bits | None) -> pa.Array:
    return pa.array(days.astype(np.int32), pa.int32(), mask=missing).view(pa.date32())


def _money(cents: Numbers, missing: Bits) -> pa.Array:
    wide = np.stack([cents, cents >> 63], axis=1)
    known = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.Array.from_buffers(MONEY_TYPE, len(cents), [known, pa.py_buffer(wide)])


def _ids(numbers: NDArray[np.intp]) -> pa.Array:
    found, codes = np.unique(numbers, return_inverse=True)
    return _dictionary(codes, None, [f"C{number:07}" for number in found])
