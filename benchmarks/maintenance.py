"""How long the commands that look at every rule take, as the processes a maintainer starts."""

import subprocess
import sys
import time

from benchmarks.turns import table

YARDSTICK = "test"
COMMANDS = (YARDSTICK, "mutate", "prove")


def measure() -> str:
    """The wall seconds of each command, and its ratio to running the cases of the rules."""
    rows = []
    yardstick = 0.0
    for command in COMMANDS:
        seconds, code = _run(command)
        yardstick = yardstick or seconds
        name = f"`accreditation rules {command}`"
        rows.append((name, f"{seconds:.1f}", f"{seconds / yardstick:.2f}", str(code)))
    return table(("command", "wall seconds", "ratio", "exit code"), rows)


def _run(command: str) -> tuple[float, int]:
    """The seconds that ``accreditation rules COMMAND`` took, and its exit code."""
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "accreditation", "rules", command],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start, done.returncode
