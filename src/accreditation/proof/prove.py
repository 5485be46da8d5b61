"""Everything that is proved of a rule pack at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from accreditation.checking import Checker
from accreditation.law import Pack, Rule
from accreditation.law.contradictions import Contradiction, load_contradictions
from accreditation.mutation import Survivor, mutate
from accreditation.mutation.telling import Proved
from accreditation.processes import in_processes
from accreditation.proof.completions import Agreed, agreed
from accreditation.proof.pairs import Pairs, pairs, sharing
from accreditation.proof.reach import Reach, reach
from accreditation.proof.solving import TimeOut
from accreditation.proof.telling import tell_apart
from accreditation.proof.whole import Whole, whole

SECONDS = 5.0
"""The most time for one question."""

LONG = 120.0
"""The most time for a question about all rules at once."""

CHUNK = 100
"""How many pairs one process examines before it takes new work."""


@dataclass(frozen=True, slots=True)
class OneRule:
    """What is proved of a rule by itself.

    Attributes:
        dead: Parts that could be left out without any outcome changing.
        agreed: A case that is unknown although every completion has one outcome, if any.
        agreed_open: Whether the solver could not tell that.
    """

    reach: Reach
    dead: tuple[Survivor, ...]
    agreed: Agreed | None
    agreed_open: bool


@dataclass(slots=True)
class Proof:
    """What was proved of a rule pack.

    Attributes:
        rules: Rule by rule.
        pairs: Rule against rule, on each plane.
        wholes: Dossiers that meet everything, by the accreditations they hold; None where the
            solver could not tell.
        explained: The contradictions that the pack says the law means.
    """

    rules: list[OneRule] = field(default_factory=list)
    pairs: list[Pairs] = field(default_factory=list)
    wholes: dict[tuple[str, ...], Whole | None] = field(default_factory=dict)
    explained: list[Contradiction] = field(default_factory=list)

    @property
    def unexplained(self) -> list[tuple[str, str]]:
        """The contradictions that the pack does not explain."""
        known = {frozenset(one.rules) for one in self.explained}
        found = [pair for part in self.pairs for pair in part.contradictions]
        return [pair for pair in found if frozenset(pair) not in known]

    @property
    def sound(self) -> bool:
        """Whether every rule can pass and fail, has no dead part, and none contradict."""
        return (
            not self.unexplained
            and not any(one.reach.impossible or one.dead for one in self.rules)
            and all(one is not None and one.witness is not None for one in self.wholes.values())
        )


def prove(
    pack: Pack,
    rules: Sequence[Rule],
    done: Callable[[int, int], object] = max,
    workers: int | None = None,
) -> Proof:
    """Everything that can be proved of ``rules``, alone and with the rest of their pack.

    Args:
        pack: The pack.
        rules: The rules to prove; all of them for dossiers that meet everything.
        done: Called after each piece of work, with how many are done and how many there are.
        workers: How many processes share the work.

    Raises:
        InputError: a rule does not do what its cases expect.
    """
    proof = Proof(explained=load_contradictions(pack.folder))
    tasks = list(_tasks(pack, rules))
    found: dict[int, OneRule | Pairs | Whole | None] = {}
    for number, result in in_processes(pack, _piece, tasks, workers):
        found[number] = result
        done(len(found), len(tasks))
    for number, task in enumerate(tasks):
        match found[number]:
            case OneRule() as one_rule:
                proof.rules.append(one_rule)
            case Pairs() as some_pairs:
                proof.pairs.append(some_pairs)
            case dossier:
                proof.wholes[task[1]] = dossier
    return proof


def _tasks(pack: Pack, rules: Sequence[Rule]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    if len(rules) == len(pack.rules):
        yield from (("whole", (regime,)) for regime in pack.accreditations)
        if len(pack.accreditations) > 1:
            yield "whole", tuple(pack.accreditations)
    found = sharing(pack, rules)
    for start in range(0, len(found), CHUNK):
        yield "pairs", tuple(found[start : start + CHUNK])
    yield from (("rule", (rule.name,)) for rule in rules)


def _piece(pack: Pack, kind: str, names: tuple[Any, ...]) -> OneRule | Pairs | Whole | None:
    if kind == "rule":
        return _one(pack, pack.rules[names[0]])
    if kind == "whole":
        try:
            return whole(pack, Checker(pack), names, LONG)
        except TimeOut:
            return None
    return pairs(pack, names, SECONDS)


def _one(pack: Pack, rule: Rule) -> OneRule:
    try:
        found, is_open = agreed(pack, rule, SECONDS / 10), False
    except TimeOut:
        found, is_open = None, True
    survivors = mutate(pack, rule, tell_apart, {"branch"}).survivors
    dead = tuple(one for one in survivors if isinstance(one.told, Proved))
    return OneRule(reach(pack, rule, SECONDS), dead, found, is_open)
