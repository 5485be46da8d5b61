"""Judging a rule on a subject with both evaluators, which must agree."""

from collections.abc import Iterable
from dataclasses import dataclass

from accreditation.caching import keep, kept
from accreditation.conditions import Context, Step, Truth, evaluate
from accreditation.engine.durable import REMEMBERED, VERSION, DurableEngine, Session, available
from accreditation.engine.faults import EngineFault
from accreditation.engine.programs import (
    NO,
    UNKNOWN,
    YES,
    Program,
    Slots,
    compile_rule,
    program_name,
)
from accreditation.engine.verdicts import VERDICT, verdict_fields, verdict_of
from accreditation.findings import EngineNote, Outcome, Tally, Verdict
from accreditation.law import Rule

OUTCOME: dict[Truth, Outcome] = {True: "pass", False: "fail", None: "unknown"}
_LEAF: dict[Truth, str] = {True: YES, False: NO, None: UNKNOWN}


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a rule on a subject, and how each of its conditions was evaluated."""

    outcome: Outcome
    applies: Step | None
    passes: Step | None


def judged_alone(rule: Rule, context: Context, in_force: bool) -> Judged:
    """The outcome of ``rule`` in ``context`` by the Kleene evaluator alone.

    Raises:
        InputError: the date lies in a gap of the law.
    """
    applies = passes = None
    if in_force:
        if rule.applies_when is not None:
            applies = evaluate(rule.applies_when, context)
        passes = evaluate(rule.passes_when, context)
    return Judged(_outcome(applies, passes), applies, passes)


class Engine:
    """Both evaluators, ready for a set of rules."""

    def __init__(
        self, rules: Iterable[Rule], key: str | None = None, remembered: int = REMEMBERED
    ) -> None:
        """Compile the rules.

        Args:
            rules: What it can judge.
            key: Under what the compiled rules are kept; it stands for these rules only.
            remembered: How many decisions of ``durable_rules`` it remembers.

        Raises:
            EngineFault: ``durable_rules`` is missing where it is needed, or a rule is too large.
        """
        listed = list(rules)
        self._slots: dict[str, Slots] = {}
        self._durable = None
        if available():
            self._durable = DurableEngine([VERDICT, *_programs(listed, key)], remembered)

    @property
    def note(self) -> EngineNote:
        """Which evaluator decides and which one confirms."""
        if self._durable is None:
            return EngineNote("kleene", None)
        return EngineNote(f"durable_rules {VERSION}", "kleene")

    def bench(self) -> "Bench":
        """A bench for one dossier."""
        return Bench(self._slots, None if self._durable is None else self._durable.session())


class Bench:
    """Judges the rules of one dossier; use it in a ``with`` block."""

    def __init__(self, slots: dict[str, Slots], session: Session | None) -> None:
        self._slots = slots
        self._session = session

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *error: object) -> None:
        if self._session is not None:
            self._session.__exit__(*error)

    def judge(self, rule: Rule, context: Context, in_force: bool) -> Judged:
        """The outcome of ``rule`` in ``context``.

        Raises:
            EngineFault: the two evaluators disagree, or ``durable_rules`` failed.
            InputError: the date lies in a gap of the law.
        """
        judged = judged_alone(rule, context, in_force)
        if self._session is not None:
            slots = self._slots_of(rule)
            fields = self._fields(rule.name, slots, judged.applies, judged.passes)
            decided = self._session.decide(rule.name, fields)
            if decided != judged.outcome:
                raise _disagreement(f"{rule.name} on {context.on}", decided, judged.outcome)
        return judged

    def _slots_of(self, rule: Rule) -> Slots:
        if rule.name not in self._slots:
            self._slots[rule.name] = Slots(rule.applies_when, rule.passes_when)
        return self._slots[rule.name]

    def verdict(self, regime: str, tally: Tally) -> Verdict:
        """The verdict that follows from the counts of a regime's conditions.

        Raises:
            EngineFault: the two evaluators disagree.
        """
        verdict = verdict_of(tally)
        if self._session is not None:
            decided = self._session.decide(VERDICT.name, verdict_fields(tally))
            if decided != verdict:
                raise _disagreement(f"the verdict for {regime}", decided, verdict)
        return verdict

    def _fields(self, rule: str, slots: Slots, *steps: Step | None) -> dict[str, str | int]:
        fields: dict[str, str | int] = {"in_force": NO if steps[-1] is None else YES}
        for step in steps:
            if step is not None:
                self._add(fields, rule, slots, step)
        return fields

    def _add(self, fields: dict[str, str | int], rule: str, slots: Slots, step: Step) -> None:
        """Put the state of every leaf, and the counts of every quantifier, into ``fields``."""
        node = step.node
        leaf = slots.leaves.get(node)
        if leaf is not None:
            fields[leaf] = _LEAF[step.holds]
        elif node in slots.quantifiers:
            counts = self._counts(rule, slots.quantifiers[node], slots.bodies[node], step)
            fields.update(counts)
        else:
            for part in step.parts:
                self._add(fields, rule, slots, part)

    def _counts(self, rule: str, slot: str, body: Slots, step: Step) -> dict[str, str | int]:
        assert self._session is not None
        name = program_name(rule, slot)
        outcomes: list[Outcome] = []
        for item in step.parts:
            fields: dict[str, str | int] = {}
            self._add(fields, rule, body, item.parts[0])
            decided = self._session.decide(name, fields)
            if decided != OUTCOME[item.holds]:
                raise _disagreement(f"{rule} ({item.item})", decided, OUTCOME[item.holds])
            outcomes.append(decided)
        return {
            f"{slot}_{YES}": outcomes.count("pass"),
            f"{slot}_{NO}": outcomes.count("fail"),
            f"{slot}_{UNKNOWN}": outcomes.count("unknown"),
            f"{slot}_complete": YES if step.complete else NO,
        }


def _programs(rules: list[Rule], key: str | None) -> list[Program]:
    """The programs of rules, as they were kept if they were."""
    found = None if key is None else kept(f"{key}-programs", list)
    if found is None:
        found = [program for rule in rules for program in compile_rule(rule)]
        if key is not None:
            keep(f"{key}-programs", found)
    return found


def _outcome(applies: Step | None, passes: Step | None) -> Outcome:
    if passes is None or (applies is not None and applies.holds is False):
        return "not_applicable"
    if applies is not None and applies.holds is None:
        return "unknown"
    return OUTCOME[passes.holds]


def _disagreement(name: str, decided: str, oracle: str) -> EngineFault:
    return EngineFault(
        f"the two evaluators disagree on {name}: durable_rules says {decided}, the "
        f"Kleene evaluator says {oracle}. Do not rely on this run; please report it."
    )
