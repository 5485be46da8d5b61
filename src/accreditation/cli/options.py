"""Options that several verbs share, and the kinds of values they take."""

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from accreditation.files import InputError, Problem, nothing_usable, read_date, write_together
from accreditation.findings.questions import WEIGHTS
from accreditation.language import LANGUAGES, Language

Function = TypeVar("Function", bound=Callable[..., Any])


class IsoDate(click.ParamType):  # type: ignore[type-arg]
    """A date written as year-month-day."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """The date that ``value`` writes."""
        if isinstance(value, datetime.date):
            return value
        try:
            return read_date(value)
        except ValueError as error:
            self.fail(f"{value!r} {error}; write it as 2024-12-31.", param, ctx)


class Output(click.ParamType):  # type: ignore[type-arg]
    """A format, optionally with the file to write it to: ``FMT`` or ``FMT:FILE``."""

    name = "fmt[:file]"

    def __init__(self, formats: Sequence[str]) -> None:
        self.formats = formats

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path | None]:
        """The format and the file."""
        if isinstance(value, tuple):
            return value
        format_, colon, file = value.partition(":")
        if format_ not in self.formats:
            self.fail(f"{format_!r} is not a format; use {' or '.join(self.formats)}.", param, ctx)
        if colon and not file:
            self.fail(f"{value!r} names no file after the colon.", param, ctx)
        return format_, Path(file) if colon else None


def write_out(
    texts: Iterable[tuple[str | bytes, Path | None]], keep: Collection[Path] = ()
) -> None:
    """Write each text or file to its place, or to standard output where it has none.

    Args:
        texts: What to write, and where.
        keep: Files that were read and must stay.

    Raises:
        InputError: a file cannot be written, and then none is.
    """
    written = list(texts)
    read = {path.resolve() for path in keep}
    for _, file in written:
        if file is not None and file.resolve() in read:
            raise nothing_usable("was read and is not written over; name another place.", file)
    write_together([(file, text) for text, file in written if file is not None])
    for text, file in written:
        if file is None:
            click.echo(text, nl=False)


def refuse_existing(files: Iterable[Path | None]) -> None:
    """See that no file is written over that a person may have completed.

    Raises:
        InputError: a file is there.
    """
    there = [file for file in files if file is not None and file.exists()]
    if there:
        message = "is there already, and somebody may have worked on it; name another place."
        raise InputError(Problem(file, None, message) for file in there)


def environment_language() -> Language:
    """The language of the environment, English if it is none of ours."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        setting = os.environ.get(variable, "")
        for language in LANGUAGES:
            if setting.lower().startswith(language):
                return language
        if setting:
            break
    return "en"


def today() -> datetime.date:
    """Today, where the user is."""
    return datetime.datetime.now().date()  # noqa: DTZ005


def as_of_option(function: Function) -> Function:
    """``--as-of``: the date from which a dossier is looked at."""
    return click.option(
        "--as-of",
        type=IsoDate(),
        default=today,
        show_default="today",
        help="Date from which the dossier is looked at.",
    )(function)


def lang_option(function: Function) -> Function:
    """``--lang``: the language of what people read."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=environment_language,
        show_default="from the environment",
        help="Language of the output.",
    )(function)


def regimes_option(function: Function) -> Function:
    """``--regime``: the sets of rules to read."""
    return click.option(
        "--regime",
        "regimes",
        multiple=True,
        help="Set of rules to read (repeatable); default: those of the dossier, and what always "
        "binds.",
    )(function)


def years_option(function: Function) -> Function:
    """``--year``: the financial years to look at."""
    return click.option(
        "--year",
        "years",
        multiple=True,
        help="Financial year to look at (repeatable); default: all closed.",
    )(function)


def weights_option(function: Function) -> Function:
    """``--weight``: for what facts are asked."""
    return click.option(
        "--weight",
        "weights",
        multiple=True,
        type=click.Choice(WEIGHTS),
        default=WEIGHTS,
        show_default="all",
        help="Ask only for what findings of this weight lack (repeatable).",
    )(function)


def format_option(formats: Mapping[str, str]) -> Callable[[Function], Function]:
    """``--format``: what is written, and where; the first of the formats is the default.

    Args:
        formats: The formats by name, each with what a reader must know of it besides, or nothing.
    """
    *others, last = (f"{name} ({of})" if of else name for name, of in formats.items())
    return click.option(
        "--format",
        "outputs",
        type=Output(tuple(formats)),
        multiple=True,
        default=[next(iter(formats))],
        help=f"{', '.join(others)} or {last}; with a file, it is written there (repeatable).",
    )


def rules_option(function: Function) -> Function:
    """``--rules``: another rule pack."""
    return click.option(
        "--rules",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="Folder of the rules to use instead of those that come with the program.",
    )(function)
