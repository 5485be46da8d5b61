"""Two versions of a rule pack: rule by rule the same law, or a case on which they differ."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from accreditation.conditions import Condition, Expression, Meaning, Reference, walk
from accreditation.conditions.syntax import Parameter
from accreditation.law import Pack
from accreditation.law.uses import conditions_of
from accreditation.proof.comparing import (
    FROM_FAIL,
    TO_FAIL,
    Comparison,
    Different,
    Equal,
    Undecided,
    Version,
    compare,
)

Change = Literal[
    "unchanged", "same", "added", "removed", "stricter", "looser", "other", "undecided"
]
"""Not touched; touched and proved the same; stricter: only more fails; looser: only less."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What became of a rule between two versions.

    Attributes:
        comparison: The proof or the case behind it; None for a rule that was not touched, or that
            only one version has.
        also: For a change in both directions, a case of the other direction.
    """

    rule: str
    change: Change
    comparison: Comparison | None = None
    also: Different | None = None

    @property
    def differs(self) -> bool:
        """Whether the rule is not proved to be the same law."""
        return self.change not in ("unchanged", "same")


def changes(
    old: Pack, new: Pack, seconds: float, done: Callable[[int, int], object] = max
) -> list[RuleChange]:
    """What became of every rule of either pack, in the order of the new one.

    Args:
        old: The version before.
        new: The version after.
        seconds: The most time for one question to the solver.
        done: Called after each rule, with how many are done and how many there are.
    """
    names = list(dict.fromkeys((*new.rules, *old.rules)))
    found = []
    for number, name in enumerate(names, 1):
        found.append(_change(old, new, name, seconds))
        done(number, len(names))
    return found


def _change(old: Pack, new: Pack, name: str, seconds: float) -> RuleChange:
    if name not in old.rules:
        return RuleChange(name, "added")
    if name not in new.rules:
        return RuleChange(name, "removed")
    before, after = Version(old, old.rules[name]), Version(new, new.rules[name])
    if fingerprint(before) == fingerprint(after):
        return RuleChange(name, "unchanged")
    compared = partial(compare, before, after, seconds)
    whole = compared()
    match whole:
        case Equal():
            return RuleChange(name, "same", whole)
        case Undecided():
            return RuleChange(name, "undecided", whole)
    stricter, looser = compared(only=TO_FAIL), compared(only=FROM_FAIL)
    match stricter, looser:
        case Different(), Equal():
            return RuleChange(name, "stricter", stricter)
        case Equal(), Different():
            return RuleChange(name, "looser", looser)
        case Different(), Different():
            return RuleChange(name, "other", stricter, looser)
    return RuleChange(name, "other", whole)


def fingerprint(version: Version) -> str:
    """Everything on which the outcome of a rule depends, written out."""
    pack, rule = version.pack, version.rule
    parts = [repr(rule.source.in_force)]
    for condition in conditions_of(rule):
        parts.append(repr(condition))
        for name, said in sorted(set(_behind(pack, condition))):
            parts.append(f"{name}: {said}")
    return "\n".join(parts)


def _behind(pack: Pack, node: Condition | Expression) -> Iterator[tuple[str, str]]:
    """The facts and parameters that a condition reads, with what each of them means."""
    for part in walk(node):
        if isinstance(part, Parameter):
            values = [(value.from_, value.value) for value in pack.parameters[part.name].values]
            yield part.name, repr(values)
        elif isinstance(part, Reference):
            meaning = pack.meanings[part.name]
            yield part.name, _meant(pack, meaning)
            if meaning.derived is not None:
                yield from _behind(pack, meaning.derived)
            if meaning.grouping is not None:
                for key in meaning.grouping.by:
                    yield from _behind(pack, key)


def _meant(pack: Pack, meaning: Meaning) -> str:
    default = meaning.default
    begins = []
    if default is not None:
        begins = [pack.instruments[cite.instrument].versions for cite in default.references]
    said = (meaning.type, meaning.derived, meaning.grouping, default and default.value, begins)
    return repr(said)
