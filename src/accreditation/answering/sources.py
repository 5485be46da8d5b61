"""Where an answer comes from: an article of the statutes, or a document."""

import re
from dataclasses import dataclass

from accreditation.answering.form import Entry, Refused
from accreditation.asking import Home
from accreditation.dossier import Dossier
from accreditation.files import suggest

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

    def __init__(self, dossier: Dossier) -> None:
        """Know the documents and the statutes of ``dossier``."""
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
                raise Refused("'at' is a place in a document; name it as 'source'.")
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

    def _article(self, entry: Entry, home: Home) -> str:
        version = self._versions.get(home.id) if home.kind == "statutes" else None
        if version is None:
            raise Refused("'article' is for facts of the statutes; name a document as 'source'.")
        if entry.source is not None or entry.at is not None:
            raise Refused("names an article and a document; name one of the two.")
        found = _ARTICLE.fullmatch((entry.article or "").strip())
        numbers = [article.number for article in version.articles]
        if found is None or (found[1] not in numbers and version.read):
            raise Refused(f"there is no article '{entry.article}'; there are {', '.join(numbers)}.")
        return found[1]
