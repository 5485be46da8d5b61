"""Replacing several files of a folder at once, even if the process is killed meanwhile.

Every new text is first staged beside its file. Then a journal in the folder lists them: from that
moment all of them count, and whoever opens the folder next finishes what is left; before it, none.
"""

import contextlib
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from accreditation.files.locking import alone_in
from accreditation.files.models import Strict, shape
from accreditation.files.problem import nothing_usable
from accreditation.files.writing import staged_beside

JOURNAL = ".accreditation-journal"
"""Name of the journal in its folder."""


class _Replacement(Strict):
    """A file and what takes its place, both relative to the folder of the journal.

    Attributes:
        digest: SHA-256 of what takes its place.
        before: SHA-256 of the file as it was; None where there was none.
    """

    file: str
    staged: str
    digest: str
    before: str | None


_JOURNAL = shape(list[_Replacement])


def replace_all(folder: Path, texts: Mapping[Path, str]) -> None:
    """Give several files new texts: all of them, or none, also if the process is killed.

    Whoever reads the files calls ``finish_replacing`` first.

    Args:
        folder: Holds the journal while it is needed.
        texts: The new text of each file; a file need not be there yet.

    Raises:
        InputError: a place cannot be written; then no file is changed.
    """
    with alone_in(folder):
        _replace_all(folder, texts)


def _replace_all(folder: Path, texts: Mapping[Path, str]) -> None:
    finish_replacing(folder)
    staged: list[Path] = []
    listed: list[_Replacement] = []
    path = folder
    try:
        for path, text in texts.items():
            data = text.encode()
            staged.append(staged_beside(path.resolve(), data))
            listed.append(_listed(folder, path.resolve(), staged[-1], data))
        path = folder / JOURNAL
        staged.append(staged_beside(path.resolve(), _JOURNAL.dump_json(listed)))
        staged[-1].replace(path)
    except BaseException as error:
        for waiting in staged:
            waiting.unlink(missing_ok=True)
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            raise nothing_usable(f"cannot be written: {reason}.", path) from None
        raise
    finish_replacing(folder)


def finish_replacing(folder: Path) -> None:
    """Finish what ``replace_all`` began in a folder and a killed process left.

    Raises:
        InputError: it cannot be finished, or somebody changed a file that is to be replaced.
    """
    journal = folder / JOURNAL
    if journal.is_file():
        with alone_in(folder):
            _finish(folder, journal)


def _finish(folder: Path, journal: Path) -> None:
    try:
        listed = _JOURNAL.validate_json(journal.read_bytes())
        moves = [_move(folder, one, journal) for one in listed]
        for staged, file in moves:
            with contextlib.suppress(FileNotFoundError):
                staged.replace(file)
        journal.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except ValidationError:
        raise _strange(journal) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"answers that were being written cannot be finished: {reason}."
        raise nothing_usable(message, journal) from None


def _listed(folder: Path, file: Path, staged: Path, data: bytes) -> _Replacement:
    home = folder.resolve()
    return _Replacement(
        file=os.path.relpath(file, home),
        staged=os.path.relpath(staged, home),
        digest=hashlib.sha256(data).hexdigest(),
        before=_digest(file),
    )


def _move(folder: Path, one: _Replacement, journal: Path) -> tuple[Path, Path]:
    """What takes the place of which file; only a file staged beside it ever does."""
    home = folder.resolve()
    file, staged = home / one.file, home / one.staged
    beside = file.parent == staged.parent and staged.name.startswith(f".{file.name}.")
    if not beside or file.is_symlink() or (file.exists() and not file.is_file()):
        raise _strange(journal)
    if staged.is_file():
        if _digest(staged) != one.digest:
            raise _strange(journal)
        if _digest(file) != one.before:
            raise nothing_usable(
                "was changed before answers that were being written could be finished; "
                f"remove {journal} to keep it and leave the rest of them out.",
                file,
            )
    return staged, file


def _digest(file: Path) -> str | None:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None


def _strange(journal: Path) -> Exception:
    return nothing_usable("is not as this program writes it; remove it.", journal)
