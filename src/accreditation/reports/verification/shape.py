"""The shape of the JSON on a verification; other programs rely on it, so it only ever grows."""

from typing import Literal

from typing_extensions import TypedDict

from accreditation.findings import Change, Outcome, SubjectKind, Verdict
from accreditation.receipts.comparing import ChainChange
from accreditation.receipts.decisions import DecisionChange
from accreditation.receipts.pages import PageState
from accreditation.receipts.verifying import Integrity, State
from accreditation.reports.shape import SubjectShape


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


class CountedShape(TypedDict):
    """As what a finding counted, and counts, when decisions count."""

    before: Outcome | None
    now: Outcome | None


class MovedShape(TypedDict):
    """A finding that is not as it was; an outcome is null where there was, or is, none."""

    rule: str
    subject: AboutShape
    before: Outcome | None
    now: Outcome | None
    with_decisions: CountedShape
    values: list[MovedValueShape]


class DecisionMovedShape(TypedDict):
    """A decision that does not stand as it did.

    ``before`` and ``now`` are what it said, null where it did not count, or does not. ``because``
    and ``details`` tell why it has been set aside.
    """

    number: int
    by: str
    about: str
    subject: SubjectShape
    change: DecisionChange
    before: str | None
    now: str | None
    because: Change | None
    details: list[str]


class VerificationShape(TypedDict):
    """What came of holding a report against its dossier.

    ``state`` is ``same``, ``different`` or ``not_checked``; ``problems`` says why nothing could be
    checked. ``report`` is ``whole``, ``edited`` (it does not fit the digests in its receipt) or
    ``unexplained`` (it says otherwise than the check, and nothing that it rests on changed).
    ``page`` is null for JSON; an HTML or PDF file is ``same`` when it is made again, or ``other``;
    where it could not be made again, HTML is ``sealed`` (it fits the digest that it holds) or
    ``edited``, and anything else ``not_checked``. ``findings`` are those of another outcome, or
    that count as another one since persons decided, ``rests_otherwise`` those of the same outcome
    that rest on other values or lack other facts.
    """

    schema: Literal["accreditation.verification/1"]
    state: State
    report: Integrity
    page: PageState | None
    cooperative: str
    name: str
    as_of: str
    dossier: str
    changes: ChangesShape
    verdicts: list[VerdictTurnedShape]
    findings: list[MovedShape]
    rests_otherwise: list[MovedShape]
    decisions: list[DecisionMovedShape]
    problems: list[str]
