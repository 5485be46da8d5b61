"""Which rules changed since a revision of git."""

from collections.abc import Sequence
from pathlib import Path

from accreditation.law import CASES_SUFFIX, Pack, Rule
from accreditation.versions.git import commit_of, git

_SHARED = ("instruments.yaml", "parameters.yaml", "regimes.yaml")


def changed_rules(pack: Pack, rules: Sequence[Rule], revision: str) -> list[Rule]:
    """Those of ``rules`` that changed since ``revision``, or whose cases did.

    When the vocabulary, the parameters or anything else that every rule is read with changed, it
    is all of them. Files that git does not follow yet count as changed.

    Raises:
        InputError: the pack is not in a repository of git, or there is no such revision.
    """
    commit = commit_of(pack.folder, revision)
    listed = [
        *git(pack.folder, "diff", "--name-only", "--relative", "-z", commit, "--", "."),
        *git(pack.folder, "ls-files", "--others", "--exclude-standard", "-z", "--", "."),
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
