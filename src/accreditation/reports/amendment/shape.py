"""The shape of an amendment as JSON; other programs rely on it, so it only ever grows."""

from typing import Literal

from typing_extensions import TypedDict

from accreditation.amending.changes import What
from accreditation.amending.movements import MovementKind
from accreditation.amending.practice import PracticeKind
from accreditation.amending.words import Mark
from accreditation.findings import Outcome, Verdict
from accreditation.reports.shape import (
    EngineShape,
    FindingShape,
    NeedShape,
    TextShape,
)


class WordingShape(TypedDict):
    """An article as one of the versions has it."""

    heading: str | None
    text: str | None
    gist: str | None


class PassageShape(TypedDict):
    """Words in a row that stayed, went or came."""

    mark: Mark
    text: str


class AnswerShape(TypedDict):
    """A fact of an article, as the two versions of the statutes answer it; null if unknown."""

    fact: str
    before: str | None
    after: str | None
    restated: bool


class KindShape(TypedDict):
    """A kind of amendment that an article is, or may be."""

    kind: str
    certain: bool
    disputed: bool


class ArticleShape(TypedDict):
    """An amended article."""

    before: str | None
    after: str | None
    change: What
    old: WordingShape | None
    new: WordingShape | None
    words: list[PassageShape]
    facts: list[AnswerShape]
    rules: list[str]
    stale_references: list[str]
    kinds: list[KindShape]


class AboutShape(TypedDict):
    """What a movement is about."""

    kind: str
    id: str


class FindingsShape(TypedDict):
    """The findings before and after."""

    before: FindingShape
    after: FindingShape


class MovementShape(TypedDict):
    """A rule and a subject, before and after."""

    rule: str
    regime: str
    plane: str
    weight: str
    subject: AboutShape
    before: Outcome
    after: Outcome
    kind: MovementKind
    articles: list[str]
    title: TextShape
    findings: FindingsShape


class PracticeShape(TypedDict):
    """A year under its own statutes, and what the same would be under the draft."""

    rule: str
    year: str
    before: Outcome
    after: Outcome
    kind: PracticeKind
    message: TextShape


class PlaceShape(TypedDict):
    """A place in the law, and how sure the project is of it."""

    instrument: str
    at: str
    confidence: str


class RequirementShape(TypedDict):
    """What the meeting needs."""

    requirement: str
    kinds: list[str]
    articles: list[str]
    certain: bool
    departs: bool
    title: TextShape
    text: TextShape
    by_law: TextShape | None
    law: list[PlaceShape]
    statutes: list[str]
    needs: list[NeedShape]


class FigureShape(TypedDict):
    """A number of a vote."""

    fact: str
    value: str


class ClassVoteShape(TypedDict):
    """What became of a vote in one class of shares."""

    share_class: str
    carried: bool | None
    quorum: bool | None
    figures: list[FigureShape]


class KindVoteShape(TypedDict):
    """What became of a vote if the amendment is of one kind."""

    kind: str
    certain: bool
    carried: bool | None
    quorum: bool | None
    figures: list[FigureShape]
    classes: list[ClassVoteShape]


class ResultShape(TypedDict):
    """What became of the vote on one article."""

    article: str
    carried: bool | None
    quorum: bool | None
    kinds: list[KindVoteShape]
    questions: list[TextShape]
    needs: list[NeedShape]


class VoteShape(TypedDict):
    """What became of a vote."""

    results: list[ResultShape]


class ClauseShape(TypedDict):
    """Wording that would mend a rule that fails."""

    clause: str
    rule: str
    title: TextShape
    text: TextShape
    law: list[PlaceShape]
    note: TextShape | None


class LeastShape(TypedDict):
    """A part of the smallest change that would do."""

    fact: str
    item: str | None
    before: str | None
    after: str
    rules: list[str]


class DatedShape(TypedDict):
    """Something due around the meeting."""

    duty: str
    title: TextShape
    note: TextShape | None
    opens: str | None
    due: str | None
    practical: bool
    certain: bool
    law: list[PlaceShape]


class BothShape(TypedDict):
    """Verdicts before and after."""

    before: dict[str, Verdict]
    after: dict[str, Verdict]


class AmendmentShape(TypedDict):
    """The whole."""

    schema: Literal["accreditation.amendment/1"]
    cooperative: str
    name: str
    as_of: str
    adopted: str
    in_force: str
    meeting: str | None
    verdicts: BothShape
    statutes_verdicts: BothShape
    engine: EngineShape
    articles: list[ArticleShape]
    movements: list[MovementShape]
    practice: list[PracticeShape]
    procedure: list[RequirementShape]
    calendar: list[DatedShape] | None
    vote: VoteShape | None
    clauses: list[ClauseShape]
    least: list[LeastShape] | None
    questions: list[NeedShape]
