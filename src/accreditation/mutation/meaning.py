"""Telling when two rules are the same by their form alone."""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from typing import Any as Anything

from accreditation.conditions import Reference, Signature, walk
from accreditation.conditions.syntax import All, Any, Compare, Not, OneOf
from accreditation.law import Rule

_NEGATED = {
    "at_most": "more_than",
    "less_than": "at_least",
    "on_or_before": "after",
    "before": "on_or_after",
}
_NEGATED |= {new: old for old, new in _NEGATED.items()}


class Meanings:
    """Gives rules that are written differently, and obviously mean the same, one key."""

    def __init__(self, signature: Signature) -> None:
        """Take the facts, of which some may be silent without a default."""
        self._silent = {
            name for name, fact in signature.facts.items() if fact.silence == "possible"
        }

    def key(self, rule: Rule) -> Hashable:
        """A key of what ``rule`` says, and when."""
        period = rule.source.in_force
        dates = (period.from_, period.to, period.new_companies_from)
        return dates, self._key(rule.applies_when), self._key(rule.passes_when)

    def _key(self, node: Anything) -> Hashable:
        if isinstance(node, All | Any):
            parts = {self._key(part) for part in _flat(node, type(node))}
            return (type(node), frozenset(parts)) if len(parts) > 1 else parts.pop()
        if isinstance(node, Not):
            return self._negation(node.part)
        if isinstance(node, OneOf):
            return OneOf, self._key(node.left), frozenset(map(repr, node.values))
        if is_dataclass(node):
            parts_ = (self._key(getattr(node, field.name)) for field in fields(node))
            return (type(node), *parts_)
        return tuple(map(self._key, node)) if isinstance(node, tuple) else node

    def _negation(self, part: Anything) -> Hashable:
        if isinstance(part, Not):
            return self._key(part.part)
        if self._always_states(part):
            if isinstance(part, Compare) and part.operator in _NEGATED:
                key = self._key(part)
                assert isinstance(key, tuple)
                return (key[0], _NEGATED[part.operator], *key[2:])
            if isinstance(part, OneOf) and part.values in ((True,), (False,)):
                return self._key(OneOf(part.left, (not part.values[0],)))
        return Not, self._key(part)

    def _always_states(self, leaf: Anything) -> bool:
        """Whether no fact of a leaf can be silent where the law has no answer."""
        names = {node.name for node in walk(leaf) if isinstance(node, Reference)}
        return not names & self._silent


def _flat(node: Anything, kind: type) -> list[Anything]:
    """The parts of nested conditions of one kind, side by side."""
    if not isinstance(node, kind):
        return [node]
    return [leaf for part in node.parts for leaf in _flat(part, kind)]  # type: ignore[attr-defined]
