"""What the report rests on, so that it can be checked again."""

from collections.abc import Iterator

from accreditation.files.digests import list_digest
from accreditation.findings import Receipt
from accreditation.reports.dossier_report.model import Stamp
from accreditation.reports.dossier_report.scribe import Scribe


def stamp_in(scribe: Scribe) -> Stamp | None:
    """The receipt of the report, if it has one."""
    receipt = scribe.report.receipt
    if receipt is None:
        return None
    return Stamp(
        tuple(_lines(receipt, scribe)),
        tuple(sorted(receipt.files.items())),
        tuple(sorted(receipt.rules.items())),
    )


def _lines(receipt: Receipt, scribe: Scribe) -> Iterator[tuple[str, str]]:
    def line(key: str, value: str, **values: object) -> tuple[str, str]:
        return scribe.say(f"dossier_report.{key}", **values), value

    yield line("program", receipt.program)
    yield line("engine", receipt.engine)
    yield line("dossier", receipt.dossier)
    if receipt.regimes:
        yield line("asked_regimes", ", ".join(receipt.regimes))
    if receipt.years:
        yield line("asked_years", ", ".join(receipt.years))
    yield line("digest_findings", receipt.findings)
    yield line("digest_rules", list_digest(receipt.rules), number=len(receipt.rules))
    if receipt.decisions is not None:
        yield line("digest_decisions", receipt.decisions)
