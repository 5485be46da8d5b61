"""What a document has to say that a cooperative must draw up, as it stands in the rule pack."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from accreditation.conditions import Condition, Expression, Reference
from accreditation.files import Document, Strict
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.parameters import NumberName
from accreditation.law.rules import Period, RuleName

DRAFTS_FOLDER = "drafts"
SPECIAL_REPORT_FILE = "special-report.yaml"

Places = Annotated[list[LawReference], Field(min_length=1)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]


class OfRegime(Strict):
    """Something that may be shown for one set of rules only.

    Attributes:
        regime: That set of rules; none for all that ask for the item.
    """

    regime: str | None = None


class Shown(OfRegime):
    """Something that is shown.

    Attributes:
        when: If false, it is not shown; a sentence is shown only if it is true.
    """

    when: Any = None


class FrameFile(Strict):
    """What a set of rules says of the whole report: who makes it, and what becomes of it."""

    cites: Places
    text: Text


class RequirementFile(Strict):
    """What one set of rules asks the report to say.

    Attributes:
        cites: Where the law asks for it; the first place is the main one.
        in_force: The days on which a year may close for the item to be required of that year.
        applies_when: If false, the item is not required.
        advised: Whether it is good practice only.
        asks: What this set of rules wants said, if it is something of its own.
    """

    cites: Places
    in_force: Period
    applies_when: Any = None
    advised: bool = False
    asks: Text | None = None


class SentenceFile(Shown):
    """A sentence, or a question to the board; names of facts and parameters stand in braces."""

    text: Text


class FigureFile(Shown):
    """A fact, or a number that is worked out.

    Attributes:
        fact: The fact.
        value: In place of a fact, the expression.
        type: The kind of number that it gives.
        label: What it is called.
    """

    fact: str | None = None
    value: Any = None
    type: NumberName | None = None
    label: Text | None = None


class ColumnFile(OfRegime):
    """A fact of the items of a list, or a rate.

    Attributes:
        fact: The short name of the fact.
        rate: In place of it, the short name of the amount of which the rate is shown.
        on: The short names of the numbers by whose product that amount is divided.
        label: What the rate is called.
        when: If false of an item, the column has no meaning for it.
    """

    fact: str | None = None
    rate: str | None = None
    on: list[str] = []
    label: Text | None = None
    when: Any = None


Columns = Annotated[list[str | ColumnFile], Field(min_length=1)]


class ListFile(Shown):
    """A list, as a table.

    Attributes:
        columns: What is shown of each item.
        none: What to say where the list is complete and empty.
    """

    list: str
    columns: Columns
    none: Text | None = None


class ItemFile(Strict):
    """Something that the report says.

    Attributes:
        required: By set of rules, what asks for it.
        asks: What all of them want said.
        otherwise: What to say where no set of rules asks for it of this company.
        says: Sentences with what is known in them.
        figures: Facts of the company, of its statutes and of the year.
        lists: Tables.
        checks: The rules that say whether the condition was met.
        write: What no fact answers, so that the board writes it.
    """

    required: Annotated[dict[str, RequirementFile], Field(min_length=1)]
    title: Text
    asks: Text | None = None
    otherwise: Text | None = None
    says: list[SentenceFile] = []
    figures: list[str | FigureFile] = []
    lists: list[ListFile] = []
    checks: list[RuleName] = []
    write: list[SentenceFile] = []


class SectionFile(Strict):
    """A part of the report."""

    title: Text
    items: Annotated[dict[Key, ItemFile], Field(min_length=1)]


class SpecialReportFile(Strict):
    """The yearly special report as it is written.

    Attributes:
        title: What it is called; ``{year}`` stands for the financial year.
        regimes: The sets of rules under which there is such a report.
        duties: The duties of the calendar that say by when it is made, sent and kept.
        sections: What it says.
        signatures: In which capacity it is signed.
    """

    title: Text
    regimes: Annotated[dict[str, FrameFile], Field(min_length=1)]
    duties: list[str]
    sections: Annotated[dict[Key, SectionFile], Field(min_length=1)]
    signatures: list[Text]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one set of rules asks for, with a condition that is typed."""

    source: RequirementFile
    applies_when: Condition | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a question, and when it is said or asked."""

    text: Text
    regime: str | None
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a fact.

    Attributes:
        label: What it is called.
        value: How it is read.
    """

    label: Text
    regime: str | None
    when: Condition | None
    value: Expression


@dataclass(frozen=True, slots=True)
class Column:
    """What is shown of each item of a list.

    Attributes:
        value: The fact, or the amount of which a rate is shown.
        on: The numbers by whose product that amount is divided; none for a fact.
    """

    label: Text
    regime: str | None
    when: Condition | None
    value: Reference
    on: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that is shown.

    Attributes:
        variable: The name by which the facts of its items see an item.
    """

    label: Text
    regime: str | None
    when: Condition | None
    list: Reference
    variable: str
    columns: tuple[Column, ...]
    none: Text | None


@dataclass(frozen=True, slots=True)
class ReportItem:
    """Something that the report says, ready to be drafted."""

    name: str
    source: ItemFile
    required: Mapping[str, Requirement]
    says: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    lists: tuple[Listed, ...]
    write: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of the report, ready to be drafted."""

    name: str
    title: Text
    items: tuple[ReportItem, ...]


@dataclass(frozen=True, slots=True)
class SpecialReportPlan:
    """What a special report has to say, ready to be drafted.

    Attributes:
        frames: What each set of rules says of the whole.
        document: The file.
    """

    title: Text
    frames: Mapping[str, FrameFile]
    duties: tuple[str, ...]
    sections: tuple[ReportSection, ...]
    signatures: tuple[Text, ...]
    document: Document

    def citations(self) -> Iterator[tuple[str, list[LawReference]]]:
        """The places of law that each frame and item cites, by name."""
        for regime, frame in self.frames.items():
            yield regime, frame.cites
        for section in self.sections:
            for item in section.items:
                for requirement in item.required.values():
                    yield item.name, requirement.source.cites
