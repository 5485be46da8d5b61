"""Writing files so that a reader never sees half of one."""

import os
import tempfile
from pathlib import Path

from accreditation.files.problem import nothing_usable


def write_whole(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, beside ``path`` and rename it into place.

    A link is followed, so that it stays one; a device or a pipe is written to as it is.

    Raises:
        InputError: the place cannot be written.
    """
    path = path.resolve()
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be written: {reason}.", path) from None
