"""The findings as comma-separated values (RFC 4180), a row each, in UTF-8."""

import csv
import io
from collections.abc import Iterator, Mapping

from accreditation.findings import Answer, Finding, Report
from accreditation.language import Language
from accreditation.reports.decided import answers_behind, set_aside_on
from accreditation.reports.document.blocks import writable
from accreditation.reports.formats import Checked
from accreditation.reports.machines.cells import FORMULA
from accreditation.reports.needs import place
from accreditation.reports.writing import written

COLUMNS = (
    "cooperative",
    "as_of",
    "regime",
    "rule",
    "title",
    "plane",
    "weight",
    "subject_kind",
    "subject",
    "item",
    "on",
    "outcome",
    "if_confirmed",
    "decided_outcome",
    "decided_by",
    "decided_on",
    "decided_because",
    "decided_in",
    "set_aside",
    "message",
    "remedy",
    "law",
    "law_links",
    "statutes",
    "evidence",
    "needs",
    "questions",
    "findings_digest",
    "answers",
)
"""The columns, in their order; new ones are added at the end."""

BETWEEN = "; "
"""Stands between several values in one cell."""


def write(checked: Checked) -> str:
    """The findings of a report, and behind each those on its items."""
    stream = io.StringIO(newline="")
    rows = csv.DictWriter(stream, COLUMNS)
    rows.writeheader()
    for finding in checked.report.findings:
        for one in (finding, *finding.items):
            row = _row(checked.report, one, checked.language)
            rows.writerow({name: _harmless(value) for name, value in row.items()})
    return stream.getvalue()


def _row(report: Report, finding: Finding, language: Language) -> Mapping[str, str]:
    law = finding.citations.law
    return {
        "cooperative": report.cooperative,
        "as_of": str(report.as_of),
        "regime": finding.regime,
        "rule": finding.rule,
        "title": finding.title.in_(language),
        "plane": finding.plane,
        "weight": finding.weight,
        "subject_kind": finding.subject.kind,
        "subject": finding.subject.id,
        "item": finding.subject.item or "",
        "on": str(finding.on),
        "outcome": finding.outcome,
        "if_confirmed": finding.if_confirmed or "",
        **dict(_decided(report, finding)),
        "message": written(finding.message, language),
        "remedy": "" if finding.remedy is None else written(finding.remedy, language),
        "law": BETWEEN.join(f"{one.instrument} {one.at}" for one in law),
        "law_links": BETWEEN.join(dict.fromkeys(one.eli for one in law if one.eli is not None)),
        "statutes": BETWEEN.join(one.article for one in finding.citations.statutes),
        "evidence": BETWEEN.join(place(one, language) for one in finding.citations.evidence),
        "needs": BETWEEN.join(need.fact for need in finding.needs),
        "questions": BETWEEN.join(need.question.in_(language) for need in finding.needs),
        "findings_digest": "" if report.receipt is None else report.receipt.findings,
        "answers": BETWEEN.join(map(_answer, answers_behind(finding, report))),
    }


def _decided(report: Report, finding: Finding) -> Iterator[tuple[str, str]]:
    decision = report.decisions.get((finding.rule, finding.subject))
    if decision is not None:
        yield "decided_outcome", decision.outcome or ""
        yield "decided_by", decision.by
        yield "decided_on", str(decision.on)
        yield "decided_because", decision.reasons
        yield "decided_in", decision.document or ""
    aside = (f"{one.decision.number}: {one.because}" for one in set_aside_on(finding, report))
    yield "set_aside", BETWEEN.join(aside)


def _answer(answer: Answer) -> str:
    item = "" if answer.subject.item is None else f"[{answer.subject.item}]"
    by = f"{answer.decision.by}, {answer.decision.on}: {answer.decision.reasons}"
    return f"{answer.decision.number}: {answer.fact}{item} = {answer.value} ({by})"


def _harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = writable(text)
    return f"'{text}" if text.startswith(FORMULA) else text
