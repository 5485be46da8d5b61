"""A report as it was written, as far as it can be held against another check."""

import datetime
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from accreditation.findings import (
    NeedKind,
    Outcome,
    Reason,
    Receipt,
    SubjectKind,
    Verdict,
)

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class StoredSubject(_Stored):
    """What a finding is about."""

    kind: SubjectKind
    id: str
    item: str | None


class StoredNeed(_Stored):
    """What was missing."""

    fact: str
    items: tuple[str, ...]
    reason: Reason
    kind: NeedKind
    due: datetime.date | None


class StoredValue(_Stored):
    """A value that a condition met."""

    name: str
    value: str | None
    parts: tuple["StoredValue", ...]


class StoredTrace(_Stored):
    """A condition and what became of it."""

    condition: str
    holds: bool | None
    item: str | None
    values: tuple[StoredValue, ...]
    parts: tuple["StoredTrace", ...]


class StoredDecision(_Stored):
    """What a person decided: as what a finding is to count, unless it is an answer."""

    number: int
    by: str
    on: datetime.date
    reasons: str
    outcome: Outcome | None
    document: str | None


class StoredFinding(_Stored):
    """One rule, one subject, one outcome, and what it rests on."""

    rule: str
    subject: StoredSubject
    on: datetime.date
    outcome: Outcome
    items: tuple["StoredFinding", ...]
    needs: tuple[StoredNeed, ...]
    because: StoredTrace | None
    decision: StoredDecision | None = None


class StoredAnswer(_Stored):
    """An answer that counted."""

    decision: StoredDecision
    fact: str
    subject: StoredSubject
    value: str


class StoredSetAside(_Stored):
    """A decision that did not count any more."""

    decision: StoredDecision
    about: str
    subject: StoredSubject


class StoredReceipt(_Stored):
    """What the report says that it rests on."""

    program: str
    engine: str
    dossier: str
    regimes: tuple[str, ...]
    years: tuple[str, ...]
    rules: Mapping[str, Digest]
    files: Mapping[str, Digest]
    decisions: Digest | None
    decided: Annotated[int, Field(ge=0)]
    findings: Digest
    report: Digest

    def as_receipt(self) -> Receipt:
        """The same as the receipt of a report of today."""
        return Receipt(**dict(self))


class StoredReport(_Stored):
    """A report with its receipt."""

    cooperative: str
    name: str
    as_of: datetime.date
    verdicts: Mapping[str, Verdict]
    verdicts_with_decisions: Mapping[str, Verdict]
    findings: tuple[StoredFinding, ...]
    answers: tuple[StoredAnswer, ...] = ()
    set_aside: tuple[StoredSetAside, ...] = ()
    receipt: StoredReceipt
