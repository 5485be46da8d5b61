"""Where the cache is, and who can have written there.

It holds pickles, and to read a pickle is to run what it says. So it is read only where nobody but
the user can have written.
"""

import os
import stat
from pathlib import Path

VARIABLE = "ACCREDITATION_CACHE"
"""The environment variable that names the folder of the cache, or says that there is none."""

OFF = "off"


def cache_folder() -> Path | None:
    """The folder of the cache, which need not be there; None where nothing is to be kept.

    Nothing is kept either where the system cannot tell whose a file is.
    """
    named = os.environ.get(VARIABLE)
    if named == OFF or not hasattr(os, "geteuid"):
        return None
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME", "")
    base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return Path(base, "accreditation") if os.path.isabs(base) else None


def is_own(found: os.stat_result) -> bool:
    """Whether nobody but the user of this process can write a file or folder."""
    others = stat.S_IWGRP | stat.S_IWOTH
    return found.st_uid == os.geteuid() and not found.st_mode & others
