"""``accreditation timeline``: each condition over the versions of the law and the years."""

import datetime
import sys
from pathlib import Path

import click

from accreditation.cli.options import (
    IsoDate,
    format_option,
    lang_option,
    regimes_option,
    rules_option,
    today,
    write_out,
)
from accreditation.dossier import load_dossier
from accreditation.files import nothing_usable
from accreditation.language import Language
from accreditation.law import Pack, check_regimes, load_pack
from accreditation.timeline import Timeline, first_day, timeline_of

FORMATS = {"text": "", "json": ""}


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "first",
    type=IsoDate(),
    default=None,
    help="First day; default: the first of which the dossier tells anything.",
)
@click.option("--to", "last", type=IsoDate(), default=today, show_default="today", help="Last day.")
@regimes_option
@lang_option
@format_option(FORMATS)
@rules_option
def timeline(
    dossier: Path,
    first: datetime.date | None,
    last: datetime.date,
    regimes: tuple[str, ...],
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    folder: Path | None,
) -> None:
    """Show each condition on DOSSIER over the years and the versions of the law and the statutes.

    It says what turned on which day, and why.
    """
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    loaded = load_dossier(dossier, pack.vocabulary)
    first = first or first_day(loaded)
    if first is None:
        raise nothing_usable("has no date to begin on; name one with --from.", dossier)
    found = timeline_of(pack, loaded, first, last, regimes)
    texts = [(_text(found, pack, form, file, language), file) for form, file in outputs]
    write_out(texts, keep=loaded.files)


def _text(found: Timeline, pack: Pack, form: str, file: Path | None, language: Language) -> str:
    from accreditation.reports.timeline import timeline_json, timeline_text

    if form == "json":
        return timeline_json(found) + "\n"
    terminal = file is None and sys.stdout.isatty()
    return timeline_text(found, pack, language, terminal=terminal) + "\n"
