"""``accreditation amend``: what a draft of the statutes changes, breaks, mends and needs."""

import datetime
from pathlib import Path

import click

from accreditation.amending.advice import Advice
from accreditation.amending.counsel import Question, advise
from accreditation.cli.documents import document_in
from accreditation.cli.drafts import draft_reader, is_document, refuse_document
from accreditation.cli.options import (
    IsoDate,
    format_option,
    lang_option,
    regimes_option,
    rules_option,
    write_out,
)
from accreditation.language import Language
from accreditation.law import Pack, check_regimes, load_pack

FORMATS = {"text": "", "json": "", "md": "", "html": "", "docx": ""}


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    type=IsoDate(),
    default=None,
    show_default="the day of the meeting",
    help="Date from which both versions are looked at.",
)
@click.option(
    "--meeting",
    type=IsoDate(),
    default=None,
    show_default="the date in AFTER",
    help="Day of the general meeting; with it, the calendar before and after.",
)
@click.option(
    "--vote",
    type=click.Path(path_type=Path),
    default=None,
    help="File that says how the meeting voted.",
)
@regimes_option
@lang_option
@format_option(FORMATS)
@rules_option
def amend(
    before: Path,
    after: Path,
    as_of: datetime.date | None,
    meeting: datetime.date | None,
    vote: Path | None,
    regimes: tuple[str, ...],
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    folder: Path | None,
) -> int:
    """Compare the statutes in force, BEFORE, with the amended ones, AFTER.

    BEFORE is a dossier, or the file of the statutes in force in it. AFTER is the full text as it
    will be, as a statutes file or a document (DOCX, ODT, PDF, HTML, Markdown or plain text), or a
    file of amendments.
    """
    refuse_document(before, "is a document; name a dossier, or a statutes file")
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    read = draft_reader(after, pack) if is_document(after) else None
    question = Question(before, after, as_of, meeting, vote, regimes, read)
    advice = advise(pack, question)
    written = [
        (_written(advice, pack, form, language, meeting, file), file) for form, file in outputs
    ]
    read_from = (path for path in (before, after, vote) if path is not None)
    write_out(written, keep=[*read_from, *advice.amendment.dossier.files])
    return int(advice.amendment.breaks)


def _written(
    advice: Advice,
    pack: Pack,
    form: str,
    language: Language,
    meeting: datetime.date | None,
    file: Path | None,
) -> str | bytes:
    """The advice in a format."""
    if form == "json":
        from accreditation.reports.amendment.data import amendment_json

        return amendment_json(advice, pack, meeting) + "\n"
    from accreditation.reports.amendment.note import note_of

    return document_in(form, note_of(advice, pack, language), file)
