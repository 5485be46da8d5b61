"""The command `python -m benchmarks`."""

import platform
from collections.abc import Callable

import click

from benchmarks import evaluators, maintenance, startup

BENCHMARKS: dict[str, Callable[[], None]] = {
    "evaluators": evaluators.measure,
    "maintenance": maintenance.measure,
    "startup": startup.measure,
}


@click.command()
@click.argument("names", metavar="[BENCHMARK]...", nargs=-1, type=click.Choice([*BENCHMARKS]))
def main(names: tuple[str, ...]) -> None:
    """Measure speed: the evaluators, the maintenance of the rules, and a process from its start."""
    click.echo(f"Python {platform.python_version()}")
    for name in names or BENCHMARKS:
        click.echo()
        BENCHMARKS[name]()


main(prog_name="python -m benchmarks")
