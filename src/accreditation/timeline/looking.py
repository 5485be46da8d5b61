"""Judging a dossier on one day after another, and only what may have turned since the last."""

import datetime
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from accreditation.checking.agenda import Entry
from accreditation.checking.answers import answered
from accreditation.checking.basis import Grounds
from accreditation.checking.entries import entries_of
from accreditation.checking.scope import in_force, incorporated_in
from accreditation.checking.subjects import LOOKED_AT
from accreditation.conditions import Context, Facts, Step, show
from accreditation.conditions.syntax import Compare, Reference
from accreditation.dossier import Dossier
from accreditation.engine import Bench, Judged
from accreditation.findings import Outcome, Subject, Tally, Verdict
from accreditation.law import Pack, Rule
from accreditation.timeline.models import Cause, Topic
from accreditation.timeline.uses import Uses, is_the_day

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Look:
    """What a dossier shows on a day.

    Attributes:
        dates: The dates with which rules compare the day, with the day on which that may turn.
    """

    outcomes: Mapping[Topic, Outcome]
    verdicts: Mapping[str, Verdict]
    dates: Mapping[Topic, tuple[tuple[datetime.date, Cause], ...]]


@dataclass(slots=True)
class _Known:
    """The last outcome of a rule on a subject, and what it hangs on."""

    key: tuple[object, ...]
    outcome: Outcome
    dates: tuple[tuple[datetime.date, Cause], ...]


@dataclass(slots=True)
class Looker:
    """Judges one dossier on days in their order.

    Attributes:
        grounds: Says what decisions rest on.
        uses: What of the law each rule reads.
    """

    pack: Pack
    grounds: Grounds
    dossier: Dossier
    regimes: Sequence[str]
    bench: Bench
    uses: Mapping[str, Uses]
    _facts: dict[Subject, tuple[int, Facts]] = field(default_factory=dict)
    _known: dict[tuple[str, Subject], _Known] = field(default_factory=dict)

    def on(self, day: datetime.date) -> Look:
        """What the dossier shows on a day.

        Raises:
            InputError: the law of the day is one that the rules do not know, or an answer that a
                person gave is no value of its fact.
            EngineFault: the two evaluators disagree.
        """
        outcomes: dict[Topic, Outcome] = {}
        dates: dict[Topic, tuple[tuple[datetime.date, Cause], ...]] = {}
        counted: dict[str, list[Outcome]] = defaultdict(list)
        decided = answered(self.dossier, self.pack, self.grounds, day)
        for entry in entries_of(self.dossier, decided, self.pack, day, self.regimes):
            version = self._version(entry)
            for rule in self._rules(entry):
                known = self._judged(rule, entry, version, day)
                topic = topic_of(rule, entry)
                outcomes[topic] = known.outcome
                if known.dates:
                    dates[topic] = known.dates
                if rule.regime in self.pack.accreditations:
                    conditions = counted[rule.regime]
                    if rule.source.weight == "condition":
                        conditions.append(known.outcome)
        verdicts = {regime: self._verdict(regime, counted[regime]) for regime in counted}
        return Look(outcomes, verdicts, dates)

    def _rules(self, entry: Entry) -> Iterator[Rule]:
        for rule in self.pack.rules.values():
            if rule.source.plane == entry.plane and rule.regime in entry.regimes:
                yield rule

    def _version(self, entry: Entry) -> int:
        """A number that changes when something else than the day is known of a subject."""
        facts = {name: fact for name, fact in entry.facts.items() if name != LOOKED_AT}
        number, before = self._facts.get(entry.subject, (0, None))
        if facts != before:
            number += 1
            self._facts[entry.subject] = number, facts
        return number

    def _judged(self, rule: Rule, entry: Entry, version: int, day: datetime.date) -> _Known:
        uses = self.uses[rule.name]
        law = bisect_right(uses.days, entry.on)
        key = (version, law, None if uses.day == "not" else day)
        known = self._known.get((rule.name, entry.subject))
        if known is None or known.key != key:
            context = Context(self.pack, entry.facts, entry.on, day)
            applies = in_force(rule, self.pack, entry.on, incorporated_in(entry.facts))
            judged = self.bench.judge(rule, context, applies)
            dates = () if uses.day == "not" else tuple(_dates(judged))
            known = _Known(key, judged.outcome, dates)
            self._known[rule.name, entry.subject] = known
        return known

    def _verdict(self, regime: str, outcomes: Sequence[Outcome]) -> Verdict:
        n = Counter(outcomes)
        counts = (n["pass"], n["fail"], n["unknown"], n["not_applicable"])
        return self.bench.verdict(regime, Tally(len(outcomes), *counts))


def topic_of(rule: Rule, entry: Entry) -> Topic:
    """What a finding is about, whichever statutes are in force."""
    kind, id_ = entry.subject.kind, entry.subject.id
    match kind:
        case "statutes":
            return Topic(rule.name, kind)
        case "year":
            return Topic(rule.name, kind, id_, entry.on)
    return Topic(rule.name, kind, id_)


def _dates(judged: Judged) -> Iterator[tuple[datetime.date, Cause]]:
    """The dates that were compared with the day of the check; each turns on it or a day later."""
    for step in _steps(judged.applies, judged.passes):
        if not isinstance(step.node, Compare) or not any(
            is_the_day(reading.node) for reading in step.readings
        ):
            continue
        for reading in step.readings:
            if not is_the_day(reading.node) and isinstance(reading.value, datetime.date):
                node = reading.node
                name = node.name if isinstance(node, Reference) else show(node)
                cause = Cause("deadline", name, reading.value)
                yield reading.value, cause
                yield reading.value + _DAY, cause


def _steps(*steps: Step | None) -> Iterator[Step]:
    for step in steps:
        if step is not None:
            yield step
            yield from _steps(*step.parts)
