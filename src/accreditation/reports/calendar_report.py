"""The calendar of a year as text and as JSON."""

import datetime
import json
import textwrap
from collections.abc import Iterator
from typing import Any

from accreditation.duties import DutyEntry, YearCalendar
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.law_place import coded_place
from accreditation.reports.needs import kind_of
from accreditation.reports.writing import written_date

WIDTH = 100


def calendar_text(calendar: YearCalendar, pack: Pack, language: Language) -> str:
    """The calendar in lines, one duty after another."""
    year = calendar.year
    head = phrase("calendar.head").in_(language).format(name=calendar.name, year=year.id)
    period = _period(year.opens, year.closes, language)
    as_of = written_date(calendar.as_of, language)
    looked_at = phrase("report.as_of").in_(language).format(date=as_of)
    lines = (line for entry in calendar.entries for line in _lines(entry, pack, language))
    return "\n".join([head, f"{period} · {looked_at}", *lines])


def _lines(entry: DutyEntry, pack: Pack, language: Language) -> Iterator[str]:
    state = phrase(f"calendar.{entry.state}").in_(language)
    yield f"\n{when(entry, language)} · {title_of(entry, language)} [{state}]"
    yield _indented(law_of(entry, pack, language))
    for line in remarks(entry, language):
        yield _indented(line)


def when(entry: DutyEntry, language: Language) -> str:
    """The date or the window of a duty, in words."""
    if entry.due is None:
        return phrase("calendar.no_date").in_(language)
    if entry.opens is None:
        return written_date(entry.due, language)
    return _period(entry.opens, entry.due, language)


def _period(opens: datetime.date, due: datetime.date, language: Language) -> str:
    first, last = written_date(opens, language), written_date(due, language)
    return phrase("calendar.window").in_(language).format(opens=first, due=last)


def title_of(entry: DutyEntry, language: Language) -> str:
    """What is to be done, and for which item."""
    item = "" if entry.item is None else f" ({entry.item})"
    return entry.title.in_(language) + item


def law_of(entry: DutyEntry, pack: Pack, language: Language) -> str:
    """The places of the law."""
    return "; ".join(coded_place(cite, pack, language) for cite in entry.cites)


def remarks(entry: DutyEntry, language: Language) -> Iterator[str]:
    """What a reader must know besides: the note, and the questions that are open."""
    if entry.note is not None:
        yield entry.note.in_(language)
    if not entry.certain:
        yield phrase("calendar.uncertain").in_(language)
    for need in entry.needs:
        yield f"? {need.question.in_(language)} [{kind_of(need, language)}; {need.fact}]"


def _indented(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def calendar_json(calendar: YearCalendar) -> str:
    """The calendar as a JSON document, without a final line break."""
    data = {
        "schema": "accreditation.calendar/1",
        "cooperative": calendar.cooperative,
        "year": calendar.year.id,
        "opens": str(calendar.year.opens),
        "closes": str(calendar.year.closes),
        "as_of": str(calendar.as_of),
        "duties": [_entry(entry) for entry in calendar.entries],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _entry(entry: DutyEntry) -> dict[str, Any]:
    return {
        "duty": entry.name,
        "regime": entry.regime,
        "item": entry.item,
        "title": entry.title.model_dump(),
        "note": None if entry.note is None else entry.note.model_dump(),
        "opens": None if entry.opens is None else str(entry.opens),
        "due": None if entry.due is None else str(entry.due),
        "practical": entry.practical,
        "certain": entry.certain,
        "state": entry.state,
        "law": [
            {"instrument": c.instrument, "at": c.at, "confidence": c.confidence}
            for c in entry.cites
        ],
        "needs": [
            {"fact": need.fact, "kind": need.kind, "question": need.question.model_dump()}
            for need in entry.needs
        ],
    }
