"""Where an answer comes from: an article of the statutes, or a document."""

import re
from dataclasses import dataclass

from accreditation.answering.form import Entry, Refused
from accreditation.asking import Home
from accreditation.dossier import Dossier
from accreditation.files import suggest
from accreditation.language import Language, phrase

_ARTICLE = re.compile(r"(?:art(?:icle|ikel|\.)?\s*)?(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """An article, or a place in a document.

    Attributes:
        document: The key of a document of the dossier.
        title: The title of a document that the dossier does not list yet.
        at: The place in the document.
    """

    article: str | None = None
    document: str | None = None
    title: str | None = None
    at: str | None = None


class Sources:
    """Understands the sources that the entries of a form give."""

    def __init__(self, dossier: Dossier, language: Language | None = None) -> None:
        """Know the documents and the statutes of ``dossier``.

        Args:
            dossier: The dossier.
            language: Of a form whose columns are called in a language; else they have their keys.
        """
        self.article, self.source, self.at = (
            key if language is None else phrase(f"ask.{name}").in_(language)
            for key, name in (("article", "article"), ("source", "document"), ("at", "place"))
        )
        self._documents = dossier.documents
        self._by_title = {one.title.casefold(): key for key, one in dossier.documents.items()}
        self._versions = {str(version.adopted): version for version in dossier.statutes}

    def cited(self, entry: Entry, home: Home) -> Cited | None:
        """Where an answer comes from; None if the form does not say.

        Raises:
            Refused: it names something that there is not, or two things.
        """
        if entry.article is not None:
            return Cited(article=self._article(entry, home))
        if entry.source is None:
            if entry.at is not None:
                raise Refused(f"'{self.at}' is a place in a document; name it as '{self.source}'.")
            return None
        key = self._by_title.get(entry.source.casefold(), entry.source)
        if key in self._documents:
            return Cited(document=key, at=entry.at)
        if len(entry.source.split()) == 1:
            near = suggest(entry.source, self._documents)
            raise Refused(
                f"there is no document '{entry.source}' in the dossier.{near} Name a new one by a "
                "title of several words."
            )
        return Cited(title=" ".join(entry.source.split()), at=entry.at)

    def wanted(self, home: Home) -> str:
        """What a fact of a file can have as its source."""
        columns = "" if self.source == "source" else f" ({self._columns(home)})"
        return ("an article or a document" if home.kind == "statutes" else "a document") + columns

    def _columns(self, home: Home) -> str:
        return (
            f"'{self.article}', '{self.source}'" if home.kind == "statutes" else f"'{self.source}'"
        )

    def _article(self, entry: Entry, home: Home) -> str:
        version = self._versions.get(home.id) if home.kind == "statutes" else None
        if version is None:
            raise Refused(
                f"'{self.article}' is for facts of the statutes; name a document as "
                f"'{self.source}'."
            )
        if entry.source is not None or entry.at is not None:
            raise Refused("names an article and a document; name one of the two.")
        found = _ARTICLE.fullmatch((entry.article or "").strip())
        numbers = [article.number for article in version.articles]
        if found is None or (found[1] not in numbers and version.read):
            raise Refused(f"there is no article '{entry.article}'; there are {', '.join(numbers)}.")
        return found[1]
