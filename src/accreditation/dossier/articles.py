"""Articles of the statutes: their words, and the facts that each of them states."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from accreditation.conditions import (
    Contradicted,
    Fact,
    Facts,
    FactSignature,
    Items,
    Known,
    ListType,
    Unconfirmed,
)
from accreditation.dossier.facts import FactReader
from accreditation.dossier.merging import merged
from accreditation.findings import EvidenceCitation, Proposed, Source, StatutesCitation
from accreditation.law import Vocabulary


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person confirmed of a fact that was read.

    Attributes:
        value: The value, as a statutes file writes it.
        quotes: The words of the article on which it rests.
    """

    value: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article of one version of the statutes.

    Attributes:
        number: As it is cited.
        text: Its words, where they are known.
        gist: What it says, where only that is known.
        facts: What it states, each fact known or a list, and what was read in it, unconfirmed.
        answered: Whether the file says what it states, be it nothing.
        confirmed: Of the facts that it states, those that were read and confirmed.
    """

    number: str
    heading: str | None = None
    text: str | None = None
    gist: str | None = None
    facts: Facts = field(default_factory=dict)
    answered: bool = True
    confirmed: Mapping[str, Confirmation] = field(default_factory=dict)


def facts_of(
    articles: Iterable[Article], vocabulary: Vocabulary, others: Facts | None = None
) -> dict[str, Fact]:
    """What articles say together, and what is stated without naming an article.

    Where two articles differ, the fact is contradicted; what was read and is not confirmed makes
    it unconfirmed.

    Args:
        articles: The articles.
        vocabulary: The facts there are.
        others: What is stated without naming an article; what an article states goes before it.
    """
    parts: dict[str, list[Fact]] = {}
    for article in articles:
        for name, fact in article.facts.items():
            parts.setdefault(name, []).append(fact)
    for name, fact in (others or {}).items():
        if all(isinstance(part, Unconfirmed) for part in parts.get(name, ())):
            parts.setdefault(name, []).append(fact)
    signatures = vocabulary.signatures
    return {name: _together(signatures[name], facts) for name, facts in parts.items()}


def _together(signature: FactSignature, facts: list[Fact]) -> Fact:
    return facts[0] if len(facts) == 1 else merged(signature, facts)


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
        fact = article_fact(reader, name, raw, here, citation, reported)
        if fact is not None:
            found[name] = fact
    return found


def article_fact(
    reader: FactReader,
    name: str,
    raw: Any,
    path: tuple[str | int, ...],
    citation: StatutesCitation,
    reported: EvidenceCitation | None = None,
) -> Known | Items | None:
    """One fact of an article, as a file says it; None if it is wrong, with a problem."""
    signature = reader.vocabulary.signatures[name]
    if isinstance(signature.type, ListType):
        return reader.list_of(signature, raw, path, citation)
    claim = reader.stated(signature, raw, path, citation)
    if claim is None:
        return None
    return Known(claim[0], (citation,) if reported is None else (citation, reported))


def moved(article: Article, number: str, adopted: datetime.date) -> Article:
    """The same article under a number of another version of the statutes."""

    def source(one: Source) -> Source:
        return StatutesCitation(number, adopted) if isinstance(one, StatutesCitation) else one

    def fact(one: Fact) -> Fact:
        if isinstance(one, Unconfirmed):
            return Unconfirmed(
                tuple(map(proposal, one.proposals)),
                tuple(replace(claim, source=source(claim.source)) for claim in one.claims),
                None if one.as_read is None else known(one.as_read),
                None if one.stated is None else items(one.stated),
            )
        return known(one)

    def proposal(one: Proposed) -> Proposed:
        return replace(one, source=one.source and StatutesCitation(number, adopted))

    def known(one: Known | Contradicted | Items) -> Known | Contradicted | Items:
        if isinstance(one, Known):
            return replace(one, sources=tuple(map(source, one.sources)))
        if isinstance(one, Items):
            return items(one)
        claims = (replace(claim, source=source(claim.source)) for claim in one.claims)
        return replace(one, claims=tuple(claims))

    def items(one: Items) -> Items:
        found = (
            replace(
                item,
                facts={name: fact(part) for name, part in item.facts.items()},
                sources=tuple(map(source, item.sources)),
            )
            for item in one.items
        )
        return replace(one, items=tuple(found), sources=tuple(map(source, one.sources)))

    facts = {name: fact(part) for name, part in article.facts.items()}
    return replace(article, number=number, facts=facts)
