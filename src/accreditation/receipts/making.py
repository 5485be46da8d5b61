"""Writing the receipt of a report: what it rests on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from accreditation.dossier import DOSSIER_FILE
from accreditation.findings import Receipt, Report
from accreditation.law import Pack
from accreditation.receipts.chain import chain_of
from accreditation.receipts.digests import dossier_files, pack_files, program_version
from accreditation.receipts.found import findings_digest
from accreditation.receipts.sealing import report_digest


def with_receipt(
    report: Report,
    pack: Pack,
    dossier: Path,
    regimes: Sequence[str],
    years: Sequence[str],
    as_written: Callable[[Report], Mapping[str, Any]] | None,
) -> Report:
    """``report`` with its receipt.

    Args:
        report: What was found.
        pack: The rules by which it was found.
        dossier: The dossier as it was named.
        regimes: The sets of rules that were asked for.
        years: The years that were asked for.
        as_written: A report as it is written; None if it is not, and needs no digest of the whole.

    Raises:
        InputError: a file of the dossier can no longer be read.
    """
    chain = chain_of(dossier)
    folder = dossier.parent if dossier.name == DOSSIER_FILE else dossier
    receipt = Receipt(
        program=program_version(),
        engine=report.engine.decided_by,
        dossier=folder.as_posix(),
        regimes=tuple(regimes),
        years=tuple(years),
        rules=pack_files(pack),
        files=dossier_files(dossier),
        decisions=chain[-1] if chain else None,
        decided=len(chain),
        findings=findings_digest(report),
    )
    report = replace(report, receipt=receipt)
    if as_written is None:
        return report
    return replace(report, receipt=replace(receipt, report=report_digest(as_written(report))))
