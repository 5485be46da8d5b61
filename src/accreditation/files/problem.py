"""What is wrong with a file somebody wrote, said so that they can mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One sentence about one place in one file.

    Attributes:
        file: The file as the user named it, or None when no file is concerned.
        line: The line, counted from 1, or None when the problem has no line.
        message: One clear sentence that says what is wrong and what would be right.
    """

    file: Path | None
    line: int | None
    message: str

    def __str__(self) -> str:
        place = "" if self.file is None else f"{self.file}:"
        place += "" if self.line is None else f"{self.line}:"
        return f"{place} {self.message}".strip()


class InputError(Exception):
    """Input that cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(
            sorted(set(problems), key=lambda p: (str(p.file or ""), p.line or 0, p.message))
        )
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["InputError"], tuple[tuple[Problem, ...]]]:
        """How it is copied from one process to another."""
        return InputError, (self.problems,)


def collected(problems: list[Problem], call: Callable[[], Result]) -> Result | None:
    """What ``call`` gives, or None with its problems added to ``problems``."""
    try:
        return call()
    except InputError as error:
        problems.extend(error.problems)
        return None


def nothing_usable(message: str, file: Path | None = None, line: int | None = None) -> InputError:
    """An ``InputError`` with a single problem."""
    return InputError([Problem(file, line, message)])
