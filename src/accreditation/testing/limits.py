"""Cases around every limit of a rule, for a person to say what each of them must give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from typing import Any, Literal

from accreditation.checking import case_context, load_cases
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import SILENT, Context, show, walk
from accreditation.conditions.syntax import Compare
from accreditation.engine.judging import judged_alone
from accreditation.files import InputError
from accreditation.findings import Outcome
from accreditation.law import Pack, Rule
from accreditation.law.cases import Case, RuleCases
from accreditation.law.uses import conditions_of, facts_in, is_of_the_law
from accreditation.testing.draft import CLOSES, LOOKED_AT, MONTHS, OPENS
from accreditation.testing.moving import (
    Distance,
    Occurrence,
    Place,
    distances,
    number_at,
    places,
    turning_point,
)
from accreditation.testing.sketch import own_pack

TRIED = 24
"""The most places of a fact in cases from which a limit is approached."""

ALWAYS_KNOWN = (LOOKED_AT, OPENS, CLOSES, MONTHS)
"""What the program supplies where a case does not say it."""

Side = Literal["below", "on", "above", "missing", "silent"]
"""Where the left side of a comparison stands, or why it cannot be compared."""


@dataclass(frozen=True)
class Boundary:
    """A case at a limit.

    Attributes:
        condition: The comparison, as the condition language writes it.
        fact: The fact that was moved.
        side: Where that puts the left side of the comparison: one step below the limit, on it, one
            step above; or that the fact is missing, or the statutes silent on it.
        case: ``given``, ``on`` and, if it is another day, ``as_of``, as a file of cases has them.
    """

    condition: str
    fact: str
    side: Side
    case: Mapping[str, Any]


def boundaries(rule: str, pack: Pack | None = None) -> list[Boundary]:
    """Cases on every limit of a rule and one step to either side, missing and silent.

    A step is a cent, a hundredth of a percent, one of what is counted, or a day. Each comparison
    is approached by every number and date on which its two sides depend, in a case of the rule
    that passes or fails, if possible one in which the comparison decides. Where no value of
    a fact stands exactly on the limit, there are only the nearest whole steps on either side. A
    fact by which the limit cannot be reached from any of the cases is left out, and so is what is
    only counted, such as the number of items of a list.

    Args:
        rule: Name of the rule.
        pack: The law; by default the one that comes with the package.

    Raises:
        InputError: there is no such rule, or its cases are wrong.
    """
    pack = pack or own_pack()
    found = pack.rule(rule)
    starts = list(_starts(pack, found))
    return [
        boundary
        for limit in _limits(pack, found)
        for name in limit.facts()
        for boundary in limit.around(starts, name)
    ]


@dataclass(frozen=True)
class _Start:
    """A case of the rule that passes or fails, and what it knows."""

    case: Case
    context: Context

    @property
    def mapping(self) -> dict[str, Any]:
        other = {} if self.case.as_of in (None, self.case.on) else {"as_of": self.case.as_of}
        return {"given": dict(self.case.given), "on": self.case.on, **other}


def _starts(pack: Pack, rule: Rule) -> Iterator[_Start]:
    loaded: RuleCases = load_cases(pack, rule)
    for index, case in enumerate(loaded.cases):
        if case.expect in ("pass", "fail"):
            yield _Start(case, case_context(pack, loaded, index))


@dataclass(frozen=True)
class _Limit:
    """A comparison of a rule with something that a dossier states.

    Attributes:
        condition: The comparison, as the condition language writes it.
        nodes: Everywhere it stands in the rule.
    """

    pack: Pack
    rule: Rule
    condition: str
    nodes: tuple[Compare, ...]

    def facts(self) -> list[str]:
        """The facts on which its two sides depend, those of the left side first."""
        node = self.nodes[0]
        sides = (facts_in(self.pack, side) for side in (node.left, node.right))
        return list(dict.fromkeys(chain.from_iterable(sides)))

    def around(self, starts: Sequence[_Start], name: str) -> list[Boundary]:
        """The cases around it for one fact: the first ones in which it decides, if there are."""
        undecided: list[Boundary] = []
        ways = ((one, place) for one in starts for place in places(self.pack, one.context, name))
        for start, place in islice(ways, TRIED):
            outcomes, found = self._approach(start, place)
            if len(outcomes) > 1:
                return found
            undecided = undecided or found
        return undecided

    def _approach(self, start: _Start, place: Place) -> tuple[set[Outcome], list[Boundary]]:
        """The outcomes around the limit, and the cases; none if it is out of reach."""
        first = number_at(place, start.context)
        for occurrence in self._met(start.context)[1]:
            distance = cache(partial(self._distance, start, place, occurrence))
            turn = turning_point(distance, first, place.span, place.step)
            if turn is not None:
                sides = _sides(place, turn, distance)
                moved = [place.in_context(start.context, number) for number in sides.values()]
                outcomes = {self._met(context)[0] for context in moved}
                return outcomes, list(self._boundaries(start, place, sides))
        return set(), []

    def _distance(
        self, start: _Start, place: Place, occurrence: Occurrence, number: int
    ) -> int | None:
        """How far the left side lies above the right one when a fact has another value."""
        try:
            return self._met(place.in_context(start.context, number))[1].get(occurrence)
        except InputError:
            return None

    def _met(self, context: Context) -> tuple[Outcome, dict[Occurrence, int]]:
        """The outcome of the rule, and the distance from the limit wherever it was compared."""
        covered = self.rule.source.in_force.covers(context.on, incorporated_in(context.facts))
        judged = judged_alone(self.rule, context, covered)
        steps = [step for step in (judged.applies, judged.passes) if step is not None]
        return judged.outcome, {
            occurrence: found
            for step in steps
            for occurrence, found in distances(step, self.nodes, context)
        }

    def _boundaries(
        self, start: _Start, place: Place, sides: Mapping[Side, int]
    ) -> Iterator[Boundary]:
        raws: dict[Side, Any] = {side: place.raw(number) for side, number in sides.items()}
        if place.name not in ALWAYS_KNOWN:
            raws["missing"] = None
        list_, _, short = place.name.rpartition(".")
        signatures = self.pack.vocabulary.signatures
        signature = signatures[list_].fields[short] if place.list else signatures[place.name]
        if signature.silence != "impossible":
            raws["silent"] = SILENT.value
        for side, raw in raws.items():
            case = place.in_case(start.mapping, raw)
            yield Boundary(self.condition, place.name, side, case)


def _limits(pack: Pack, rule: Rule) -> Iterator[_Limit]:
    """Every comparison of a rule with something that a dossier states."""
    found: dict[str, list[Compare]] = {}
    for condition in conditions_of(rule):
        for node in walk(condition):
            if isinstance(node, Compare) and not all(
                is_of_the_law(pack.meanings, side) for side in (node.left, node.right)
            ):
                found.setdefault(show(node), []).append(node)
    for shown, nodes in found.items():
        yield _Limit(pack, rule, shown, tuple(nodes))


def _sides(place: Place, turn: tuple[int, int], distance: Distance) -> dict[Side, int]:
    """The values of a fact around the turning point, by where they put the comparison."""
    before, after = turn
    step = place.step
    if before == after:
        numbers = [before, before - step, before + step]
    else:
        numbers = [before // step * step, -(-after // step) * step]
    low, high = place.span
    found: dict[Side, int] = {}
    for number in numbers:
        there = distance(number) if low <= number <= high else None
        if there is not None:
            found.setdefault("on" if there == 0 else "below" if there < 0 else "above", number)
    order: tuple[Side, ...] = ("below", "on", "above")
    return {side: found[side] for side in order if side in found}
