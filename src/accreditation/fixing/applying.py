"""A copy of a dossier in which something is otherwise."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from accreditation.conditions import Fact, Facts, Item, Items, Known
from accreditation.dossier import Application, Dossier, Statutes, Year
from accreditation.findings import Subject
from accreditation.fixing.changes import Change


def with_changes(
    dossier: Dossier, subject: Subject, changes: Sequence[Change], as_of: datetime.date
) -> tuple[Dossier, Subject]:
    """A dossier with some facts of a subject changed, and what that subject then is.

    Changed statutes are a new version, adopted on ``as_of``: what was done before is still
    measured against the old ones.
    """
    if subject.kind == "statutes":
        earlier = tuple(one for one in dossier.statutes if one.adopted <= as_of)
        facts = applied(earlier[-1].facts if earlier else {}, changes)
        kept = tuple(one for one in earlier if one.adopted < as_of)
        changed = replace(dossier, statutes=(*kept, Statutes(as_of, facts)))
        return changed, Subject("statutes", str(as_of))
    if subject.kind == "year":
        years = tuple(_changed(one, subject, changes) for one in dossier.years)
        return replace(dossier, years=years), subject
    applications = tuple(_changed(one, subject, changes) for one in dossier.applications)
    return replace(dossier, applications=applications), subject


Part = TypeVar("Part", Year, Application)


def _changed(part: Part, subject: Subject, changes: Sequence[Change]) -> Part:
    if part.id != subject.id:
        return part
    return replace(part, facts=applied(part.facts, changes))


def applied(facts: Facts, changes: Sequence[Change]) -> Facts:
    """``facts`` with the changes made."""
    found = dict(facts)
    for change in changes:
        if change.item is None:
            _put(found, change.fact, change)
            continue
        name, id_ = change.item
        list_ = found[name]
        assert isinstance(list_, Items)
        items = tuple(_item(item, change) if item.id == id_ else item for item in list_.items)
        found[name] = replace(list_, items=items)
    return found


def _item(item: Item, change: Change) -> Item:
    facts = dict(item.facts)
    _put(facts, change.fact.rpartition(".")[2], change)
    return replace(item, facts=facts)


def _put(facts: dict[str, Fact], name: str, change: Change) -> None:
    facts[name] = Known(change.after)
