"""What was found, without the words in which it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from accreditation.files.digests import digest_of
from accreditation.findings import Finding, Need, Report, Trace, TraceValue

if TYPE_CHECKING:
    from accreditation.receipts.stored import (
        StoredFinding,
        StoredNeed,
        StoredReport,
        StoredTrace,
        StoredValue,
    )

Plain = list["Plain"] | str | int | bool | None
"""Data whose order is fixed, so that the same data has the same digest."""


def findings_digest(report: Report | StoredReport) -> str:
    """The digest of what a report found: verdicts, outcomes, needs and the values they rest on."""
    return digest_of(
        [
            report.cooperative,
            str(report.as_of),
            _sorted(report.verdicts),
            _sorted(report.verdicts_with_decisions),
            [found(finding) for finding in report.findings],
        ]
    )


def found(finding: Finding | StoredFinding) -> Plain:
    """What a finding says: its outcome, what it lacks, and every value that was met."""
    subject = finding.subject
    return [
        finding.rule,
        [subject.kind, subject.id, subject.item],
        str(finding.on),
        finding.outcome,
        [found(item) for item in finding.items],
        [_need(need) for need in finding.needs],
        None if finding.because is None else _trace(finding.because),
    ]


def values_in(finding: Finding | StoredFinding | None) -> dict[tuple[str | None, str], str | None]:
    """The facts and numbers that a finding met, by the item of a list and their name."""
    if finding is None or finding.because is None:
        return {}
    return dict(_values_in(finding.because, None))


def _values_in(
    trace: Trace | StoredTrace, item: str | None
) -> Iterator[tuple[tuple[str | None, str], str | None]]:
    item = trace.item or item
    waiting: list[TraceValue | StoredValue] = [*trace.values]
    while waiting:
        value = waiting.pop(0)
        waiting.extend(value.parts)
        if not value.parts:
            yield (item, value.name), value.value
    for part in trace.parts:
        yield from _values_in(part, item)


def _sorted(verdicts: Mapping[str, str]) -> Plain:
    return [[regime, verdicts[regime]] for regime in sorted(verdicts)]


def _need(need: Need | StoredNeed) -> Plain:
    due = None if need.due is None else str(need.due)
    return [need.fact, list(need.items), need.reason, need.kind, due]


def _trace(trace: Trace | StoredTrace) -> Plain:
    return [
        trace.condition,
        trace.holds,
        trace.item,
        [_value(value) for value in trace.values],
        [_trace(part) for part in trace.parts],
    ]


def _value(value: TraceValue | StoredValue) -> Plain:
    return [value.name, value.value, [_value(part) for part in value.parts]]
