"""A version of a rule pack: a folder, or a revision of git."""

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accreditation.law import Pack, default_folder, load_pack
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
        yield load_pack(Path(place))
