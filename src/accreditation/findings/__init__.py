"""What the system says: findings with their citations, needs and traces, and the report."""

from accreditation.findings.citation import (
    Citations,
    Confidence,
    EvidenceCitation,
    LawCitation,
    LawReference,
    Source,
    StatutesCitation,
)
from accreditation.findings.finding import (
    NO_FILE,
    OUTCOMES,
    SUBJECT_KINDS,
    Finding,
    Outcome,
    Subject,
    SubjectKind,
)
from accreditation.findings.message import Message, Shown, ShownNumber
from accreditation.findings.need import Claim, Need, NeedKind, Proposed, Reason
from accreditation.findings.report import EngineNote, Report, Tally, Verdict
from accreditation.findings.trace import Trace, TraceValue

__all__ = [
    "NO_FILE",
    "OUTCOMES",
    "SUBJECT_KINDS",
    "Citations",
    "Claim",
    "Confidence",
    "EngineNote",
    "EvidenceCitation",
    "Finding",
    "LawCitation",
    "LawReference",
    "Message",
    "Need",
    "NeedKind",
    "Outcome",
    "Proposed",
    "Reason",
    "Report",
    "Shown",
    "ShownNumber",
    "Source",
    "StatutesCitation",
    "Subject",
    "SubjectKind",
    "Tally",
    "Trace",
    "TraceValue",
    "Verdict",
]
