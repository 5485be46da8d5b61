"""What each stretch of a document is: part of an article, or left out and why."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accreditation.files import nothing_usable
from accreditation.law.article_cues import DocumentLanguage
from accreditation.reading.beginnings import Beginning, anew, by_language, find, gaps, would_fit
from accreditation.reading.patterns import Patterns
from accreditation.reading.running import printed
from accreditation.reading.source import Block, Kind, Source

Reason = Literal[
    "preamble",
    "contents",
    "chapter_title",
    "running_head",
    "page_number",
    "footnote",
    "footnote_mark",
    "other_language",
    "numbered_anew",
    "between",
    "closing",
]
"""Why something belongs to no article; ``between`` stands after the title of a chapter and before
the next article, ``numbered_anew`` where numbers begin again after the last article."""

_REASONS: dict[Kind, Reason] = {
    "running_head": "running_head",
    "page_number": "page_number",
    "footnote": "footnote",
    "contents": "contents",
}
_LONG = 250
"""A block with more characters is no line of a table of contents."""

_SECOND = 0.25
"""The least share of beginnings that a second language has."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block, or the part of one from the beginning of an article to the next."""

    block: Block
    start: int
    end: int
    beginning: Beginning | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Sections:
    """A document cut into units that are told apart; doubts are a place and a sentence."""

    language: DocumentLanguage | None
    units: tuple[Unit, ...]
    doubts: tuple[tuple[str, str], ...]


def sections_of(source: Source, patterns: Patterns, language: DocumentLanguage | None) -> Sections:
    """Tell the stretches of a document apart.

    Raises:
        InputError: no article begins in it.
    """
    return _Teller(source, patterns, language).told()


class _Teller:
    def __init__(
        self, source: Source, patterns: Patterns, language: DocumentLanguage | None
    ) -> None:
        self.source = source
        self.patterns = patterns
        self.language = language
        self.doubts: list[tuple[str, str]] = []
        self.units: list[Unit] = []
        self.entries: set[int] = set()

    def told(self) -> Sections:
        """All units, each with the reason why it was left out if it was."""
        if self.source.format == "text":
            self.source = printed(self.source, self.patterns)
        other = self._other_columns()
        found = find(self.source, self.patterns, other)
        if not found.chosen:
            raise nothing_usable("holds no article that is told by its number.", self.source.file)
        chosen, foreign = self._one_language(found.chosen, found.others)
        if foreign:
            spans = self._foreign(chosen, foreign)
            other |= {b.start for b in self.source.blocks if _within(b.start, spans)}
            found = find(self.source, self.patterns, other)
            chosen = found.chosen
        else:
            spans = []
        self.entries = {one.block.start for one in found.others if one.entry}
        self._cut(chosen, other)
        self._around()
        self._chapters()
        self._ending(found.others)
        self._say(chosen, found.others, found.doubtful)
        return Sections(self._language(), tuple(self.units), tuple(self.doubts))

    def _other_columns(self) -> frozenset[int]:
        """The blocks of columns in another language than the one that is kept."""
        columns: dict[int, list[Block]] = {}
        for block in self.source.blocks:
            if block.column:
                columns.setdefault(block.column, []).append(block)
        told = {n: self.patterns.language(b.text for b in bs) for n, bs in columns.items()}
        known = [told[n] for n in sorted(told) if told[n] is not None]
        if len(set(known)) < 2:
            return frozenset()
        kept = self.language if self.language in known else known[0]
        return frozenset(
            block.start
            for n, blocks in columns.items()
            if told[n] not in (kept, None)
            for block in blocks
        )

    def _one_language(
        self, chosen: Sequence[Beginning], others: Sequence[Beginning]
    ) -> tuple[Sequence[Beginning], list[Beginning]]:
        """The beginnings in the language that is kept, and those in the others."""
        every = sorted([*chosen, *others], key=lambda one: one.start)
        ends = [one.start for one in every[1:]] + [len(self.source.text)]
        texts = [
            self.source.text[one.start : min(end, one.start + 3000)]
            for one, end in zip(every, ends, strict=True)
        ]
        told = by_language(every, texts, self.patterns)
        counts = Counter(language for language in told if language is not None)
        common = [language for language, n in counts.items() if n >= max(2, _SECOND * len(every))]
        if len(common) < 2:
            return chosen, []
        first = next(language for language in told if language in common)
        self.language = self.language if self.language in common else first
        foreign = [
            one
            for one, language in zip(every, told, strict=True)
            if language in common and language != self.language
        ]
        apart = {one.start for one in foreign}
        return [one for one in every if one.start not in apart], foreign

    def _foreign(
        self, kept: Sequence[Beginning], foreign: Sequence[Beginning]
    ) -> list[tuple[int, int]]:
        """Where the text is in another language: from a beginning in it to the next one kept."""
        starts = sorted(one.start for one in kept)
        spans = []
        for one in foreign:
            after = bisect_right(starts, one.start)
            end = starts[after] if after < len(starts) else len(self.source.text) + 1
            spans.append((one.start, end))
        return spans

    def _cut(self, chosen: Sequence[Beginning], other: frozenset[int]) -> None:
        """Cut blocks where articles begin; a unit takes the line end after it with it."""
        places = {one.start: one for one in chosen}
        by_block: dict[int, list[int]] = {}
        for one in chosen:
            by_block.setdefault(one.block.start, []).append(one.start)
        for block in self.source.blocks:
            end = min(block.end + 1, len(self.source.text))
            cuts = sorted({block.start, *by_block.get(block.start, ())})
            for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
                reason = _REASONS.get(block.kind)
                if block.start in other and reason is None:
                    reason = "other_language"
                if start in places:
                    reason = None
                self.units.append(Unit(block, start, stop, places.get(start), reason))

    def _text(self, unit: Unit) -> str:
        return self.source.text[unit.start : unit.end].strip()

    def _leave(self, i: int, reason: Reason) -> None:
        if self.units[i].reason is None:
            self.units[i] = replace(self.units[i], reason=reason)

    def _around(self) -> None:
        """Leave out what stands before the first article: a preamble, a table of contents."""
        contents = False
        first = next(i for i, unit in enumerate(self.units) if unit.beginning is not None)
        titles = [i for i in self._titles(range(first)) if self._only_titles(i, first)]
        for i in range(min(titles, default=first), first):
            self._leave(i, "chapter_title")
        for i, unit in enumerate(self.units):
            if unit.beginning is not None:
                break
            if unit.reason is None:
                text = self._text(unit)
                contents = self.patterns.contents(text) or (contents and len(text) < _LONG)
                entry = self.patterns.entry(text) or unit.block.start in self.entries
                self._leave(i, "contents" if contents or entry else "preamble")

    def _chapters(self) -> None:
        """Leave out the titles of chapters, with what follows them before the next article."""
        groups = list(self._groups())
        for group in groups:
            for i in [*self._titles(group), *self._titles_before_next(group, groups)]:
                self._leave(i, "chapter_title")
        for group in groups[:-1]:
            titles = [i for i in group if self.units[i].reason == "chapter_title"]
            after = [i for i in group if titles and i > titles[0] and self.units[i].reason is None]
            for i in after:
                self._leave(i, "between")
            if after:
                self._doubt(
                    self.units[after[0]].block,
                    "text stands between the title of a chapter and the next article; it was left "
                    "out.",
                )

    def _groups(self) -> Iterator[list[int]]:
        """The units of each article after its beginning."""
        group: list[int] | None = None
        for i, unit in enumerate(self.units):
            if unit.beginning is not None and unit.reason is None:
                if group is not None:
                    yield group
                group = []
            elif group is not None and unit.reason is None:
                group.append(i)
        if group is not None:
            yield group

    def _titles(self, group: Sequence[int]) -> Iterator[int]:
        """The units of an article that are titles wherever they stand."""
        untitled = False
        for i in group:
            text, block = self._text(self.units[i]), self.units[i].block
            if self.units[i].start == block.start and self.patterns.division(text):
                untitled = self.patterns.untitled(text)
                yield i
            elif (untitled and self._may_follow(text, block)) or self._above(i, group):
                untitled = False
                yield i
            else:
                untitled = False

    def _titles_before_next(
        self, group: Sequence[int], groups: Sequence[Sequence[int]]
    ) -> Iterator[int]:
        """The last units of an article that look like titles of what follows."""
        if group is groups[-1]:
            return
        for i in reversed(group):
            if self.units[i].reason is not None:
                continue
            if not self._is_title(i) or (i == group[0] and not self._rest(i)):
                return
            yield i

    def _above(self, i: int, group: Sequence[int]) -> bool:
        """Whether a unit is a heading of the document above those that articles have."""
        block = self.units[i].block
        if block.kind != "heading" or (i == group[0] and not self._rest(i)):
            return False
        at = self._beginning(i)
        if at is None:
            return False
        own = self.units[at].block
        return own.kind == "heading" and block.level < own.level

    def _only_titles(self, i: int, first: int) -> bool:
        """Whether nothing but titles stands from a unit to the first article."""
        told = [unit for unit in self.units[i + 1 : first] if unit.reason is None]
        return all(self._may_follow(self._text(unit), unit.block) for unit in told)

    def _beginning(self, i: int) -> int | None:
        """The unit with the beginning of the article that a unit belongs to."""
        return next((j for j in range(i, -1, -1) if self.units[j].beginning is not None), None)

    def _rest(self, i: int) -> str:
        """The words after the number in the unit where the article of a unit begins."""
        at = self._beginning(i)
        unit = self.units[i if at is None else at]
        if unit.beginning is None:
            return ""
        return self.source.text[unit.beginning.rest : unit.end].strip()

    def _may_follow(self, text: str, block: Block) -> bool:
        """Whether a block may be the words of a title that had only its number."""
        return text[-1:] not in ".;:," and (block.kind == "heading" or self.patterns.heading(text))

    def _is_title(self, i: int) -> bool:
        """Whether a unit before an article is the title of what follows."""
        text, block = self._text(self.units[i]), self.units[i].block
        if len(text) > _LONG or text[-1:] in ".;:," or (block.label and block.kind == "list_item"):
            return False
        bold = block.lead >= len(block.text.rstrip()) and self.patterns.heading(text)
        return block.kind == "heading" or bold or self.patterns.capitals(text)

    def _ending(self, others: Sequence[Beginning]) -> None:
        """Leave out what follows the last article."""
        last = max(i for i, unit in enumerate(self.units) if unit.beginning is not None)
        again = anew(self.units[last].start, others)
        rubrics = any(
            unit.reason is None
            and unit.beginning is None
            and self.patterns.rubric(self._text(unit))
            for unit in self.units[:last]
        )
        reason: Reason | None = None
        for i in range(last + 1, len(self.units)):
            unit = self.units[i]
            text = self._text(unit)
            if reason is None and unit.reason in (None, "chapter_title"):
                if again is not None and unit.start >= again.block.start:
                    reason = "numbered_anew"
                    self._doubt(unit.block, "numbers begin again; what follows was left out.")
                elif self.patterns.contents(text):
                    reason = "contents"
                elif self.patterns.closing(text):
                    reason = "closing"
                elif not rubrics and self.patterns.rubric(text):
                    reason = "closing"
                    self._doubt(unit.block, "a deed seems to go on here; it was left out.")
                elif unit.reason == "chapter_title":
                    reason = "closing"
                    if i + 1 < len(self.units):
                        self._doubt(
                            unit.block,
                            "a title follows the last article; it was left out with its text.",
                        )
            elif reason in ("closing", "contents") and again and unit.start >= again.block.start:
                reason = "numbered_anew"
            if reason is not None:
                self._leave(i, reason)

    def _say(
        self,
        chosen: Sequence[Beginning],
        others: Sequence[Beginning],
        doubtful: Sequence[Beginning],
    ) -> None:
        """Say what is doubtful about the numbers."""
        for one, before in gaps(chosen):
            after = f"follows article {before}" if before else "is the first"
            self._doubt(
                one.block, f"article {one.mark.number} {after}; those between were not found."
            )
        for one in chosen:
            if one.mark.noisy:
                seen = self.source.text[one.start : one.rest].strip()
                self._doubt(one.block, f"'{seen}' was read as article {one.mark.number}.")
        for one in others:
            self._stray(one, "its number does not ascend")
        numbers = {one.mark.number for one in chosen}
        for one in doubtful:
            if one.mark.number not in numbers and would_fit(one, chosen):
                self._stray(one, "it may be a reference")

    def _stray(self, one: Beginning, why: str) -> None:
        """Say of a line that it looks like a beginning, if it stayed in an article."""
        i = bisect_right(self.units, one.start, key=lambda unit: unit.start) - 1
        at = self._beginning(i)
        within = self.units[at].beginning if at is not None else None
        if within is not None and self.units[i].reason is None:
            self._doubt(
                one.block,
                f"a line begins like article {one.mark.number}, but {why}; it was left in the "
                f"text of article {within.mark.number}.",
            )

    def _doubt(self, block: Block, message: str) -> None:
        self.doubts.append((block.place, message))

    def _language(self) -> DocumentLanguage | None:
        told = self.patterns.language(self._text(u) for u in self.units if u.reason is None)
        if self.language is not None and told not in (None, self.language):
            self.doubts.append(
                ("articles", f"they seem to be in '{told}', not in '{self.language}'.")
            )
        return self.language or told


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans, which are in order."""
    i = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return i >= 0 and place < spans[i][1]
