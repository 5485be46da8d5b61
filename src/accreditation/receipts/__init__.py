"""Receipts: what a report rests on, and whether it still gives the same findings."""

from accreditation.receipts.comparing import (
    ChainChange,
    Changes,
    FileChanges,
    Findings,
    Moved,
    MovedValue,
    VerdictTurned,
)
from accreditation.receipts.decisions import DecisionChange, DecisionMoved
from accreditation.receipts.digests import SHORT, short_digest
from accreditation.receipts.making import with_receipt
from accreditation.receipts.pages import Page, PageState
from accreditation.receipts.reading import ELEMENT, ReadReport, read_report
from accreditation.receipts.stored import StoredReceipt, StoredReport
from accreditation.receipts.verifying import (
    Integrity,
    State,
    Verification,
    dossier_of,
    verify,
)

__all__ = [
    "ELEMENT",
    "SHORT",
    "ChainChange",
    "Changes",
    "DecisionChange",
    "DecisionMoved",
    "FileChanges",
    "Findings",
    "Integrity",
    "Moved",
    "MovedValue",
    "Page",
    "PageState",
    "ReadReport",
    "State",
    "StoredReceipt",
    "StoredReport",
    "VerdictTurned",
    "Verification",
    "dossier_of",
    "read_report",
    "short_digest",
    "verify",
    "with_receipt",
]
