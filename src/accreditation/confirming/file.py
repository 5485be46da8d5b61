"""A statutes file while a person confirms what was read in it, saved after every answer."""

import datetime
from pathlib import Path
from typing import Any

from accreditation.confirming.pending import Pending, pending, unanswered
from accreditation.confirming.tree import Tree
from accreditation.dossier import DOSSIER_FILE, DossierFile, Statutes, StatutesFile, read_statutes
from accreditation.dossier.proposals import words_digest
from accreditation.files import (
    Document,
    InputError,
    Problem,
    alone_in,
    finish_replacing,
    nothing_usable,
    read_text,
    read_yaml,
    validate,
    write_whole,
)
from accreditation.law import Vocabulary

SILENT = "silent"


class StatutesText:
    """The file, what it holds, and the answers that go into it."""

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        """Read the file.

        Raises:
            InputError: something in it is wrong; every problem at once.
        """
        self._path = path
        self._vocabulary = vocabulary
        finish_replacing(path.parent)
        self._written = read_text(path)
        self.source, self.statutes = self._read(self._written)
        self._tree = Tree(self._written)

    @property
    def pending(self) -> list[Pending]:
        """What waits for a person."""
        return list(pending(self.source, self.statutes, self._vocabulary))

    @property
    def lists(self) -> list[str]:
        """The lists of which the file says nothing; they are written into it by hand."""
        signatures = self._vocabulary.signatures
        names = unanswered(self.source, self._vocabulary)
        return [name for name in names if signatures[name].silence == "impossible"]

    def confirm(
        self, one: Pending, value: Any, by: str, on: datetime.date, *, corrected: bool
    ) -> None:
        """Put what was read, or what is right instead, under ``provides`` of its article."""
        assert one.article is not None
        place = ("articles", one.article.number)
        whole = one.article.text or ""
        quotes = [whole] if one.lapsed else list(one.quotes)
        record = {"quote": quotes[0] if len(quotes) == 1 else quotes, "by": by, "on": on}
        record["words"] = words_digest([whole])
        if corrected:
            record["proposed"] = one.raw
        for key in ("proposed", "unclear"):
            self._tree.take((*place, key, one.fact))
        self._provide(one.article.number, one.fact, value)
        self._tree.put((*place, "confirmed", one.fact), record)
        self._save()

    def state(self, fact: str, value: Any, article: str, by: str, on: datetime.date) -> None:
        """Put what a person found in an article under its ``provides``; it rests on all of it."""
        self._provide(article, fact, value)
        whole = self.source.articles[article].text
        if whole is not None:
            record = {"quote": whole, "by": by, "on": on, "words": words_digest([whole])}
            self._tree.put(("articles", article, "confirmed", fact), record)
        self._save()

    def drop(self, one: Pending) -> None:
        """Take out what was read: the article does not state it."""
        self._take(one)
        self._save()

    def silence(self, one: Pending, by: str, on: datetime.date) -> None:
        """State that the whole text is silent on a fact."""
        self._take(one)
        digest = words_digest(entry.text for entry in self.source.articles.values())
        self._tree.put(("facts", one.fact), SILENT)
        self._tree.put(("confirmed", one.fact), {"by": by, "on": on, "words": digest})
        self._save()

    def stated_elsewhere(self, one: Pending) -> list[tuple[str | None, Any]]:
        """What persons state of a fact in other places: the article, None for ``facts``."""
        number = None if one.article is None else one.article.number
        found: list[tuple[str | None, Any]] = [
            (other, entry.provides[one.fact])
            for other, entry in self.source.articles.items()
            if other != number and one.fact in entry.provides
        ]
        if one.fact in self.source.facts and one.lapsed is None:
            found.append((None, self.source.facts[one.fact]))
        return found

    def _take(self, one: Pending) -> None:
        if one.article is not None:
            for key in ("proposed", "unclear", "provides", "confirmed"):
                self._tree.take(("articles", one.article.number, key, one.fact))

    def _provide(self, article: str, fact: str, value: Any) -> None:
        """State a fact of an article; it takes the place of a silence, and of ``facts``."""
        self._tree.take(("facts", fact))
        self._tree.take(("confirmed", fact))
        for number, entry in self.source.articles.items():
            if number != article and entry.provides.get(fact) == SILENT and value != SILENT:
                for key in ("provides", "confirmed"):
                    self._tree.take(("articles", number, key, fact))
        self._tree.put(("articles", article, "provides", fact), value)

    def _save(self) -> None:
        """Write the file, unless somebody else has written to it meanwhile."""
        text = self._tree.text()
        source, statutes = self._read(text)
        with alone_in(self._path.resolve().parent):
            if read_text(self._path) != self._written:
                raise nothing_usable(
                    "was changed by somebody else meanwhile; the last answer is not in it.",
                    self._path,
                )
            write_whole(self._path, text)
        self._written, self.source, self.statutes = text, source, statutes

    def _read(self, text: str) -> tuple[StatutesFile, Statutes]:
        document = Document(self._path, text)
        source = validate(StatutesFile, document)
        problems: list[Problem] = []
        documents = {*source.documents, *self._documents()}
        statutes = read_statutes(document, source, self._vocabulary, documents, problems)
        if problems:
            raise InputError(problems)
        return source, statutes

    def _documents(self) -> set[str]:
        """The documents that the dossier beside the file lists."""
        file = self._path.parent / DOSSIER_FILE
        return set(validate(DossierFile, read_yaml(file)).documents) if file.is_file() else set()
