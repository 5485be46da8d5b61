"""Where Kleene's logic says unknown, though whatever the missing facts are, the outcome is one.

A rule may read a fact twice; then every value of it can lead to the same outcome while each
reading by itself is open. The evaluator stays on the safe side and asks; here are the rules on
which it asks for nothing.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import z3

from accreditation.conditions import Scalar
from accreditation.findings import OUTCOMES, Outcome
from accreditation.law import Pack, Rule
from accreditation.law.uses import base_facts
from accreditation.proof.comparing import SHORTEST
from accreditation.proof.formulas import RuleFormula, Subject
from accreditation.proof.solving import TimeOut
from accreditation.proof.terms import FALSE, TRUE, Bool, Term, both, choose
from accreditation.proof.witness import Witness, case_in
from accreditation.proof.world import Records, World

ROUNDS = 8
"""How often a completion that leads elsewhere is taken into account before giving up."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A case that is unknown to the evaluator, and whose outcome is settled all the same."""

    rule: str
    outcome: Outcome
    witness: Witness


def agreed(pack: Pack, rule: Rule, seconds: float) -> Agreed | None:
    """A case of ``rule`` that is unknown although every completion has one outcome, if any.

    Raises:
        TimeOut: the solver cannot tell.
    """
    if not _reads_twice(pack, rule):
        return None
    known = World(SHORTEST)
    subject = Subject(rule.source.plane, known)
    formula = subject.rule(pack, rule)
    if subject.encoder(pack).factors:
        raise TimeOut
    completed = _Completed(known)
    completion = Subject(rule.source.plane, completed)
    completion.on = subject.on
    whole = completion.rule(pack, rule)
    for outcome in OUTCOMES:
        if outcome != "unknown":
            found = _settled(subject, formula, completion, whole, outcome, seconds)
            if found is not None:
                return Agreed(rule.name, outcome, found)
    return None


def _reads_twice(pack: Pack, rule: Rule) -> bool:
    """Whether some fact is read in two places; if not, Kleene's logic leaves nothing open."""
    counts = Counter(base_facts(pack, rule))
    return any(number > 1 for number in counts.values())


class _Completed(World):
    """A world in which nothing is unknown: what another world leaves open is filled in."""

    def __init__(self, known: World) -> None:
        super().__init__(known.bound, open_ended=True)
        self.known = known
        self.filling: list[Any] = []

    def scalar(self, name: str, type_: Scalar, record: str = "", *, silence: bool = False) -> Term:
        told = self.known.scalar(name, type_, record, silence=silence)
        filled = super().scalar(name, type_, f"filled {record}", silence=silence)
        known = z3.And(told.known, self.known.there(record))
        return Term(
            TRUE,
            z3.If(known, told.silent, filled.silent) if silence else FALSE,
            choose(known, told.value, filled.value),
        )

    def records(self, name: str) -> Records:
        told = self.known.records(name)
        items = tuple(
            (z3.Or(here, z3.And(z3.Not(told.complete), z3.Bool(f"filled {record.id}"))), record)
            for here, record in told.items
        )
        return Records(items, TRUE)


def _settled(
    subject: Subject,
    formula: RuleFormula,
    completion: Subject,
    whole: RuleFormula,
    outcome: Outcome,
    seconds: float,
) -> Witness | None:
    """A case that every completion gives ``outcome``."""
    possible = both(completion.constraints())
    leads_there = z3.Implies(possible, whole.outcomes[outcome])
    fillings = _fillings(possible, leads_there)
    question = subject.question(formula.outcomes["unknown"], possible, seconds=seconds)
    question.insist(whole.outcomes[outcome], *_room(subject.world))
    elsewhere = completion.question(z3.Not(whole.outcomes[outcome]), seconds=seconds)
    variables = _variables(*subject.constraints(), formula.outcomes["unknown"])
    for _ in range(ROUNDS):
        if not question.possible():
            return None
        found = question.model()
        fixed = [variable == found.eval(variable, model_completion=True) for variable in variables]
        if not elsewhere.possible(*fixed):
            return case_in(found, subject)
        model = elsewhere.model()
        values = [(one, model.eval(one, model_completion=True)) for one in fillings]
        question.insist(z3.substitute(leads_there, *values))
    raise TimeOut


def _room(world: World) -> list[Bool]:
    """That a list from which something may be missing has room for one more item."""
    return [
        z3.Or(records.complete, z3.Not(records.items[-1][0])) for records in world.lists.values()
    ]


def _fillings(*formulas: Bool) -> list[Any]:
    return [one for one in _variables(*formulas) if str(one).startswith("filled ")]


def _variables(*formulas: Bool) -> list[Any]:
    """The variables in some formulas; a part that several of them share is looked at once."""
    found, seen, waiting = [], set(), list(formulas)
    while waiting:
        term = waiting.pop()
        if term.get_id() in seen:
            continue
        seen.add(term.get_id())
        waiting.extend(term.children())
        if z3.is_const(term) and term.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            found.append(term)
    return found
