"""``accreditation import``: figures of other systems as facts of a year of a dossier."""

import datetime
import os
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from accreditation.checking.subjects import statutes_on
from accreditation.cli.extras import importing
from accreditation.cli.options import IsoDate, lang_option, rules_option, write_out
from accreditation.dossier import Dossier, Year, dossier_file, load_dossier
from accreditation.files import InputError, Problem, alone_in, nothing_usable, suggest
from accreditation.importing.figures import Figures, sentence
from accreditation.importing.mapping import (
    DividendsMap,
    Kind,
    RegisterMap,
    VotesMap,
    headings,
    known_table,
    read_map,
)
from accreditation.importing.sources import document_for, is_key, is_listed, stated
from accreditation.importing.tables import Table, open_table
from accreditation.language import Language, phrase
from accreditation.law import Pack, load_pack

if TYPE_CHECKING:
    from accreditation.importing.year_file import Taken

_NOTHING_TAKEN = "nothing was taken; mend the file or the table, or go without a fact (--without)."

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True)
class _Asked:
    """What every kind of table is asked with."""

    dossier: Path
    file: Path
    year: str
    mapping: Path | None
    source: str | None
    dated: datetime.date | None
    without: tuple[str, ...]
    write: bool
    language: Language
    folder: Path | None


@dataclass(frozen=True)
class _Base:
    """What a table is read against."""

    pack: Pack
    dossier: Dossier
    year: Year
    file: Path


def _shared(function: Function) -> Function:
    """The arguments and options of every kind of table."""
    place = click.Path(path_type=Path)
    decorators = (
        click.argument("dossier", type=place),
        click.argument("file", type=place),
        click.option("--year", required=True, help="Financial year of the dossier."),
        click.option(
            "--map",
            "mapping",
            type=place,
            default=None,
            help="File that says what the columns and words of FILE mean.",
        ),
        click.option(
            "--source",
            default=None,
            help="Key of the document that the facts cite; by default a new one, for FILE.",
        ),
        click.option("--dated", type=IsoDate(), default=None, help="Day on which FILE was made."),
        click.option(
            "--without",
            multiple=True,
            help="Fact that is not taken, because the year file says more of it (repeatable).",
        ),
        click.option("--write", is_flag=True, help="Write the facts into the file of the year."),
        lang_option,
        rules_option,
    )
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


@click.group("import")
def import_() -> None:
    """Take figures of other systems, CSV or XLSX, as facts of a financial year.

    The facts are printed, or written into the file of the year. No name of a person is in them.
    """


@import_.command()
@_shared
@click.option("--gaps", is_flag=True, help="Operation numbers that are missing were never given.")
def register(*, gaps: bool, **options: Any) -> None:
    """Take the members, shares and refunds of a year from a register of shares.

    FILE is the whole register of subscriptions of the Odoo Cooperator modules, or one like it.
    """
    from accreditation.importing.register import RegisterQuestion, register_figures

    asked = _Asked(**options)
    said = read_map(RegisterMap, "register", asked.mapping)

    def figures(table: Table, base: _Base) -> Figures:
        question = RegisterQuestion(base.dossier, base.year, said, asked.dated, gaps)
        return register_figures(table, question)

    _take(asked, "register", f"register-{asked.year}", said.columns, figures)


@import_.command()
@_shared
@click.option("--meeting", type=IsoDate(), required=True, help="Day of the general meeting.")
def votes(*, meeting: datetime.date, **options: Any) -> None:
    """Take the votes of a general meeting from an attendance list.

    FILE has a row for each member present or represented, with the votes.
    """
    from accreditation.importing.votes import votes_figures

    asked = _Asked(**options)
    said = read_map(VotesMap, "votes", asked.mapping)

    def figures(table: Table, base: _Base) -> Figures:
        return votes_figures(table, said, base.year, meeting)

    _take(asked, "votes", f"votes-{meeting}", said.columns, figures)


@import_.command()
@_shared
def dividends(**options: Any) -> None:
    """Take the dividends of a year from a table.

    FILE has a row for each class of shares, and for each group of holders taxed alike.
    """
    from accreditation.importing.dividends import dividends_figures

    asked = _Asked(**options)
    said = read_map(DividendsMap, "dividends", asked.mapping)

    def figures(table: Table, base: _Base) -> Figures:
        return dividends_figures(table, said, base.dossier, base.pack.vocabulary)

    _take(asked, "dividends", f"dividends-{asked.year}", said.columns, figures)


def _take(
    asked: _Asked,
    kind: Kind,
    key: str,
    columns: Mapping[str, str],
    figures_of: Callable[[Table, _Base], Figures],
) -> None:
    """Read the table, and print its facts or write them into the file of the year."""
    alone = alone_in(dossier_file(asked.dossier).parent) if asked.write else nullcontext()
    with importing(), alone:
        base = _base(asked)
        with open_table(asked.file, headings(known_table(kind), columns)) as table:
            figures = figures_of(table, base)
        figures.only(base.pack.vocabulary.entries)
        documents = base.dossier.documents
        key = asked.source or key
        stored = _stored_language(base) or asked.language
        entry = document_for(table, kind, asked.dated, stored)
        cited = asked.source in documents or is_listed(key, entry, documents)
        facts = stated(figures, key, stored, asked.without)
        for said in figures.said:
            click.echo(sentence(said, asked.language), err=True)
        _put(asked, base, facts, key, None if cited else entry)


def _stored_language(base: _Base) -> Language | None:
    """The language of the statutes in force at the end of the year, if the dossier tells it."""
    version = statutes_on(base.dossier, base.year.closes)
    return None if version is None else version.language


def _base(asked: _Asked) -> _Base:
    from accreditation.importing.year_file import year_file

    if asked.source is not None and not is_key(asked.source):
        raise click.UsageError(
            "--source is a key of letters, digits, dots, dashes and underscores, such as register."
        )
    pack = load_pack(asked.folder)
    for name in asked.without:
        if name not in pack.vocabulary.entries:
            near = suggest(name, pack.vocabulary.entries)
            raise nothing_usable(f"there is no fact '{name}' to go without.{near}")
    dossier = load_dossier(asked.dossier, pack.vocabulary)
    file = year_file(asked.dossier, asked.year)
    year = next(one for one in dossier.years if one.id == asked.year)
    return _Base(pack, dossier, year, file)


def _differing(taken: "Taken", file: Path, hint: str, language: Language) -> list[Problem]:
    """What the file of the year states otherwise, in a language."""
    if not taken.differs:
        return []
    place = Path(os.path.normpath(file))
    told = [Problem(place, line, sentence(said, language)) for line, said in taken.differs]
    return [Problem(place, None, hint), *told]


def _put(
    asked: _Asked,
    base: _Base,
    facts: Mapping[str, Mapping[str, Any]],
    key: str,
    entry: Mapping[str, Any] | None,
) -> None:
    """Print the facts, or put them into the file of the year and say which."""
    from accreditation.importing.year_file import YearText, fragment

    def said(name: str, **values: object) -> str:
        return phrase(f"import.{name}").in_(asked.language).format(**values)

    text = YearText(base.file, base.pack.vocabulary, base.dossier.documents)
    taken = text.take(facts, key, entry)
    if taken.differs and asked.write:
        raise InputError(_differing(taken, base.file, _NOTHING_TAKEN, "en"))
    for name, items in taken.beside.items():
        click.echo(said("beside", fact=name, items=", ".join(items)), err=True)
    if not asked.write:
        for problem in _differing(taken, base.file, said("would_differ"), asked.language):
            click.echo(problem, err=True)
        click.echo(fragment(facts, key, entry), nl=False)
        return
    if taken.added:
        write_out([(text.text(), base.file)])
        click.echo(said("written", number=len(taken.added), file=os.path.normpath(base.file)))
    else:
        click.echo(said("nothing_new", file=os.path.normpath(base.file)))
    for name in taken.added:
        fact = facts[name]
        told = said("items", number=len(fact["items"])) if "items" in fact else fact["value"]
        click.echo(f"  {name}: {told}")
    if taken.kept:
        click.echo(said("kept", facts=", ".join(taken.kept)))
