"""The digests of the files on which a report rests."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from accreditation import __version__
from accreditation.caching import snapshot
from accreditation.deciding import DECISIONS_FILE
from accreditation.dossier import DOSSIER_FILE, DossierFile, dossier_file
from accreditation.files import InputError, nothing_usable, read_yaml, validate
from accreditation.files.digests import list_digest
from accreditation.law import CASES_SUFFIX, Pack

SHORT = 12
"""As many characters of a digest as people compare."""


def short_digest(files: Mapping[str, str]) -> str:
    """A few characters that stand for the digests of several files."""
    return list_digest(files)[:SHORT]


def program_version() -> str:
    """The version of this program."""
    return __version__


def rule_files(folder: Path) -> dict[str, str]:
    """The digest of each file of a rule pack that says the law, by its path in the pack.

    The cases of rules are left out: they try the rules, and decide nothing.

    Raises:
        InputError: a file cannot be read.
    """
    try:
        return dict(sorted(snapshot(folder, CASES_SUFFIX).digests.items()))
    except OSError as error:
        raise _unreadable(error, folder) from None


def pack_files(pack: Pack) -> dict[str, str]:
    """The same of a pack that was loaded, as it was then.

    Raises:
        InputError: a file cannot be read.
    """
    return dict(sorted(pack.files.items())) or rule_files(pack.folder)


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
        raise _unreadable(error, file) from None


def _unreadable(error: OSError, file: Path) -> InputError:
    reason = (error.strerror or str(error)).lower()
    return nothing_usable(f"cannot be read: {reason}.", Path(error.filename or file))
