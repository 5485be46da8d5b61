"""The digests of the files on which a report rests."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from accreditation.deciding import DECISIONS_FILE
from accreditation.dossier import DOSSIER_FILE, DossierFile, dossier_file
from accreditation.files import nothing_usable, read_yaml, validate
from accreditation.files.digests import list_digest
from accreditation.law import CASES_SUFFIX

SHORT = 12
"""As many characters of a digest as people compare."""


def short_digest(files: Mapping[str, str]) -> str:
    """A few characters that stand for the digests of several files."""
    return list_digest(files)[:SHORT]


def program_version() -> str:
    """The version of this program."""
    return version("accreditation")


def rule_files(folder: Path) -> dict[str, str]:
    """The digest of each file of a rule pack that says the law, by its path in the pack.

    The cases of rules are left out: they try the rules, and decide nothing.
    """
    files = (file for file in folder.rglob("*.yaml") if not file.name.endswith(CASES_SUFFIX))
    return _digests((file.relative_to(folder).as_posix(), file) for file in files)


def dossier_files(dossier: Path) -> dict[str, str]:
    """The digest of each file of a dossier, by its path beside ``dossier.yaml``.

    Raises:
        InputError: there is no dossier, or it cannot be read.
    """
    file = dossier_file(dossier)
    listed = validate(DossierFile, read_yaml(file))
    names = [*listed.statutes, *listed.years, *listed.applications, DECISIONS_FILE]
    files = ((name, file.parent / name) for name in names)
    return _digests([(DOSSIER_FILE, file), *(one for one in files if one[1].is_file())])


def _digests(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    return {name: _digest(file) for name, file in sorted(files)}


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be read: {reason}.", file) from None
