"""Rows of a register that are about the same cooperative and year as another one."""

from accreditation.screening.mapping import RegisterMap
from accreditation.screening.register_columns import CLOSES
from accreditation.screening.terms import Expr

TWICE = "accreditation stands twice"
"""A column of a register: whether another row is about the same cooperative and year."""


def twice(table: Expr, said: RegisterMap) -> Expr:
    """The cooperatives and years of which a register has more than one row."""
    keys = [said.cooperative, said.column(CLOSES).column]
    known = table.filter([table[key].notnull() for key in keys])
    counted = known.group_by(keys).agg(**{TWICE: known.count()})
    return counted.filter(counted[TWICE] > 1).drop(TWICE)


def marked(table: Expr, found: Expr) -> Expr:
    """``table`` with the column that says which rows stand twice."""
    keys = {key: f"other {key}" for key in found.columns}
    other = found.rename({new: old for old, new in keys.items()})
    on = [table[key] == other[new] for key, new in keys.items()]
    joined = table.left_join(other, on)
    first = next(iter(keys.values()))
    return joined.select(*table.columns, **{TWICE: joined[first].notnull()})
