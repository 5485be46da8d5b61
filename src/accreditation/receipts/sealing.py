"""Digests of a report as it is written: of its JSON, and of the page that shows it."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from accreditation.files.digests import digest_of

SEAL = "accreditation-digest"
"""The name of the ``meta`` element of an HTML report that holds the digest of the page."""

_SEAL = re.compile(f'(<meta name="{SEAL}" content=")([0-9a-f]*)(")')


def report_digest(written: Mapping[str, Any]) -> str | None:
    """The digest of a report as it is written, in which the digest itself is blank.

    Args:
        written: The report as plain data, with its receipt.

    Returns:
        None where the data has no canonical form, as with a number without an end: the program
        writes no such report.
    """
    receipt = {**written["receipt"], "report": None}
    try:
        return digest_of({**written, "receipt": receipt})
    except (RecursionError, ValueError):
        return None


def sealed(page: str) -> str:
    """An HTML page with the digest of itself in the place that it has for it."""
    return _SEAL.sub(rf"\g<1>{_digest(page)}\g<3>", page, count=1)


def seal_fits(page: str) -> bool:
    """Whether an HTML page has a seal and is as it was sealed.

    Other line ends do not break it.
    """
    found = _SEAL.search(page)
    return found is not None and found[2] == _digest(page)


def _digest(page: str) -> str:
    blank = _SEAL.sub(r"\g<1>\g<3>", page.replace("\r\n", "\n"), count=1)
    return hashlib.sha256(blank.encode()).hexdigest()
