"""``accreditation read``: statutes as they come, made a statutes file."""

import datetime
import json
import sys
from pathlib import Path

import click
from click.core import ParameterSource

from accreditation.cli.drafts import refuse_document
from accreditation.cli.extras import confirming, documents, reading
from accreditation.cli.options import (
    IsoDate,
    environment_language,
    format_option,
    rules_option,
    today,
    write_out,
)
from accreditation.cli.progress import progress_bar
from accreditation.interpreting.readings import Interpretation
from accreditation.interpreting.shape import reading_data
from accreditation.interpreting.writing import remarks, statutes_text, statutes_yaml
from accreditation.language import LANGUAGES, Language
from accreditation.law import load_pack, load_vocabulary
from accreditation.law.article_cues import (
    DOCUMENT_LANGUAGES,
    load_article_cues,
)
from accreditation.law.clause_cues import load_clause_cues
from accreditation.reading.articles import ReadStatutes, articles_of
from accreditation.reading.patterns import Patterns

FORMATS = {
    "yaml": "a statutes file",
    "text": "",
    "json": "",
    "annotated-html": "the document, what was read in it, and what that would give",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=None,
    show_default="the first in the document",
    help="Which language to keep, of a document in several; with --confirm, that of the questions.",
)
@click.option("--cooperative", default=None, help="Its id in the dossier, for the statutes file.")
@click.option(
    "--adopted", type=IsoDate(), default=None, help="Day the statutes were adopted, for the file."
)
@click.option(
    "--confirm",
    "confirms",
    is_flag=True,
    help="FILE is a statutes file: confirm in the terminal what was read in it.",
)
@click.option("--by", default=None, help="Who confirms; without it, it is asked.")
@format_option(FORMATS)
@rules_option
def read(
    file: Path,
    language: Language | None,
    cooperative: str | None,
    adopted: datetime.date | None,
    confirms: bool,
    by: str | None,
    outputs: tuple[tuple[str, Path | None], ...],
    folder: Path | None,
) -> int:
    """Read the statutes in FILE: DOCX, ODT, PDF with text, HTML, Markdown or plain text.

    What the articles state is proposed, for a person to confirm. What belongs to no article, what
    is doubtful and what nothing was read of is listed. With --confirm, FILE is the statutes file: a
    person goes through the facts that were read in it.
    """
    if by is not None and not confirms:
        raise click.UsageError("--by says who confirms; it goes with --confirm.")
    if confirms and (cooperative is not None or adopted is not None):
        raise click.UsageError("a statutes file says itself whose it is and when it was adopted.")
    source_of_format = click.get_current_context().get_parameter_source("outputs")
    if confirms and source_of_format is not ParameterSource.DEFAULT:
        raise click.UsageError("--confirm writes into the file itself; it takes no --format.")
    if confirms:
        _confirm(file, language, by, folder)
        return 0
    kept = next((one for one in DOCUMENT_LANGUAGES if one == language), None)
    if language is not None and kept is None:
        raise click.UsageError(f"documents are read in {', '.join(DOCUMENT_LANGUAGES)}.")
    with reading(), progress_bar("Reading") as progress:
        from accreditation.interpreting.interpreter import interpreted
        from accreditation.reading.opening import read_document

        source = read_document(file, progress)
    rules, vocabulary = load_vocabulary(folder)
    statutes = articles_of(source, Patterns(load_article_cues(rules)), kept)
    with progress_bar("Looking for answers") as progress:
        interpretation = interpreted(statutes, load_clause_cues(rules), vocabulary, progress)
    written = [
        (_written(statutes, interpretation, form, rules, cooperative, adopted), place)
        for form, place in outputs
    ]
    write_out(written, keep=[file])
    if all(place is not None for _, place in outputs):
        for remark in remarks(statutes, interpretation):
            click.echo(remark, file=sys.stderr)
    return 0


def _confirm(file: Path, language: Language | None, by: str | None, folder: Path | None) -> None:
    """Go through what was read in a statutes file."""
    refuse_document(file, "is a document; what is confirmed is in a statutes file")
    with confirming():
        from accreditation.confirming import walk
    walk(file, load_pack(folder), language or environment_language(), by, today())


def _written(
    statutes: ReadStatutes,
    interpretation: Interpretation,
    form: str,
    rules: Path,
    cooperative: str | None,
    adopted: datetime.date | None,
) -> str:
    """What was read, in a format."""
    if form == "json":
        return (
            json.dumps(reading_data(statutes, interpretation), ensure_ascii=False, indent=1) + "\n"
        )
    if form == "text":
        return statutes_text(statutes, interpretation)
    if form == "annotated-html":
        return _annotated(statutes, interpretation, rules, adopted)
    return statutes_yaml(statutes, interpretation, cooperative, adopted)


def _annotated(
    statutes: ReadStatutes,
    interpretation: Interpretation,
    rules: Path,
    adopted: datetime.date | None,
) -> str:
    """The document with what was read in it, in the language of its articles."""
    from accreditation.interpreting.judging import findings_as_read

    with documents():
        from accreditation.reports.annotated.page import AsRead, annotated_html

    pack = load_pack(rules)
    on = adopted or today()
    findings = findings_as_read(pack, statutes, interpretation, on)
    language = statutes.language or "en"
    return annotated_html(statutes, interpretation, AsRead(findings), pack, language)
