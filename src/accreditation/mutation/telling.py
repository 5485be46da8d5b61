"""What can become of a mutant that no case notices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from accreditation.law import Pack, Rule


@dataclass(frozen=True, slots=True)
class Proved:
    """The mutant and the rule have the same outcome on every dossier.

    Attributes:
        sentence: What was proved, with the bound within which it was.
    """

    sentence: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A case on which the mutant and the rule differ.

    Attributes:
        case: The case as a file of cases has it; it expects what the rule itself says.
    """

    case: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nobody could tell."""


Told = Proved | Witness | Undecided


class TellApart(Protocol):
    """Tells a rule from a mutant of it; a function of a module, so that processes can share it."""

    def __call__(self, pack: Pack, rule: Rule, mutant: Rule) -> Told:
        """A proof that they are the same, or a case on which they differ."""
