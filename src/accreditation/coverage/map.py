"""The coverage map: its parts, and what each of them lacks."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from accreditation.findings import Outcome
from accreditation.language import Text
from accreditation.law.edge_cases import EdgeCase

WANTED: tuple[Outcome, ...] = ("pass", "fail", "unknown")
"""The outcomes that every rule must show in a case."""


@dataclass(frozen=True, slots=True)
class ProvisionEntry:
    """An article, paragraph or item, and what encodes it.

    Attributes:
        rules: Names of the rules that cite it or a part of it.
        data: Parameters, duties, parts of the procedure and facts that cite it.
        cases: How many cases those rules have.
        reason: Why no rule encodes it, where none does.
    """

    instrument: str
    at: str
    heading: Text
    rules: tuple[str, ...]
    data: tuple[str, ...]
    cases: int
    reason: Text | None

    @property
    def blank(self) -> bool:
        """Whether nothing encodes it and no reason is given."""
        return not self.rules and not self.data and self.reason is None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A comparison of a rule, and whether a case stands on it and one step to either side.

    None means that there is no such value.
    """

    condition: str
    on: bool | None
    above: bool | None
    below: bool | None

    @property
    def gaps(self) -> list[str]:
        """The sides on which no case stands."""
        sides = {"on it": self.on, "one step above": self.above, "one step below": self.below}
        return [side for side, there in sides.items() if there is False]


@dataclass(frozen=True, slots=True)
class Boundary:
    """The first day of a period, and whether cases stand on it and on the day before."""

    day: datetime.date
    before: bool
    on: bool

    @property
    def gaps(self) -> list[str]:
        """The days on which no case stands."""
        days = {"the day before": self.before, "the day itself": self.on}
        return [day for day, there in days.items() if not there]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule and how its cases hold it."""

    name: str
    outcomes: dict[Outcome, int]
    thresholds: tuple[Threshold, ...]
    boundaries: tuple[Boundary, ...]

    def gaps(self) -> Iterator[str]:
        """Sentences on what its cases leave open."""
        for outcome in WANTED:
            if not self.outcomes.get(outcome):
                yield f"{self.name}: no case expects {outcome}."
        for threshold in self.thresholds:
            for side in threshold.gaps:
                yield f"{self.name}: no case of '{threshold.condition}' stands {side}."
        for boundary in self.boundaries:
            for day in boundary.gaps:
                yield f"{self.name}: no case stands on {day} ({boundary.day})."


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A numbered situation of the catalogue, and the cases that work it out.

    Attributes:
        kind: ``edge`` or ``vector``.
        shown: Rule, outcome and name of each case with its number.
    """

    kind: str
    number: int
    catalogued: EdgeCase
    shown: tuple[tuple[str, Outcome, str], ...]

    def gaps(self) -> Iterator[str]:
        """Sentences on the outcomes that no case shows."""
        for regime, outcomes in self.catalogued.expect.items():
            for outcome in outcomes:
                there = any(
                    rule.startswith(f"{regime}.") and seen == outcome
                    for rule, seen, _ in self.shown
                )
                if not there:
                    yield f"{self.kind} {self.number}: no case of {regime} shows {outcome}."


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole map.

    Attributes:
        parameters: Boundaries of each dated parameter.
    """

    provisions: tuple[ProvisionEntry, ...]
    rules: tuple[RuleEntry, ...]
    parameters: dict[str, tuple[Boundary, ...]]
    numbered: tuple[CaseEntry, ...]

    def gaps(self) -> Iterator[str]:
        """Everything that is missing, in sentences."""
        for provision in self.provisions:
            if provision.blank:
                yield f"{provision.instrument} {provision.at}: no rule and no reason."
        for rule in self.rules:
            yield from rule.gaps()
        for name, boundaries in self.parameters.items():
            for boundary in boundaries:
                for day in boundary.gaps:
                    yield f"{name}: no case reads it on {day} ({boundary.day})."
        for case in self.numbered:
            yield from case.gaps()
