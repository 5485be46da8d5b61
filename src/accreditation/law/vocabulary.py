"""The vocabulary: every fact a rule may ask for, once, with its type, question and law."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from accreditation.conditions import (
    BOOLEAN,
    DAY,
    WORDS,
    Choice,
    FactKind,
    FactSignature,
    Meaning,
    Number,
    Scalar,
    Signature,
)
from accreditation.files import Strict, shape
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.parameters import NumberName, number_type
from accreditation.law.regimes import Regime

Plane = Literal["statutes", "practice", "application"]
"""What a rule is about: the statutes, what was done in a year, an application for accreditation."""

PLANES: tuple[Plane, ...] = ("statutes", "practice", "application")

FactPlane = Literal["cooperative", "statutes", "practice", "application"]

SEEN: Mapping[FactPlane, tuple[FactPlane, ...]] = {
    "cooperative": ("cooperative",),
    "statutes": ("cooperative", "statutes"),
    "practice": ("cooperative", "statutes", "practice"),
    "application": ("cooperative", "statutes", "application"),
}
"""The facts a rule of each plane may use: practice is measured against the statutes."""

ScalarName = Literal["boolean", "choice", "text", "date"] | NumberName


Change = Literal["easy", "hard", "never"]
"""What it asks of a cooperative to change a fact: an ordinary decision or amendment; a procedure
that the law makes harder; nothing helps, for the fact is none of its own choosing."""


class WhenSilent(Strict):
    """What company law supplies when the statutes say nothing."""

    value: bool | int | str | datetime.date
    cites: Annotated[list[LawReference], Field(min_length=1)]


class Range(Strict):
    """The values a number may take, both ends included."""

    from_: Annotated[int | str, Field(alias="from")]
    to: int | str


class ItemFact(Strict):
    """A fact of one item of a list.

    Attributes:
        label: What it is called, as a noun phrase without an article.
        kind: Who can supply it; ``computed`` facts have ``derived`` or come from the program.
        derived: For a computed fact, the expression that gives it.
        due: The day until which it may still lie ahead.
        change: What it asks of the cooperative to change it.
    """

    type: ScalarName
    choices: dict[str, Text] = {}
    range: Range | None = None
    label: Text
    question: Text
    kind: FactKind = "evidence"
    derived: Any = None
    due: Any = None
    change: Change = "easy"
    cites: list[LawReference] = []


class VocabularyFact(ItemFact):
    """A fact of the cooperative, of its statutes or of a financial year.

    Attributes:
        item: For a list, the word by which derived facts and due dates call an item.
        fields: For a list, the facts of its items.
        groups: For a list of groups, the list they are made of, as ``{item: list}``.
        by: For a list of groups, the facts that the items of one group have in common.
        when_silent: The law's default when the statutes say nothing.
    """

    type: ScalarName | Literal["list"]  # type: ignore[assignment]
    plane: FactPlane
    item: str | None = None
    fields: dict[str, ItemFact] = {}
    groups: dict[str, str] | None = None
    by: list[str] = []
    when_silent: WhenSilent | None = None


VOCABULARY_FILE = shape(dict[str, VocabularyFact])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What files may name: every fact, and the sets of rules.

    Attributes:
        entries: Facts as the files state them.
        meanings: Facts as the evaluator sees them; item facts under ``list.field``.
        signatures: Facts as conditions see them.
        regimes: The sets of rules.
    """

    entries: Mapping[str, VocabularyFact]
    meanings: Mapping[str, Meaning]
    signatures: Mapping[str, FactSignature]
    regimes: Mapping[str, Regime]

    @property
    def accreditations(self) -> tuple[str, ...]:
        """The sets of rules that are accreditations."""
        return tuple(name for name, regime in self.regimes.items() if regime.accreditation)

    def signature(self, plane: FactPlane, parameters: Mapping[str, Number]) -> Signature:
        """What a rule of ``plane`` can name."""
        seen = SEEN[plane]
        return Signature(
            {n: s for n, s in self.signatures.items() if self.entries[n].plane in seen},
            {n: e.plane for n, e in self.entries.items() if e.plane not in seen},
            parameters,
        )

    def entry(self, name: str) -> ItemFact:
        """A fact, or a fact of the items of a list, by its full name; ``KeyError`` if none is."""
        if name in self.entries:
            return self.entries[name]
        head, _, tail = name.rpartition(".")
        return self.entries[head].fields[tail]

    def option(self, name: str, value: str) -> Text | None:
        """How a value of a choice is called, when it has a name."""
        return self.entry(name).choices.get(value)


def scalar_type(entry: ItemFact) -> Scalar:
    """The type of a fact that is not a list, without its declared range."""
    match entry.type:
        case "boolean":
            return BOOLEAN
        case "choice":
            return Choice(tuple(entry.choices))
        case "text":
            return WORDS
        case "date":
            return DAY
    assert entry.type in get_args(NumberName)
    return number_type(entry.type)
