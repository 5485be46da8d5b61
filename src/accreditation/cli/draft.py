"""``accreditation draft``: documents drafted from a dossier, for people to complete and send."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import click

from accreditation.checking import Checker
from accreditation.cli.documents import document_in
from accreditation.cli.options import (
    as_of_option,
    format_option,
    lang_option,
    refuse_existing,
    regimes_option,
    rules_option,
    weights_option,
    write_out,
    years_option,
)
from accreditation.dossier import load_dossier
from accreditation.drafting import (
    draft_special_report,
    letter_on,
    regimes_to_draft,
    with_year,
    year_to_draft,
)
from accreditation.language import Language
from accreditation.law import check_regimes, load_pack
from accreditation.law.drafts_reader import load_special_report
from accreditation.reports.document import Document

FORMATS = {"md": "", "docx": ""}
Outputs = tuple[tuple[str, Path | None], ...]


@click.group()
def draft() -> None:
    """Draft the special report of a cooperative, or a letter to it."""


@draft.command("special-report")
@click.argument("dossier", type=click.Path(path_type=Path))
@click.option("--year", required=True, help="Financial year on which the report is made.")
@regimes_option
@as_of_option
@lang_option
@format_option(FORMATS)
@rules_option
def special_report(
    dossier: Path,
    year: str,
    regimes: tuple[str, ...],
    as_of: datetime.date,
    language: Language,
    outputs: Outputs,
    folder: Path | None,
) -> None:
    """Draft the yearly special report of DOSSIER, with what it lacks marked as such."""
    refuse_existing(file for _, file in outputs)
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    plan = load_special_report(pack)
    loaded = load_dossier(dossier, pack.vocabulary)
    checker = Checker(pack)
    found = year_to_draft(loaded, year, as_of)
    loaded = with_year(loaded, found)
    answered = checker.answered(loaded, as_of).dossier
    found = year_to_draft(answered, found.id, as_of)
    wanted = regimes_to_draft(answered, pack, plan, found, regimes)
    report = checker.check(loaded, as_of, (*wanted, *pack.always), [found.id])
    drafted = draft_special_report(pack, plan, answered, found, report, wanted)
    from accreditation.reports.drafts.special_report import special_report_document

    _write(special_report_document(drafted, report, pack, language), outputs)


@draft.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@regimes_option
@years_option
@as_of_option
@click.option(
    "--about",
    type=click.Choice(["missing", "findings"]),
    default=None,
    show_default="both",
    help="What the letter is about: what is missing, or what was found.",
)
@weights_option
@lang_option
@format_option(FORMATS)
@rules_option
def letter(
    dossier: Path,
    regimes: tuple[str, ...],
    years: tuple[str, ...],
    as_of: datetime.date,
    about: str | None,
    weights: tuple[str, ...],
    language: Language,
    outputs: Outputs,
    folder: Path | None,
) -> None:
    """Draft a letter to the cooperative of DOSSIER: what it is asked for, and what was found."""
    refuse_existing(file for _, file in outputs)
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    loaded = load_dossier(dossier, pack.vocabulary)
    found = letter_on(Checker(pack).check(loaded, as_of, regimes, years), weights)
    from accreditation.reports.drafts.letter import letter_document

    parts = ("missing", "findings") if about is None else (about,)
    _write(letter_document(found, loaded, pack, parts, language), outputs)


def _write(document: Document, outputs: Iterable[tuple[str, Path | None]]) -> None:
    write_out([(document_in(form, document, file), file) for form, file in outputs])
