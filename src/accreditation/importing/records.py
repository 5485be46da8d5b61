"""The rows of a table by what stands in their columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from accreditation.files import suggest
from accreditation.importing.cells import Cell, Uncomputed, text_of
from accreditation.importing.mapping import folded
from accreditation.importing.problems import Problems
from accreditation.importing.tables import Table
from accreditation.reading.workbooks import NO_RESULT

Value = TypeVar("Value")


class Record:
    """One row, read by roles."""

    __slots__ = ("_cells", "_records", "row")

    def __init__(self, records: "Records", row: int, cells: Sequence[Cell]) -> None:
        self.row = row
        self._records = records
        self._cells = cells

    def cell(self, role: str) -> Cell:
        """What stands in the column of a role, nothing where there is no such column."""
        places = self._records.places.get(role)
        if places is None or places[0] >= len(self._cells):
            return None
        return self._cells[places[0]]

    def text(self, role: str) -> str:
        """The text in the column of a role."""
        return text_of(self.cell(role))

    def value(self, role: str, read: Callable[[Cell], Value]) -> Value | None:
        """What a reader makes of a cell; nothing, and a problem, if it cannot."""
        try:
            return read(self.cell(role))
        except ValueError as error:
            self._records.problems.add(self.row, f"'{self._records.heading(role)}' {error}.")
            return None


class Records:
    """The rows of a table whose columns are known.

    Attributes:
        places: Where the columns of each role stand.
        skipped: Whether a row was left out, with a problem.
    """

    def __init__(
        self,
        table: Table,
        roles: Mapping[str, str],
        said: Iterable[str],
        needed: Iterable[Sequence[str]],
        problems: Problems,
    ) -> None:
        """Find the columns.

        Args:
            table: The table.
            roles: The role of each folded heading, the one to be preferred first.
            said: The headings that a mapping file names; each must be there.
            needed: Roles of which one at least must be there, for each thing that is needed.
            problems: Where to tell what is wrong.

        Raises:
            InputError: a column is missing.
        """
        self.problems = problems
        self.skipped = False
        self._table = table
        heads = [folded(heading) for heading in table.headings]
        self.places: dict[str, tuple[int, ...]] = {}
        for heading, role in roles.items():
            if heading in heads:
                places = tuple(i for i, one in enumerate(heads) if one == heading)
                self.places.setdefault(role, places)
        for heading in said:
            if folded(heading) not in heads:
                near = suggest(heading, [one for one in table.headings if one])
                problems.add(
                    None, f"has no column '{heading}', which the mapping file names.{near}"
                )
        self._read = sorted({place for places in self.places.values() for place in places})
        for wanted in needed:
            if not any(role in self.places for role in wanted):
                problems.add(
                    None,
                    f"has no column for {' or '.join(wanted)}; name it in a mapping file (--map).",
                )
        problems.raise_if_any()

    def __contains__(self, role: str) -> bool:
        return role in self.places

    def __iter__(self) -> Iterator[Record]:
        twice = [places for places in self.places.values() if len(places) > 1]
        row = None
        for row, cells in self._table.rows:
            wrong = self._wrong(cells)
            if wrong is not None:
                self.problems.add(row, wrong)
                self.skipped = True
                continue
            for places in twice:
                if len({text_of(cells[i]) for i in places if i < len(cells)}) > 1:
                    heading = self._table.headings[places[0]]
                    self.problems.once(
                        heading,
                        row,
                        f"the columns called '{heading}' differ here; leave one of them out.",
                    )
            yield Record(self, row, cells)
        if row is None:
            self.problems.add(None, "has no row below its headings; there is nothing to take.")

    def _wrong(self, cells: Sequence[Cell]) -> str | None:
        """Why nothing can be read of a row, if so."""
        width = len(self._table.headings)
        if self._table.even and len(cells) != width:
            return (
                f"has {len(cells)} cells, and there are {width} headings; is a sign that divides "
                "them, or a quotation mark, missing?"
            )
        if any(text_of(cell) for cell in cells[width:]):
            return "has more cells than there are headings."
        for place in self._read:
            cell = cells[place] if place < len(cells) else None
            if isinstance(cell, Uncomputed):
                return f"'{self._table.headings[place]}' {NO_RESULT}."
            if isinstance(cell, str) and ("\n" in cell or "\r" in cell):
                return (
                    f"'{self._table.headings[place]}' has a line end; is a quotation mark missing?"
                )
        return None

    def heading(self, role: str) -> str:
        """The heading of the column of a role, or what the role is called."""
        places = self.places.get(role)
        return role if places is None else self._table.headings[places[0]]


class Persons:
    """Persons as numbers; what they are called stays here.

    Attributes:
        by_id: Whether they are told apart by identifiers.
        roles: The role by which persons in a column of names are told apart.
    """

    def __init__(self, records: Records, *pairs: tuple[str, str]) -> None:
        """Tell persons apart by identifiers if each of these columns of names has one.

        Args:
            records: The rows.
            pairs: The role of a name and the role of its identifier.
        """
        used = [pair for pair in pairs if pair[0] in records or pair[1] in records]
        self.by_id = all(identifier in records for _, identifier in used)
        self.roles = {name: identifier if self.by_id else name for name, identifier in pairs}
        self._numbers: dict[str, int] = {}

    def number(self, record: Record, name: str) -> int | None:
        """The number of the person in a column of names, if there is one."""
        key = record.text(self.roles[name])
        return self._numbers.setdefault(key, len(self._numbers)) if key else None
