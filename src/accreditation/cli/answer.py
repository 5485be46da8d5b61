"""``accreditation answer``: a filled form, taken into the dossier."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accreditation.answering.form import Form
from accreditation.asking import Questioner
from accreditation.cli.extras import answering, documents
from accreditation.cli.options import lang_option, rules_option
from accreditation.language import Language, phrase
from accreditation.law import Pack, load_pack
from accreditation.reports.questions.words import Words
from accreditation.reports.writing import labelled, written_date

if TYPE_CHECKING:
    from accreditation.answering.answer import Taken


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
        click.echo(f"  {os.path.normpath(written)}")
    for line in _told(taken, pack, language):
        click.echo(f"  {line}")
    for adopted, number in taken.articles:
        added = phrase("answer.article_added").in_(language)
        click.echo(added.format(article=number, date=written_date(adopted, language)))
    said = phrase("answer.left").in_(language)
    click.echo(said.format(number=len(taken.asked.questions)))
    return 0


def _told(taken: "Taken", pack: Pack, language: Language) -> Iterator[str]:
    """What was answered, each fact with the file that states it now."""
    from accreditation.answering.told import Told

    words = Words(pack, taken.dossier, taken.asked, language)
    told = Told(pack, language)
    for one in taken.judged.answers:
        question = one.question
        home = words.home(replace(question.home, there=True))
        yield labelled(home, told.fact(question.fact, question.item), language)


def _read(file: Path, pack: Pack) -> Form:
    """The form, whatever kind of file it is."""
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        with documents():
            from accreditation.answering.workbook import read_workbook
        return read_workbook(file, pack)
    from accreditation.answering.yaml_form import read_yaml_form

    return read_yaml_form(file)
