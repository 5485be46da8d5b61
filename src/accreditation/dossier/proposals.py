"""What was read in the words of the statutes: proposed, confirmed, or confirmed and lapsed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from accreditation.conditions import SILENT, Fact, Items, Known, Unconfirmed
from accreditation.dossier.articles import Article, Confirmation, article_fact
from accreditation.dossier.facts import FactReader
from accreditation.dossier.models import (
    ArticleEntry,
    ConfirmedEntry,
    ConfirmedSilence,
    ProposedEntry,
    Quoting,
)
from accreditation.files import shown_raw, yaml_flow
from accreditation.findings import Proposed, StatutesCitation

Path = tuple[str | int, ...]

UNCLEAR = "several"
"""The doubt of what an article says without its being clear."""


def stands(quotes: Iterable[str], text: str) -> bool:
    """Whether all of some words are in a text; white space does not count."""
    words = spaced(text)
    return all(spaced(quote) in words for quote in quotes)


def words_digest(texts: Iterable[str | None]) -> str:
    """The digest of the texts of all articles, in their order; white space does not count."""
    words = "\n".join(spaced(text or "") for text in texts)
    return hashlib.sha256(words.encode()).hexdigest()


def spaced(text: str) -> str:
    """A text with one space between its words."""
    return " ".join(text.split())


def shown_value(raw: Any) -> str:
    """A value as a statutes file writes it, in one line."""
    return raw if isinstance(raw, str) else yaml_flow(raw)


def lapsed(
    fact: Known | Items, citation: StatutesCitation, confirmation: Confirmation
) -> Unconfirmed:
    """A fact that was confirmed on words that are not there any more."""
    read = Proposed(confirmation.value, citation, confirmation.quotes, lapsed=True)
    return Unconfirmed((read,), as_read=fact)


@dataclass(frozen=True, slots=True)
class ReadingsOf:
    """What a file says was read in an article; problems are added to those of the reader.

    Attributes:
        reader: Reads the file.
        article: The article with the facts that the file states for it.
        entry: What the file says of it.
        citation: The article as a source.
        path: Where the article stands in the file.
    """

    reader: FactReader
    article: Article
    entry: ArticleEntry
    citation: StatutesCitation
    path: Path

    def article_read(self) -> Article:
        """The article with what was read in it and is not confirmed, or not any more."""
        entry = self.entry
        held = [key for key in ("proposed", "unclear", "confirmed") if getattr(entry, key)]
        if not held:
            return self.article
        if self.article.text is None:
            key = held[0]
            message = "has no 'text', and what was read in it rests on its words."
            self._say((key,), f"article {self.article.number} {message}")
            return self.article
        facts = {**self.article.facts, **self._lapsed(), **self._proposed(), **self._unclear()}
        confirmed = {
            name: Confirmation(shown_value(entry.provides[name]), one.quotes)
            for name, one in entry.confirmed.items()
            if name in entry.provides
        }
        return replace(self.article, facts=facts, confirmed=confirmed)

    def _lapsed(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for name, confirmed in self.entry.confirmed.items():
            here = ("confirmed", name)
            if name not in self.entry.provides:
                message = "is not under 'provides'; only what stands there can be confirmed."
                self._say(here, f"'{name}' {message}")
                continue
            if "proposed" in confirmed.model_fields_set:
                self._fact(name, confirmed.proposed, (*here, "proposed"))
            fact = self.article.facts.get(name)
            if isinstance(fact, Known | Items) and not self._holds(confirmed):
                value = shown_value(self.entry.provides[name])
                confirmation = Confirmation(value, confirmed.quotes)
                found[name] = lapsed(fact, self.citation, confirmation)
        return found

    def _proposed(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for name, entry in self.entry.proposed.items():
            here = ("proposed", name)
            if not self.reader.allowed(name, (*self.path, *here)):
                continue
            if name in self.entry.provides:
                self._say(here, f"'{name}' stands under 'provides' as well; keep one of the two.")
            fact = self._fact(name, entry.value, (*here, "value"))
            if self._quoted(name, entry) and fact is not None:
                value = shown_value(entry.value)
                doubts = tuple(entry.doubts)
                read = Proposed(value, self.citation, entry.quotes, entry.certain, doubts)
                found[name] = Unconfirmed((read,), as_read=fact)
        return found

    def _unclear(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for name, entry in self.entry.unclear.items():
            here = ("unclear", name)
            if not self.reader.allowed(name, (*self.path, *here)):
                continue
            if name in self.entry.provides or name in self.entry.proposed:
                self._say(here, f"'{name}' stands in this article as well; keep one of the two.")
            if self._stand_quoted(here, entry):
                found[name] = Unconfirmed(
                    tuple(
                        Proposed(shown_value(raw), self.citation, entry.quotes, doubts=(UNCLEAR,))
                        for raw in entry.values
                    )
                )
        return found

    def _quoted(self, name: str, entry: ProposedEntry) -> bool:
        """Whether the words of a proposal stand in the article; if not, a problem says which."""
        if entry.certain and entry.doubts:
            message = "what is certain has no doubts; write 'certain: false'."
            self._say(("proposed", name, "doubts"), message)
        return self._stand_quoted(("proposed", name), entry)

    def _stand_quoted(self, path: Path, entry: Quoting) -> bool:
        missing = [quote for quote in entry.quotes if not self._stand((quote,))]
        for quote in missing:
            message = f"the text of article {self.article.number} does not hold these words: "
            self._say((*path, "quote"), f"{message}{shown_raw(spaced(quote))}.")
        return not missing

    def _holds(self, confirmed: ConfirmedEntry) -> bool:
        """Whether the words on which something was confirmed are those of the article."""
        unchanged = confirmed.words in (None, words_digest([self.article.text]))
        return unchanged and self._stand(confirmed.quotes)

    def _fact(self, name: str, raw: Any, path: Path) -> Known | Items | None:
        return article_fact(self.reader, name, raw, (*self.path, *path), self.citation)

    def _stand(self, quotes: tuple[str, ...]) -> bool:
        return stands(quotes, self.article.text or "")

    def _say(self, path: Path, message: str) -> None:
        problem = self.reader.document.problem((*self.path, *path), message)
        self.reader.problems.append(problem)


def with_lapsed_silences(
    reader: FactReader,
    facts: Mapping[str, Fact],
    confirmed: Mapping[str, ConfirmedSilence],
    digest: str,
) -> dict[str, Fact]:
    """What the file states without an article, less the silences confirmed on other words.

    Args:
        reader: Reads the file; problems are added to its own.
        facts: What stands under ``facts``.
        confirmed: Who confirmed a silence.
        digest: That of the texts as they are.
    """
    found = dict(facts)
    for name, entry in confirmed.items():
        fact = facts.get(name)
        if not isinstance(fact, Known) or fact.value is not SILENT:
            message = f"'facts' does not say that the statutes are silent on '{name}'."
            reader.problems.append(reader.document.problem(("confirmed", name), message))
        elif entry.words != digest:
            read = Proposed(SILENT.value, None, lapsed=True)
            found[name] = Unconfirmed((read,), as_read=fact)
    return found
