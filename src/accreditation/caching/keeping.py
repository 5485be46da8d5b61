"""Keeping objects in files of the cache, and finding them again whole or not at all."""

import contextlib
import hashlib
import os
import secrets
from pathlib import Path
from typing import TypeVar

from accreditation.caching.pickling import packed, unpacked
from accreditation.caching.place import cache_folder, is_own

Kept = TypeVar("Kept")

KEPT = 24
"""As many objects are kept; then the one that was not used for longest makes room."""

_SUFFIX = ".kept"
_DIGEST = hashlib.sha256().digest_size


def kept(key: str, kind: type[Kept]) -> Kept | None:
    """What was kept under ``key``; None if nothing of that kind was, or it cannot be trusted."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        if not is_own(os.stat(folder)):
            return None
        with open(folder / f"{key}{_SUFFIX}", "rb", buffering=0) as stream:
            if not is_own(os.fstat(stream.fileno())):
                return None
            with contextlib.suppress(OSError):
                os.utime(stream.fileno())
            data = memoryview(stream.readall())
        if data[:_DIGEST] != _digest(key, data[_DIGEST:]):
            return None
        found = unpacked(data[_DIGEST:])
    except Exception:  # noqa: BLE001 - whatever is wrong with a file of the cache, it is made anew
        return None
    return found if isinstance(found, kind) else None


def keep(key: str, value: object) -> None:
    """Keep ``value`` under ``key`` for the next run, if there is a place where it can be kept."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError, RecursionError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_own(os.stat(folder)):
            data = packed(value)
            _write(folder / f"{key}{_SUFFIX}", _digest(key, data) + data)
            _make_room(folder)


def _digest(key: str, data: bytes | memoryview) -> bytes:
    whole = hashlib.sha256(key.encode())
    whole.update(data)
    return whole.digest()


def _write(place: Path, data: bytes) -> None:
    beside = place.with_name(f"{place.stem}.{secrets.token_hex(8)}{_SUFFIX}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    found = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime_ns)
    for file in found[:-KEPT]:
        file.unlink(missing_ok=True)
