"""Timelines: each condition over the versions of the law and of the statutes, and the years."""

from accreditation.timeline.days import first_day
from accreditation.timeline.making import timeline_of
from accreditation.timeline.models import (
    Cause,
    CauseKind,
    Interval,
    NotJudged,
    Row,
    Timeline,
    Topic,
    VerdictInterval,
)

__all__ = [
    "Cause",
    "CauseKind",
    "Interval",
    "NotJudged",
    "Row",
    "Timeline",
    "Topic",
    "VerdictInterval",
    "first_day",
    "timeline_of",
]
