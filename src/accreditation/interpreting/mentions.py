"""A sentence in which an article states something, before the article is read as a whole."""

from dataclasses import dataclass
from typing import Any

from accreditation.interpreting.readings import Quote


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence in which an article states a fact.

    Attributes:
        value: As the statutes file writes it; of items of a list, by field.
        items: For a list, the items that it speaks of.
        doubts: Why it is not certain.
    """

    value: Any
    items: tuple[str, ...]
    quote: Quote
    doubts: tuple[str, ...]
