"""What is wrong with the rows of a table: the rows are named, never the persons in them."""

from collections.abc import Hashable
from pathlib import Path

from accreditation.files import InputError, Problem

MOST = 100
"""How many problems are told one by one."""


class Problems:
    """The problems of one table."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._found: list[Problem] = []
        self._number = 0
        self._said: set[Hashable] = set()

    def add(self, row: int | None, message: str) -> None:
        """Keep a problem of a row, or of the whole table."""
        self._number += 1
        if self._number <= MOST:
            self._found.append(Problem(self._file, row, message))

    def once(self, about: Hashable, row: int, message: str) -> None:
        """Keep a problem that many rows can have only where it is met first."""
        if about not in self._said:
            self._said.add(about)
            self.add(row, message)

    def raise_if_any(self) -> None:
        """End with every problem that was found.

        Raises:
            InputError: there is one.
        """
        if self._number > MOST:
            more = f"{self._number - MOST} more rows have problems; only the first are told."
            self._found.append(Problem(self._file, None, more))
        if self._found:
            raise InputError(self._found)
