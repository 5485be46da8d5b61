"""Applying amendments, one by one, to the articles of the statutes."""

import datetime
import difflib
import re
from collections import Counter
from collections.abc import Collection

from accreditation.amending.alignment import Pair
from accreditation.amending.changes import Proposal
from accreditation.amending.models import AmendmentEntry, AmendmentsFile
from accreditation.conditions import SILENT, Fact, Known
from accreditation.dossier import Article, FactReader, Statutes, article_facts, moved, reported_in
from accreditation.files import Document, suggest
from accreditation.findings import StatutesCitation

WORKS = ("replace", "insert", "repeal", "renumber")
ORDER = ("renumber", "repeal", "replace", "insert")

_DIGITS = re.compile(r"\d+")


class Amender:
    """Applies the amendments of a file to the articles in force."""

    def __init__(
        self,
        document: Document,
        reader: FactReader,
        before: Statutes,
        adopted: datetime.date,
        kinds: tuple[str, ...],
    ) -> None:
        """Begin with the statutes in force.

        Args:
            document: The file.
            reader: Reads the facts in it; problems are added to its own.
            before: The statutes in force.
            adopted: The day of the meeting.
            kinds: The kinds of amendment there are.
        """
        self.document = document
        self.reader = reader
        self.adopted = adopted
        self.known_kinds = kinds
        self.old = {article.number: article for article in before.articles}
        self.pairs: list[Pair] = [
            (article, moved(article, article.number, adopted)) for article in before.articles
        ]
        self.kinds: dict[tuple[str, bool], tuple[str, ...]] = {}

    def proposal(self, source: AmendmentsFile) -> Proposal:
        """The articles after all amendments, which go by the numbers in force."""
        others = self.reader.facts(source.facts, ("facts",))
        seen: set[tuple[str, str]] = set()
        order = sorted(enumerate(source.amendments), key=lambda one: _turn(one[1]))
        for i, entry in order:
            work = self._work(i, entry)
            if work is None:
                continue
            number = str(getattr(entry, work))
            if (work, number) in seen:
                self._say(i, work, f"two amendments {work} article {number}; keep one.")
                continue
            seen.add((work, number))
            self._kinds(i, entry, (number, work != "insert"))
            match work:
                case "replace":
                    self._replace(i, entry, number)
                case "insert":
                    self._insert(i, entry, number)
                case "repeal":
                    others |= self._repeal(i, entry, number)
                case "renumber":
                    self._renumber(i, entry, number)
        self._collisions(source)
        self._stated_twice(source)
        return Proposal(self.adopted, self.pairs, others, False, self.kinds)

    def _work(self, i: int, entry: AmendmentEntry) -> str | None:
        works = [work for work in WORKS if getattr(entry, work) is not None]
        if len(works) != 1:
            said = " and ".join(works) or "none of them"
            listed = ", ".join(WORKS)
            self._say(i, None, f"an amendment says one of {listed}; this one says {said}.")
            return None
        work = works[0]
        worded = entry.text is not None or entry.gist is not None
        if work in ("repeal", "renumber") and (worded or entry.heading is not None):
            self._say(i, work, f"'{work}' has no words of its own; use 'replace' for new words.")
        if work in ("renumber",) and entry.provides:
            self._say(i, "provides", "an article that moves keeps its facts; use 'replace'.")
        if work == "insert" and not worded:
            self._say(i, work, "a new article needs its words, as 'text'.")
        if work == "replace" and not worded and entry.heading is None:
            self._say(i, work, "give the new words as 'text', or the new 'heading'.")
        if (work == "renumber") != (entry.to is not None):
            self._say(i, work, "'to' gives the new number of an article that is renumbered.")
        if entry.after is not None and work != "insert":
            self._say(i, "after", "'after' is the place of an article that is inserted.")
        return work

    def _kinds(self, i: int, entry: AmendmentEntry, key: tuple[str, bool]) -> None:
        self.kinds[key] = tuple(dict.fromkeys((*self.kinds.get(key, ()), *entry.kind)))
        for kind in entry.kind:
            if kind not in self.known_kinds:
                options = ", ".join(self.known_kinds)
                near = suggest(kind, self.known_kinds)
                message = f"'{kind}' is no kind of amendment, only {options}.{near}"
                self._say(i, "kind", message)

    def _replace(self, i: int, entry: AmendmentEntry, number: str) -> None:
        place = self._find(i, "replace", number)
        if place is None:
            return
        was, now = self.pairs[place]
        assert now is not None
        heading = now.heading if entry.heading is None else entry.heading
        if entry.text is None and entry.gist is None:
            facts = {**now.facts, **self._facts(i, entry, now.number)}
            new = Article(now.number, heading, now.text, now.gist, facts)
        else:
            facts, answered = self._facts(i, entry, now.number), _answered(entry)
            new = Article(now.number, heading, entry.text, entry.gist, facts, answered)
        self.pairs[place] = (was, new)

    def _insert(self, i: int, entry: AmendmentEntry, number: str) -> None:
        facts, answered = self._facts(i, entry, number), _answered(entry)
        new = Article(number, entry.heading, entry.text, entry.gist, facts, answered)
        behind = entry.after
        if behind is not None and behind not in self._now():
            self._say(i, "after", self._unknown(behind, self._now()))
        place = self._now().get(behind) if behind is not None else self._by_number(number)
        self.pairs.insert(len(self.pairs) if place is None else place + 1, (None, new))

    def _repeal(self, i: int, entry: AmendmentEntry, number: str) -> dict[str, Fact]:
        place = self._find(i, "repeal", number)
        if place is not None:
            was, now = self.pairs[place]
            if now is not None and now.number != number:
                self._say(i, "repeal", f"another amendment renumbers article {number}; keep one.")
            self.pairs[place] = (was, None)
        return self.reader.facts(entry.provides, ("amendments", i, "provides"))

    def _renumber(self, i: int, entry: AmendmentEntry, number: str) -> None:
        place = self._find(i, "renumber", number)
        if place is None or entry.to is None:
            return
        was, now = self.pairs[place]
        assert now is not None
        if entry.to == number:
            self._say(i, "to", f"article {number} has that number already.")
        self.pairs[place] = (was, moved(now, entry.to, self.adopted))

    def _find(self, i: int, work: str, number: str) -> int | None:
        """The place of an article in force, by the number it has there."""
        for place, (was, now) in enumerate(self.pairs):
            if was is not None and was.number == number:
                if now is None:
                    self._say(i, work, f"another amendment repeals article {number}; keep one.")
                    return None
                return place
        self._say(i, work, self._unknown(number, self.old))
        return None

    def _facts(self, i: int, entry: AmendmentEntry, number: str) -> dict[str, Fact]:
        here = ("amendments", i)
        reported = reported_in(self.reader, entry.source, entry.at, here)
        citation = StatutesCitation(number, self.adopted)
        return article_facts(self.reader, entry.provides, (*here, "provides"), citation, reported)

    def _now(self) -> dict[str, int]:
        """The places of the articles by their new numbers."""
        return {now.number: place for place, (_, now) in enumerate(self.pairs) if now is not None}

    def _by_number(self, number: str) -> int | None:
        """The place behind which an article with a new number stands."""
        earlier = [place for other, place in self._now().items() if _order(other) < _order(number)]
        return max(earlier, default=None)

    def _collisions(self, source: AmendmentsFile) -> None:
        numbers = Counter(now.number for _, now in self.pairs if now is not None)
        for i, entry in enumerate(source.amendments):
            number = entry.insert or entry.to
            if number is not None and numbers[number] > 1:
                work = "insert" if entry.insert is not None else "to"
                message = f"there would be two articles {number}; use 'replace', or another number."
                self._say(i, work, message)

    def _stated_twice(self, source: AmendmentsFile) -> None:
        """What the file says of the statutes as a whole and an article says as well."""
        provided = {
            name
            for _, now in self.pairs
            if now is not None
            for name, fact in now.facts.items()
            if not (isinstance(fact, Known) and fact.value is SILENT)
        }
        message = "an article provides '{}' as well; state it in one place."
        places: list[tuple[str | int, ...]] = [("facts", name) for name in source.facts]
        places += [
            ("amendments", i, "provides", name)
            for i, entry in enumerate(source.amendments)
            if entry.repeal is not None
            for name in entry.provides
        ]
        for place in places:
            if place[-1] in provided:
                problem = self.document.problem(place, message.format(place[-1]))
                self.reader.problems.append(problem)

    def _unknown(self, number: str, known: Collection[str]) -> str:
        if not known:
            return f"the statutes have no article {number}; the file in force has none at all."
        return f"the statutes have no article {number}. Did you mean {nearest(number, known)}?"

    def _say(self, i: int, key: str | None, message: str) -> None:
        path = ("amendments", i) if key is None else ("amendments", i, key)
        self.reader.problems.append(self.document.problem(path, message))


def _answered(entry: AmendmentEntry) -> bool:
    """Whether it says what the new words state, be it nothing."""
    return "provides" in entry.model_fields_set


def nearest(number: str, known: Collection[str]) -> str:
    """The number among ``known`` that is likest to ``number``, or comes nearest to it."""

    def distance(other: str) -> tuple[float, int]:
        likeness = difflib.SequenceMatcher(None, number, other).ratio()
        return -likeness, abs(_order(number)[0] - _order(other)[0])

    return min(known, key=distance)


def _turn(entry: AmendmentEntry) -> int:
    """When an amendment is made: new articles come last, when their numbers are free."""
    return next((i for i, work in enumerate(ORDER) if getattr(entry, work) is not None), 0)


def _order(number: str) -> tuple[int, str]:
    """How articles are counted: 9, 10, 10bis."""
    found = _DIGITS.match(number)
    return (int(found[0]), number[found.end() :]) if found else (0, number)
