"""Changing rules and asking their cases, on every processor at once."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from accreditation.files import InputError, Problem, collected, read_yaml
from accreditation.law import Pack, Rule, load_pack, rule_file
from accreditation.mutation.edits import Kind
from accreditation.mutation.killing import OwnCases
from accreditation.mutation.mutants import mutants
from accreditation.mutation.telling import Proved, TellApart, Told, Undecided


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


def mutate(pack: Pack, rule: Rule, tell_apart: TellApart | None = None) -> Mutated:
    """Change one place of ``rule`` after the other, and ask its cases about each.

    Raises:
        InputError: its cases cannot be read, or it does not do what they expect.
    """
    own, document = OwnCases(pack, rule), read_yaml(rule_file(pack.folder, rule.name))
    number, survivors = 0, []
    for mutant in mutants(pack, rule):
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
    done: Callable[[], None] = lambda: None,
    workers: int | None = None,
) -> list[Mutated]:
    """What becomes of the mutants of each of ``rules``, in order.

    Args:
        pack: The pack of the rules, as it stands in its folder.
        rules: The rules to change.
        tell_apart: What is asked about the mutants that no case notices.
        done: Called after each rule.
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
    found: dict[str, Mutated] = {}
    for mutated in _each(pack, rules, tell_apart, workers or os.cpu_count() or 1):
        found[mutated.rule] = mutated
        done()
    return [found[rule.name] for rule in rules]


def _each(
    pack: Pack, rules: Sequence[Rule], tell_apart: TellApart | None, workers: int
) -> Iterator[Mutated]:
    if min(workers, len(rules)) < 2:
        yield from (mutate(pack, rule, tell_apart) for rule in rules)
        return
    with ProcessPoolExecutor(
        min(workers, len(rules)),
        multiprocessing.get_context("spawn"),
        _begin,
        (pack.folder, tell_apart),
    ) as pool:
        tasks = [pool.submit(_mutate, rule.name) for rule in rules]
        try:
            for task in as_completed(tasks):
                yield task.result()
        finally:
            pool.shutdown(cancel_futures=True)


_given: list[tuple[Pack, TellApart | None]] = []
"""What a process of the pool was given when it began."""


def _begin(folder: Path, tell_apart: TellApart | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _given.append((load_pack(folder), tell_apart))


def _mutate(name: str) -> Mutated:
    ((pack, tell_apart),) = _given
    return mutate(pack, pack.rules[name], tell_apart)
