"""One process at a time writes into the folder of a dossier."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from accreditation.files.problem import nothing_usable

LOCK = ".accreditation-lock"
"""Name of the empty file that stays in the folder."""

PATIENCE = 300.0
"""For how many seconds a process waits for another one."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else writes into ``folder`` meanwhile; a second process waits for the first.

    Who is alone in a folder may ask for it again. Readers do not ask.

    Raises:
        InputError: the folder cannot be written, or the other process does not end.
    """
    from filelock import FileLock, Timeout

    place = folder.resolve() / LOCK
    lock = FileLock(place, is_singleton=True)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise nothing_usable(
            "another process writes here and does not end; try again later.", folder
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be written: {reason}.", place) from None
    try:
        yield
    finally:
        lock.release()
