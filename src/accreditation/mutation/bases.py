"""Measuring by another fact of the same unit: net instead of gross, nominal instead of paid in."""

from collections.abc import Iterable, Iterator
from typing import Any

from accreditation.conditions import Day, FactSignature, Number
from accreditation.conditions.expressions import REFERENCE
from accreditation.law import RuleFile
from accreditation.mutation.edits import Edit, rewritten
from accreditation.mutation.sites import Site


def base_edits(source: RuleFile, site: Site, used: Iterable[str]) -> Iterator[Edit]:
    """Every number and date in one place, replaced by each other fact that could stand there.

    Args:
        source: The rule.
        site: The place.
        used: The names of the facts that the rule uses anywhere.
    """
    name = _name(site)
    fact = None if name is None else site.scope.fact(name)
    if name is None or fact is None:
        return
    head = name.partition(".")[0]
    fields = site.scope.variables[head].fields if head in site.scope.variables else {}
    for other in dict.fromkeys((*(f"{head}.{field}" for field in fields), *used)):
        found = site.scope.fact(other)
        if found is not None and found.name != fact.name and _same_unit(fact, found):
            new: Any = {other: site.raw[name]} if site.is_condition else other
            source_ = rewritten(source, site.path, new)
            yield Edit("base", site.path, f"{name} → {other}", source_)


def facts_used(places: Iterable[Site]) -> list[str]:
    """The names under which a rule uses facts."""
    names = [_name(site) for site in places]
    return list(dict.fromkeys(name for name in names if name is not None))


def _name(site: Site) -> str | None:
    """The number or the date that is named in a place."""
    if site.is_condition:
        return None if site.comparison is None else site.comparison.name
    return site.raw if isinstance(site.raw, str) and REFERENCE.fullmatch(site.raw) else None


def _same_unit(one: FactSignature, other: FactSignature) -> bool:
    if isinstance(one.type, Number) and isinstance(other.type, Number):
        return one.type.unit == other.type.unit
    return isinstance(one.type, Day) and isinstance(other.type, Day)
