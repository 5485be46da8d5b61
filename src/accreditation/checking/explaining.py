"""From the steps of an evaluation to what a reader can check: traces, grounds and needs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accreditation.conditions import Reading, Step, show, show_value
from accreditation.conditions.syntax import All, Any, Quantified, When
from accreditation.findings import LawReference, Need, Source, Trace, TraceValue


def trace_of(step: Step) -> Trace:
    """The trace of ``step``, with every value it met."""
    parts, values = step.parts, tuple(_value(reading) for reading in step.readings)
    if step.item is not None:
        inner = trace_of(step.parts[0])
        return replace(inner, item=step.item)
    if isinstance(step.node, Quantified):
        values = (TraceValue("complete", "true" if step.complete else None, values[0].sources),)
    return Trace(show(step.node), step.holds, None, values, tuple(trace_of(part) for part in parts))


def _value(reading: Reading) -> TraceValue:
    value = None if reading.value is None else show_value(reading.node.type, reading.value)
    parts = tuple(_value(part) for part in reading.parts)
    return TraceValue(show(reading.node), value, reading.sources, reading.references, parts)


def readings_behind(steps: Iterable[Step | None]) -> Iterator[Reading]:
    """The readings on which the outcome rests: those of the parts that made it what it is.

    What an ``all`` owes its falsehood to are its false parts; what an ``any`` owes its truth to
    are its true ones. Everything else rests on all parts.
    """
    for step in steps:
        if step is None:
            continue
        yield from step.readings
        yield from readings_behind(_decisive(step))


def _decisive(step: Step) -> Iterable[Step]:
    conjunctive = isinstance(step.node, All) or (
        isinstance(step.node, Quantified) and step.node.quantifier == "each" and step.item is None
    )
    disjunctive = isinstance(step.node, Any) or (
        isinstance(step.node, Quantified) and step.node.quantifier == "some" and step.item is None
    )
    if conjunctive and step.holds is False:
        return [part for part in step.parts if part.holds is False]
    if disjunctive and step.holds is True:
        return [part for part in step.parts if part.holds is True]
    if isinstance(step.node, When) and step.holds is True:
        premise = step.parts[0]
        return [premise] if premise.holds is False else step.parts
    return step.parts


def sources_of(readings: Iterable[Reading]) -> tuple[Source, ...]:
    """Every place of the dossier that the readings come from, once each."""
    return tuple(dict.fromkeys(source for reading in readings for source in reading.sources))


def references_of(readings: Iterable[Reading]) -> tuple[LawReference, ...]:
    """Every place of the law that supplied a value, once each."""
    return tuple(dict.fromkeys(ref for reading in readings for ref in reading.references))


def merged(needs: Iterable[Need]) -> tuple[Need, ...]:
    """The needs, once each; those that differ only in the item become one."""
    groups: dict[Need, dict[str, None]] = {}
    for need in needs:
        items = groups.setdefault(replace(need, items=()), {})
        items.update(dict.fromkeys(need.items))
    return tuple(replace(need, items=tuple(items)) for need, items in groups.items())
