"""``accreditation answer``: a filled form, taken into the dossier."""

from pathlib import Path

import click

from accreditation.answering.form import Form
from accreditation.asking import Questioner
from accreditation.cli.extras import answering, documents
from accreditation.cli.options import lang_option, rules_option
from accreditation.language import Language, phrase
from accreditation.law import Pack, load_pack


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@lang_option
@rules_option
def answer(dossier: Path, file: Path, language: Language, folder: Path | None) -> int:
    """Take the answers in FILE, a form that 'accreditation ask' made, into DOSSIER.

    All of them are written into the files of the dossier, or none: then every answer that cannot be
    taken has its sentence.
    """
    pack = load_pack(folder)
    with answering():
        from accreditation.answering.answer import take_answers
    form = _read(file, pack)
    taken = take_answers(dossier, form, file, pack, Questioner(pack))
    said = phrase("answer.taken").in_(language)
    click.echo(said.format(number=len(taken.judged.answers), known=taken.judged.known))
    for written in taken.files:
        click.echo(f"  {written}")
    for one in taken.judged.answers:
        of = "" if one.question.item is None else f" ({one.question.item})"
        click.echo(f"  {one.question.home.key}: {one.question.fact}{of}")
    said = phrase("answer.left").in_(language)
    click.echo(said.format(number=len(taken.asked.questions)))
    return 0


def _read(file: Path, pack: Pack) -> Form:
    """The form, whatever kind of file it is."""
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        with documents():
            from accreditation.answering.workbook import read_workbook
        return read_workbook(file, pack)
    from accreditation.answering.yaml_form import read_yaml_form

    return read_yaml_form(file)
