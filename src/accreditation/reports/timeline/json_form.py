"""A timeline as JSON: versioned, stable, in every language at once."""

from collections.abc import Iterable

from pydantic_core import to_json

from accreditation.reports.json_report import text_data
from accreditation.reports.timeline.shape import CauseShape, RowShape, TimelineShape
from accreditation.timeline import Cause, Row, Timeline


def timeline_json(timeline: Timeline) -> str:
    """``timeline`` as a JSON document, without a final line break."""
    return to_json(timeline_data(timeline), indent=1).decode()


def timeline_data(timeline: Timeline) -> TimelineShape:
    """``timeline`` as plain data, in the shape that ``schemas/timeline.json`` describes."""
    return {
        "schema": "accreditation.timeline/1",
        "cooperative": timeline.cooperative,
        "name": timeline.name,
        "from": str(timeline.first),
        "to": str(timeline.last),
        "regimes": {name: text_data(title) for name, title in timeline.regimes.items()},
        "verdicts": [
            {
                "regime": regime,
                "intervals": [
                    {
                        "from": str(one.first),
                        "to": str(one.last),
                        "verdict": one.verdict,
                        "because": _causes(one.because),
                    }
                    for one in intervals
                ],
            }
            for regime, intervals in timeline.verdicts.items()
        ],
        "rows": [_row(row) for row in timeline.rows],
        "not_judged": [
            {"from": str(one.first), "to": str(one.last), "reason": one.reason}
            for one in timeline.not_judged
        ],
    }


def _row(row: Row) -> RowShape:
    return {
        "rule": row.topic.rule,
        "regime": row.regime,
        "plane": row.plane,
        "weight": row.weight,
        "title": text_data(row.title),
        "subject": {
            "kind": row.topic.kind,
            "id": row.topic.id,
            "closes": None if row.topic.closes is None else str(row.topic.closes),
        },
        "intervals": [
            {
                "from": str(one.first),
                "to": str(one.last),
                "outcome": one.outcome,
                "because": _causes(one.because),
            }
            for one in row.intervals
        ],
        "only_as_last": row.only_as_last,
    }


def _causes(causes: Iterable[Cause]) -> list[CauseShape]:
    return [
        {
            "kind": cause.kind,
            "name": cause.name,
            "date": None if cause.of is None else str(cause.of),
        }
        for cause in causes
    ]
