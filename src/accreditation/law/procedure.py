"""How statutes are amended: kinds of amendment, what each asks for, its calendar, its votes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from accreditation.conditions import Condition, Reference
from accreditation.files import Strict, suggest
from accreditation.findings import LawReference
from accreditation.language import Language, Text
from accreditation.law.duties import Duty, DutyFile
from accreditation.law.rules import Period

PROCEDURE_FILE = "procedure.yaml"

Citations = Annotated[list[LawReference], Field(min_length=1)]


class KindFile(Strict):
    """A kind of amendment as it is written.

    Attributes:
        cites: Where the law sets it apart.
        changes: Facts of the statutes whose change makes an amendment one of this kind.
        changes_when: If false, before the amendment and after it, a change of those does not.
        may_change: Facts whose change may do so.
        may_change_when: If false, a change of those does not.
        words: By language, words in whose company a change may make it one of this kind, as the
            beginnings of words.
        question: What to ask where it is not certain.
    """

    cites: Citations
    changes: list[str] = []
    changes_when: Any = None
    may_change: list[str] = []
    may_change_when: Any = None
    words: dict[Language, list[str]] = {}
    question: Text | None = None


class RequirementFile(Strict):
    """What the law asks for before an amendment is carried, as it is written.

    Attributes:
        kinds: The kinds of amendment that need it.
        applies_when: If false, the statutes in force do without it.
        text: What is asked; names of facts of the statutes stand in braces.
        sets: The fact of the statutes that may depart from the rule of the law.
    """

    kinds: Annotated[list[str], Field(min_length=1)]
    cites: Citations
    title: Text
    text: Text
    applies_when: Any = None
    sets: str | None = None


class MeetingDutyFile(DutyFile):
    """A dated duty around a meeting.

    Attributes:
        kinds: The kinds of amendment that bring it about; none for all of them.
    """

    kinds: list[str] = []


class MeetingFile(Strict):
    """Which list the calendar walks, and which fact of an item is the day of the meeting."""

    list: str
    date: str


class VoteFieldsFile(Strict):
    """Which fact of an item each part of a vote file states."""

    call: str
    announced: str
    board_report: str
    figures_report: str
    shares_issued: str
    shares_present: str
    votes_for: str
    votes_against: str


class FiguresFile(Strict):
    """What to show of a vote.

    Attributes:
        shown: Facts of an item, in order.
        quorum: Holds where enough shares are represented.
    """

    shown: Annotated[list[str], Field(min_length=1)]
    quorum: Any


class EachClassFile(Strict):
    """Kinds of amendment that every class of shares must carry.

    Attributes:
        kinds: Those kinds.
        classes: The list of the classes.
        judged_as: The kind as which the vote within a class is judged.
        gives: The fact of an item that says whether every class carried it.
        sole_when: Holds where there is but one class, whose vote is that of the meeting.
    """

    kinds: Annotated[list[str], Field(min_length=1)]
    classes: str
    judged_as: str
    gives: str
    sole_when: Any


class VotingFile(Strict):
    """How a vote becomes an item of a list, which the rules about that list then judge.

    Attributes:
        list: The list.
        kind: The fact of an item that holds the kind of amendment.
        fields: The facts that a vote file states.
        figures: What to show, by kind.
        one_per_share_when: If true, no share has more than one vote, so that more votes than
            shares at the meeting are a slip.
    """

    list: str
    kind: str
    fields: VoteFieldsFile
    figures: dict[str, FiguresFile]
    one_per_share_when: Any
    in_each_class: EachClassFile


class ProcedureFile(Strict):
    """The procedure as it is written.

    Attributes:
        in_force: The days of meetings for which it holds.
        kinds: The kinds of amendment.
        otherwise: The kind of an amendment that is none of the others.
        requirements: What they ask for, by name.
        meeting: What the calendar counts from.
        calendar: What is due before and after the meeting, by name.
        vote: How votes are judged.
    """

    in_force: Period
    kinds: Annotated[dict[str, KindFile], Field(min_length=1)]
    otherwise: str
    requirements: dict[str, RequirementFile]
    meeting: MeetingFile
    calendar: dict[str, MeetingDutyFile]
    vote: VotingFile


@dataclass(frozen=True, slots=True)
class AmendmentKind:
    """A kind of amendment, ready to be recognised."""

    name: str
    source: KindFile
    changes_when: Condition | None
    may_change_when: Condition | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an amendment asks for, ready to be read against the statutes in force.

    Attributes:
        values: The facts that its text names.
        sets: The fact that may depart from the rule of the law.
    """

    name: str
    source: RequirementFile
    applies_when: Condition | None
    values: Mapping[str, Reference]
    sets: Reference | None


@dataclass(frozen=True, slots=True)
class MeetingDuty:
    """A duty around a meeting, and the kinds of amendment that bring it about (none: all)."""

    duty: Duty
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voting:
    """How votes are judged, with conditions that are typed.

    Attributes:
        list: The list of which a vote becomes an item.
        variable: What an item is called in the conditions.
        quorum: Whether enough shares are represented, by kind.
        sole_when: Whether there is but one class of shares.
        one_per_share_when: Whether no share has more than one vote.
    """

    source: VotingFile
    list: Reference
    variable: str
    quorum: Mapping[str, Condition]
    sole_when: Condition
    one_per_share_when: Condition


@dataclass(frozen=True, slots=True)
class Procedure:
    """How statutes are amended.

    Attributes:
        kinds: By name, in the order of the file.
        otherwise: The kind of an amendment that is none of the others.
        meetings: The list that the calendar walks.
        date: The short name of the fact that is the day of a meeting.
    """

    in_force: Period
    kinds: Mapping[str, AmendmentKind]
    otherwise: str
    requirements: tuple[Asked, ...]
    meetings: Reference
    date: str
    calendar: tuple[MeetingDuty, ...]
    voting: Voting


def unknown_kind(name: str, known: Collection[str]) -> str:
    """A sentence that says that there is no kind of amendment called ``name``."""
    listed = ", ".join(f"'{kind}'" for kind in known)
    return f"there is no kind of amendment '{name}', only {listed}.{suggest(name, known)}"


def procedure_citations(procedure: Procedure | None) -> Iterator[tuple[str, list[LawReference]]]:
    """The places of law that each kind, requirement and duty of a procedure cites, by name."""
    if procedure is not None:
        for kind in procedure.kinds.values():
            yield kind.name, kind.source.cites
        for asked in procedure.requirements:
            yield asked.name, asked.source.cites
        for entry in procedure.calendar:
            yield entry.duty.name, entry.duty.source.cites
