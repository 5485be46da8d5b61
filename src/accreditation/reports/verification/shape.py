"""The shape of the JSON on a verification; other programs rely on it, so it only ever grows."""

from typing import Literal

from typing_extensions import TypedDict

from accreditation.findings import Outcome, SubjectKind, Verdict
from accreditation.receipts import ChainChange, Integrity, State


class PairShape(TypedDict):
    """What something was when the report was made, and what it is."""

    before: str
    now: str


class FilesShape(TypedDict):
    """Files that are not as they were."""

    added: list[str]
    changed: list[str]
    removed: list[str]


class DecisionsShape(TypedDict):
    """What became of the decisions, and how many there were and are (null: it cannot be read)."""

    change: ChainChange
    before: int
    now: int | None


class ChangesShape(TypedDict):
    """What the report rested on and is no longer so; null where it is as it was."""

    program: PairShape | None
    engine: PairShape | None
    rules: FilesShape
    files: FilesShape
    decisions: DecisionsShape


class VerdictTurnedShape(TypedDict):
    """A verdict that is another; null where there was, or is, none."""

    regime: str
    with_decisions: bool
    before: Verdict | None
    now: Verdict | None


class AboutShape(TypedDict):
    """What a finding is about."""

    kind: SubjectKind
    id: str


class MovedValueShape(TypedDict):
    """A fact or a number that is another; null where it was, or is, not known."""

    name: str
    item: str | None
    before: str | None
    now: str | None


class MovedShape(TypedDict):
    """A finding that is not as it was; an outcome is null where there was, or is, none."""

    rule: str
    subject: AboutShape
    before: Outcome | None
    now: Outcome | None
    values: list[MovedValueShape]


class VerificationShape(TypedDict):
    """What came of holding a report against its dossier.

    ``state`` is ``same``, ``different`` or ``not_checked``; ``problems`` says why nothing could be
    checked. ``report`` is ``whole``, ``edited`` (its findings are not those of its receipt) or
    ``unexplained`` (it says otherwise than the check, and nothing that it rests on changed).
    ``findings`` are those of another outcome, ``rests_otherwise`` those of the same outcome that
    rest on other values or lack other facts.
    """

    schema: Literal["accreditation.verification/1"]
    state: State
    report: Integrity
    cooperative: str
    name: str
    as_of: str
    dossier: str
    changes: ChangesShape
    verdicts: list[VerdictTurnedShape]
    findings: list[MovedShape]
    rests_otherwise: list[MovedShape]
    problems: list[str]
