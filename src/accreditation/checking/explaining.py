"""From the steps of an evaluation to what a reader can check: traces, grounds and needs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accreditation.conditions import Reading, Step, show, show_value
from accreditation.conditions.syntax import All, Any, Quantified, When
from accreditation.findings import LawReference, Need, Source, Trace, TraceValue


def trace_of(step: Step, told: dict[int, tuple[Reading, TraceValue]]) -> Trace:
    """The trace of ``step``, with every value it met.

    Args:
        step: What became of a condition.
        told: What was said already of readings, by their identity; what is said now is added.
    """
    if step.item is not None:
        inner = trace_of(step.parts[0], told)
        return replace(inner, item=step.item)
    values = tuple([_value(reading, told) for reading in step.readings])
    if isinstance(step.node, Quantified):
        values = (TraceValue("complete", "true" if step.complete else None, values[0].sources),)
    parts = tuple([trace_of(part, told) for part in step.parts])
    return Trace(show(step.node), step.holds, None, values, parts)


def _value(reading: Reading, told: dict[int, tuple[Reading, TraceValue]]) -> TraceValue:
    found = told.get(id(reading))
    if found is None:
        value = None if reading.value is None else show_value(reading.node.type, reading.value)
        parts = tuple([_value(part, told) for part in reading.parts])
        name = show(reading.node)
        found = reading, TraceValue(name, value, reading.sources, reading.references, parts)
        told[id(reading)] = found
    return found[1]


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
