"""``accreditation verify``: whether a dossier still gives the findings of a report."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from accreditation.checking import Checker
from accreditation.cli.extras import reading
from accreditation.cli.options import format_option, lang_option, rules_option, write_out
from accreditation.dossier import load_dossier
from accreditation.findings import Report
from accreditation.language import Language
from accreditation.law import Pack, check_regimes, load_pack
from accreditation.receipts import Verification, dossier_of, read_report, verify
from accreditation.reports.json_report import report_data
from accreditation.versions import version

FORMATS = {"text": "", "json": ""}
CODES = {"same": 0, "different": 1, "not_checked": 2}


@click.command("verify")
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("dossier", type=click.Path(path_type=Path), required=False)
@lang_option
@format_option(FORMATS)
@rules_option
@click.option(
    "--rules-at", "revision", help="Revision of git whose rules to use: those of the report."
)
def verify_report(
    report: Path,
    dossier: Path | None,
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    folder: Path | None,
    revision: str | None,
) -> int:
    """Check the dossier of REPORT again, and say whether the findings are the same.

    REPORT is a JSON, HTML or PDF report of 'check'. DOSSIER is where the report says, in the
    current folder or beside the report, if it is not named.
    """
    with reading():
        stored, written = read_report(report)
    place = dossier_of(stored, report, dossier)
    with _rules(folder, revision) as pack:

        def again() -> Report:
            check_regimes(stored.receipt.regimes, pack.regimes)
            loaded = load_dossier(place, pack.vocabulary)
            receipt = stored.receipt
            return Checker(pack).check(loaded, stored.as_of, receipt.regimes, receipt.years)

        found = verify(stored, written, place, pack.folder, again, report_data)
        texts = [(_text(found, pack, form, file, language), file) for form, file in outputs]
    write_out(texts, keep=[report])
    for problem in found.problems:
        click.echo(str(problem), err=True)
    return max(CODES[found.state], int(found.changes.tampered))


@contextmanager
def _rules(folder: Path | None, revision: str | None) -> Iterator[Pack]:
    """The rules in a folder, or as they stood there in a revision."""
    if revision is None:
        yield load_pack(folder)
    else:
        with version(revision, folder) as pack:
            yield pack


def _text(found: Verification, pack: Pack, form: str, file: Path | None, language: Language) -> str:
    from accreditation.reports.verification import verification_json, verification_text

    if form == "json":
        return verification_json(found) + "\n"
    titles = {
        **{name: regime.title for name, regime in pack.regimes.items()},
        **{name: rule.source.title for name, rule in pack.rules.items()},
    }
    terminal = file is None and sys.stdout.isatty()
    return verification_text(found, language, titles, terminal=terminal) + "\n"
