"""The cells of a table in a document that is a tree."""

from collections.abc import Iterator
from typing import Any


def cells(table: Any, row: str, cell: str) -> Iterator[tuple[Any, int]]:
    """Each cell with its column, counted from 1; 0 where the row has no other.

    Args:
        table: The element of the table; tables inside it are passed over.
        row: The tag of a row.
        cell: The tag of a cell.
    """
    for line in table.iter(row):
        if next(line.iterancestors(table.tag)) is table:
            found = list(line.iterchildren(cell))
            for place, one in enumerate(found, 1):
                yield one, place if len(found) > 1 else 0
