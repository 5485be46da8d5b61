"""``accreditation check``: the findings on a dossier."""

import datetime
import io
import sys
from pathlib import Path

import click

from accreditation.checking import Checker
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
from accreditation.findings import Finding, Report
from accreditation.language import Language
from accreditation.law import check_regimes, load_pack
from accreditation.receipts import with_receipt

FORMATS = {"text": "", "json": ""}
WIDTH = 100
"""Columns of text that does not go to a terminal."""


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
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    loaded = load_dossier(dossier, pack.vocabulary)
    report = Checker(pack).check(loaded, as_of, regimes, years)
    report = with_receipt(report, pack, dossier, regimes, years)
    texts = [(_text(report, form, file, language, verbose), file) for form, file in outputs]
    write_out(texts)
    return int(any(_named(finding, fail_on) for finding in report.findings))


def _text(
    report: Report, format_: str, file: Path | None, language: Language, verbose: bool
) -> str:
    if format_ == "json":
        from accreditation.reports.json_report import report_json

        return report_json(report) + "\n"
    from rich.console import Console

    from accreditation.reports.text_report import TextReport

    terminal = file is None and sys.stdout.isatty()
    stream = io.StringIO()
    width = None if terminal else WIDTH
    console = Console(file=stream, highlight=False, width=width, force_terminal=terminal or None)
    TextReport(console, language, verbose=verbose).write(report)
    return stream.getvalue()


def _named(finding: Finding, fail_on: str) -> bool:
    """Whether the finding has an outcome that ``--fail-on`` names; advice never counts."""
    named = ("fail",) if fail_on == "fail" else ("fail", "unknown")
    return finding.weight != "advice" and finding.outcome in named
