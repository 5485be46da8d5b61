"""The articles of a document, and everything else in it with the reason why it is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from accreditation.law.article_cues import DocumentLanguage
from accreditation.reading.beginnings import Beginning
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


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article in the making.

    Attributes:
        units: What it is made of, the first with its beginning.
        span: Where its heading stands, if it has one.
    """

    beginning: Beginning
    units: Sequence[Unit]
    opening: Opening
    span: tuple[int, int] | None


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
        drafts = {draft.units[0].start: draft for draft in self._drafts()}
        draft: _Draft | None = None
        for unit in self.sections.units:
            if unit.reason is not None:
                self._part(unit.start, unit.end, "left_out", reason=unit.reason, unit=unit)
                continue
            draft = drafts.get(unit.start, draft)
            assert draft is not None
            self._unit(unit, draft)
        self.articles = [self._article(one) for one in drafts.values()]

    def _drafts(self) -> Iterator[_Draft]:
        """The articles, each with all that follows it and was not left out."""
        groups: list[tuple[Beginning, list[Unit]]] = []
        for unit in self.sections.units:
            if unit.reason is None:
                if unit.beginning is not None:
                    groups.append((unit.beginning, []))
                groups[-1][1].append(unit)
        openings = [self._opening(units) for _, units in groups]
        spans = headings(self.source.text, openings, self.patterns)
        for (beginning, units), opening, span in zip(groups, openings, spans, strict=True):
            yield _Draft(beginning, units, opening, span)

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

    def _unit(self, unit: Unit, draft: _Draft) -> None:
        """The parts of a unit that belongs to an article."""
        number, start = draft.beginning.mark.number, unit.start
        if unit is draft.units[0]:
            self._part(start, draft.opening.rest[0], "number", number, unit=unit)
            start = draft.opening.rest[0]
        if draft.span is not None and unit.start <= draft.span[0] < unit.end:
            end = self._after(draft.span[1], unit.end)
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

    def _article(self, draft: _Draft) -> ReadArticle:
        first = draft.units[0]
        return ReadArticle(
            draft.beginning.mark.number,
            self.source.text[first.start : draft.opening.rest[0]].strip(),
            self._heading(draft.span),
            self.flow.passage(self._pieces(draft)),
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

    def _pieces(self, draft: _Draft) -> list[Piece]:
        pieces = []
        for unit in draft.units:
            start = draft.opening.rest[0] if unit is draft.units[0] else unit.start
            if draft.span is not None and unit.start <= draft.span[0] < unit.end:
                start = self._after(draft.span[1], unit.end)
            continues = unit.block.continues and unit.start == unit.block.start
            for mark, mark_end in self._marks(unit):
                if mark >= start:
                    pieces.append(Piece(start, mark, unit.block.wrapped, continues))
                    start, continues = mark_end, False
            pieces.append(Piece(start, unit.end, unit.block.wrapped, continues))
        return pieces
