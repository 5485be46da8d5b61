"""Where two conditions differ: if each place means the same, so do the whole conditions."""

from collections.abc import Iterator

import z3

from accreditation.conditions import Condition
from accreditation.conditions.syntax import All, Any, Not, Quantified, When
from accreditation.law import Rule
from accreditation.proof.encoding import Encoder, Scope
from accreditation.proof.terms import Bool, either

Place = tuple[Condition, Condition, tuple[Quantified, ...]]
"""Two conditions that stand in one place, and the quantifiers around them."""


def differences(old: Rule, new: Rule) -> list[Place] | None:
    """The places where the conditions of two rules of one pack differ.

    None if they have no common form, or are not in force on the same days.
    """
    if old.source.in_force != new.source.in_force:
        return None
    if (old.applies_when is None) != (new.applies_when is None):
        return None
    found = list(_places(old.passes_when, new.passes_when, ()))
    if old.applies_when is not None and new.applies_when is not None:
        found += _places(old.applies_when, new.applies_when, ())
    return found


def disagreement(place: Place, encoder: Encoder) -> Bool:
    """That the two conditions in a place are not both true, both false or both unknown."""
    old, new, around = place
    apart = []
    for here, scope in _scopes(around, encoder):
        a, b = encoder.condition(old, scope), encoder.condition(new, scope)
        apart.append(z3.And(here, z3.Or(a.yes != b.yes, a.no != b.no)))
    return either(apart)


def _places(old: Condition, new: Condition, around: tuple[Quantified, ...]) -> Iterator[Place]:
    if repr(old) == repr(new):
        return
    match old, new:
        case (All(parts=a), All(parts=b)) | (Any(parts=a), Any(parts=b)) if len(a) == len(b):
            for one, other in zip(a, b, strict=True):
                yield from _places(one, other, around)
        case Not(part=one), Not(part=other):
            yield from _places(one, other, around)
        case When(), When():
            yield from _places(old.premise, new.premise, around)
            yield from _places(old.conclusion, new.conclusion, around)
        case Quantified(), Quantified() if _alike(old, new):
            yield from _places(old.body, new.body, (*around, old))
        case _:
            yield old, new, around


def _alike(old: Quantified, new: Quantified) -> bool:
    return (old.quantifier, old.variable, old.list) == (new.quantifier, new.variable, new.list)


def _scopes(around: tuple[Quantified, ...], encoder: Encoder) -> Iterator[tuple[Bool, Scope]]:
    scopes: list[tuple[Bool, Scope]] = [(z3.BoolVal(True), {})]
    for quantified in around:
        scopes = [
            (z3.And(outer, here), {**scope, quantified.variable: record})
            for outer, scope in scopes
            for here, record in encoder.records(quantified.list, scope).items
        ]
    yield from scopes
