"""The cases of the rules as seeds: situations worked out from the law, to be varied."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from accreditation.checking import case_context, load_cases
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Context, Facts
from accreditation.conditions.syntax import Expression, Node, Reference, walk
from accreditation.engine import OUTCOME, Judged, judged_alone
from accreditation.findings import Outcome
from accreditation.law import Rule
from tests.conftest import own_pack

PACK = own_pack()

many = functools.partial(
    settings, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
"""Settings of a law: how many examples it draws, the same in every run, in whatever time."""

without_shrinking = functools.partial(many, phases=(Phase.explicit, Phase.reuse, Phase.generate))
"""The same where one example takes too long for hundreds of simpler ones after a failure."""


@dataclass(frozen=True, eq=False)
class Seed:
    """A case of a rule; ``covered`` says whether the rule is in force on its date."""

    rule: Rule
    case: str
    context: Context
    covered: bool

    def __repr__(self) -> str:
        return f"<{self.rule.name}: {self.case}>"

    def judged(self, facts: Facts | None = None) -> Judged:
        """What the rule says of the case, or of other facts on the same date."""
        context = self.context
        if facts is not None:
            context = Context(context.law, facts, context.on, context.as_of)
        return judged_alone(self.rule, context, self.covered)

    def outcome(self, facts: Facts | None = None) -> Outcome:
        return self.judged(facts).outcome

    def outcomes(self, facts: Facts | None = None) -> dict[str | None, Outcome]:
        """The outcome under None, and those of the items a rule is about by their names."""
        judged = self.judged(facts)
        found: dict[str | None, Outcome] = {None: judged.outcome}
        if self.rule.over_items and judged.outcome != "not_applicable":
            assert judged.passes is not None
            found |= {step.item: OUTCOME[step.holds] for step in judged.passes.parts}
        return found


@functools.cache
def seeds_of(name: str) -> tuple[Seed, ...]:
    """Every case of a rule."""
    rule = PACK.rules[name]
    loaded = load_cases(PACK, rule)
    contexts = [case_context(PACK, loaded, i) for i in range(len(loaded.cases))]
    return tuple(
        Seed(rule, case.name, context, _covered(rule, context))
        for case, context in zip(loaded.cases, contexts, strict=True)
    )


def seeds(*outcomes: Outcome) -> st.SearchStrategy[Seed]:
    """A rule, and one of its cases; with ``outcomes``, one that has one of them."""
    every = (seed for name in PACK.rules for seed in seeds_of(name))
    return one_of([seed for seed in every if not outcomes or seed.outcome() in outcomes])


def one_of(found: Sequence[Seed]) -> st.SearchStrategy[Seed]:
    """First a rule, so that each is drawn as often as any other, and then one of its cases."""
    by_rule: dict[str, list[Seed]] = {}
    for seed in found:
        by_rule.setdefault(seed.rule.name, []).append(seed)
    return st.sampled_from(sorted(by_rule)).flatmap(lambda name: st.sampled_from(by_rule[name]))


def conditions_of(rule: Rule) -> Iterator[Node]:
    """Every part of a rule's conditions, and of the facts derived for it."""
    return parts_of([c for c in (rule.applies_when, rule.passes_when) if c is not None])


def parts_of(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every part of some conditions or expressions, and of the facts derived for them."""
    todo, done = list(nodes), set()
    while todo:
        for node in walk(todo.pop()):
            yield node
            if isinstance(node, Reference) and node.name not in done:
                done.add(node.name)
                todo.extend(_behind(node))


def asked(rule: Rule) -> Mapping[str, frozenset[str]]:
    """The facts a rule asks for that can be stated, by name; for a list, with those of an item."""
    names = {node.name for node in conditions_of(rule) if isinstance(node, Reference)}
    signatures = PACK.vocabulary.signatures
    stated = {name for name in names if not _computed(name)}
    tops = {name for name in stated if name in signatures}
    return {
        name: frozenset(short for short in signatures[name].fields if f"{name}.{short}" in stated)
        for name in tops
    }


def _behind(node: Reference) -> Iterator[Expression]:
    meaning = PACK.meanings[node.name]
    if meaning.derived is not None:
        yield meaning.derived
    if meaning.grouping is not None:
        yield meaning.grouping.list
        yield from meaning.grouping.by


def _computed(name: str) -> bool:
    meaning = PACK.meanings[name]
    return meaning.derived is not None or meaning.grouping is not None


def _covered(rule: Rule, context: Context) -> bool:
    return rule.source.in_force.covers(context.on, incorporated_in(context.facts))
