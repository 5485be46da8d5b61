"""Decisions as sources of facts."""

from accreditation.deciding.chain import DECISIONS_FILE
from accreditation.findings import EvidenceCitation, Source

_AT = "decision "


def decided_in(number: int) -> EvidenceCitation:
    """Where the decision with a number stands."""
    return EvidenceCitation(DECISIONS_FILE, f"{_AT}{number}")


def decision_cited(source: Source) -> int | None:
    """The number of the decision that a source is; None if it is something else."""
    if not isinstance(source, EvidenceCitation) or source.document != DECISIONS_FILE:
        return None
    number = source.at.removeprefix(_AT)
    return int(number) if number.isdecimal() else None
