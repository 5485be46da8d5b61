"""What is known of a dossier: facts with their sources, or the reason why they are unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from accreditation.conditions.types import Value
from accreditation.findings import Claim, Need, Proposed, Shown, Source


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that was stated, and where."""

    value: Value
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A fact for which sources give different values."""

    claims: tuple[Claim, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that took part."""
        return tuple(claim.source for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list, with its own facts by name; what is not there is unknown.

    Attributes:
        said: What sentences say for its id, under ``""``, and for its facts by name, where that is
            not what they are.
    """

    id: str
    facts: Mapping[str, "Fact"] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    said: Mapping[str, Shown] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of records; ``complete`` when nothing is missing from it.

    Attributes:
        needs: What its completeness lacks, when that is not a matter of the list itself.
    """

    items: tuple[Item, ...] = ()
    complete: bool = True
    sources: tuple[Source, ...] = ()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A fact that was read by a program, or confirmed on words that have changed since.

    Attributes:
        proposals: What was read.
        claims: What persons state that differs from it.
        as_read: What would be known if everything were as it was read; None if nothing would.
        stated: Of a list, the part that persons state.
    """

    proposals: tuple[Proposed, ...]
    claims: tuple[Claim, ...] = ()
    as_read: "Known | Contradicted | Items | None" = None
    stated: Items | None = None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place where something was read or is stated."""
        read = (one.source for one in self.proposals if one.source is not None)
        return tuple(dict.fromkeys((*read, *(claim.source for claim in self.claims))))


Fact = Known | Contradicted | Items | Unconfirmed
"""What can be said of a fact by somebody; a fact nobody spoke of has no entry at all."""

Facts = Mapping[str, Fact]
