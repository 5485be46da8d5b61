"""What git knows of a folder of rules."""

import shutil
import subprocess
from pathlib import Path

from accreditation.files import nothing_usable


def commit_of(folder: Path, revision: str) -> str:
    """The commit that a revision names.

    Raises:
        InputError: the folder is not in a repository of git, or there is no such revision.
    """
    if not git(folder, "rev-parse", "--show-toplevel"):
        raise nothing_usable(
            "is not in a repository of git, so nobody can tell what changed.", folder
        )
    found = (
        []
        if revision.startswith("-")
        else git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    )
    if not found:
        raise nothing_usable(f"git knows no revision '{revision}'.", folder)
    return found[0]


def git(folder: Path, *arguments: str) -> list[str]:
    """What git answers, in parts; nothing if it refuses."""
    ran = _run(folder, *arguments)
    if ran.returncode:
        return []
    return [part for part in ran.stdout.decode().replace("\n", "\0").split("\0") if part]


def archived(folder: Path, commit: str) -> bytes:
    """A folder as it stood in a commit, as a tar archive.

    Raises:
        InputError: it did not exist then.
    """
    ran = _run(folder, "archive", "--format=tar", commit, ".")
    if ran.returncode:
        raise nothing_usable(f"did not exist in the revision {commit[:12]}.", folder)
    return ran.stdout


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    program = shutil.which("git")
    if program is None:
        raise nothing_usable("git is not installed, so nobody can tell what changed.")
    return subprocess.run(  # noqa: S603 - git itself, and a revision that is no option
        [program, *arguments], cwd=folder, capture_output=True, check=False
    )
