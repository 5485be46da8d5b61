"""Which rules changed since a revision of git."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from accreditation.files import nothing_usable
from accreditation.law import CASES_SUFFIX, Pack, Rule

_SHARED = ("instruments.yaml", "parameters.yaml", "regimes.yaml")


def changed_rules(pack: Pack, rules: Sequence[Rule], revision: str) -> list[Rule]:
    """Those of ``rules`` that changed since ``revision``, or whose cases did.

    When the vocabulary, the parameters or anything else that every rule is read with changed, it
    is all of them. Files that git does not follow yet count as changed.

    Raises:
        InputError: the pack is not in a repository of git, or there is no such revision.
    """
    commit = _commit(pack.folder, revision)
    listed = [
        *_git(pack.folder, "diff", "--name-only", "--relative", "-z", commit, "--", "."),
        *_git(pack.folder, "ls-files", "--others", "--exclude-standard", "-z", "--", "."),
    ]
    files = {Path(name) for name in listed}
    if any(file.name in _SHARED or file.parts[0] == "vocabulary" for file in files):
        return list(rules)
    names = {
        f"{file.parts[0]}.{file.name.removesuffix(CASES_SUFFIX).removesuffix('.yaml')}"
        for file in files
        if len(file.parts) > 1
    }
    return [rule for rule in rules if rule.name in names]


def _commit(folder: Path, revision: str) -> str:
    if not _git(folder, "rev-parse", "--show-toplevel"):
        raise nothing_usable(
            "is not in a repository of git, so nobody can tell what changed.", folder
        )
    found = (
        []
        if revision.startswith("-")
        else _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    )
    if not found:
        raise nothing_usable(f"git knows no revision '{revision}'.", folder)
    return found[0]


def _git(folder: Path, *arguments: str) -> list[str]:
    """What git answers, in parts; nothing if it refuses."""
    program = shutil.which("git")
    if program is None:
        raise nothing_usable("git is not installed, so nobody can tell what changed.")
    ran = subprocess.run(  # noqa: S603 - git itself, and a revision that is no option
        [program, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        return []
    return [part for part in ran.stdout.replace("\n", "\0").split("\0") if part]
