"""``accreditation check``: the findings on a dossier."""

import datetime
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from accreditation.checking import Checker
from accreditation.cli.extras import documents
from accreditation.cli.options import (
    as_of_option,
    format_option,
    lang_option,
    regimes_option,
    rules_option,
    write_out,
    years_option,
)
from accreditation.dossier import load_dossier
from accreditation.files import nothing_usable
from accreditation.findings import Finding, Report
from accreditation.language import Language
from accreditation.law import check_regimes, load_pack
from accreditation.receipts.making import with_receipt
from accreditation.reports.formats import FILES_ONLY, WRITERS, Checked, writer

FORMATS = dict.fromkeys(WRITERS, "")


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@regimes_option
@years_option
@as_of_option
@lang_option
@format_option(FORMATS)
@click.option(
    "--fail-on",
    type=click.Choice(["fail", "unknown"]),
    default="fail",
    show_default=True,
    help="Exit with 1 if a condition or obligation fails (or, with 'unknown', is open).",
)
@click.option("--verbose", "-v", is_flag=True, help="Show every finding with its sources.")
@rules_option
def check(
    dossier: Path,
    regimes: tuple[str, ...],
    years: tuple[str, ...],
    as_of: datetime.date,
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    fail_on: str,
    verbose: bool,
    folder: Path | None,
) -> int:
    """Check DOSSIER, a folder with dossier.yaml or that file, against the law."""
    _refuse_unplaced(outputs)
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    loaded = load_dossier(dossier, pack.vocabulary)
    report = Checker(pack).check(loaded, as_of, regimes, years)
    report = with_receipt(report, pack, dossier, regimes, years, _as_written(outputs))
    checked = Checked(report, loaded, pack, language, dossier, verbose)
    texts = [(_written(checked, form, file), file) for form, file in outputs]
    write_out(texts, keep=loaded.files)
    return int(any(_named(finding, fail_on) for finding in report.findings))


def _refuse_unplaced(outputs: tuple[tuple[str, Path | None], ...]) -> None:
    """See that every format that is not text has a place.

    Raises:
        InputError: one would go to standard output.
    """
    for form, file in outputs:
        if file is None and form in FILES_ONLY:
            name = form.upper()
            raise nothing_usable(f"{name} files need a place: --format {form}:report.{form}.")


def _as_written(
    outputs: tuple[tuple[str, Path | None], ...],
) -> Callable[[Report], Mapping[str, Any]] | None:
    """The whole report as data, for its digest; None for text, which does not show that."""
    if all(form == "text" for form, _ in outputs):
        return None
    from accreditation.reports.json_report import report_data

    return report_data


def _written(checked: Checked, form: str, file: Path | None) -> str | bytes:
    terminal = file is None and sys.stdout.isatty()
    with documents():
        return writer(form)(replace(checked, terminal=terminal))


def _named(finding: Finding, fail_on: str) -> bool:
    """Whether the finding has an outcome that ``--fail-on`` names; advice never counts."""
    named = ("fail",) if fail_on == "fail" else ("fail", "unknown")
    return finding.weight != "advice" and finding.outcome in named
