"""What of a statutes file waits for a person: what was read, what lapsed, what nobody answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accreditation.conditions import Known, Unconfirmed, Value
from accreditation.dossier import Article, Statutes, StatutesFile
from accreditation.dossier.models import ConfirmedEntry, ConfirmedSilence
from accreditation.law import Vocabulary


@dataclass(frozen=True, slots=True)
class Pending:
    """A fact that a person is asked about.

    Attributes:
        fact: Its name in the vocabulary.
        article: The article in which it was read; None if it is one of the whole text.
        raw: The value that was read, as the file writes it.
        value: The same, typed; None for a list.
        quotes: The words that say so.
        certain: Whether only one reading is possible.
        doubts: Why not.
        choices: Where it is unclear, what it may be.
        lapsed: Who had confirmed it before the words changed.
    """

    fact: str
    article: Article | None = None
    raw: Any = None
    value: Value | None = None
    quotes: tuple[str, ...] = ()
    certain: bool = False
    doubts: tuple[str, ...] = ()
    choices: tuple[Any, ...] = ()
    lapsed: ConfirmedEntry | ConfirmedSilence | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """What tells it from all others."""
        return self.fact, None if self.article is None else self.article.number


def pending(source: StatutesFile, statutes: Statutes, vocabulary: Vocabulary) -> Iterator[Pending]:
    """What waits, in the order of the document; then what the whole text may be silent on."""
    for article in statutes.articles:
        yield from _of_article(source, article)
    for name, fact in statutes.others.items():
        if isinstance(fact, Unconfirmed):
            yield Pending(name, lapsed=source.confirmed[name])
    for name in unanswered(source, vocabulary):
        if vocabulary.signatures[name].silence != "impossible":
            yield Pending(name)


def unanswered(source: StatutesFile, vocabulary: Vocabulary) -> list[str]:
    """The facts of statutes of which the file says nothing at all."""
    told = {*source.facts}
    for entry in source.articles.values():
        told |= {*entry.provides, *entry.proposed, *entry.unclear}
    return [
        name
        for name, entry in vocabulary.entries.items()
        if entry.plane == "statutes" and entry.kind == "evidence" and name not in told
    ]


def _of_article(source: StatutesFile, article: Article) -> Iterator[Pending]:
    entry = source.articles[article.number]
    for name, fact in article.facts.items():
        if not isinstance(fact, Unconfirmed):
            continue
        value = fact.as_read.value if isinstance(fact.as_read, Known) else None
        if name in entry.proposed:
            read = entry.proposed[name]
            yield Pending(
                name, article, read.value, value, read.quotes, read.certain, tuple(read.doubts)
            )
        elif name in entry.unclear:
            unclear = entry.unclear[name]
            choices = tuple(unclear.values)
            yield Pending(name, article, quotes=unclear.quotes, choices=choices)
        else:
            confirmed = entry.confirmed[name]
            raw = entry.provides[name]
            yield Pending(name, article, raw, value, confirmed.quotes, lapsed=confirmed)
