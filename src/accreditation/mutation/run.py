"""Changing rules and asking their cases, on every processor at once."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from accreditation.files import InputError, Problem, collected, read_yaml
from accreditation.law import Pack, Rule, rule_file
from accreditation.mutation.edits import KINDS, Kind
from accreditation.mutation.killing import OwnCases
from accreditation.mutation.mutants import mutants
from accreditation.mutation.telling import Proved, TellApart, Told, Undecided
from accreditation.processes import in_processes


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no case of its rule notices.

    Attributes:
        line: The line of the change in the rule's file.
        description: The change in the words of the language.
        told: A proof that it is no other rule, or a case that tells it apart; None if nobody
            was asked.
    """

    file: Path
    line: int
    kind: Kind
    description: str
    told: Told | None


@dataclass(frozen=True, slots=True)
class Mutated:
    """What became of the mutants of one rule.

    Attributes:
        number: How many there are.
        survivors: Those that no case notices.
    """

    rule: str
    number: int
    survivors: tuple[Survivor, ...]

    @property
    def proved(self) -> tuple[Proved, ...]:
        """The proofs that a survivor is no other rule."""
        return tuple(s.told for s in self.survivors if isinstance(s.told, Proved))

    @property
    def undecided(self) -> int:
        """How many survivors nobody could tell from the rule, nor prove to be the same."""
        return sum(isinstance(s.told, Undecided) for s in self.survivors)

    @property
    def open(self) -> tuple[Survivor, ...]:
        """The survivors that are not proved to be the same rule."""
        return tuple(s for s in self.survivors if not isinstance(s.told, Proved))


def mutate(
    pack: Pack, rule: Rule, tell_apart: TellApart | None = None, kinds: Collection[Kind] = KINDS
) -> Mutated:
    """Change one place of ``rule`` after the other, and ask its cases about each.

    Args:
        pack: The pack of the rule.
        rule: The rule.
        tell_apart: What is asked about the mutants that no case notices.
        kinds: The kinds of changes to make.

    Raises:
        InputError: its cases cannot be read, or it does not do what they expect.
    """
    own, document = OwnCases(pack, rule), read_yaml(rule_file(pack.folder, rule.name))
    number, survivors = 0, []
    for mutant in mutants(pack, rule):
        if mutant.kind not in kinds:
            continue
        number += 1
        if not own.notice(mutant.rule):
            told = None if tell_apart is None else tell_apart(pack, rule, mutant.rule)
            line = document.line(mutant.path)
            survivors.append(Survivor(document.file, line, mutant.kind, mutant.description, told))
    return Mutated(rule.name, number, tuple(survivors))


def mutate_all(
    pack: Pack,
    rules: Sequence[Rule],
    tell_apart: TellApart | None = None,
    done: Callable[[int, int], object] = max,
    workers: int | None = None,
) -> list[Mutated]:
    """What becomes of the mutants of each of ``rules``, in order.

    Args:
        pack: The pack of the rules, as it stands in its folder.
        rules: The rules to change.
        tell_apart: What is asked about the mutants that no case notices.
        done: Called after each rule, with how many are done and how many there are.
        workers: How many processes share the work; by default, as many as there are processors.

    Raises:
        InputError: cases cannot be read, or a rule does not do what its own expect; every
            problem at once, before any rule is changed.
    """
    problems: list[Problem] = []
    for rule in rules:
        collected(problems, partial(OwnCases, pack, rule))
    if problems:
        raise InputError(problems)
    found: dict[int, Mutated] = {}
    tasks = [(rule.name, tell_apart) for rule in rules]
    for number, mutated in in_processes(pack, _mutate, tasks, workers):
        found[number] = mutated
        done(len(found), len(rules))
    return [found[number] for number in range(len(rules))]


def _mutate(pack: Pack, name: str, tell_apart: TellApart | None) -> Mutated:
    return mutate(pack, pack.rules[name], tell_apart)
