"""``accreditation screen``: every rule on every cooperative and year of a register."""

import atexit
import datetime
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from accreditation.cli.extras import screening
from accreditation.cli.options import (
    IsoDate,
    as_of_option,
    format_option,
    lang_option,
    regimes_option,
    rules_option,
    write_out,
)
from accreditation.files import InputError, Problem, collected, nothing_usable
from accreditation.findings import Outcome
from accreditation.language import Language
from accreditation.law import Pack, check_regimes, load_pack
from accreditation.reports.writing import written

if TYPE_CHECKING:
    from accreditation.screening.screen import Order, Screened

FORMATS = {"text": "", "json": ""}
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@click.command()
@click.argument("register", required=False)
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that says which column holds which fact, where it is not called so.",
)
@regimes_option
@click.option("--rule", "rules", multiple=True, help="Rule to read (repeatable); default: all.")
@as_of_option
@click.option(
    "--law-of",
    type=IsoDate(),
    help="Apply the law of this day to every row, not that of the day on which its year closes.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of rules that would take the place of those of today: tell what they change.",
)
@click.option("--engine", metavar="URL", help="Engine that screens; default: DuckDB in here.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the tables of findings, verdicts and rows put aside; goes on where it was "
    "interrupted.",
)
@click.option(
    "--outcome",
    "outcomes",
    type=click.Choice(OUTCOMES),
    multiple=True,
    help="Write only findings with this outcome (repeatable); default: all.",
)
@click.option(
    "--tables",
    "form",
    type=click.Choice(["parquet", "csv"]),
    default="parquet",
    show_default=True,
    help="How tables are written.",
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    metavar="N",
    help="Screen nothing: write an invented register of N rows into the folder of --to.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="For --sample."
)
@lang_option
@format_option(FORMATS)
@rules_option
def screen(
    register: str | None,
    map_file: Path | None,
    regimes: tuple[str, ...],
    rules: tuple[str, ...],
    as_of: datetime.date,
    law_of: datetime.date | None,
    against: Path | None,
    engine: str | None,
    to: Path | None,
    outcomes: tuple[Outcome, ...],
    form: str,
    sample: int | None,
    seed: int,
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    folder: Path | None,
) -> int:
    """Screen REGISTER, a table with a row for each cooperative and year.

    REGISTER is a file (Parquet, CSV, Arrow), a folder of Parquet files, or #TABLE of a database:
    FILE.duckdb#TABLE, or #TABLE of the engine.
    """
    _free_at_the_end()
    pack = load_pack(folder)
    if sample is not None:
        if register is not None or to is None:
            raise click.UsageError("--sample wants --to FOLDER, and no register.")
        return _sample(sample, seed, to, pack)
    if register is None:
        raise click.UsageError("name a register, or --sample N to have one invented.")
    check_regimes(regimes, pack.regimes)
    new = None if against is None else load_pack(against)
    _demand_named(rules, pack, new)
    with screening():
        from accreditation.screening.screen import Order
        from accreditation.screening.screening import Asked

        asked = Asked(as_of, law_of, regimes, rules)
        order = Order(register, asked, map_file, engine, to, outcomes or OUTCOMES, form, language)  # type: ignore[arg-type]
        found = _screened(order, pack, new, language)
        write_out((_written(kind, found, pack, language), file) for kind, file in outputs)
    return int(bool(found.aside or found.refused.lines or found.uncompared))


def _demand_named(names: Iterable[str], pack: Pack, new: Pack | None) -> None:
    """Raise ``InputError`` for every name that no rule of today has, and none of the new ones."""
    problems: list[Problem] = []
    for name in names:
        if new is None or name not in new.rules:
            collected(problems, partial(pack.rule, name))
    if problems:
        raise InputError(problems)


def _sample(rows: int, seed: int, folder: Path, pack: Pack) -> int:
    with screening():
        from accreditation.screening.sample import write_sample

        folder.mkdir(parents=True, exist_ok=True)
        with _progress() as progress:
            place = write_sample(rows, folder, pack, seed, lambda done: progress(done, rows))
    click.echo(place)
    return 0


def _free_at_the_end() -> None:
    """Let what is left be freed when the process ends: engines complain of what is not."""
    atexit.unregister(gc.freeze)


def _screened(order: "Order", pack: Pack, against: Pack | None, language: Language) -> "Screened":
    from accreditation.screening.screen import screen as run

    try:
        with _progress() as progress:
            return run(pack, order, progress, partial(written, language=language), against)
    except KeyboardInterrupt:
        if order.to is None:
            raise
        raise nothing_usable("interrupted; the same command goes on where it was.") from None


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None], None]]:
    """A bar on standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _written(kind: str, found: "Screened", pack: Pack, language: Language) -> str:
    from accreditation.reports.screening import as_json, as_text

    return as_json(found) if kind == "json" else as_text(found, pack, language)
