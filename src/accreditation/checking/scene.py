"""What is known where something is decided, written so that two looks can be compared."""

import datetime
from collections.abc import Collection, Iterable, Sequence
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
from accreditation.dossier import Statutes
from accreditation.files.digests import digest_of
from accreditation.law import Pack

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
