"""The file that says which column of a register holds which fact."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from accreditation.files import Strict, read_yaml, validate

Unit = Literal["euro", "cent", "percent", "fraction"]


class ColumnSaid(Strict):
    """Where a fact stands, and how it is written there.

    Attributes:
        column: The column, or the field of an item.
        unit: What a number counts: an amount is in euro unless it says otherwise.
        values: What is written in the register for values as a file of this program writes them.
    """

    column: str
    unit: Unit | None = None
    values: dict[str, str] = {}

    @classmethod
    def of(cls, said: "Mapping[str, str | ColumnSaid]", name: str) -> "ColumnSaid":
        """What is said of a fact; nothing is said of one whose column is called like it."""
        found = said.get(name, name)
        return cls(column=found) if isinstance(found, str) else found


class TableSaid(Strict):
    """A list that stands in a table of its own, a row for each item.

    Attributes:
        table: The file, beside the map, or the table of the database.
        cooperative: The column that names the cooperative.
        closes: The column with the last day of the year.
        fields: The facts of an item by short name, where a column is not called so.
        complete: Whether nothing is missing from the list, for every row of the register.
    """

    table: str
    cooperative: str = "cooperative"
    closes: str = "year.closes"
    fields: dict[str, str | ColumnSaid] = {}
    complete: bool = False


class ListSaid(Strict):
    """A list that stands in a column of structures.

    Attributes:
        column: The column.
        fields: The facts of an item by short name, where a field is not called so.
    """

    column: str
    fields: dict[str, str | ColumnSaid] = {}


def _kind(said: object) -> str:
    return (
        "a table"
        if isinstance(said, TableSaid) or (isinstance(said, Mapping) and "table" in said)
        else "a column"
    )


_Listed = Annotated[
    Annotated[ListSaid, Tag("a column")] | Annotated[TableSaid, Tag("a table")],
    Discriminator(_kind),
]


class RegisterMap(Strict):
    """What a map file says; what it does not name stands in a column called like the fact.

    Attributes:
        cooperative: The column that names the cooperative.
        columns: Facts by full name.
        lists: Lists by full name.
    """

    cooperative: str = "cooperative"
    columns: dict[str, str | ColumnSaid] = {}
    lists: dict[str, _Listed] = {}

    def column(self, fact: str) -> ColumnSaid:
        """Where a fact stands."""
        listed = self.lists.get(fact)
        if isinstance(listed, ListSaid):
            return ColumnSaid(column=listed.column)
        return ColumnSaid.of(self.columns, fact)


def load_map(file: Path | None) -> RegisterMap:
    """The map in a file, or the one that maps nothing.

    Raises:
        InputError: the file cannot be read or is no map.
    """
    return RegisterMap() if file is None else validate(RegisterMap, read_yaml(file))
