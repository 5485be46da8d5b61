"""Articles of the statutes: their words, and the facts that each of them states."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from accreditation.conditions import Fact, Facts, Items, Known, ListType
from accreditation.dossier.facts import FactReader, Stated, agreed
from accreditation.dossier.lists import together
from accreditation.findings import EvidenceCitation, Source, StatutesCitation
from accreditation.law import Vocabulary


@dataclass(frozen=True, slots=True)
class Article:
    """An article of one version of the statutes.

    Attributes:
        number: As it is cited.
        text: Its words, where they are known.
        gist: What it says, where only that is known.
        facts: What it states, each fact known or a list.
        answered: Whether the file says what it states, be it nothing.
    """

    number: str
    heading: str | None = None
    text: str | None = None
    gist: str | None = None
    facts: Facts = field(default_factory=dict)
    answered: bool = True


def facts_of(articles: Iterable[Article], vocabulary: Vocabulary) -> dict[str, Fact]:
    """What articles state together: where two of them differ, the fact is contradicted."""
    stated: dict[str, list[Stated]] = {}
    lists: dict[str, list[Items]] = {}
    for article in articles:
        for name, fact in article.facts.items():
            if isinstance(fact, Items):
                lists.setdefault(name, []).append(fact)
            elif isinstance(fact, Known):
                stated.setdefault(name, []).extend((fact.value, source) for source in fact.sources)
    signatures = vocabulary.signatures
    return {
        **{name: agreed(signatures[name], claims) for name, claims in stated.items()},
        **{name: together(signatures[name], parts) for name, parts in lists.items()},
    }


def article_facts(
    reader: FactReader,
    provides: Mapping[str, Any],
    path: tuple[str | int, ...],
    citation: StatutesCitation,
    reported: EvidenceCitation | None = None,
) -> dict[str, Fact]:
    """What an article states, as a file says it; problems are added to those of the reader.

    Args:
        reader: Reads the file.
        provides: The facts as they are written.
        path: Where they stand in the file.
        citation: The article.
        reported: The document that reports the article, when the statutes are not there.
    """
    found: dict[str, Fact] = {}
    for name, raw in provides.items():
        here = (*path, name)
        if not reader.allowed(name, here):
            continue
        signature = reader.vocabulary.signatures[name]
        if isinstance(signature.type, ListType):
            items = reader.list_of(signature, raw, here, citation)
            if items is not None:
                found[name] = items
            continue
        claim = reader.stated(signature, raw, here, citation)
        if claim is not None:
            sources = (citation,) if reported is None else (citation, reported)
            found[name] = Known(claim[0], sources)
    return found


def moved(article: Article, number: str, adopted: datetime.date) -> Article:
    """The same article under a number of another version of the statutes."""

    def source(one: Source) -> Source:
        return StatutesCitation(number, adopted) if isinstance(one, StatutesCitation) else one

    def fact(one: Fact) -> Fact:
        if isinstance(one, Known):
            return replace(one, sources=tuple(map(source, one.sources)))
        if isinstance(one, Items):
            items = (
                replace(
                    item,
                    facts={name: fact(known) for name, known in item.facts.items()},
                    sources=tuple(map(source, item.sources)),
                )
                for item in one.items
            )
            return replace(one, items=tuple(items), sources=tuple(map(source, one.sources)))
        claims = (replace(claim, source=source(claim.source)) for claim in one.claims)
        return replace(one, claims=tuple(claims))

    facts = {name: fact(known) for name, known in article.facts.items()}
    return replace(article, number=number, facts=facts)
