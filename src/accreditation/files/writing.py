"""Writing files so that a reader never sees half of one, nor some of several."""

import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from accreditation.files.problem import nothing_usable


def write_whole(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, beside ``path`` and rename it into place.

    A link is followed, so that it stays one; a device or a pipe is written to as it is.

    Raises:
        InputError: the place cannot be written.
    """
    write_together([(path, content)])


def write_together(files: Iterable[tuple[Path, str | bytes]]) -> None:
    """Write several files as ``write_whole`` writes one; if one cannot be written, none is.

    Raises:
        InputError: a place cannot be written, or two of the files have the same.
    """
    staged: dict[Path, Path | bytes] = {}
    path = Path()
    try:
        for path, content in files:
            place = path.resolve()
            if place in staged:
                raise nothing_usable("is named for two files; give each its own place.", path)
            data = content.encode() if isinstance(content, str) else content
            special = place.exists() and not place.is_file()
            staged[place] = data if special else staged_beside(place, data)
        for place, waiting in staged.items():
            if isinstance(waiting, bytes):
                place.write_bytes(waiting)
            else:
                waiting.replace(place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be written: {reason}.", path) from None
    finally:
        for waiting in staged.values():
            if isinstance(waiting, Path):
                waiting.unlink(missing_ok=True)


def staged_beside(place: Path, data: bytes) -> Path:
    """A new file with the data in the folder of ``place``, to be renamed.

    It has the permissions of the file in ``place``; where there is none, those of any new file.

    Raises:
        OSError: it cannot be written.
    """
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
    temporary = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, new, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        if mode is not None:
            temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
