"""The command `python -m benchmarks`."""

import platform
from collections.abc import Callable

import click

from benchmarks import dossier, evaluators, maintenance, screening, startup
from benchmarks.writing import write

BENCHMARKS: dict[str, Callable[[], str]] = {
    "evaluators": evaluators.measure,
    "dossier": dossier.measure,
    "maintenance": maintenance.measure,
    "startup": startup.measure,
    "screening": screening.measure,
}


@click.command()
@click.argument("names", metavar="[BENCHMARK]...", nargs=-1, type=click.Choice([*BENCHMARKS]))
@click.option("--write", "kept", is_flag=True, help="Put the tables into docs/performance.md.")
def main(names: tuple[str, ...], kept: bool) -> None:
    """Measure speed: every benchmark, or those that are named."""
    click.echo(f"Python {platform.python_version()}")
    for name in names or BENCHMARKS:
        text = BENCHMARKS[name]()
        click.echo(f"\n{text}")
        if kept:
            write(name, text)


main(prog_name="python -m benchmarks")
