"""Digests: SHA-256, in hexadecimal."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(data: Any) -> str:
    """Data as canonical JSON: one way only to write it."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest_of(data: Any) -> str:
    """The digest of data in canonical JSON."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def list_digest(files: Mapping[str, str]) -> str:
    """The digest of a list of files as ``sha256sum`` prints it, sorted by path.

    Args:
        files: The digest of each file by its path.
    """
    listed = "".join(f"{digest}  {path}\n" for path, digest in sorted(files.items()))
    return hashlib.sha256(listed.encode()).hexdigest()
