"""What a rule uses: its conditions, the facts it depends on, and how recent the law is."""

import datetime
from collections.abc import Iterator, Mapping

from accreditation.conditions import Condition, Expression, Meaning, Reference, walk
from accreditation.conditions.syntax import Constant, Parameter
from accreditation.law.pack import Pack
from accreditation.law.rules import Rule


def conditions_of(rule: Rule) -> list[Condition]:
    """The conditions of a rule."""
    return [part for part in (rule.applies_when, rule.passes_when) if part is not None]


def base_facts(pack: Pack, rule: Rule) -> Iterator[str]:
    """The facts that a dossier states, or the program supplies, and on which a rule depends."""
    for condition in conditions_of(rule):
        yield from facts_in(pack, condition)


def facts_in(pack: Pack, node: Condition | Expression) -> Iterator[str]:
    """The facts that are not worked out from others, and on which a part of a rule depends."""
    for part in walk(node):
        if isinstance(part, Reference):
            meaning = pack.meanings[part.name]
            if meaning.derived is not None:
                yield from facts_in(pack, meaning.derived)
            elif meaning.grouping is not None:
                yield meaning.grouping.list.name
            else:
                yield part.name


def is_of_the_law(meanings: Mapping[str, Meaning], node: Expression) -> bool:
    """Whether a number is the law's own, so that no case can come one step closer to it."""
    if isinstance(node, Reference):
        derived = meanings[node.name].derived
        return derived is not None and is_of_the_law(meanings, derived)
    return isinstance(node, Parameter | Constant)


def latest_review(pack: Pack) -> datetime.date:
    """The last day of the year before the law was last reviewed: a date to prefer in cases."""
    reviewed = [one.reviewed for one in pack.instruments.values() if one.reviewed is not None]
    year = max(reviewed).year - 1 if reviewed else datetime.date.today().year - 1  # noqa: DTZ011
    return datetime.date(year, 12, 31)
