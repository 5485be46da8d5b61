"""What amendments ask for, under the law and the statutes in force."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accreditation.amending.kinds import Kind, procedure_of
from accreditation.checking.explaining import merged
from accreditation.checking.scope import incorporated_in
from accreditation.checking.wording import Wording
from accreditation.conditions import (
    SILENT,
    Context,
    Facts,
    Reading,
    Reference,
    Value,
    evaluate,
    read_reference,
    value_in_law,
)
from accreditation.findings import LawReference, Message, Need, Shown, StatutesCitation
from accreditation.language import Text, placeholders
from accreditation.law import Asked, Pack


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that must be done before an amendment is carried.

    Attributes:
        name: Its name in the rule pack.
        kinds: The kinds of the amendment that bring it about.
        certain: Whether it is sure to be asked for.
        text: What is asked, with the values of the statutes or of the law.
        by_law: The same where the statutes are silent, as long as their own value is not known.
        cites: Where the law says so.
        statutes: The articles that set its value.
        departs: Whether the statutes set another value than the law's own.
        needs: What it depends on, where something is not known.
    """

    name: str
    kinds: tuple[str, ...]
    certain: bool
    title: Text
    text: Message
    by_law: Message | None
    cites: tuple[LawReference, ...]
    statutes: tuple[StatutesCitation, ...]
    departs: bool
    needs: tuple[Need, ...]


def requirements_of(
    pack: Pack,
    kinds: Sequence[Kind],
    facts_in_force: Facts,
    on: datetime.date,
    as_of: datetime.date,
) -> tuple[Requirement, ...]:
    """What amendments of some kinds ask for, in the order of the rule pack.

    Args:
        pack: The law.
        kinds: The kinds that an amendment is or may be.
        facts_in_force: What is known under the statutes in force; the draft does not count.
        on: The day of the meeting.
        as_of: The date from which the dossier is looked at.

    Raises:
        InputError: the rules say nothing of amendments, or the day lies in a gap of the law.
    """
    procedure = procedure_of(pack)
    if not procedure.in_force.covers(on, incorporated_in(facts_in_force)):
        return ()
    context = Context(pack, facts_in_force, on, as_of)
    found = (_requirement(asked, kinds, context, pack) for asked in procedure.requirements)
    return tuple(requirement for requirement in found if requirement is not None)


def _requirement(
    asked: Asked, kinds: Sequence[Kind], context: Context, pack: Pack
) -> Requirement | None:
    sources = [
        kind
        for kind in kinds
        if kind.kind in asked.source.kinds and (kind.certain or not kind.disputed)
    ]
    if not sources:
        return None
    certain = any(kind.certain for kind in sources) or len(sources) == len(kinds)
    needs: tuple[Need, ...] = ()
    if asked.applies_when is not None:
        step = evaluate(asked.applies_when, context)
        if step.holds is False:
            return None
        certain, needs = certain and step.holds is True, step.needs
    readings = {name: read_reference(node, context) for name, node in asked.values.items()}
    values = {name: value_in_law(reading, context) for name, reading in readings.items()}
    default = {
        name: _supplied(readings[name], context) if value is None else value
        for name, value in values.items()
    }
    nodes = {*asked.values.values(), *(() if asked.sets is None else (asked.sets,))}
    setting = [read_reference(node, context) for node in sorted(nodes, key=lambda node: node.name)]
    return Requirement(
        name=asked.name,
        kinds=tuple(kind.kind for kind in sources),
        certain=certain,
        title=asked.source.title,
        text=_text(asked, values, context, pack),
        by_law=_text(asked, default, context, pack) if default != values else None,
        cites=tuple(asked.source.cites),
        statutes=tuple(dict.fromkeys(place for one in setting for place in _articles(one))),
        departs=any(_departs(one, context) for one in setting),
        needs=merged((*needs, *(need for reading in readings.values() for need in reading.needs))),
    )


def _text(asked: Asked, known: Mapping[str, Value | None], context: Context, pack: Pack) -> Message:
    wording = Wording(pack)
    values: dict[str, Shown] = {}
    for name in sorted(placeholders(asked.source.text.en)):
        if name in known:
            values[name] = wording.value(name, known[name], asked.values[name].type)
        else:
            parameter = pack.parameter(name, context.on)
            values[name] = wording.value(name, parameter.value, pack.parameters[name].number)
    return Message(asked.source.text, values)


def _articles(reading: Reading) -> tuple[StatutesCitation, ...]:
    """The articles that state a value, where they are not just silent on it."""
    if reading.value is SILENT:
        return ()
    return tuple(source for source in reading.sources if isinstance(source, StatutesCitation))


def _departs(reading: Reading, context: Context) -> bool:
    """Whether the statutes state another value than the law supplies."""
    default = _supplied(reading, context)
    stated = None if reading.value is SILENT else reading.value
    return stated is not None and default is not None and stated != default


def _supplied(reading: Reading, context: Context) -> Value | None:
    """What the law supplies where the statutes are silent."""
    if not isinstance(reading.node, Reference):
        return None
    default = context.law.meanings[reading.node.name].default
    return None if default is None else default.value
