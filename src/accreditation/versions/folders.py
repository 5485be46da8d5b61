"""A version of a rule pack: a folder, or a revision of git."""

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from accreditation.files import InputError, Problem
from accreditation.law import Pack, default_folder, load_pack, read_pack
from accreditation.versions.git import archived, commit_of


@contextmanager
def version(named: str, folder: Path | None) -> Iterator[Pack]:
    """The rule pack that is called ``named``.

    Args:
        named: A folder of rules; if there is none of that name, a revision of git.
        folder: The folder whose revision is meant; by default that of the rules that come with
            the program.

    Raises:
        InputError: there is neither, or the pack does not load.
    """
    if Path(named).is_dir():
        yield load_pack(Path(named))
        return
    of = folder or default_folder()
    commit = commit_of(of, named)
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(fileobj=io.BytesIO(archived(of, commit))) as archive:
            archive.extractall(place, filter="data")
        try:
            pack = read_pack(Path(place))
        except InputError as error:
            raise InputError(
                _then(problem, Path(place), named) for problem in error.problems
            ) from None
        yield pack


def _then(problem: Problem, place: Path, revision: str) -> Problem:
    """A problem of a file as it stood in a revision, as git names such a file."""
    if problem.file is None or not problem.file.is_relative_to(place):
        return problem
    return replace(problem, file=Path(f"{revision}:{problem.file.relative_to(place)}"))
