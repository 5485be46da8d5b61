"""From the vocabulary and the mix to the columns of an invented register."""

import contextlib

from accreditation.conditions import (
    BOOLEAN,
    SILENT,
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Scalar,
    Words,
    counted,
    read_value,
)
from accreditation.conditions.types import step_of
from accreditation.dossier.facts import read_written
from accreditation.files import Document, InputError, Problem
from accreditation.law import ItemFact, Pack
from accreditation.screening.sample.columns import (
    COOPERATIVE,
    UNKNOWN,
    YEAR,
    Column,
    Listed,
    Outcome,
    Plan,
)
from accreditation.screening.sample.mix import Mix, Odds, OddsByGroup
from accreditation.screening.sample.outcomes import read_formula

ANY = "any"
"""In odds, each of the values there are, as often as the others."""

LEVELS = {"cooperative": COOPERATIVE, "statutes": COOPERATIVE, "practice": YEAR}
"""What has one value for each fact of a plane."""


def plan_of(pack: Pack, document: Document, mix: Mix) -> Plan:
    """The columns of a register for the facts of ``pack`` that somebody can state.

    Facts that the program supplies are there only if ``mix`` has odds for them.

    Raises:
        InputError: the odds of a fact name what it cannot be.
    """
    planner = _Planner(document, mix)
    plan = Plan(mix, {}, {})
    for name, entry in pack.vocabulary.entries.items():
        if entry.plane not in LEVELS or entry.groups or not planner.sampled(name, entry):
            continue
        signature, level = pack.vocabulary.signatures[name], LEVELS[entry.plane]
        if not isinstance(signature.type, ListType):
            plan.scalars[name] = planner.column(signature, entry, level)
            continue
        plan.lists[name] = Listed(
            planner.made(FactSignature(name, counted("items")), "list", level),
            planner.made(FactSignature(f"{name}.complete", BOOLEAN), "complete", level),
            {
                short: planner.column(field, entry.fields[short], name)
                for short, field in signature.fields.items()
                if planner.sampled(field.name, entry.fields[short])
            },
        )
    planner.hold_references(plan)
    if planner.problems:
        raise InputError(planner.problems)
    return plan


class _Planner:
    def __init__(self, document: Document, mix: Mix) -> None:
        self.document = document
        self.mix = mix
        self.problems: list[Problem] = []

    def sampled(self, name: str, entry: ItemFact) -> bool:
        return entry.kind != "computed" or name in self.mix.facts

    def column(self, signature: FactSignature, entry: ItemFact, level: str) -> Column:
        return self.made(signature, entry.type if entry.kind != "judgement" else entry.kind, level)

    def made(self, signature: FactSignature, kind: str, level: str) -> Column:
        """A column with its own odds, or those of its kind."""
        name, type_ = signature.name, signature.type
        assert not isinstance(type_, ListType)
        own = name in self.mix.facts
        place = ("facts", name) if own else ("defaults", kind)
        stated = self.mix.facts[name] if own else self.mix.defaults.get(kind, {})
        silence = signature.silence != "impossible"
        groups = [self._odds(stated, group, type_, silence or own) for group in self.mix.groups]
        keys = list(dict.fromkeys(key for odds in groups for key in odds))
        weights = tuple(tuple(odds.get(key, 0) for key in keys) for odds in groups)
        if not all(sum(row) for row in weights):
            self._say(place, f"'{name}' needs odds above nought for every group.")
        words = _words(type_, keys)
        outcomes = tuple(self._outcome(signature, key, words, place) for key in keys)
        return Column(name, type_, level, silence, words, outcomes, weights)

    def hold_references(self, plan: Plan) -> None:
        """See to it that what formulas refer to is there."""
        fields = [field for one in plan.lists.values() for field in one.fields.values()]
        lengths = [one.length for one in plan.lists.values()]
        for column in (*plan.scalars.values(), *lengths, *fields):
            for term in (term for formula in column.formulas for term in formula):
                for reference in filter(None, (term.of, term.by)):
                    fault = plan.fault(reference, column.level)
                    if fault is not None:
                        self._say(("facts", column.name), f"'{column.name}': {fault}.")

    def _odds(self, stated: OddsByGroup, group: str, type_: Scalar, silence: bool) -> Odds:
        """The odds of a group, with every value named; silence only where it can be."""
        odds = dict(self.mix.of_group(stated, group))
        if not silence:
            odds.pop(SILENT.value, None)
        evenly = odds.pop(ANY, 0)
        if not evenly:
            return odds
        options = _options(type_)
        odds = {key: weight * len(options) for key, weight in odds.items()}
        return odds | {key: odds.get(key, 0) + evenly for key in options}

    def _outcome(
        self, signature: FactSignature, key: str, words: tuple[str, ...], place: tuple[str, str]
    ) -> Outcome:
        if key == UNKNOWN or (key == SILENT.value and signature.silence != "impossible"):
            return key
        try:
            match signature.type:
                case Day():
                    return read_formula(key)
                case Number() as type_:
                    return _number(type_, key)
            read_written(signature, key)
        except ValueError as error:
            self._say(place, f"'{signature.name}' {error}.")
            return UNKNOWN
        return words.index(key)

    def _say(self, place: tuple[str, ...], message: str) -> None:
        self.problems.append(self.document.problem(place, message))


def _number(type_: Number, key: str) -> Outcome:
    with contextlib.suppress(ValueError):
        value = read_value(type_, key)
        assert isinstance(value, int)
        return value // step_of(type_)
    return read_formula(key)


def _options(type_: Scalar) -> tuple[str, ...]:
    match type_:
        case Boolean():
            return "false", "true"
        case Choice(options=options):
            return options
    return ()


def _words(type_: Scalar, keys: list[str]) -> tuple[str, ...]:
    if isinstance(type_, Words):
        return tuple(key for key in keys if key not in (UNKNOWN, SILENT.value))
    return _options(type_)
