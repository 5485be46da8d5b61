"""The file of decisions: what persons decided on a dossier, recorded so that tampering shows."""

from accreditation.deciding.chain import DECISIONS_FILE, closing_digest, read_decisions
from accreditation.deciding.citing import decided_in, decision_cited
from accreditation.deciding.recording import Draft, record_decision
from accreditation.deciding.records import (
    DECIDABLE,
    AnswerEntry,
    Basis,
    DecidedOutcome,
    OverruleEntry,
    Record,
    SubjectEntry,
)

__all__ = [
    "DECIDABLE",
    "DECISIONS_FILE",
    "AnswerEntry",
    "Basis",
    "DecidedOutcome",
    "Draft",
    "OverruleEntry",
    "Record",
    "SubjectEntry",
    "closing_digest",
    "decided_in",
    "decision_cited",
    "read_decisions",
    "record_decision",
]
