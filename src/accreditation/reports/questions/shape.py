"""The shape of questions as JSON; other programs rely on it, so it only ever grows."""

from typing_extensions import TypedDict

from accreditation.asking import Way
from accreditation.asking.homes import HomeKind
from accreditation.findings import NeedKind, Reason
from accreditation.reports.shape import LawShape, SourceShape, SubjectShape, TextShape


class HomeShape(TypedDict):
    """A file of the dossier, and whether it is there."""

    kind: HomeKind
    id: str
    file: bool


class MissingShape(TypedDict):
    """A file that is missing, with the number of open findings that want it."""

    kind: HomeKind
    id: str
    findings: int


class AskerShape(TypedDict):
    """A finding that depends on the answer."""

    rule: str
    weight: str
    subject: SubjectShape
    title: TextShape
    law: LawShape


class OptionShape(TypedDict):
    """A word that may be answered, and what it is called."""

    value: str
    label: TextShape


class FieldShape(TypedDict):
    """A fact of the items of a list that is asked for."""

    name: str
    type: str
    unit: str | None
    question: TextShape
    options: list[OptionShape]


class DefaultShape(TypedDict):
    """What the law supplies where the statutes are silent."""

    value: str
    law: list[str]


class SeenShape(TypedDict):
    """Where another file of the same kind states the same fact."""

    id: str
    source: SourceShape


class QuestionShape(TypedDict):
    """A fact on which open findings depend."""

    home: HomeShape
    fact: str
    item: str | None
    kind: NeedKind
    reason: Reason
    due: str | None
    way: Way
    question: TextShape
    type: str
    unit: str | None
    options: list[OptionShape]
    fields: list[FieldShape]
    silent: bool
    default: DefaultShape | None
    findings: list[AskerShape]
    seen: list[SeenShape]


class QuestionsShape(TypedDict):
    """Everything that is asked about a dossier, the most decisive first."""

    schema: str
    cooperative: str
    name: str
    as_of: str
    open: dict[str, int]
    missing: list[MissingShape]
    questions: list[QuestionShape]
