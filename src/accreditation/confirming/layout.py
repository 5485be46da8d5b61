"""Keeping the layout of a text through a program that writes all of it anew."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from accreditation.files import Document, InputError


def kept(original: str, unchanged: str, changed: str) -> str:
    """A changed YAML text with the lines of the original wherever nothing changed.

    Args:
        original: The text as a person wrote it.
        unchanged: The same data as the program writes it.
        changed: The changed data as the program writes it.
    """
    if original == unchanged:
        return changed
    lines = (original.splitlines(True), unchanged.splitlines(True), changed.splitlines(True))
    merged = "".join(_merged(*lines))
    return merged if _same(merged, changed) else changed


def _merged(original: list[str], unchanged: list[str], changed: list[str]) -> Iterator[str]:
    """The lines of the original where the other two agree, else those that changed."""
    laid_out = list(_opcodes(unchanged, original))
    for tag, start, end, first, last in _opcodes(unchanged, changed):
        if tag != "equal":
            yield from changed[first:last]
            continue
        at = start
        for kind, i, j, k, m in laid_out:
            if kind == "equal":
                low, high = max(i, at), min(j, end)
                yield from original[k + low - i : k + high - i] if low < high else ()
                at = max(at, high) if low < high else at
            elif at <= i and j <= end and (i < j or start < i or i == 0):
                yield from original[k:m]
                at = max(at, j)
            elif i < end and j > at:
                low, high = max(i, at), min(j, end)
                yield from unchanged[low:high]
                at = max(at, high)


def _opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _same(one: str, other: str) -> bool:
    try:
        return bool(Document(Path(), one).data == Document(Path(), other).data)
    except InputError:
        return False
