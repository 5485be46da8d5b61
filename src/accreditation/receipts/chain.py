"""The chain of decisions beside a dossier: how long it is, and what closes it."""

from pathlib import Path

from accreditation.deciding import DECISIONS_FILE, read_decisions
from accreditation.dossier import dossier_file


def chain_of(dossier: Path) -> tuple[str, ...]:
    """The digest of each decision on a dossier, oldest first; nothing where there are none.

    Raises:
        InputError: the file cannot be read, a line is no decision, or the chain is broken.
    """
    file = dossier_file(dossier).parent / DECISIONS_FILE
    return tuple(record.digest for record in read_decisions(file))
