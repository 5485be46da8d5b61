"""The coverage map as text, as JSON and as a page of the documentation."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from accreditation.coverage import Boundary, CaseEntry, Coverage, ProvisionEntry, RuleEntry
from accreditation.language import Language, phrase


def coverage_text(coverage: Coverage, language: Language) -> str:
    """The map in lines: provisions with what encodes them, then what is missing."""
    return "\n".join(_lines(coverage, language))


def _lines(coverage: Coverage, language: Language) -> Iterator[str]:
    for instrument, entries in groupby(coverage.provisions, key=lambda entry: entry.instrument):
        yield instrument
        for entry in entries:
            yield f"  {entry.at} · {entry.heading.in_(language)}"
            yield f"    {_encoded(entry, language)}"
    gaps = list(coverage.gaps())
    yield (
        phrase("coverage.gaps" if gaps else "coverage.whole").in_(language).format(number=len(gaps))
    )
    yield from (f"  {gap}" for gap in gaps)


def _encoded(entry: ProvisionEntry, language: Language) -> str:
    if entry.rules:
        number = phrase("coverage.cases").in_(language).format(number=entry.cases)
        return f"{', '.join(entry.rules)} ({number})"
    if entry.data:
        return phrase("coverage.data").in_(language).format(names=", ".join(entry.data))
    if entry.reason is not None:
        return entry.reason.in_(language)
    return phrase("coverage.nothing").in_(language)


def coverage_json(coverage: Coverage) -> str:
    """The map as a JSON document."""
    data = {
        "schema": "accreditation.coverage/1",
        "provisions": [_provision(entry) for entry in coverage.provisions],
        "rules": [_rule(entry) for entry in coverage.rules],
        "parameters": {
            name: [_boundary(boundary) for boundary in boundaries]
            for name, boundaries in coverage.parameters.items()
        },
        "edge_cases": [_numbered(c) for c in coverage.numbered if c.kind == "edge"],
        "vectors": [_numbered(c) for c in coverage.numbered if c.kind == "vector"],
        "gaps": list(coverage.gaps()),
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _provision(entry: ProvisionEntry) -> dict[str, Any]:
    return {
        "instrument": entry.instrument,
        "at": entry.at,
        "heading": entry.heading.model_dump(),
        "rules": list(entry.rules),
        "data": list(entry.data),
        "cases": entry.cases,
        "reason": None if entry.reason is None else entry.reason.model_dump(),
    }


def _rule(entry: RuleEntry) -> dict[str, Any]:
    return {
        "rule": entry.name,
        "outcomes": entry.outcomes,
        "thresholds": [
            {"condition": t.condition, "on": t.on, "above": t.above, "below": t.below}
            for t in entry.thresholds
        ],
        "boundaries": [_boundary(boundary) for boundary in entry.boundaries],
    }


def _boundary(boundary: Boundary) -> dict[str, Any]:
    return {"day": str(boundary.day), "before": boundary.before, "on": boundary.on}


def _numbered(entry: CaseEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "situation": entry.catalogued.situation,
        "expect": entry.catalogued.expect,
        "cases": [
            {"rule": rule, "outcome": outcome, "case": name} for rule, outcome, name in entry.shown
        ],
    }


COVERAGE_HEAD = """\
# Coverage

Made from the files in `rules/` by `python docs/generate.py`; do not edit it by hand. Every
provision of the law that the project knows, with the rules that encode it and the number of their
cases, or the reason why there is none. `accreditation rules coverage` prints the same.
"""

EDGE_HEAD = """\
# Edge cases

Made from `rules/edge-cases.yaml` and the cases of the rules by `python docs/generate.py`; do not
edit it by hand. The expected outcomes were written down from the law apart from the rules; each
row names the cases that show them.
"""


def coverage_page(coverage: Coverage) -> str:
    """The map of provisions as Markdown."""
    lines = [COVERAGE_HEAD]
    for instrument, entries in groupby(coverage.provisions, key=lambda entry: entry.instrument):
        lines += [f"## {instrument}\n", "| provision | about | encoded by |", "|---|---|---|"]
        lines += [
            f"| {entry.at} | {entry.heading.en} | {_encoded(entry, 'en')} |" for entry in entries
        ]
        lines.append("")
    return "\n".join(lines)


def edge_cases_page(coverage: Coverage) -> str:
    """The catalogue of edge cases and the rules that answer them, as Markdown."""
    lines = [EDGE_HEAD]
    for kind, heading in (("edge", "Situations"), ("vector", "Sums in figures")):
        entries = [entry for entry in coverage.numbered if entry.kind == kind]
        lines += [
            f"## {heading}\n",
            "| no | situation | expected | answered by |",
            "|---|---|---|---|",
        ]
        lines += [_row(entry) for entry in entries]
        lines.append("")
    return "\n".join(lines)


def _row(entry: CaseEntry) -> str:
    expected = "; ".join(
        f"{regime}: {', '.join(outcomes)}" for regime, outcomes in entry.catalogued.expect.items()
    )
    answers = "<br>".join(_answers(entry.shown))
    return f"| {entry.number} | {entry.catalogued.situation} | {expected} | {answers} |"


def _answers(shown: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for rule, found in groupby(shown, key=lambda one: one[0]):
        outcomes = ", ".join(dict.fromkeys(outcome for _, outcome, _ in found))
        yield f"`{rule}`: {outcomes}"
