"""The calendar of a financial year: what the law wants done, by when, and whether it was."""

from accreditation.duties.calendar import DutyEntry, State, YearCalendar, calendar_of

__all__ = ["DutyEntry", "State", "YearCalendar", "calendar_of"]
