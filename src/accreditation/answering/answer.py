"""Taking the answers of a form into a dossier."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accreditation.answering.files import DossierText
from accreditation.answering.form import Form
from accreditation.answering.judging import Judge, Judged
from accreditation.asking import Asked, Questioner
from accreditation.dossier import Dossier, dossier_file, load_dossier
from accreditation.files import InputError, Problem, alone_in, nothing_usable
from accreditation.law import Pack


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a form.

    Attributes:
        judged: What it gave.
        files: The files that were written.
        dossier: The dossier with the answers.
        asked: What is asked now.
        articles: Articles that statutes got, each with the day of their adoption.
    """

    judged: Judged
    files: tuple[Path, ...]
    dossier: Dossier
    asked: Asked
    articles: tuple[tuple[datetime.date, str], ...] = ()


def take_answers(path: Path, form: Form, file: Path, pack: Pack, questioner: Questioner) -> Taken:
    """Write all answers of a form into the files of a dossier, alone in its folder.

    Args:
        path: The dossier.
        form: The filled form.
        file: Where the form stands, for what is wrong with it as a whole.
        pack: The law.
        questioner: Asks by the same law.

    Raises:
        InputError: an answer cannot be taken, and then none is; every problem at once.
        EngineFault: the engine failed.
    """
    with alone_in(dossier_file(path).parent):
        return _take(path, form, file, pack, questioner)


def _take(path: Path, form: Form, file: Path, pack: Pack, questioner: Questioner) -> Taken:
    text = DossierText(path)
    dossier = load_dossier(path, pack.vocabulary, text.texts)
    if form.cooperative != dossier.cooperative.id:
        raise nothing_usable(
            f"this form is about '{form.cooperative}', and the dossier about "
            f"'{dossier.cooperative.id}'.",
            file,
        )
    asked = questioner.ask(dossier, form.as_of, form.regimes, form.years)
    judged = Judge(pack, dossier, asked, form.language).judge(form)
    if judged.problems:
        raise InputError(judged.problems)
    _write(text, judged, asked)
    changed = text.changed()
    if not changed:
        return Taken(judged, (), dossier, asked)
    after = _with_answers(path, {**text.texts, **changed}, file, pack)
    remaining = questioner.ask(after, form.as_of, form.regimes, form.years)
    text.save(changed)
    articles = tuple(sorted(_articles(after) - _articles(dossier)))
    return Taken(judged, tuple(changed), after, remaining, articles)


def _write(text: DossierText, judged: Judged, asked: Asked) -> None:
    """State the answers; a year without a file gets one if it has an answer."""
    begun: set[str] = set()
    for answer in judged.answers:
        home = answer.question.home
        if not home.there and home.id not in begun:
            year = asked.years[home.id]
            text.begin_year(home.id, *judged.days.get(home.id, (year.opens, year.closes)))
            begun.add(home.id)
        text.write(answer)


def _with_answers(path: Path, texts: Mapping[Path, str], file: Path, pack: Pack) -> Dossier:
    """The dossier as the answers make it.

    Raises:
        InputError: they do not go together with what it holds.
    """
    try:
        return load_dossier(path, pack.vocabulary, texts)
    except InputError as error:
        raise InputError(
            Problem(file, None, f"with these answers, {_named(one)}") for one in error.problems
        ) from None


def _articles(dossier: Dossier) -> set[tuple[datetime.date, str]]:
    """The articles of every version of the statutes."""
    versions = dossier.statutes
    return {(version.adopted, one.number) for version in versions for one in version.articles}


def _named(problem: Problem) -> str:
    name = "" if problem.file is None else f"{problem.file.name}: "
    return f"{name}{problem.message}"
