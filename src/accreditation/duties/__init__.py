"""The calendar of a financial year: what the law wants done, by when, and whether it was."""

from accreditation.duties.calendar import (
    DutyEntry,
    State,
    YearCalendar,
    calendar_of,
    entries_of,
    in_order,
)

__all__ = ["DutyEntry", "State", "YearCalendar", "calendar_of", "entries_of", "in_order"]
