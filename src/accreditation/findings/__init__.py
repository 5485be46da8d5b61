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
from accreditation.findings.decision import Answer, Change, Decision, SetAside
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
from accreditation.findings.receipt import Receipt
from accreditation.findings.report import EngineNote, Report, Tally, Verdict
from accreditation.findings.trace import Trace, TraceValue

__all__ = [
    "NO_FILE",
    "OUTCOMES",
    "SUBJECT_KINDS",
    "Answer",
    "Change",
    "Citations",
    "Claim",
    "Confidence",
    "Decision",
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
    "Receipt",
    "Report",
    "SetAside",
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
