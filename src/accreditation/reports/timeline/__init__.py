"""Telling a timeline: as text and as JSON."""

from accreditation.reports.timeline.json_form import timeline_json
from accreditation.reports.timeline.shape import TimelineShape
from accreditation.reports.timeline.text import timeline_text

__all__ = ["TimelineShape", "timeline_json", "timeline_text"]
