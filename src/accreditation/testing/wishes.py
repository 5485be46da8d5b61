"""Wishes for an outcome, and the drafts of dossiers that meet them, from the cases of rules."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

from accreditation.checking import in_force, load_cases, year_start
from accreditation.checking.agenda import agenda
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Context, ListType
from accreditation.engine.judging import judged_alone
from accreditation.files import InputError, nothing_usable
from accreditation.findings import Outcome
from accreditation.law import Pack, Plane, Rule
from accreditation.law.cases import Case
from accreditation.testing.draft import (
    CLOSES,
    FORM,
    INCORPORATED,
    LOOKED_AT,
    OPENS,
    SEEKS,
    STATUS,
    SUBMITTED,
    Draft,
    YearDraft,
    is_header,
)
from accreditation.testing.sketch import Sketch

TRIED = 200
"""The most combinations of cases that are tried for several wishes at once."""

KEPT = 12
"""The most drafts from which dossiers are made."""


@dataclass(frozen=True)
class Wish:
    """A rule and the outcome it is to have."""

    rule: Rule
    outcome: Outcome

    def __str__(self) -> str:
        return f"'{self.rule.name}' as {self.outcome}"


@dataclass(frozen=True)
class Situation:
    """What a case, or several at once, give.

    Attributes:
        on: The day that picks the law; the last one of the year, if there is one.
        as_of: The day from which it is looked at.
        planes: What it is about.
    """

    given: Mapping[str, Any]
    on: datetime.date
    as_of: datetime.date
    planes: frozenset[Plane]


def drafts(
    pack: Pack, wishes: Sequence[Wish], facts: Mapping[str, Any], planes: Iterable[Plane]
) -> list[Draft]:
    """Drafts of dossiers in which every wish comes true, those with the fewest facts first.

    Args:
        pack: The law.
        wishes: The outcomes wanted; at least one.
        facts: Facts that every draft states.
        planes: What every dossier has, even if no wish is about it.

    Raises:
        InputError: there are none, or none without the judgement of a person.
    """
    situations = [_situations(pack, wish) for wish in wishes]
    regimes = {wish.rule.regime for wish in wishes}
    found: list[Draft] = []
    lawful: dict[tuple[datetime.date, ...], bool] = {}
    for parts in islice(product(*situations), TRIED):
        together = _together(parts)
        if together is None:
            continue
        together = replace(
            together, given={**together.given, **facts}, planes=together.planes.union(planes)
        )
        draft = draft_of(pack, together, regimes)
        if draft is None or draft in found:
            continue
        days = (draft.as_of, *(day for year in draft.years for day in (year.opens, year.closes)))
        sketch = draft.sketch(pack.vocabulary)
        if granted(pack, sketch, wishes):
            if days not in lawful:
                lawful[days] = _can_be_checked(pack, sketch)
            if lawful[days]:
                found.append(draft)
        if len(found) == KEPT:
            break
    if not found:
        said = " and ".join(map(str, wishes))
        raise nothing_usable(
            f"no dossier was found that has {said}"
            + (", with the facts that are given." if facts else ".")
        )
    return found


def granted(pack: Pack, sketch: Sketch, wishes: Sequence[Wish]) -> bool:
    """Whether every wish comes true for some subject with a file; no if the sketch is wrong."""
    try:
        dossier = sketch.dossier(pack)
        entries = agenda(dossier, pack, sketch.as_of, (), ())
        return all(
            any(
                _outcome(pack, wish.rule, Context(pack, entry.facts, entry.on, sketch.as_of))
                == wish.outcome
                for entry in entries
                if entry.there
                and entry.plane == wish.rule.source.plane
                and wish.rule.regime in entry.regimes
            )
            for wish in wishes
        )
    except InputError:
        return False


def _outcome(pack: Pack, rule: Rule, context: Context) -> Outcome:
    covered = in_force(rule, pack, context.on, incorporated_in(context.facts))
    return judged_alone(rule, context, covered).outcome


def _can_be_checked(pack: Pack, sketch: Sketch) -> bool:
    """Whether no rule that a check reads lies in a gap of the law."""
    try:
        for entry in agenda(sketch.dossier(pack), pack, sketch.as_of, (), ()):
            context = Context(pack, entry.facts, entry.on, sketch.as_of)
            for rule in pack.rules.values():
                if rule.source.plane == entry.plane and rule.regime in entry.regimes:
                    _outcome(pack, rule, context)
    except InputError:
        return False
    return True


def _situations(pack: Pack, wish: Wish) -> list[Situation]:
    """The cases of a rule with an outcome that files can state, those with few facts first."""
    cases = [c for c in load_cases(pack, wish.rule).cases if c.expect == wish.outcome]
    if not cases:
        raise nothing_usable(f"no case of '{wish.rule.name}' expects {wish.outcome}.")
    alone = [case for case in cases if not any(_judged(pack, case))]
    if not alone:
        raise nothing_usable(
            f"there is no dossier without a person's judgement that has {wish}: every case of it "
            "gives one, and files cannot state it."
        )
    planes = frozenset({wish.rule.source.plane})
    stated = [case for case in alone if all(_in_files(pack, name) for name in case.given)]
    if not stated:
        raise nothing_usable(
            f"no case of '{wish.rule.name}' that expects {wish.outcome} can stand in files: each "
            "gives facts that the program works out."
        )
    situations = [
        Situation(
            {name: _stated(pack, name, raw) for name, raw in case.given.items()},
            case.on,
            case.as_of or case.on,
            planes,
        )
        for case in stated
    ]
    return sorted(situations, key=lambda one: len(str(dict(one.given))))


def _judged(pack: Pack, case: Case) -> Iterator[str]:
    """The judgements that a case gives."""
    for name, raw in case.given.items():
        entry = pack.vocabulary.entries[name]
        if entry.kind == "judgement":
            yield name
        if isinstance(raw, dict):
            for item in (raw.get("items") or {}).values():
                yield from (key for key in item if entry.fields[key].kind == "judgement")


def _in_files(pack: Pack, name: str) -> bool:
    return is_header(name) or pack.vocabulary.entries[name].kind == "evidence"


def _stated(pack: Pack, name: str, raw: Any) -> Any:
    """A fact of a case as a file states it: there, only what says so is a complete list."""
    if isinstance(pack.vocabulary.signatures[name].type, ListType):
        return {"complete": True, **raw}
    return raw


def _together(parts: Sequence[Situation]) -> Situation | None:
    """Several situations as one; None if they contradict each other."""
    first = parts[0]
    given: dict[str, Any] = {}
    for part in parts:
        if (part.on, part.as_of) != (first.on, first.as_of):
            return None
        if any(given.get(name, raw) != raw for name, raw in part.given.items()):
            return None
        given.update(part.given)
    return replace(first, given=given, planes=frozenset().union(*(p.planes for p in parts)))


def draft_of(pack: Pack, situation: Situation, wanted: Collection[str]) -> Draft | None:
    """A draft in which a situation is the case; None if it cannot be.

    Args:
        pack: The law.
        situation: What is the case.
        wanted: The sets of rules that are to concern the dossier.
    """
    given = dict(situation.given)
    planes = {
        *situation.planes,
        *(pack.vocabulary.entries[name].plane for name in given if not is_header(name)),
    }
    with_years = "practice" in planes or OPENS in given or CLOSES in given
    opens, closes = given.get(OPENS), given.get(CLOSES, situation.on)
    as_of = given.get(LOOKED_AT, situation.as_of)
    if closes > as_of:
        return None
    seeks = _seeks(pack, given, wanted) if "application" in planes else None
    if seeks == ():
        return None
    draft = Draft(
        as_of,
        given.get(FORM, "SC"),
        given.get(INCORPORATED),
        _statuses(pack, given, wanted, seeks),
        {} if "statutes" in planes else None,
        (YearDraft(opens or year_start(closes), closes),) if with_years else (),
        seeks,
        given.get(SUBMITTED),
    )
    facts = {name: raw for name, raw in given.items() if not is_header(name)}
    return draft.with_facts(facts, pack.vocabulary)


def accreditations(pack: Pack) -> dict[str, tuple[str, ...]]:
    """The accreditations there are, and how each can stand in a dossier."""
    found = {}
    for name, signature in pack.vocabulary.signatures.items():
        if name.startswith(STATUS):
            options = getattr(signature.type, "options", ())
            found[name.removeprefix(STATUS)] = tuple(o for o in options if o != "none")
    return found


def _statuses(
    pack: Pack, given: Mapping[str, Any], wanted: Collection[str], seeks: tuple[str, ...] | None
) -> dict[str, str]:
    """The accreditations that the facts give, and otherwise those that the wishes need."""
    found = {}
    for regime, options in accreditations(pack).items():
        status = given.get(STATUS + regime)
        if status is None and (regime in wanted or regime in (seeks or ())):
            status = "sought" if regime in (seeks or ()) else options[0]
        if status not in (None, "none"):
            found[regime] = status
    return found


def _seeks(pack: Pack, given: Mapping[str, Any], wanted: Collection[str]) -> tuple[str, ...]:
    """What an application seeks: what the facts say, else what the wishes are about, else all."""
    regimes = accreditations(pack)
    said = {regime: given.get(SEEKS + regime) for regime in regimes}
    found = tuple(
        regime for regime in regimes if said[regime] or (said[regime] is None and regime in wanted)
    )
    if found or any(value is not None for value in said.values()):
        return found
    return tuple(regimes)[:1]
