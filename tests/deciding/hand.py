"""Decisions that are written by hand, in a chain that is sound."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from accreditation.files.digests import canonical, digest_of


def forged(file: Path, changes: Mapping[str, Any]) -> None:
    """Write the last decision of a file anew.

    Args:
        file: The file of decisions.
        changes: What it says otherwise; a mapping changes a mapping.
    """
    *before, last = file.read_text("utf-8").splitlines()
    data = json.loads(last)
    for key, value in changes.items():
        data[key] = {**data[key], **value} if isinstance(value, Mapping) else value
    del data["digest"]
    data["digest"] = digest_of(data)
    file.write_text("".join(f"{line}\n" for line in (*before, canonical(data))), "utf-8")
