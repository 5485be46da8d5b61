"""Writing a new folder all at once or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from accreditation.files import nothing_usable


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write ``files``, by relative name, into the new ``folder``: beside it first, then renamed.

    Raises:
        InputError: the folder is there already, or cannot be written.
    """
    if folder.exists():
        raise nothing_usable("is there already; choose another name.", folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            for name, text in files.items():
                file = temporary / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            temporary.chmod(0o755)
            temporary.rename(folder)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be written: {reason}.", folder) from None
