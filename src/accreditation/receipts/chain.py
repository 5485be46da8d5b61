"""The chain of decisions beside a dossier: how long it is, and what closes it."""

import json
from pathlib import Path

from accreditation.files import nothing_usable, read_text
from accreditation.receipts.digests import DECISIONS_FILE, dossier_file


def chain_of(dossier: Path) -> tuple[str, ...]:
    """The digest of each decision on a dossier, oldest first; nothing where there are none.

    Raises:
        InputError: a line of the file is no decision.
    """
    file = dossier_file(dossier).parent / DECISIONS_FILE
    if not file.exists():
        return ()
    lines = [(n, line) for n, line in enumerate(read_text(file).splitlines(), 1) if line.strip()]
    return tuple(_digest(file, number, line) for number, line in lines)


def _digest(file: Path, number: int, line: str) -> str:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        entry = None
    digest = entry.get("digest") if isinstance(entry, dict) else None
    if not isinstance(digest, str):
        raise nothing_usable("this line is no decision; it has no 'digest'.", file, number)
    return digest
