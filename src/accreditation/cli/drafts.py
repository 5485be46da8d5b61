"""Statutes that come as a document: told by their name, and read as a draft."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accreditation.cli.extras import reading
from accreditation.cli.progress import progress_bar
from accreditation.files import nothing_usable
from accreditation.interpreting.writing import remarks
from accreditation.law import Pack
from accreditation.law.article_cues import DOCUMENT_LANGUAGES, load_article_cues
from accreditation.law.clause_cues import load_clause_cues
from accreditation.reading.articles import articles_of
from accreditation.reading.opening import ENDINGS
from accreditation.reading.patterns import Patterns

if TYPE_CHECKING:
    from accreditation.amending.proposals import ReadDraft
    from accreditation.dossier import Statutes


def is_document(path: Path) -> bool:
    """Whether the name of a file is that of a document that can be read."""
    return bool(path.suffix) and path.suffix.lower() in ENDINGS and not path.is_dir()


def refuse_document(path: Path, message: str) -> None:
    """Say how a document becomes a statutes file, where only such a file will do.

    Raises:
        InputError: the file is a document.
    """
    if is_document(path):
        command = f"accreditation read {path.name} --format yaml:{path.stem}.yaml"
        raise nothing_usable(f"{message}, which this command makes of it: {command}", path)


def draft_reader(path: Path, pack: Pack) -> "ReadDraft":
    """Reads a document, and says on standard error what is doubtful.

    Args:
        path: The document.
        pack: The rule pack, which lists the words by which articles and facts are told.
    """

    def read(before: "Statutes", adopted: datetime.date) -> "Statutes":
        with reading(), progress_bar("Reading") as progress:
            from accreditation.interpreting.interpreter import interpreted
            from accreditation.interpreting.version import version_of
            from accreditation.reading.opening import read_document

            source = read_document(path, progress)
        wanted = next((one for one in DOCUMENT_LANGUAGES if one == before.language), None)
        statutes = articles_of(source, Patterns(load_article_cues(pack.folder)), wanted)
        with progress_bar("Looking for answers") as progress:
            cues = load_clause_cues(pack.folder)
            found = interpreted(statutes, cues, pack.vocabulary, progress)
        for remark in remarks(statutes, found):
            click.echo(remark, file=sys.stderr)
        return version_of(statutes, found, adopted, pack.vocabulary)

    return read
