"""Making a timeline: a look at each day on which something may turn, put together."""

import datetime
import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from accreditation.checking.basis import Grounds
from accreditation.dossier import Dossier
from accreditation.engine import Engine
from accreditation.files import InputError, nothing_usable
from accreditation.findings import Outcome, Verdict
from accreditation.law import Pack
from accreditation.timeline.days import concerns, days_of
from accreditation.timeline.looking import Look, Looker
from accreditation.timeline.models import (
    Cause,
    Interval,
    NotJudged,
    Row,
    Timeline,
    Topic,
    VerdictInterval,
)
from accreditation.timeline.uses import Uses, uses_of
from accreditation.timeline.years import only_as_last

_DAY = datetime.timedelta(days=1)

_NOTHING = Look({}, {}, {})

Key = TypeVar("Key")
Value = TypeVar("Value")


def timeline_of(
    pack: Pack,
    dossier: Dossier,
    first: datetime.date,
    last: datetime.date,
    regimes: Sequence[str] = (),
) -> Timeline:
    """A dossier from one day to another, as a check would show it on each.

    Args:
        pack: The law.
        dossier: The dossier.
        first: The first day.
        last: The last day.
        regimes: Sets of rules to read; by default the dossier's accreditations and what always
            binds.

    Raises:
        InputError: the first day comes after the last.
        EngineFault: the two evaluators disagree, or the engine failed.
    """
    if first > last:
        raise nothing_usable(f"the timeline would begin on {first}, after its end on {last}.")
    uses = {name: uses_of(pack, rule) for name, rule in pack.rules.items()}
    maker = _Maker(pack, uses, days_of(pack, dossier, first, last), first, last)
    with Engine(pack.rules.values(), pack.key).bench() as bench:
        maker.walk(Looker(pack, Grounds(pack), dossier, regimes, bench, uses))
    return maker.timeline(dossier)


@dataclass(slots=True)
class _Stretches(Generic[Key, Value]):
    """Runs of days with the same value, by key."""

    closed: dict[Key, list[tuple[datetime.date, datetime.date, Value, tuple[Cause, ...]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _open: dict[Key, tuple[datetime.date, Value, tuple[Cause, ...]]] = field(default_factory=dict)

    def turned(self, values: Mapping[Key, Value]) -> list[Key]:
        """The keys that have another value now."""
        return [k for k in values if k not in self._open or self._open[k][1] != values[k]]

    def now(self, key: Key, otherwise: Value) -> Value:
        """The value of a key now, or another one if it has none."""
        return self._open[key][1] if key in self._open else otherwise

    def move(
        self, day: datetime.date, values: Mapping[Key, Value], why: Mapping[Key, tuple[Cause, ...]]
    ) -> None:
        """Go on to a day: close what is over, and open what has another value."""
        for key in list(self._open):
            if key not in values or values[key] != self._open[key][1]:
                began, value, because = self._open.pop(key)
                self.closed[key].append((began, day - _DAY, value, because))
        for key, value in values.items():
            if key not in self._open:
                self._open[key] = day, value, why.get(key, ())


class _Maker:
    def __init__(
        self,
        pack: Pack,
        uses: Mapping[str, Uses],
        days: Mapping[datetime.date, Sequence[Cause]],
        first: datetime.date,
        last: datetime.date,
    ) -> None:
        self.pack = pack
        self.uses = uses
        self.days = days
        self.first = first
        self.last = last
        self.deadlines: dict[tuple[datetime.date, Topic], dict[Cause, None]] = defaultdict(dict)
        self.outcomes = _Stretches[Topic, Outcome]()
        self.verdicts = _Stretches[str, Verdict]()
        self.reasons = _Stretches[None, str]()

    def walk(self, looker: Looker) -> None:
        """Look at every day on which something may turn, and at those found on the way."""
        waiting = sorted(self.days)
        if any(uses.day == "counted" for uses in self.uses.values()):
            number = (self.last - self.first).days + 1
            waiting = [self.first + n * _DAY for n in range(number)]
        known = set(waiting)
        while waiting:
            day = heapq.heappop(waiting)
            for later in self._look(looker, day):
                if later not in known:
                    known.add(later)
                    heapq.heappush(waiting, later)
        self._move(self.last + _DAY, _NOTHING)

    def _look(self, looker: Looker, day: datetime.date) -> Iterator[datetime.date]:
        """Look at a day; the later ones on which a date will have been reached."""
        try:
            look = looker.on(day)
        except InputError as error:
            self._move(day, _NOTHING, error.problems[0].message)
            return
        self._move(day, look)
        for topic, dates in look.dates.items():
            for later, cause in dates:
                if day < later <= self.last:
                    self.deadlines[later, topic][cause] = None
                    yield later

    def _move(self, day: datetime.date, look: Look, reason: str | None = None) -> None:
        """Go on to what a day shows, or to the reason why it shows nothing."""
        told = {} if reason is None else {None: self.reasons.now(None, reason)}
        self.reasons.move(day, told, {})
        turned = self.outcomes.turned(look.outcomes)
        why = {topic: self._why(day, topic) for topic in turned}
        self.verdicts.move(
            day,
            look.verdicts,
            {
                regime: tuple(dict.fromkeys(self._behind(regime, look, why)))
                for regime in self.verdicts.turned(look.verdicts)
            },
        )
        self.outcomes.move(day, look.outcomes, why)

    def _why(self, day: datetime.date, topic: Topic) -> tuple[Cause, ...]:
        """What happened on a day, as far as it concerns a rule on a subject."""
        if day == self.first:
            return ()
        rule = self.pack.rules[topic.rule]
        uses = self.uses[topic.rule]
        happened = self.days.get(day, ())
        concerned = [cause for cause in happened if concerns(cause, topic, rule, uses)]
        return tuple([*concerned, *self.deadlines[day, topic]] or happened)

    def _behind(
        self, regime: str, look: Look, why: Mapping[Topic, tuple[Cause, ...]]
    ) -> Iterator[Cause]:
        """What made a verdict: what turned conditions to the same, else what turned any."""
        turned = [
            topic
            for topic in why
            for rule in (self.pack.rules[topic.rule],)
            if rule.regime == regime and rule.source.weight == "condition"
        ]
        alike = [topic for topic in turned if look.outcomes[topic] == look.verdicts[regime]]
        for topic in alike or turned:
            yield from why[topic]

    def timeline(self, dossier: Dossier) -> Timeline:
        """What was found, in the order of the rules."""
        place = {name: n for n, name in enumerate(self.pack.rules)}
        topics = sorted(self.outcomes.closed, key=lambda topic: place[topic.rule])
        regimes = dict.fromkeys(self.pack.rules[topic.rule].regime for topic in topics)
        return Timeline(
            cooperative=dossier.cooperative.id,
            name=dossier.cooperative.name,
            first=self.first,
            last=self.last,
            regimes={regime: self.pack.regimes[regime].title for regime in regimes},
            verdicts={
                regime: tuple(VerdictInterval(*one) for one in found)
                for regime, found in self.verdicts.closed.items()
            },
            rows=tuple(self._row(topic, dossier) for topic in topics),
            not_judged=tuple(
                NotJudged(first, last, reason)
                for first, last, reason, _ in self.reasons.closed[None]
            ),
        )

    def _row(self, topic: Topic, dossier: Dossier) -> Row:
        rule = self.pack.rules[topic.rule]
        source = rule.source
        intervals = tuple(Interval(*one) for one in self.outcomes.closed[topic])
        return Row(
            topic,
            rule.regime,
            source.plane,
            source.weight,
            source.title,
            intervals,
            only_as_last(topic, rule.regime, dossier),
        )
