"""What a folder of files says at one moment, and the key of what was worked out from it."""

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from errno import EINVAL
from functools import cache
from pathlib import Path
from stat import S_ISREG

import pydantic
import yaml

PACKAGE = Path(__file__).parent.parent
SUFFIX = ".yaml"

_Version = tuple[int, int, int]
"""The number of a file on its disk, and when it and what is known of it last changed."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The YAML files of a folder and of those in it.

    Two of them are equal only if no file was touched in between, even if it was changed back.

    Attributes:
        digests: The SHA-256 of each file by its path in the folder.
        links: For a folder that is also found by a shorter path or an earlier one, that path.
        versions: By the path of a file, which version of it was read.
    """

    digests: dict[str, str]
    links: dict[str, str]
    versions: dict[str, _Version]


def snapshot(folder: Path, but: str | None = None) -> Snapshot:
    """What a folder says now.

    Args:
        folder: Where to look, and in all folders there.
        but: The end of the names of files that do not count.

    Raises:
        OSError: some of it cannot be read, or is no ordinary file.
    """
    found = Snapshot({}, {}, {})
    _add(found, str(folder), "", {}, but)
    return found


def _add(
    found: Snapshot, folder: str, path: str, seen: dict[tuple[int, int], str], but: str | None
) -> None:
    status = os.stat(folder)
    identity = status.st_dev, status.st_ino
    if identity in seen:
        found.links[path] = seen[identity]
        return
    seen[identity] = path
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        inside = f"{path}{entry.name}"
        if entry.is_dir():
            _add(found, entry.path, f"{inside}/", seen, but)
        elif entry.name.endswith(SUFFIX) and not (but and entry.name.endswith(but)):
            found.digests[inside], found.versions[inside] = _read(entry.path)


def _read(file: str) -> tuple[str, _Version]:
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb", buffering=0) as stream:
        status = os.fstat(handle)
        if not S_ISREG(status.st_mode):
            raise OSError(EINVAL, "Not an ordinary file", file)
        digest = hashlib.sha256(stream.readall()).hexdigest()
    return digest, (status.st_ino, status.st_mtime_ns, status.st_ctime_ns)


def key_of(name: str, source: Snapshot) -> str:
    """The key of what this program, as it is now, works out from a folder.

    Args:
        name: What it is, and the folder as it is called there.
        source: What the folder says.
    """
    parts = (name, _program(), sorted(source.digests.items()), sorted(source.links.items()))
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _program() -> str:
    """The modules of this program and what they run on."""
    modules = sorted(_modules(str(PACKAGE)))
    runs_on = sys.version, pydantic.VERSION, yaml.__version__
    return hashlib.sha256(repr((runs_on, modules)).encode()).hexdigest()


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as listed:
        for entry in listed:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)
