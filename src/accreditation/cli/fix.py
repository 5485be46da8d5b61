"""``accreditation fix``: the least changes after which what fails no longer does."""

import datetime
from pathlib import Path

import click

from accreditation.cli.extras import solver
from accreditation.cli.options import (
    as_of_option,
    lang_option,
    regimes_option,
    rules_option,
    years_option,
)
from accreditation.dossier import load_dossier
from accreditation.files import nothing_usable
from accreditation.language import Language
from accreditation.law import check_regimes, load_pack

SECONDS = 30.0
"""The most time for one question to the solver."""


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@regimes_option
@years_option
@as_of_option
@lang_option
@rules_option
def fix(
    dossier: Path,
    regimes: tuple[str, ...],
    years: tuple[str, ...],
    as_of: datetime.date,
    language: Language,
    folder: Path | None,
) -> int:
    """Show the least changes after which DOSSIER no longer fails.

    Every change is made in a copy, and the copy is checked.
    """
    with solver():
        from accreditation.fixing import Fixer
        from accreditation.proof.solving import TimeOut
        from accreditation.reports.fix_report import FixReport

    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    loaded = load_dossier(dossier, pack.vocabulary)
    try:
        fixes = Fixer(pack, SECONDS).fix(loaded, as_of, regimes, years)
    except TimeOut:
        raise nothing_usable(
            f"the solver found no answer in {SECONDS:.0f} seconds; look at one set of rules or one "
            "year at a time, with --regime or --year.",
            dossier,
        ) from None
    click.echo(FixReport(pack, language, as_of).text(fixes))
    return int(bool(fixes))
