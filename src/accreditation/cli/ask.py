"""``accreditation ask``: what could still change a finding, as text, as a form, or in person."""

import datetime
import shutil
from pathlib import Path

import click
from click.core import ParameterSource

from accreditation.asking import Questioner
from accreditation.cli.extras import answering, documents
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
from accreditation.language import Language
from accreditation.law import check_regimes, load_pack
from accreditation.reports.questions.words import Words
from accreditation.reports.screen import WIDTH

FORMATS = {
    "text": "",
    "yaml": "a form to fill in",
    "xlsx": "likewise, for a spreadsheet",
    "json": "",
}
FORMS = ("yaml", "xlsx")


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@regimes_option
@years_option
@as_of_option
@lang_option
@format_option(FORMATS)
@click.option(
    "--interview",
    is_flag=True,
    help="Ask in the terminal; every answer is written into the dossier at once.",
)
@weights_option
@rules_option
def ask(
    dossier: Path,
    regimes: tuple[str, ...],
    years: tuple[str, ...],
    as_of: datetime.date,
    language: Language,
    outputs: tuple[tuple[str, Path | None], ...],
    interview: bool,
    weights: tuple[str, ...],
    folder: Path | None,
) -> int:
    """Ask for the facts that could still change a finding on DOSSIER, the most decisive first."""
    given = click.get_current_context().get_parameter_source("outputs")
    if interview and given is not ParameterSource.DEFAULT:
        raise click.UsageError("--interview asks in the terminal; it takes no --format.")
    for form, file in outputs:
        if form == "xlsx" and file is None:
            raise click.UsageError("a spreadsheet wants a file: --format xlsx:FILE.")
    refuse_existing(file for form, file in outputs if form in FORMS)
    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    questioner = Questioner(pack, weights)
    if interview:
        with answering():
            from accreditation.answering.interview import Interview
        Interview(dossier, pack, questioner, language).go(as_of, regimes, years)
        return 0
    loaded = load_dossier(dossier, pack.vocabulary)
    asked = questioner.ask(loaded, as_of, regimes, years)
    words = Words(pack, loaded, asked, language)
    texts = [(_written(form, words, regimes, years), file) for form, file in outputs]
    write_out(texts, keep=loaded.files)
    return 0


def _written(
    form: str, words: Words, regimes: tuple[str, ...], years: tuple[str, ...]
) -> str | bytes:
    """What is asked, in a format."""
    if form == "json":
        from accreditation.reports.questions.data import questions_json

        return questions_json(words.asked, words.pack) + "\n"
    if form == "yaml":
        from accreditation.reports.questions.yaml_form import questions_form

        return questions_form(words.asked, words, regimes, years)
    if form == "xlsx":
        with documents():
            from accreditation.reports.questions.workbook import questions_workbook
        return questions_workbook(words, regimes, years)
    from accreditation.reports.questions.text import questions_text

    return questions_text(
        words.asked, words, min(shutil.get_terminal_size((WIDTH, 0)).columns, WIDTH)
    )
