"""What documents could tell on a date: nothing that was written later."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import replace

from accreditation.conditions import Fact, Facts, Item, Items, Known
from accreditation.dossier.models import DocumentEntry
from accreditation.findings import EvidenceCitation, Source


def told_by(
    facts: Facts, documents: Mapping[str, DocumentEntry], as_of: datetime.date
) -> dict[str, Fact]:
    """``facts`` without what only documents dated after ``as_of`` state."""
    later = {
        key
        for key, document in documents.items()
        if document.date is not None and document.date > as_of
    }
    return _told(facts, later) if later else dict(facts)


def _told(facts: Facts, later: Collection[str]) -> dict[str, Fact]:
    found = {name: _without(fact, later) for name, fact in facts.items()}
    return {name: fact for name, fact in found.items() if fact is not None}


def _without(fact: Fact, later: Collection[str]) -> Fact | None:
    if fact.sources and all(_is_later(source, later) for source in fact.sources):
        return None
    if isinstance(fact, Known):
        return replace(fact, sources=_earlier(fact.sources, later))
    if isinstance(fact, Items):
        items = tuple(
            Item(item.id, _told(item.facts, later), _earlier(item.sources, later))
            for item in fact.items
        )
        return replace(fact, items=items)
    return fact


def _earlier(sources: tuple[Source, ...], later: Collection[str]) -> tuple[Source, ...]:
    return tuple(source for source in sources if not _is_later(source, later))


def _is_later(source: Source, later: Collection[str]) -> bool:
    return isinstance(source, EvidenceCitation) and source.document in later
