"""The articles of a document, and everything else in it with the reason why it is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from accreditation.law.article_cues import DocumentLanguage
from accreditation.reading.flow import Flow, Passage, Piece
from accreditation.reading.headings import Opening, headings
from accreditation.reading.patterns import Patterns
from accreditation.reading.sections import Reason, Sections, Unit, sections_of
from accreditation.reading.source import Source

Role = Literal["number", "heading", "text", "left_out"]

_TRIMMED = " \t\u00a0\u202f.:–—-|"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text of a source; the parts in order are the whole text.

    Attributes:
        article: The number of the article it belongs to, None if it was left out.
        reason: Why it was left out, None if it was not.
    """

    start: int
    end: int
    role: Role
    article: str | None = None
    reason: Reason | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it was read.

    Attributes:
        number: As statutes files write it, such as ``6bis``.
        written: The beginning as it stands in the document.
        heading: Its heading, empty if it has none.
        text: Its words.
        page: The page it begins on, where the format has pages.
        paragraph: The paragraph of the document it begins with.
    """

    number: str
    written: str
    heading: Passage
    text: Passage
    page: int | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReadStatutes:
    """Statutes as they were read.

    Attributes:
        language: The language of the articles, None where it is not clear.
        parts: Every stretch of the document: what belongs to articles and what was left out.
        doubts: What a person should look at.
    """

    source: Source
    language: DocumentLanguage | None
    articles: tuple[ReadArticle, ...]
    parts: tuple[Part, ...]
    doubts: tuple[str, ...]

    @property
    def left_out(self) -> tuple[Part, ...]:
        """What belongs to no article."""
        return tuple(part for part in self.parts if part.role == "left_out")


def articles_of(
    source: Source, patterns: Patterns, language: DocumentLanguage | None = None
) -> ReadStatutes:
    """The articles of a document.

    Args:
        source: The document.
        patterns: Tells what lines are.
        language: Which of several languages to read; by default the first.

    Raises:
        InputError: there is no article in it.
    """
    sections = sections_of(source, patterns, language)
    maker = _Maker(source, patterns, sections)
    maker.make()
    said = (f"{place}: {message}" for place, message in sections.doubts)
    return ReadStatutes(
        source,
        sections.language,
        tuple(maker.articles),
        tuple(maker.parts),
        tuple(dict.fromkeys((*source.doubts, *said))),
    )


@dataclass
class _Draft:
    """An article and the units it is made of, the first with its beginning."""

    units: list[Unit] = field(default_factory=list)


class _Maker:
    """Makes articles and parts of sections."""

    def __init__(self, source: Source, patterns: Patterns, sections: Sections) -> None:
        self.source = source
        self.patterns = patterns
        self.sections = sections
        kept = [one for one in patterns.languages if sections.language in (one, None)]
        words = [word for one in kept for word in patterns.languages[one].hyphenated]
        self.flow = Flow(source.text, words)
        self.noted = {b.text.lstrip(" ([")[:3] for b in source.blocks if b.kind == "footnote"}
        self.articles: list[ReadArticle] = []
        self.parts: list[Part] = []

    def make(self) -> None:
        """Make everything."""
        drafts: list[_Draft] = []
        for unit in self.sections.units:
            if unit.reason is None and unit.beginning is not None:
                drafts.append(_Draft())
            if unit.reason is None:
                drafts[-1].units.append(unit)
        openings = [self._opening(draft.units) for draft in drafts]
        found = headings(self.source.text, openings, self.patterns)
        spans = {
            id(draft.units[0]): (opening, span)
            for draft, opening, span in zip(drafts, openings, found, strict=True)
        }
        roles = {
            id(draft.units[0]): draft.units[0].beginning.mark.number  # type: ignore[union-attr]
            for draft in drafts
        }
        number: str | None = None
        heading: tuple[int, int] | None = None
        for unit in self.sections.units:
            if unit.reason is not None:
                self._part(unit.start, unit.end, "left_out", reason=unit.reason, unit=unit)
                continue
            opening = None
            if id(unit) in spans:
                number = roles[id(unit)]
                opening, heading = spans[id(unit)]
            self._unit(unit, number, opening, heading)
        for draft, opening, span in zip(drafts, openings, found, strict=True):
            self.articles.append(self._article(draft.units, opening, span))

    def _opening(self, units: Sequence[Unit]) -> Opening:
        """The first words of an article."""
        first = units[0]
        rest = first.beginning.rest if first.beginning else first.start
        end = first.end
        if not first.block.wrapped:
            line = self.source.text.find("\n", rest, end)
            end = end if line < 0 else line
        later = () if any(unit.block.continues for unit in units[1:2]) else units[1:]
        blocks = [(end, first.end), *((unit.start, unit.end) for unit in later)]
        following = [span for span in blocks if self.source.text[slice(*span)].strip()]
        return Opening(
            (rest, end),
            self._first_line(following[0], units) if following else None,
            len(following) > 1,
            first.block.start + first.block.lead,
            first.block.kind == "heading",
        )

    def _first_line(self, span: tuple[int, int], units: Sequence[Unit]) -> tuple[int, int]:
        """A paragraph, or the first line of one whose writer ended its lines."""
        start, end = span
        start += len(self.source.text[start:end]) - len(self.source.text[start:end].lstrip())
        wrapped = any(unit.start <= start < unit.end and unit.block.wrapped for unit in units)
        line = -1 if wrapped else self.source.text.find("\n", start, end)
        return start, end if line < 0 else line

    def _unit(
        self,
        unit: Unit,
        number: str | None,
        opening: Opening | None,
        heading: tuple[int, int] | None,
    ) -> None:
        """The parts of a unit that belongs to an article."""
        start = unit.start
        if opening is not None:
            self._part(start, opening.rest[0], "number", number, unit=unit)
            start = opening.rest[0]
        if heading is not None and unit.start <= heading[0] < unit.end:
            end = self._after(heading[1], unit.end)
            self._part(start, end, "heading", number, unit=unit)
            start = end
        for mark, mark_end in self._marks(unit):
            if mark >= start:
                self._part(start, mark, "text", number, unit=unit)
                self._part(mark, mark_end, "left_out", reason="footnote_mark", unit=unit)
                start = mark_end
        self._part(start, unit.end, "text", number, unit=unit)

    def _after(self, place: int, end: int) -> int:
        """Where the text begins after a heading."""
        while place < end and self.source.text[place] in _TRIMMED:
            place += 1
        return place

    def _marks(self, unit: Unit) -> list[tuple[int, int]]:
        """The footnote marks in a unit, those to which there is a note."""
        places = [(unit.block.start + a, unit.block.start + b) for a, b in unit.block.marks]
        return [
            (a, b)
            for a, b in places
            if unit.start <= a < b <= unit.end and self._noted(self.source.text[a:b].strip(" ()[]"))
        ]

    def _noted(self, mark: str) -> bool:
        return any(
            note.startswith(mark) and not note[len(mark) :][:1].isdigit() for note in self.noted
        )

    def _part(
        self,
        start: int,
        end: int,
        role: Role,
        number: str | None = None,
        *,
        unit: Unit,
        reason: Reason | None = None,
    ) -> None:
        if end > start:
            self.parts.append(Part(start, end, role, number, reason, unit.block.place))

    def _article(
        self, units: Sequence[Unit], opening: Opening, heading: tuple[int, int] | None
    ) -> ReadArticle:
        first = units[0]
        beginning = first.beginning
        assert beginning is not None
        return ReadArticle(
            beginning.mark.number,
            self.source.text[first.start : opening.rest[0]].strip(),
            self._heading(heading),
            self.flow.passage(self._pieces(units, opening, heading)),
            first.block.page,
            first.block.paragraph,
        )

    def _heading(self, span: tuple[int, int] | None) -> Passage:
        if span is None:
            return Passage()
        start, end = span
        while end > start and self.source.text[end - 1] in _TRIMMED + "\n":
            end -= 1
        return self.flow.passage([Piece(start, end, wrapped=True)])

    def _pieces(
        self, units: Sequence[Unit], opening: Opening, heading: tuple[int, int] | None
    ) -> list[Piece]:
        pieces = []
        for unit in units:
            start = opening.rest[0] if unit is units[0] else unit.start
            if heading is not None and unit.start <= heading[0] < unit.end:
                start = self._after(heading[1], unit.end)
            continues = unit.block.continues and unit.start == unit.block.start
            for mark, mark_end in self._marks(unit):
                if mark >= start:
                    pieces.append(Piece(start, mark, unit.block.wrapped, continues))
                    start, continues = mark_end, False
            pieces.append(Piece(start, unit.end, unit.block.wrapped, continues))
        return pieces
