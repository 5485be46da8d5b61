"""What stands beside an article: each answer that was read in it, and where its words are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accreditation.interpreting.readings import Interpretation, Quote
from accreditation.reading.articles import ReadStatutes
from accreditation.reports.annotated.stretches import Mark
from accreditation.reports.needs import doubts_in_words
from accreditation.reports.teller import Teller


@dataclass(frozen=True, slots=True)
class Note:
    """An answer that an article gives, in words.

    Attributes:
        number: As it stands beside the marked words.
        answers: What it may be; several where it is unclear.
        doubts: Why it is not certain, each in a few words.
    """

    number: int
    fact: str
    label: str
    answers: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Something that was read in an article, before it is put into words."""

    article: str
    fact: str
    values: tuple[object, ...]
    doubts: tuple[str, ...]
    quotes: Sequence[Quote]


def quoted(interpretation: Interpretation) -> list[Quoted]:
    """Everything that was read, article by article; what is unclear after what is proposed."""
    return [
        *(
            Quoted(one.article, one.fact, (one.value,), one.doubts, one.quotes)
            for one in interpretation.readings
        ),
        *(
            Quoted(one.article, one.fact, one.values, (), one.quotes)
            for one in interpretation.unclear
        ),
    ]


def marks_of(
    statutes: ReadStatutes, numbered: Iterable[tuple[int, Quoted]]
) -> dict[str, list[Mark]]:
    """What to mark in each article."""
    offsets = {article.number: article.text.offsets for article in statutes.articles}
    marks: dict[str, list[Mark]] = {}
    for number, one in numbered:
        places = offsets[one.article]
        for quote in one.quotes:
            for start, end, cue in (
                (quote.start, quote.end, False),
                *((*cue, True) for cue in quote.cues),
            ):
                last = places[end - 1] + 1
                marks.setdefault(one.article, []).append(Mark(places[start], last, number, cue))
    return marks


def noted(numbered: Iterable[tuple[int, Quoted]], teller: Teller) -> dict[str, list[Note]]:
    """What stands beside each article."""
    notes: dict[str, list[Note]] = {}
    for number, one in numbered:
        doubts = doubts_in_words(one.doubts, teller.language)
        answers = tuple(teller.stated(one.fact, value) for value in one.values)
        note = Note(number, one.fact, teller.label(one.fact), answers, tuple(doubts))
        notes.setdefault(one.article, []).append(note)
    return notes
