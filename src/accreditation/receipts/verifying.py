"""Checking a dossier again as a report did, and holding one against the other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from accreditation.files import InputError, Problem, collected, nothing_usable
from accreditation.findings import Report
from accreditation.receipts.chain import chain_of
from accreditation.receipts.comparing import (
    Changes,
    Findings,
    changes_since,
    compared,
    is_edited,
    says,
)
from accreditation.receipts.digests import dossier_file, dossier_files, rule_files
from accreditation.receipts.stored import StoredReport

State = Literal["same", "different", "not_checked"]
"""The same findings; others, or a report that is not as it was made; nothing to hold it against."""

Integrity = Literal["whole", "edited", "unexplained"]
"""A report as it was made; one whose findings are not those of its own receipt; one that says
otherwise than the check although nothing that it rests on changed."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of holding a report against the dossier.

    Attributes:
        report: The report.
        dossier: Where the dossier was found.
        integrity: Whether the report is as it was made.
        changes: What it rested on and is no longer so.
        findings: What is found otherwise; None where the dossier cannot be checked any more.
        problems: Why it cannot.
    """

    report: StoredReport
    dossier: Path
    integrity: Integrity
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
        if dossier_file(place).is_file():
            return place
    raise nothing_usable(
        f"its dossier '{told.as_posix()}' is neither in the current folder nor beside the report; "
        "name it after the report.",
        file,
    )


def verify(
    report: StoredReport,
    written: dict[str, Any],
    dossier: Path,
    rules: Path,
    again: Callable[[], Report],
    as_written: Callable[[Report], Any],
) -> Verification:
    """Check the dossier again and say whether the findings are those of a report.

    Args:
        report: The report, as far as it can be held against another one.
        written: All of it.
        dossier: The dossier.
        rules: The folder of the rules.
        again: Checks the dossier as the report says that it was.
        as_written: A report as it is written.

    Raises:
        InputError: the dossier cannot be read, or is another cooperative's.
    """
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
    integrity: Integrity = "edited" if is_edited(report) else "whole"
    if now is None:
        problems = list(InputError(problems).problems)
        return Verification(report, dossier, integrity, changes, None, tuple(problems))
    findings = compared(report, now)
    if not changes and integrity == "whole":
        alike = not findings and says(_but_receipt(written), _but_receipt(as_written(now)))
        integrity = "whole" if alike else "unexplained"
    return Verification(report, dossier, integrity, changes, findings)


def _but_receipt(report: Any) -> dict[str, Any]:
    return {key: value for key, value in report.items() if key != "receipt"}
