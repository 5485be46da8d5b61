"""Rules: one condition of the law each, with its citation, its dates and its sentences."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from accreditation.conditions import Condition
from accreditation.conditions.syntax import Quantified
from accreditation.files import Strict
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.vocabulary import Plane

Weight = Literal["condition", "obligation", "advice"]
"""Accreditation depends on it; a duty; lawful but worth saying."""

RuleName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$")]


def regime_of(name: str) -> str:
    """The set of rules to which the rule called ``name`` belongs."""
    return name.partition(".")[0]


class Period(Strict):
    """The days on which a rule is in force, the last one included.

    Attributes:
        new_companies_from: An earlier first day for companies incorporated since that day.
    """

    from_: Annotated[datetime.date, Field(alias="from")]
    to: datetime.date | None = None
    new_companies_from: datetime.date | None = None

    def covers(self, on: datetime.date, incorporated: datetime.date | None = None) -> bool:
        """Whether a date lies in the period, for a company incorporated on a day."""
        return self.first(incorporated) <= on and (self.to is None or on <= self.to)

    def first(self, incorporated: datetime.date | None) -> datetime.date:
        """The first day for a company incorporated on a day, or on an unknown one (None)."""
        new = self.new_companies_from
        if new is not None and incorporated is not None and incorporated >= new:
            return new
        return self.from_


class RuleFile(Strict):
    """A rule as it is written.

    Attributes:
        rule: Its name, ``regime.name``; never reused for another rule.
        plane: What it is about.
        weight: What hangs on it.
        cites: Where the law says it; the first place is the main one.
        in_force: On which dates it applies.
        applies_when: If false, the rule does not concern the subject.
        each: The list whose items the condition is about, as ``{item: list}``.
        passes_when: The condition.
        fails: What to say when it fails; names of facts stand in braces.
        not_applicable: What to say when ``applies_when`` is false.
        remedy: What to do about a failure.
        texts_differ: Where the French and the Dutch text of the law diverge, and what follows.
    """

    rule: RuleName
    plane: Plane
    weight: Weight
    cites: Annotated[list[LawReference], Field(min_length=1)]
    in_force: Period
    applies_when: Any = None
    each: dict[str, str] | None = None
    passes_when: Any
    title: Text
    fails: Text
    not_applicable: Text | None = None
    remedy: Text
    texts_differ: Text | None = None

    def conditions(self) -> dict[str, Any]:
        """The parts that state the condition, as they are written."""
        parts = {
            "applies_when": self.applies_when,
            "each": self.each,
            "passes_when": self.passes_when,
        }
        return {key: value for key, value in parts.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule whose conditions are typed and ready to be read.

    ``passes_when`` is a ``Quantified`` node when the rule is about each item of a list.

    Attributes:
        presupposes: Whether ``applies_when`` begins with what its whole set presupposes.
    """

    source: RuleFile
    applies_when: Condition | None
    passes_when: Condition
    presupposes: bool = False

    @property
    def name(self) -> str:
        """Its name."""
        return self.source.rule

    @property
    def regime(self) -> str:
        """The set of rules it belongs to."""
        return regime_of(self.name)

    @property
    def over_items(self) -> bool:
        """Whether the rule is about each item of a list."""
        return self.source.each is not None and isinstance(self.passes_when, Quantified)
