"""Checking a dossier again as a report did, and holding one against the other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from accreditation.dossier import DOSSIER_FILE
from accreditation.files import InputError, Problem, collected, nothing_usable
from accreditation.findings import Report
from accreditation.receipts.chain import chain_of
from accreditation.receipts.comparing import (
    Changes,
    Findings,
    changes_since,
    compared,
    is_edited,
)
from accreditation.receipts.digests import dossier_files, rule_files
from accreditation.receipts.pages import Page, PageState, held_against, page_state
from accreditation.receipts.reading import ReadReport
from accreditation.receipts.sealing import report_digest
from accreditation.receipts.stored import StoredReport

State = Literal["same", "different", "not_checked"]
"""The same findings; others, or a report that is not as it was made; nothing to hold it against."""

Integrity = Literal["whole", "edited", "unexplained"]
"""A report as it was made; one that does not fit the digests that it holds; one that says otherwise
than the check although nothing that it rests on changed."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of holding a report against the dossier.

    Attributes:
        report: The report.
        dossier: Where the dossier was found.
        integrity: Whether the report is as it was made.
        page: What became of the page that shows it; None where it is JSON.
        changes: What it rested on and is no longer so.
        findings: What is found otherwise; None where the dossier cannot be checked any more.
        problems: Why it cannot.
    """

    report: StoredReport
    dossier: Path
    integrity: Integrity
    page: PageState | None
    changes: Changes
    findings: Findings | None
    problems: tuple[Problem, ...] = ()

    @property
    def state(self) -> State:
        """What came of it in a word."""
        if self.findings is None:
            return "not_checked"
        return "same" if self.integrity == "whole" and not self.findings else "different"


def dossier_of(report: StoredReport, file: Path, named: Path | None) -> Path:
    """Where the dossier of a report is.

    Args:
        report: The report.
        file: The file that it was read from.
        named: The dossier, if the user named it; else it is where the receipt says, beside the
            current folder or beside the report.

    Raises:
        InputError: it is in neither place.
    """
    if named is not None:
        return named
    told = Path(report.receipt.dossier)
    for place in (told, file.parent / told):
        if place.is_file() or (place / DOSSIER_FILE).is_file():
            return place
    raise nothing_usable(
        f"its dossier '{told.as_posix()}' is neither in the current folder nor beside the report; "
        "name it after the report.",
        file,
    )


def verify(
    read: ReadReport,
    dossier: Path,
    rules: Path,
    again: Callable[[], Report],
    as_written: Callable[[Report], Any],
    made_again: Callable[[Report, Page], Page | None],
) -> Verification:
    """Check the dossier again and say whether the findings are those of a report.

    Args:
        read: The report.
        dossier: The dossier.
        rules: The folder of the rules.
        again: Checks the dossier as the report says that it was.
        as_written: A report as it is written.
        made_again: A report as the page that the stored one stands in; None where it cannot be
            made.

    Raises:
        InputError: the dossier cannot be read, or is another cooperative's.
    """
    report, page = read.report, read.page
    problems: list[Problem] = []
    files = dossier_files(dossier)
    chain = collected(problems, lambda: chain_of(dossier))
    now = collected(problems, again)
    if now is not None and now.cooperative != report.cooperative:
        raise nothing_usable(
            f"is the dossier of '{now.cooperative}'; the report is about '{report.cooperative}'.",
            dossier,
        )
    engine = None if now is None else now.engine.decided_by
    changes = changes_since(report.receipt, engine, rule_files(rules), files, chain)
    state = None if page is None else page_state(page)
    integrity: Integrity = "edited" if _is_edited(read) or state == "edited" else "whole"
    if now is None:
        problems = list(InputError(problems).problems)
        return Verification(report, dossier, integrity, state, changes, None, tuple(problems))
    findings = compared(report, now)
    if not changes and integrity == "whole":
        today = replace(now, receipt=report.receipt.as_receipt())
        alike = report.receipt.report == report_digest(as_written(today))
        if alike and page is not None and state is not None:
            state = held_against(page, state, lambda: made_again(today, page))
        integrity = "whole" if alike and state != "other" else "unexplained"
    return Verification(report, dossier, integrity, state, changes, findings)


def _is_edited(read: ReadReport) -> bool:
    """Whether a report does not fit the digests in its own receipt."""
    whole = read.report.receipt.report
    return is_edited(read.report) or whole != report_digest(read.written)
