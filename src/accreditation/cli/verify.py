"""``accreditation verify``: whether a dossier still gives the findings of a report."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from accreditation.checking import Checker
from accreditation.cli.extras import reading
from accreditation.cli.options import format_option, lang_option, rules_option, write_out
from accreditation.dossier import dossier_file, load_dossier
from accreditation.findings import Report
from accreditation.language import LANGUAGES, Language
from accreditation.law import Pack, check_regimes, load_pack
from accreditation.receipts.pages import Page
from accreditation.receipts.reading import read_report
from accreditation.receipts.stored import StoredReport
from accreditation.receipts.verifying import Verification, dossier_of, verify
from accreditation.reports.formats import Checked, writer
from accreditation.reports.json_report import report_data
from accreditation.reports.writing import language_tag
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
        read = read_report(report)
    place = dossier_of(read.report, report, dossier)
    with _rules(folder, revision) as pack:
        again = _Again(read.report, place, pack)
        found = verify(read, place, pack.folder, again.check, report_data, again.page)
        texts = [(_text(found, pack, form, file, language), file) for form, file in outputs]
    home = dossier_file(place).parent
    write_out(texts, keep=[report, *(home / name for name in read.report.receipt.files)])
    for problem in found.problems:
        click.echo(str(problem), err=True)
    return max(CODES[found.state], int(found.changes.tampered))


@dataclass(frozen=True, slots=True)
class _Again:
    """Checks a dossier again as a report did, and writes the report again."""

    stored: StoredReport
    place: Path
    pack: Pack

    def check(self) -> Report:
        """What is found today."""
        receipt = self.stored.receipt
        check_regimes(receipt.regimes, self.pack.regimes)
        loaded = load_dossier(self.place, self.pack.vocabulary)
        return Checker(self.pack).check(loaded, self.stored.as_of, receipt.regimes, receipt.years)

    def page(self, report: Report, page: Page) -> Page | None:
        """A report as a page in the language of another; None where a library is missing."""
        tags = {language_tag(language): language for language in LANGUAGES}
        if page.language not in tags:
            return None
        loaded = load_dossier(self.place, self.pack.vocabulary)
        checked = Checked(report, loaded, self.pack, tags[page.language], self.place)
        try:
            content = writer(page.form)(checked)
        except ModuleNotFoundError:
            return None
        if isinstance(content, str):
            return replace(page, content=content)
        from accreditation.receipts.attached import pdf_page

        return pdf_page(content)


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
    terminal = file is None and sys.stdout.isatty()
    return verification_text(found, pack, language, terminal=terminal) + "\n"
