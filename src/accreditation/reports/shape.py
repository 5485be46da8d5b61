"""The shape of the JSON report; other programs rely on it, so it only ever grows."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from accreditation.findings import (
    Change,
    Confidence,
    NeedKind,
    Outcome,
    Reason,
    SubjectKind,
    Verdict,
)


class TextShape(TypedDict):
    """A text in every language."""

    fr: str
    nl: str
    de: str
    en: str


class LawShape(TypedDict):
    """A place in the law, in the wording in force at the finding's date."""

    instrument: str
    at: str
    eli: str | None
    in_force: str | None
    confidence: Confidence


class SourceShape(TypedDict):
    """An article of the statutes with its date, or a document with a place in it."""

    article: NotRequired[str]
    adopted: NotRequired[str]
    document: NotRequired[str]
    at: NotRequired[str]


class StatutesShape(TypedDict):
    """An article of the statutes, in the version adopted on a date."""

    article: str
    adopted: str


class EvidenceShape(TypedDict):
    """A document and the place in it."""

    document: str
    at: str


class CitationsShape(TypedDict):
    """What a finding rests on."""

    law: list[LawShape]
    statutes: list[StatutesShape]
    evidence: list[EvidenceShape]


class ClaimShape(SourceShape):
    """What one source says where sources contradict each other."""

    value: str


class ProposedShape(TypedDict):
    """What was read in an article and nobody has confirmed; ``article`` is null for a silence.

    ``lapsed`` is true where it had been confirmed and the words have changed since.
    """

    value: str
    article: str | None
    adopted: str | None
    quotes: list[str]
    certain: bool
    doubts: list[str]
    lapsed: bool


class NeedShape(TypedDict):
    """A fact on which an open outcome depends."""

    fact: str
    items: list[str]
    kind: NeedKind
    reason: Reason
    due: str | None
    question: TextShape
    claims: list[ClaimShape]
    proposals: list[ProposedShape]
    nothing_found: bool


class LawPlaceShape(TypedDict):
    """A place in the law."""

    instrument: str
    at: str


class ValueShape(TypedDict):
    """A value that a condition met; null when it is unknown."""

    name: str
    value: str | None
    sources: list[SourceShape]
    law: list[LawPlaceShape]
    parts: list["ValueShape"]


class TraceShape(TypedDict):
    """A condition and what became of it; ``holds`` is null when it is unknown."""

    condition: str
    holds: bool | None
    item: str | None
    values: list[ValueShape]
    parts: list["TraceShape"]


class SubjectShape(TypedDict):
    """What a finding is about."""

    kind: SubjectKind
    id: str
    item: str | None


class DecisionShape(TypedDict):
    """What a person decided about a finding: what it is to count as."""

    number: int
    by: str
    on: str
    reasons: str
    outcome: Outcome | None
    document: str | None


class FindingShape(TypedDict):
    """One rule, one subject, one outcome."""

    rule: str
    regime: str
    plane: str
    weight: str
    subject: SubjectShape
    on: str
    outcome: Outcome
    items: list["FindingShape"]
    title: TextShape
    message: TextShape
    citations: CitationsShape
    needs: list[NeedShape]
    because: TraceShape | None
    remedy: TextShape | None
    texts_differ: TextShape | None
    if_confirmed: Outcome | None
    decision: DecisionShape | None


# The functional form, because "pass" is a keyword.
TallyShape = TypedDict(
    "TallyShape",
    {"expected": int, "pass": int, "fail": int, "unknown": int, "not_applicable": int},
)


class EngineShape(TypedDict):
    """Which evaluator decided, and which one confirmed it."""

    decided_by: str
    agrees_with: str | None


class ExaminedShape(TypedDict):
    """A subject that was looked at, and whether the dossier has a file on it."""

    kind: SubjectKind
    id: str
    file: bool


class LeftOutShape(TypedDict):
    """A subject that counts for the verdicts and was not asked for."""

    kind: SubjectKind
    id: str


class AnswerShape(TypedDict):
    """An answer to a question that counts; what rests on it cites the decision as evidence."""

    decision: DecisionShape
    fact: str
    question: TextShape
    subject: SubjectShape
    value: str


class SetAsideShape(TypedDict):
    """A decision that no longer counts, and what has changed since."""

    decision: DecisionShape
    about: str
    subject: SubjectShape
    because: Change
    details: list[str]


class ReceiptShape(TypedDict):
    """What the report rests on, as SHA-256 digests.

    ``report`` is the digest of the whole report in canonical JSON (sorted keys, no spaces, UTF-8),
    in which it is null itself.
    """

    program: str
    engine: str
    dossier: str
    regimes: list[str]
    years: list[str]
    rules: dict[str, str]
    files: dict[str, str]
    decisions: str | None
    decided: int
    findings: str
    report: str | None


class ReportShape(TypedDict):
    """The whole report."""

    schema: Literal["accreditation.report/1"]
    cooperative: str
    name: str
    as_of: str
    examined: list[ExaminedShape]
    left_out: list[LeftOutShape]
    verdicts: dict[str, Verdict]
    verdicts_with_decisions: dict[str, Verdict]
    conditions: dict[str, TallyShape]
    obligations: dict[str, TallyShape]
    engine: EngineShape
    findings: list[FindingShape]
    answers: list[AnswerShape]
    set_aside: list[SetAsideShape]
    receipt: ReceiptShape | None
