"""``accreditation calendar``: what is due when, for a financial year."""

import datetime
from pathlib import Path

import click

from accreditation.checking import year_named
from accreditation.cli.options import (
    as_of_option,
    format_option,
    lang_option,
    rules_option,
    write_out,
)
from accreditation.dossier import load_dossier
from accreditation.duties import YearCalendar, calendar_of
from accreditation.language import Language
from accreditation.law import Pack, load_pack

FORMATS = {"text": "", "json": "", "ics": "iCalendar"}


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--year", required=True, help="Financial year, of the dossier or to come.")
@as_of_option
@lang_option
@format_option(FORMATS)
@rules_option
def calendar(
    dossier: Path,
    year: str,
    as_of: datetime.date,
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    folder: Path | None,
) -> None:
    """Print what DOSSIER must do by when for a financial year, with the law for each date."""
    pack = load_pack(folder)
    loaded = load_dossier(dossier, pack.vocabulary)
    found = calendar_of(pack, loaded, year_named(loaded, year), as_of)
    texts = [(_text(found, pack, form, language), file) for form, file in outputs]
    write_out(texts, keep=loaded.files)


def _text(found: YearCalendar, pack: Pack, form: str, language: Language) -> str:
    from accreditation.reports.calendar_report import calendar_json, calendar_text

    if form == "ics":
        from accreditation.reports.icalendar_report import calendar_ics

        return calendar_ics(found, pack, language)
    if form == "json":
        return calendar_json(found) + "\n"
    return calendar_text(found, pack, language) + "\n"
