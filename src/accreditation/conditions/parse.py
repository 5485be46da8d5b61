"""From YAML to a typed condition, or to every reason why it is none."""

from collections.abc import Sequence
from functools import partial
from typing import Any as Anything

from accreditation.conditions.expressions import (
    REFERENCE,
    ExpressionReader,
    Misformed,
    Path,
    Variables,
    aligned,
    fault,
    gather,
    same_unit,
)
from accreditation.conditions.signature import FactSignature, Signature
from accreditation.conditions.syntax import (
    All,
    Any,
    Compare,
    Condition,
    Expression,
    Leaf,
    Node,
    Not,
    OneOf,
    Quantified,
    Reference,
    When,
    walk,
)
from accreditation.conditions.types import (
    SILENT,
    Boolean,
    Choice,
    Day,
    Number,
    Type,
    Value,
    Words,
    read_value,
)
from accreditation.files import shown_raw

NUMBER_OPERATORS = ("at_most", "at_least", "less_than", "more_than")
DATE_OPERATORS = ("on_or_before", "on_or_after", "before", "after")
COMPARATORS = ("equals", *NUMBER_OPERATORS, *DATE_OPERATORS)


def parse_condition(
    raw: Anything, signature: Signature, path: Path = (), variables: Variables | None = None
) -> Condition:
    """The condition written as ``raw``.

    Raises:
        Misformed: it is not a well-typed condition; the error carries every fault found.
    """
    return _Parser(signature).condition(raw, path, variables or {})


def parse_expression(
    raw: Anything,
    signature: Signature,
    wanted: Type,
    path: Path = (),
    variables: Variables | None = None,
) -> Expression:
    """The expression written as ``raw``, which must have the unit and kind of ``wanted``.

    Raises:
        Misformed: it is not a well-typed expression of that type.
    """
    found = _Parser(signature).expressions.expression(raw, path, variables or {}, wanted)
    if isinstance(wanted, Number) and isinstance(found.type, Number):
        fits = same_unit(wanted, found.type)
    else:
        fits = type(wanted) is type(found.type)
    if not fits:
        raise fault(path, f"{wanted.name} is wanted here, not {found.type.name}.")
    return found


def parse_binding(raw: Anything, signature: Signature) -> tuple[str, Reference, Variables]:
    """The variable, the list and the scope of ``{variable: list}``.

    Raises:
        Misformed: there is no such list.
    """
    return _Parser(signature).expressions.bound(raw, (), {})


def unguarded(conditions: Sequence[Node], signature: Signature) -> list[str]:
    """Facts on which statutes may be silent, with no default, and whose silence no part handles."""
    nodes = [node for condition in conditions for node in walk(condition)]
    handled = {n.left.name for n in nodes if isinstance(n, OneOf) and SILENT in n.values}
    used = {n.name for n in nodes if isinstance(n, Reference) and n.variable is None}
    return sorted(name for name in used - handled if signature.facts[name].silence == "possible")


class _Parser:
    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.expressions = ExpressionReader(signature, self.condition)

    def condition(self, raw: Anything, path: Path, variables: Variables) -> Condition:
        if not isinstance(raw, dict) or not raw:
            raise fault(path, f"a condition is wanted here, not {shown_raw(raw)}.")
        keys = set(raw)
        if keys in ({"all"}, {"any"}):
            (key,) = raw
            parts = self._parts(raw[key], (*path, key), variables)
            return All(parts) if key == "all" else Any(parts)
        if keys == {"not"}:
            return Not(self.condition(raw["not"], (*path, "not"), variables))
        if keys == {"when", "then"}:
            premise, conclusion = gather(
                [
                    lambda: self.condition(raw["when"], (*path, "when"), variables),
                    lambda: self.condition(raw["then"], (*path, "then"), variables),
                ]
            )
            return When(premise, conclusion)
        for quantifier in ("each", "some"):
            if keys == {quantifier, "holds"}:
                return self._quantified(quantifier, raw, path, variables)
        if len(keys) == 1 and REFERENCE.fullmatch(next(iter(raw))):
            ((name, predicate),) = raw.items()
            left = self.expressions.reference(name, path, variables)
            return self._leaf(left, predicate, (*path, name), variables)
        raise fault(
            path,
            f"'{', '.join(map(str, raw))}' is not a condition; use all, any, not, when/then, "
            "each/holds, some/holds, or one fact with what it must be.",
        )

    def _parts(self, raw: Anything, path: Path, variables: Variables) -> tuple[Condition, ...]:
        if not isinstance(raw, list) or not raw:
            raise fault(path, "a list of conditions is wanted here.")
        return tuple(
            gather(
                [partial(self.condition, part, (*path, i), variables) for i, part in enumerate(raw)]
            )
        )

    def _quantified(
        self, quantifier: Anything, raw: Anything, path: Path, variables: Variables
    ) -> Quantified:
        if variables:
            raise fault(path, "a list cannot be walked inside another list.")
        variable, list_, inner = self.expressions.bound(
            raw[quantifier], (*path, quantifier), variables
        )
        body = self.condition(raw["holds"], (*path, "holds"), inner)
        return Quantified(quantifier, variable, list_, body)

    def _leaf(self, left: Reference, raw: Anything, path: Path, variables: Variables) -> Leaf:
        match left.type:
            case Number() | Day():
                return self._comparison(left, raw, path, variables)
            case Boolean() | Choice():
                values = (
                    raw["one_of"] if isinstance(raw, dict) and set(raw) == {"one_of"} else [raw]
                )
                return OneOf(left, self._values(left, values, path, variables))
            case Words():
                raise fault(path, f"'{left.name}' is free text and cannot be compared.")
        raise fault(path, f"'{left.name}' is a list; use each/holds, some/holds, count or sum.")

    def _comparison(self, left: Reference, raw: Anything, path: Path, variables: Variables) -> Leaf:
        if raw == "silent":
            return OneOf(left, self._values(left, [raw], path, variables))
        if not isinstance(raw, dict) or set(raw) & {"parameter", "share", "date", "sum", "count"}:
            raw = {"equals": raw}
        if len(raw) != 1 or next(iter(raw)) not in COMPARATORS:
            raise fault(path, f"use one of {', '.join(COMPARATORS)} here.")
        ((operator, right_raw),) = raw.items()
        wrong = DATE_OPERATORS if isinstance(left.type, Number) else NUMBER_OPERATORS
        if operator in wrong:
            raise fault(
                path, f"'{operator}' does not go with '{left.name}', which is {left.type.name}."
            )
        right = self.expressions.expression(right_raw, (*path, operator), variables, left.type)
        if isinstance(left.type, Number) and isinstance(right.type, Number):
            if same_unit(left.type, right.type):
                return Compare(operator, left, right, *aligned(left.type, right.type, path))
        elif isinstance(left.type, Day) and isinstance(right.type, Day):
            return Compare(operator, left, right)
        raise fault(path, f"{left.type.name} cannot be compared with {right.type.name}.")

    def _values(
        self, left: Reference, raw: Anything, path: Path, variables: Variables
    ) -> tuple[Value, ...]:
        if not isinstance(raw, list) or not raw:
            raise fault(path, "'one_of' wants a list of values.")
        return tuple(gather([partial(self._value, left, one, path, variables) for one in raw]))

    def _value(self, left: Reference, raw: Anything, path: Path, variables: Variables) -> Value:
        if raw == "silent":
            if self._fact(left, variables).silence == "impossible":
                raise fault(path, f"nothing can be silent on '{left.name}'.")
            return SILENT
        try:
            return read_value(left.type, raw)  # type: ignore[arg-type]
        except ValueError as error:
            raise fault(path, f"'{left.name}' {error}.") from None

    def _fact(self, reference: Reference, variables: Variables) -> FactSignature:
        if reference.variable is None:
            return self.signature.facts[reference.name]
        short = reference.name.rpartition(".")[2]
        return variables[reference.variable].fields[short]


__all__ = ["Misformed", "parse_binding", "parse_condition", "parse_expression", "unguarded"]
