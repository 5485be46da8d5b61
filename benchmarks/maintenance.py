"""How long the commands that look at every rule take, as the processes a maintainer starts."""

import subprocess
import sys
import time

import click

YARDSTICK = "test"
COMMANDS = (YARDSTICK, "mutate", "prove")


def measure() -> None:
    """Print the wall seconds of each command, and its ratio to running the cases of the rules."""
    click.echo("Maintenance: wall seconds of one process over the whole rule pack")
    click.echo(f"{'command':<28}{'seconds':>10}{'ratio':>8}{'exit':>6}")
    yardstick = 0.0
    for command in COMMANDS:
        seconds, code = _run(command)
        yardstick = yardstick or seconds
        name = f"accreditation rules {command}"
        click.echo(f"{name:<28}{seconds:>10.1f}{seconds / yardstick:>8.2f}{code:>6}")


def _run(command: str) -> tuple[float, int]:
    """The seconds that ``accreditation rules COMMAND`` took, and its exit code."""
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "accreditation", "rules", command],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start, done.returncode
