"""What the draft of a special report is made of."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from accreditation.dossier import Dossier, Year
from accreditation.drafting.answers import Answer
from accreditation.duties import DutyEntry
from accreditation.findings import Finding, Need, Source
from accreditation.language import Text
from accreditation.law.drafts import FrameFile, Requirement


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and what the names in braces in it stand for."""

    text: Text
    values: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One item of a list, or several of which nothing is known that the table shows."""

    items: tuple[str, ...]
    cells: tuple[Answer, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class DraftedTable:
    """A list as it is known.

    Attributes:
        columns: What each of the cells is.
        left_out: How many more items the dossier has.
        sources: Where the list is stated.
        none: What to say if it is known that there is no item; else None.
        needs: What its completeness lacks.
    """

    label: Text
    columns: tuple[Text, ...]
    rows: tuple[TableRow, ...]
    left_out: int
    sources: tuple[Source, ...]
    none: Text | None
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class DraftedItem:
    """Something that the report says.

    Attributes:
        required: By set of rules, what asks for it.
        asks: What the law wants said.
        otherwise: What to say because nothing asks for it of this company; else None.
        figures: Facts and numbers with what they are called.
        findings: Whether the conditions were met, rule by rule.
        needs: Everything that is missing in it and that the dossier could state, once each.
        write: What is left to the board.
    """

    name: str
    title: Text
    required: Mapping[str, Requirement]
    asks: tuple[Said, ...]
    otherwise: Said | None
    says: tuple[Said, ...]
    figures: tuple[tuple[Text, Answer], ...]
    tables: tuple[DraftedTable, ...]
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...]
    write: tuple[Said, ...]

    @property
    def advised(self) -> bool:
        """Whether it is good practice only."""
        return all(one.source.advised for one in self.required.values())

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The conditions and obligations that were not met."""
        return tuple(
            one for one in self.findings if one.outcome == "fail" and one.weight != "advice"
        )

    @property
    def doubtful(self) -> tuple[Finding, ...]:
        """What is only to be looked at again, such as figures that do not add up."""
        return tuple(
            one for one in self.findings if one.outcome == "fail" and one.weight == "advice"
        )

    @property
    def contradicted(self) -> tuple[Need, ...]:
        """What sources say differently."""
        return tuple(need for need in self.needs if need.reason == "contradicted")


@dataclass(frozen=True, slots=True)
class DraftedSection:
    """A part of the report."""

    title: Text
    items: tuple[DraftedItem, ...]


@dataclass(frozen=True, slots=True)
class SpecialReport:
    """The draft of a special report on a financial year.

    Attributes:
        regimes: By set of rules, what it says of the whole report.
        status: By set of rules, how the accreditation stands at the end of the year.
        duties: By when the report is made, sent and kept.
    """

    dossier: Dossier
    year: Year
    as_of: datetime.date
    title: Text
    regimes: Mapping[str, FrameFile]
    frames: Mapping[str, Said]
    status: Mapping[str, str]
    duties: tuple[DutyEntry, ...]
    sections: tuple[DraftedSection, ...]
    signatures: tuple[Text, ...]

    @property
    def items(self) -> tuple[DraftedItem, ...]:
        """Everything that it says."""
        return tuple(item for section in self.sections for item in section.items)
