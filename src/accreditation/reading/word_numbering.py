"""The automatic numbers of a DOCX file, computed as a word processor does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accreditation.reading.numbers import letters, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    space: bool = True
    style: str | None = None


@dataclass
class _List:
    """A list with its levels; lists over one abstract list count on together."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document in order.

    Args:
        root: The part of the file that says how lists are numbered, None if there is none.
        styles: The part with the styles, whose paragraphs may be numbered.
    """

    def __init__(self, root: Any | None, styles: Any) -> None:
        self.lists = {} if root is None else _lists(root)
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()
        self.styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}

    def label(self, properties: Any | None) -> tuple[str, int] | None:
        """The number before a paragraph with these properties, and its level; None without."""
        number, level = self._of(properties)
        found = self.lists.get(number or "")
        if found is None or level not in found.levels:
            return None
        counts = self.counts.setdefault(found.abstract, {})
        self._count(number or "", found, level, counts)
        shown = found.levels[level]
        text = re.sub(
            r"%([1-9])", lambda one: _written(found, counts, int(one[1]) - 1, shown), shown.text
        )
        if shown.form == "bullet":
            text = _BULLET
        if not text.strip():
            return None
        return text + (" " if shown.space and not text.endswith(" ") else ""), level

    def _count(self, number: str, found: _List, level: int, counts: dict[int, int]) -> None:
        shown = found.levels[level]
        start = found.starts.get(level, shown.start)
        fresh = level in found.starts and (number, level) not in self.started
        counts[level] = start if fresh or level not in counts else counts[level] + 1
        self.started.add((number, level))
        for deeper in [one for one in counts if one > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and level < restart):
                del counts[deeper]
        for above in range(level):
            if above not in counts and above in found.levels:
                counts[above] = found.starts.get(above, found.levels[above].start)

    def _of(self, properties: Any | None) -> tuple[str | None, int]:
        """The list and the level of a paragraph, from itself or from its style."""
        number, level = _numbered(properties)
        style = None if properties is None else properties.find(f"{W}pStyle")
        name = None if style is None else style.get(f"{W}val")
        seen: set[str] = set()
        while name and name not in seen and (number is None or level is None):
            seen.add(name)
            styled = self.styles.get(name)
            if styled is None:
                break
            one, deep = _numbered(styled.find(f"{W}pPr"))
            if number is None and one is not None:
                number = one
                level = deep if level is None and deep is not None else level
                if level is None:
                    level = self._linked(one, name)
            based = styled.find(f"{W}basedOn")
            name = None if based is None else based.get(f"{W}val")
        return number, level or 0

    def _linked(self, number: str, style: str) -> int | None:
        """The level of a list that belongs to a style."""
        levels = self.lists[number].levels if number in self.lists else {}
        return next((deep for deep, level in levels.items() if level.style == style), None)


def _numbered(properties: Any | None) -> tuple[str | None, int | None]:
    part = None if properties is None else properties.find(f"{W}numPr")
    if part is None:
        return None, None
    number, level = part.find(f"{W}numId"), part.find(f"{W}ilvl")
    return (
        None if number is None else number.get(f"{W}val"),
        None if level is None else int(level.get(f"{W}val", "0")),
    )


def _lists(root: Any) -> dict[str, _List]:
    abstract = {
        one.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in one.iter(f"{W}lvl")
        }
        for one in root.iter(f"{W}abstractNum")
    }
    found = {}
    for number in root.iter(f"{W}num"):
        base = number.find(f"{W}abstractNumId")
        key = "" if base is None else base.get(f"{W}val", "")
        listed = _List(key, dict(abstract.get(key, {})))
        for changed in number.iter(f"{W}lvlOverride"):
            deep = int(changed.get(f"{W}ilvl", "0"))
            start, level = changed.find(f"{W}startOverride"), changed.find(f"{W}lvl")
            if level is not None:
                listed.levels[deep] = _level(level)
            if start is not None:
                listed.starts[deep] = int(start.get(f"{W}val", "1"))
        found[number.get(f"{W}numId", "")] = listed
    return found


def _level(element: Any) -> _Level:
    def value(name: str, otherwise: str) -> str:
        part = element.find(f"{W}{name}")
        return otherwise if part is None else str(part.get(f"{W}val", otherwise))

    restart = element.find(f"{W}lvlRestart")
    return _Level(
        int(value("start", "1")),
        value("numFmt", "decimal"),
        value("lvlText", ""),
        None if restart is None else int(restart.get(f"{W}val", "0")),
        element.find(f"{W}isLgl") is not None,
        value("suff", "tab") != "nothing",
        value("pStyle", "") or None,
    )


def _written(found: _List, counts: Mapping[int, int], level: int, shown: _Level) -> str:
    number = counts.get(level)
    if number is None:
        return ""
    form = found.levels[level].form if level in found.levels else "decimal"
    if shown.legal:
        return str(number)
    match form:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
    return str(number)
