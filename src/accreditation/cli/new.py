"""``accreditation new``: the files of a new dossier, with every question."""

import datetime
import re
from pathlib import Path

import click

from accreditation.cli.options import IsoDate, lang_option, rules_option, today
from accreditation.files import nothing_usable
from accreditation.language import Language, phrase
from accreditation.law import load_pack
from accreditation.starting import starting_files, write_folder


def _last_year_end() -> datetime.date:
    return datetime.date(today().year - 1, 12, 31)


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option(
    "--closes",
    type=IsoDate(),
    default=_last_year_end,
    show_default="31 December of last year",
    help="Last day of the financial year to fill in.",
)
@lang_option
@rules_option
def new(dossier: Path, closes: datetime.date, language: Language, folder: Path | None) -> None:
    """Make the folder DOSSIER with commented files that hold every question, ready to fill in."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", dossier.name):
        raise nothing_usable(
            "give the folder a name of letters, digits, dots, dashes and underscores; it becomes "
            "the id of the cooperative.",
            dossier,
        )
    pack = load_pack(folder)
    write_folder(dossier, starting_files(dossier.name, closes, pack.vocabulary, language))
    click.echo(phrase("new.written").in_(language).format(folder=dossier))
