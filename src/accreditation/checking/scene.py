"""What is known where something is decided, written so that two looks can be compared."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from accreditation.conditions import (
    Contradicted,
    Fact,
    Facts,
    Items,
    Known,
    Unconfirmed,
    show_value,
)
from accreditation.deciding import DECISIONS_FILE
from accreditation.dossier import Statutes
from accreditation.dossier.proposals import words_digest
from accreditation.files.digests import digest_of
from accreditation.findings import EvidenceCitation, Source, StatutesCitation
from accreditation.law import Pack

WHOLE_TEXT = "*"
"""The key under which the words of all articles are digested."""

MOST_VALUES = 200
"""Values of one list that are kept one by one; of more, only their digest is."""

ListItem = tuple[str, str]
"""A list and the name of an item in it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where something is decided.

    Attributes:
        facts: What is known there.
        versions: The versions of the statutes in force there.
        on: The date that picks the law.
    """

    facts: Facts
    versions: Sequence[Statutes]
    on: datetime.date


def values(
    names: Collection[str], pack: Pack, facts: Facts, only: ListItem | None = None
) -> dict[str, str | None]:
    """Facts, and facts of the items of lists, each with its value as a file writes it.

    Args:
        names: Their full names.
        pack: The law.
        facts: What is known.
        only: A list of which a single item counts.
    """
    found: dict[str, str | None] = {}
    lists: dict[str, list[str]] = {}
    for name in sorted(names):
        entry = pack.vocabulary.entries.get(name)
        if entry is None:
            head, _, short = name.rpartition(".")
            lists.setdefault(head, []).append(short)
        elif entry.type == "list":
            lists.setdefault(name, [])
        else:
            found[name] = value_of(name, facts.get(name), pack)
    for list_, fields in lists.items():
        if only is not None and list_ == only[0]:
            found |= _fields(list_, fields, facts.get(list_), pack, only[1])
        else:
            found |= _list(list_, fields, facts.get(list_), pack)
    return found


def value_of(name: str, fact: Fact | None, pack: Pack) -> str | None:
    """What is known of a fact that is no list, as a file writes it; None if nothing is."""
    match fact:
        case Known(value=value):
            return show_value(pack.meanings[name].type, value)
        case Contradicted(claims=claims):
            return " / ".join(sorted({claim.value for claim in claims}))
        case Unconfirmed(proposals=proposals):
            return f"? {' / '.join(sorted({one.value for one in proposals}))}"
    return None


def _list(name: str, fields: Iterable[str], fact: Fact | None, pack: Pack) -> dict[str, str | None]:
    """The names of the items of a list, ending with dots if it is open, and their facts."""
    told = value_of(name, fact, pack)
    number = 0
    if isinstance(fact, Items):
        names = [item.id for item in fact.items] + ([] if fact.complete else ["…"])
        told, number = ", ".join(names) or "–", len(names)
    found = {name: told, **_fields(name, fields, fact, pack)}
    if len(found) + number > MOST_VALUES:
        return {name: f"{number} (SHA-256 {digest_of(found)})"}
    return found


def _fields(
    name: str, fields: Iterable[str], fact: Fact | None, pack: Pack, only: str | None = None
) -> dict[str, str | None]:
    """Facts of the items of a list, or of one of them."""
    items = fact.stated if isinstance(fact, Unconfirmed) else fact
    if not isinstance(items, Items):
        return {}
    return {
        f"{name}.{short}[{item.id}]": value_of(f"{name}.{short}", item.facts.get(short), pack)
        for short in fields
        for item in items.items
        if only in (None, item.id)
    }


def articles(
    names: Collection[str], pack: Pack, scene: Scene, *, known: bool = False
) -> dict[str, str]:
    """The digests of the articles that state some facts, by number.

    Where the statutes say nothing of one, nobody has said where, or no article states any of them,
    it is the whole text.

    Args:
        names: The facts, by full name.
        pack: The law.
        scene: Where they are read.
        known: Whether a fact counts for nothing where it is not known.
    """
    entries = pack.vocabulary.entries
    heads = sorted({name if name in entries else name.rpartition(".")[0] for name in names})
    of_text = [name for name in heads if entries[name].plane == "statutes"]
    cited = {name: _cited(scene.facts.get(name)) for name in heads}
    uncited = any(
        entries[name].kind == "evidence" and not cited[name]
        for name in of_text
        if not _answered(scene.facts.get(name)) and (name in scene.facts or not known)
    )
    numbers = dict.fromkeys(number for found in cited.values() for number in found)
    whole = uncited or (of_text and not numbers)
    return words([*numbers, *([WHOLE_TEXT] if whole else [])], scene)


def words(numbers: Iterable[str], scene: Scene) -> dict[str, str]:
    """The digests of articles, by number, or of the whole text."""
    return {
        number: words_digest(
            part
            for version in scene.versions
            for article in version.articles
            if number in (WHOLE_TEXT, article.number)
            for part in (article.number, article.heading, article.text, article.gist)
        )
        for number in numbers
    }


def _cited(fact: Fact | None) -> list[str]:
    """The articles that state a fact."""
    return [one.article for one in _sources(fact) if isinstance(one, StatutesCitation)]


def _answered(fact: Fact | None) -> bool:
    """Whether a fact is an answer, which has a basis of its own."""
    decided = (one for one in _sources(fact) if isinstance(one, EvidenceCitation))
    return any(one.document == DECISIONS_FILE for one in decided)


def _sources(fact: Fact | None) -> Iterator[Source]:
    if fact is not None:
        yield from fact.sources
    if isinstance(fact, Items):
        for item in fact.items:
            yield from item.sources
            for part in item.facts.values():
                yield from part.sources
