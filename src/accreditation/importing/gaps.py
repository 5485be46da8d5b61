"""Numbers that are missing in a row of numbers."""

from collections.abc import Iterable

MOST = 10


def missing_numbers(numbers: Iterable[int]) -> str:
    """The numbers from 1 to the largest that are not there, as ranges; empty if none is."""
    found: list[str] = []
    expected = 1
    for number in sorted(set(numbers)):
        if number > expected:
            last = number - 1
            found.append(str(last) if last == expected else f"{expected}–{last}")
        expected = number + 1
    return ", ".join(found[:MOST]) + (" …" if len(found) > MOST else "")
