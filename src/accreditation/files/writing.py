"""Writing files so that a reader never sees half of one."""

import os
import tempfile
from pathlib import Path

from accreditation.files.problem import nothing_usable


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` beside ``path`` and rename it into place.

    A link is followed, so that it stays one; a device or a pipe is written to as it is.

    Raises:
        InputError: the place cannot be written.
    """
    path = path.resolve()
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be written: {reason}.", path) from None
