"""The places of a rule that can be changed: its conditions and expressions, as they are written.

The rule loads, so its parts have the shapes that the parser accepts, and only those are looked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accreditation.conditions import FactSignature, Signature, Variables, parse_binding
from accreditation.conditions.expressions import REFERENCE, Path
from accreditation.conditions.parse import COMPARATORS
from accreditation.conditions.types import Day, Number
from accreditation.law import RuleFile


@dataclass(frozen=True, slots=True)
class Scope:
    """What can be named in a place: the facts of the subject, and items bound to variables."""

    signature: Signature
    variables: Variables

    def fact(self, name: str) -> FactSignature | None:
        """The fact that a name means here; None if it means none."""
        head, _, tail = name.partition(".")
        if head in self.variables and tail in self.variables[head].fields:
            return self.variables[head].fields[tail]
        return self.signature.facts.get(name)

    def binding(self, raw: Any) -> "Scope":
        """The scope inside ``{variable: list}``."""
        variables = parse_binding(raw, self.signature)[2]
        return Scope(self.signature, {**self.variables, **variables})


@dataclass(frozen=True, slots=True)
class Site:
    """A condition or an expression of a rule.

    Attributes:
        path: Where it stands in the rule's file.
        raw: What is written there.
        scope: What can be named there.
        is_condition: Whether it is a condition and no expression.
    """

    path: Path
    raw: Any
    scope: Scope
    is_condition: bool

    @property
    def fact(self) -> tuple[str, FactSignature] | None:
        """The name and the meaning of the fact that a leaf is about."""
        if not self.is_condition or len(self.raw) != 1:
            return None
        (name,) = self.raw
        found = self.scope.fact(name) if REFERENCE.fullmatch(name) else None
        return None if found is None else (name, found)

    @property
    def comparison(self) -> "Comparison | None":
        """What a leaf on a number or a date compares it with."""
        if self.fact is None:
            return None
        name, fact = self.fact
        raw = self.raw[name]
        if raw == "silent" or not isinstance(fact.type, Number | Day):
            return None
        if isinstance(raw, dict) and len(raw) == 1 and next(iter(raw)) in COMPARATORS:
            ((operator, right),) = raw.items()
            return Comparison(name, operator, right, (*self.path, name, operator))
        return Comparison(name, "equals", raw, (*self.path, name))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A leaf on a number or a date, with the place of its right side."""

    name: str
    operator: str
    right: Any
    path: Path


def sites(source: RuleFile, signature: Signature) -> Iterator[Site]:
    """Every condition and expression of a rule, in the order in which they are written."""
    scope = Scope(signature, {})
    if source.applies_when is not None:
        yield from _conditions(source.applies_when, ("applies_when",), scope)
    inner = scope if source.each is None else scope.binding(source.each)
    yield from _conditions(source.passes_when, ("passes_when",), inner)


def _conditions(raw: Any, path: Path, scope: Scope) -> Iterator[Site]:
    site = Site(path, raw, scope, is_condition=True)
    yield site
    comparison = site.comparison
    if comparison is not None:
        yield from _expressions(comparison.right, comparison.path, scope)
        return
    for quantifier in ("each", "some"):
        if quantifier in raw:
            scope = scope.binding(raw[quantifier])
    for key, parts in raw.items():
        if key in ("all", "any"):
            for i, part in enumerate(parts):
                yield from _conditions(part, (*path, key, i), scope)
        elif key in ("not", "when", "then", "holds"):
            yield from _conditions(parts, (*path, key), scope)


def _expressions(raw: Any, path: Path, scope: Scope) -> Iterator[Site]:
    yield Site(path, raw, scope, is_condition=False)
    if not isinstance(raw, dict):
        return
    binding = raw.get("count", raw.get("each"))
    inner = scope if binding is None else scope.binding(binding)
    for key, part in raw.items():
        if key == "where":
            yield from _conditions(part, (*path, key), inner)
        elif isinstance(part, list):
            for i, operand in enumerate(part):
                yield from _expressions(operand, (*path, key, i), scope)
        elif key not in ("count", "each", "parameter"):
            within = scope if key == "when_empty" else inner
            yield from _expressions(part, (*path, key), within)
