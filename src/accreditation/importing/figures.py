"""What was taken from a table: facts as a year file states them, and what to tell beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from accreditation.language import Language, phrase

Said = tuple[str, Mapping[str, object]]
"""A phrase by the rest of its key, and what stands in it."""


@dataclass
class Figures:
    """Facts, and sentences about them.

    Attributes:
        values: The values of single facts by name.
        lists: Lists by name, each with its ``items`` and ``complete`` where that is known.
        places: Where in the table a fact comes from, as a phrase.
        said: What was counted, and what was left open.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, Said] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def tell(self, key: str, **values: object) -> None:
        """Add a sentence for the user."""
        self.said.append((key, values))

    def place(self, fact: str, key: str, **values: object) -> None:
        """Say where a fact comes from."""
        self.places[fact] = (key, values)

    def only(self, known: Mapping[str, Any]) -> None:
        """Drop the facts that a vocabulary does not have."""
        self.values = {name: value for name, value in self.values.items() if name in known}
        self.lists = {name: value for name, value in self.lists.items() if name in known}


def sentence(said: Said, language: Language) -> str:
    """What was said, in a language."""
    key, values = said
    return phrase(f"import.{key}").in_(language).format(**values)


def euros(amount: Decimal) -> str:
    """An amount as a file states it, with no more decimals than it needs."""
    fine = amount.normalize()
    exponent = fine.as_tuple().exponent
    places = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"{amount:.{places}f} EUR"


def rows_of(rows: Iterable[int], most: int = 10) -> str:
    """Numbers of rows, the first of them."""
    once = sorted(set(rows))
    shown = ", ".join(map(str, once[:most]))
    return shown if len(once) <= most else f"{shown} …"
