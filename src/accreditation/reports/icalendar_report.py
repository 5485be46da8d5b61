"""The calendar of a year as an iCalendar file, for any calendar program."""

import datetime

from accreditation.duties import YearCalendar
from accreditation.files import nothing_usable
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.reports.calendar_report import law_of, remarks, title_of


def calendar_ics(found: YearCalendar, pack: Pack, language: Language) -> str:
    """The duties that have a date, as events of a whole day, or of a period of days.

    The same duty has the same identifier every time, so that a second import replaces the first.

    Raises:
        InputError: the library that writes iCalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise nothing_usable(
            "iCalendar files need an extra library: pip install 'accreditation[calendar]'."
        ) from None
    calendar = Calendar()
    calendar.add("prodid", "-//accreditation//calendar//EN")
    calendar.add("version", "2.0")
    midnight = datetime.time(tzinfo=datetime.timezone.utc)
    for entry in found.entries:
        if entry.due is None:
            continue
        about = (found.cooperative, found.year.id, entry.name, entry.item or "")
        event = Event()
        event.add("uid", f"{'-'.join(about)}@accreditation")
        event.add("summary", title_of(entry, language))
        event.add("dtstart", entry.opens or entry.due)
        event.add("dtend", entry.due + datetime.timedelta(days=1))
        event.add("dtstamp", datetime.datetime.combine(found.as_of, midnight))
        event.add("transp", "TRANSPARENT")  # a date to keep in mind, not time that is taken
        lines = [law_of(entry, pack, language), *remarks(entry, language)]
        event.add("description", "\n".join(lines))
        calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))
