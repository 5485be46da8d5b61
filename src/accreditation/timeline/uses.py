"""What of the law and of the day of a check a rule reads, so that it is known when it may turn."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from accreditation.checking.subjects import LOOKED_AT
from accreditation.conditions import Condition, Expression, Reference, walk
from accreditation.conditions.syntax import Compare, Node, Parameter, children
from accreditation.law import Pack, Rule
from accreditation.law.uses import base_facts, conditions_of, facts_in

Reads = Literal["not", "compared", "counted"]
"""How a rule reads the day of the check: not at all, compared with other dates, or otherwise."""

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Uses:
    """What of the law a rule reads, and when that changes.

    Attributes:
        facts: What it reads of the dossier.
        parameters: Numbers of the law.
        instruments: Instruments whose wording it rests on.
        days: The days on which the law may say something else to it.
        day: How it reads the day of the check.
    """

    facts: frozenset[str]
    parameters: frozenset[str]
    instruments: frozenset[str]
    days: tuple[datetime.date, ...]
    day: Reads


def uses_of(pack: Pack, rule: Rule) -> Uses:
    """What ``rule`` reads."""
    nodes = [node for condition in conditions_of(rule) for node in _expanded(pack, condition)]
    parameters = frozenset(node.name for node in nodes if isinstance(node, Parameter))
    instruments = {cite.instrument for cite in rule.source.cites}
    for node in nodes:
        default = pack.meanings[node.name].default if isinstance(node, Reference) else None
        if default is not None:
            instruments |= {reference.instrument for reference in default.references}
    days = {
        *in_force_days(rule),
        *(day for name in parameters for day, _ in pack.parameters[name].commenced),
        *(wording.from_ for key in instruments for wording in pack.instruments[key].versions),
    }
    return Uses(
        facts=frozenset(base_facts(pack, rule)),
        parameters=parameters,
        instruments=frozenset(instruments),
        days=tuple(sorted(days)),
        day=_reads(pack, rule),
    )


def in_force_days(rule: Rule) -> Iterator[datetime.date]:
    """The days from which a rule is in force, and the day from which it no longer is."""
    period = rule.source.in_force
    yield period.from_
    if period.new_companies_from is not None:
        yield period.new_companies_from
    if period.to is not None:
        yield period.to + _DAY


def _expanded(pack: Pack, node: Node) -> Iterator[Node]:
    """The parts of a condition, and of what its facts are worked out from."""
    for part in walk(node):
        yield part
        if isinstance(part, Reference):
            derived = pack.meanings[part.name].derived
            if derived is not None:
                yield from _expanded(pack, derived)


def _reads(pack: Pack, rule: Rule) -> Reads:
    conditions = conditions_of(rule)
    if not any(_depends(pack, condition) for condition in conditions):
        return "not"
    leaves = [leaf for condition in conditions for leaf in _leaves(condition)]
    directly = all(
        is_the_day(side) or not _depends(pack, side)
        for leaf in leaves
        for side in children(leaf)
        if isinstance(leaf, Compare) or _depends(pack, leaf)
    )
    only_compared = all(isinstance(leaf, Compare) or not _depends(pack, leaf) for leaf in leaves)
    return "compared" if directly and only_compared else "counted"


def is_the_day(node: Node) -> bool:
    """Whether an expression is the day of the check itself."""
    return isinstance(node, Reference) and node.name == LOOKED_AT


def _depends(pack: Pack, node: Condition | Expression) -> bool:
    return LOOKED_AT in facts_in(pack, node)


def _leaves(node: Node) -> Iterator[Condition]:
    """The conditions below ``node`` that have no conditions as parts."""
    below = [part for part in children(node) if isinstance(part, get_args(Condition))]
    for part in below:
        yield from _leaves(part)
    if not below and isinstance(node, get_args(Condition)):
        yield node
