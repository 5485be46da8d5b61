"""A program that takes a register again and again, each time killed (SIGKILL) at another moment.

Its first moments are every file operation in the dossier's folder, one after the other; then come
moments at random. After each kill the year file must be the old one or the new one, whole.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.conftest import run_here

RANDOM_KILLS = 25


def main(folder: Path, register: Path) -> None:
    """Print how often the old and how often the new file was found, and after how many kills."""
    file = folder / "2024.yaml"
    old = file.read_bytes()
    assert _take(folder, register) == 0
    new = file.read_bytes()
    file.write_bytes(old)
    started = time.monotonic()
    assert _take(folder, register) == 0
    lasts = time.monotonic() - started
    assert new != old
    found = {old: 0, new: 0}
    kills = at = 0
    while True:
        at += 1
        file.write_bytes(old)
        killed = _killed_at_operation(at, folder, register)
        found[file.read_bytes()] += 1
        if not killed:
            break
        kills += 1
    for _ in range(RANDOM_KILLS):
        file.write_bytes(old)
        kills += _killed_after(random.uniform(0, lasts), folder, register)
        found[file.read_bytes()] += 1
    print(kills, found[old], found[new])


def _take(folder: Path, register: Path) -> int:
    arguments = ("register", folder, register, "--year", "2024", "--lang", "en", "--write")
    return run_here("import", *arguments).code


def _killed_at_operation(at: int, folder: Path, register: Path) -> bool:
    """Whether a process was killed as it came to its n-th operation on a file in the folder."""
    child = os.fork()
    if child == 0:
        count = 0

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            touched = any(str(one).startswith(str(folder)) for one in arguments)
            if touched and event.partition(".")[0] in ("open", "os", "tempfile", "shutil"):
                count += 1
                if count == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        os._exit(_take(folder, register))
    return _ended(child)


def _killed_after(seconds: float, folder: Path, register: Path) -> bool:
    child = os.fork()
    if child == 0:
        os._exit(_take(folder, register))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return _ended(child)


def _ended(child: int) -> bool:
    """Wait for a process; whether it was killed."""
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
