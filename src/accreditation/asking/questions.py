"""The questions that are open, the most decisive first."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from accreditation.asking.homes import Home, Homes, list_of, stated_in
from accreditation.checking import Checker
from accreditation.checking.agenda import agenda
from accreditation.conditions import Items, Known
from accreditation.dossier import Dossier, Year
from accreditation.findings import Finding, Need, Report, Source
from accreditation.findings.questions import WEIGHTS, decisive, open_findings
from accreditation.law import Pack, Vocabulary

OPENS, CLOSES = "year.opens", "year.closes"
"""Under these a form asks for the days of a year without a file."""

FOUNDED = "cooperative.incorporated"
"""The one fact of the dossier file that a person can add to it."""

Way = Literal["answer", "decide", "confirm", "edit", "file"]
"""What takes an answer: a form; ``decide``; ``read --confirm``; the file itself, where what it
states does not settle the fact; nothing, before there is a file to state it in."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact on which open findings depend, to be stated in one file.

    Attributes:
        home: The file.
        fact: Its name; for a fact of an item, that of the list and its own.
        item: The item of a list whose fact it is.
        need: Why it is unknown and what can settle it.
        way: What takes the answer.
        findings: The open findings that depend on it.
        seen: Where other files of the same kind state it, the nearest first.
    """

    home: Home
    fact: str
    item: str | None
    need: Need
    way: Way
    findings: tuple[Finding, ...]
    seen: tuple[tuple[Home, Source], ...] = ()

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells it from all others."""
        return self.home.key, self.fact, self.item

    @property
    def rank(self) -> tuple[int, int, int]:
        """How decisive it is; less comes first."""
        return decisive(self.need, self.findings)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about a dossier as of a date.

    Attributes:
        report: What the dossier says so far.
        questions: The most decisive first.
        missing: The files that are missing, with the number of open findings that want each.
        years: The days of every year looked at, of one without a file as they are expected.
        homes: Every file that a question is about, and those that there are.
    """

    report: Report
    questions: tuple[Question, ...]
    missing: Mapping[Home, int]
    years: Mapping[str, Year]
    homes: Homes

    @property
    def open(self) -> Mapping[str, int]:
        """How many findings of each weight are open."""
        number = Counter(finding.weight for finding in open_findings(self.report))
        return {weight: number[weight] for weight in WEIGHTS}


class Questioner:
    """Asks about dossiers by one rule pack; make one and keep it."""

    def __init__(self, pack: Pack, weights: Collection[str] = WEIGHTS) -> None:
        """Compile the rules of ``pack``.

        Args:
            pack: The law.
            weights: The weights of the findings for which is asked.

        Raises:
            EngineFault: the engine is missing or a rule is too large for it.
        """
        self._pack = pack
        self._weights = weights
        self._checker = Checker(pack)

    def ask(
        self,
        dossier: Dossier,
        as_of: datetime.date,
        regimes: Sequence[str] = (),
        years: Sequence[str] = (),
    ) -> Asked:
        """What could still change a finding of a check with the same arguments.

        Raises:
            InputError: see ``Checker.check``.
            EngineFault: likewise.
        """
        report = self._checker.check(dossier, as_of, regimes, years)
        decided = self._checker.answered(dossier, as_of).dossier
        entries = agenda(decided, self._pack, as_of, regimes, years)
        homes = Homes(decided, self._pack.vocabulary, entries)
        asked: dict[tuple[Home, str, str | None], tuple[Need, list[Finding]]] = {}
        missing: dict[Home, dict[int, None]] = {}
        wanted = [one for one in open_findings(report) if one.weight in self._weights]
        for number, finding in enumerate(wanted):
            for home, item, need in _places(finding, homes, self._pack.vocabulary):
                known = asked.setdefault((home, need.fact, item), (need, []))
                if finding not in known[1][-1:]:
                    known[1].append(finding)
                if not home.there:
                    missing.setdefault(home, {})[number] = None
        questions = [
            _question(homes, key, need, findings) for key, (need, findings) in asked.items()
        ]
        return Asked(
            report,
            tuple(sorted(questions, key=lambda question: question.rank)),
            {home: len(numbers) for home, numbers in missing.items()},
            {
                entry.subject.id: homes.year(Home("year", entry.subject.id))
                for entry in entries
                if entry.plane == "practice"
            },
            homes,
        )


def _places(
    finding: Finding, homes: Homes, vocabulary: Vocabulary
) -> Iterator[tuple[Home, str | None, Need]]:
    """Each fact that a finding needs, with each file and each item of which it needs it."""
    for need in finding.needs:
        head = list_of(need.fact, vocabulary)
        entry = vocabulary.entries[head or need.fact]
        if entry.kind == "computed" and need.fact != FOUNDED:
            continue
        for item in need.items or (None,):
            for home in homes.of(finding.subject, need.fact, item):
                yield home, item, need


def _question(
    homes: Homes, key: tuple[Home, str, str | None], need: Need, findings: list[Finding]
) -> Question:
    home, fact, item = key
    return Question(
        home,
        fact,
        item,
        need,
        _way(homes, home, need, item),
        tuple(findings),
        tuple(_seen(homes, home, fact)) if item is None else (),
    )


def _way(homes: Homes, home: Home, need: Need, item: str | None) -> Way:
    if need.reason == "unconfirmed":
        return "confirm"
    if need.kind == "judgement":
        return "decide"
    if not home.there and home.kind != "year":
        return "file"
    held = stated_in(homes.facts(home), need.fact, item)
    return "answer" if held is None or _open(held) else "edit"


def _open(fact: object) -> bool:
    return isinstance(fact, Items) and not fact.complete


def _seen(homes: Homes, home: Home, fact: str) -> Iterator[tuple[Home, Source]]:
    for other, facts in homes.others(home):
        held = facts.get(fact)
        if isinstance(held, Known | Items) and held.sources:
            yield other, held.sources[0]
