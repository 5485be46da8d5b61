"""What two rules say together: whether they contradict each other, and which implies which."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import z3

from accreditation.law import Pack, Rule
from accreditation.law.uses import base_facts
from accreditation.proof.comparing import SHORTEST
from accreditation.proof.formulas import RuleFormula, Subject
from accreditation.proof.solving import Question, TimeOut
from accreditation.proof.world import World


@dataclass(frozen=True, slots=True)
class Pairs:
    """What was found about the pairs of rules on one plane that share a fact.

    Attributes:
        contradictions: Rules of one regime that can concern one subject and never both pass.
        implications: Rules of two regimes of which the second never fails where the first passes,
            though both can concern the subject and the second can fail.
        undecided: Pairs about which the solver could not tell.
        examined: The number of pairs.
    """

    contradictions: tuple[tuple[str, str], ...]
    implications: tuple[tuple[str, str], ...]
    undecided: tuple[tuple[str, str], ...]
    examined: int


def sharing(pack: Pack, rules: Sequence[Rule]) -> list[tuple[str, str]]:
    """The pairs of rules on one plane that share a fact, and of which one is among ``rules``."""
    facts = {rule.name: frozenset(base_facts(pack, rule)) for rule in pack.rules.values()}
    chosen = {rule.name for rule in rules}
    return [
        (a.name, b.name)
        for a, b in combinations(pack.rules.values(), 2)
        if a.source.plane == b.source.plane
        and {a.name, b.name} & chosen
        and facts[a.name] & facts[b.name]
    ]


def pairs(pack: Pack, names: Sequence[tuple[str, str]], seconds: float) -> Pairs:
    """What is so of some pairs of rules on one plane."""
    contradictions, implications, undecided = [], [], []
    for first, second in names:
        a, b = pack.rules[first], pack.rules[second]
        subject = Subject(a.source.plane, World(SHORTEST))
        one, other = subject.rule(pack, a), subject.rule(pack, b)
        question = subject.question(seconds=seconds)
        try:
            if a.regime == b.regime:
                if _contradict(question, one, other):
                    contradictions.append((first, second))
                continue
            if _implies(question, one, other):
                implications.append((first, second))
            if _implies(question, other, one):
                implications.append((second, first))
        except TimeOut:
            undecided.append((first, second))
    return Pairs(tuple(contradictions), tuple(implications), tuple(undecided), len(names))


def _contradict(question: Question, a: RuleFormula, b: RuleFormula) -> bool:
    if question.possible(a.outcomes["pass"], b.outcomes["pass"]):
        return False
    return question.possible(a.applicable, b.applicable)


def _implies(question: Question, a: RuleFormula, b: RuleFormula) -> bool:
    passes, fails = a.outcomes["pass"], b.outcomes["fail"]
    if question.possible(passes, fails):
        return False
    return question.possible(z3.And(a.applicable, fails)) and question.possible(
        passes, b.outcomes["pass"]
    )
