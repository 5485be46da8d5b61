"""The calendar of a year as text and as JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from accreditation.duties import DutyEntry
from accreditation.language import Language, phrase
from accreditation.reports.needs import kind_of
from accreditation.reports.writing import written_date

WIDTH = 100


def calendar_text(entries: Iterable[DutyEntry], name: str, year: str, language: Language) -> str:
    """The calendar in lines, one duty after another."""
    head = phrase("calendar.head").in_(language).format(name=name, year=year)
    return "\n".join([head, *(line for entry in entries for line in _lines(entry, language))])


def _lines(entry: DutyEntry, language: Language) -> Iterator[str]:
    state = phrase(f"calendar.{entry.state}").in_(language)
    yield f"\n{when(entry, language)} · {title_of(entry, language)} [{state}]"
    yield _indented(law_of(entry))
    for line in remarks(entry, language):
        yield _indented(line)


def when(entry: DutyEntry, language: Language) -> str:
    """The date or the window of a duty, in words."""
    if entry.due is None:
        return phrase("calendar.no_date").in_(language)
    due = written_date(entry.due, language)
    if entry.opens is None:
        return due
    opens = written_date(entry.opens, language)
    return phrase("calendar.window").in_(language).format(opens=opens, due=due)


def title_of(entry: DutyEntry, language: Language) -> str:
    """What is to be done, and for which item."""
    item = "" if entry.item is None else f" ({entry.item})"
    return entry.title.in_(language) + item


def law_of(entry: DutyEntry) -> str:
    """The places of the law."""
    places = (
        f"{cite.instrument} {cite.at}" + ("" if cite.confidence == "T" else f" [{cite.confidence}]")
        for cite in entry.cites
    )
    return "; ".join(places)


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


def calendar_json(entries: Iterable[DutyEntry], year: str) -> str:
    """The calendar as a JSON document, without a final line break."""
    data = {
        "schema": "accreditation.calendar/1",
        "year": year,
        "duties": [_entry(entry) for entry in entries],
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
