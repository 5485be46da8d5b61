"""From YAML to typed expressions."""

import datetime
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal, cast

from accreditation.conditions.signature import FactSignature, Signature
from accreditation.conditions.syntax import (
    Aggregate,
    Arithmetic,
    Condition,
    Constant,
    Expression,
    LaterDate,
    Parameter,
    Reference,
)
from accreditation.conditions.types import (
    DAY,
    LARGEST,
    MAX_ITEMS,
    MONEY,
    RATE,
    Day,
    ListType,
    Number,
    Scalar,
    Type,
    counted,
    read_value,
)
from accreditation.files import shown_raw, suggest

Step = str | int
Path = tuple[Step, ...]
Variables = Mapping[str, FactSignature]

REFERENCE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")

Shift = Literal["plus_months", "plus_days", "minus_days"]
SHIFTS: tuple[Shift, ...] = ("plus_months", "plus_days", "minus_days")

Combination = Literal["sum", "difference", "minimum", "maximum"]


class Misformed(Exception):
    """A part of a condition that cannot be used, with the place of each fault."""

    def __init__(self, faults: list[tuple[Path, str]]) -> None:
        self.faults = faults
        super().__init__("; ".join(message for _, message in faults))


def fault(path: Path, message: str) -> Misformed:
    """A ``Misformed`` with one fault."""
    return Misformed([(path, message)])


def gather(calls: list[Callable[[], Any]]) -> list[Any]:
    """The results of every call, or one ``Misformed`` with the faults of all of them."""
    results, faults = [], []
    for call in calls:
        try:
            results.append(call())
        except Misformed as error:
            faults.extend(error.faults)
    if faults:
        raise Misformed(faults)
    return results


class ExpressionReader:
    """Reads expressions against a signature; ``condition`` reads a nested ``where``."""

    def __init__(
        self, signature: Signature, condition: Callable[[Any, Path, Variables], Condition]
    ) -> None:
        self.signature = signature
        self._condition = condition

    def expression(
        self, raw: Any, path: Path, variables: Variables, wanted: Type | None
    ) -> Expression:
        """The expression ``raw``; a bare literal takes the type that is ``wanted``."""
        if isinstance(raw, str) and REFERENCE.fullmatch(raw):
            return self.reference(raw, path, variables)
        if not isinstance(raw, dict):
            return self._literal(raw, path, wanted)
        keys = set(raw)
        if keys in ({"parameter"}, {"parameter", "on"}):
            return self._parameter(raw, path, variables)
        if keys == {"share", "of"}:
            return self._share(raw, path, variables)
        for shift in SHIFTS:
            if keys == {"date", shift}:
                return self._later(raw, shift, path, variables)
        if keys == {"product"}:
            return self._product(raw["product"], (*path, "product"), variables)
        if keys in ({"count"}, {"count", "where"}):
            return self._count(raw, path, variables)
        operator = next(
            (op for op in ("sum", "difference", "minimum", "maximum") if op in keys), None
        )
        if operator and keys == {operator}:
            return self._combination(
                cast("Combination", operator), raw[operator], (*path, operator), variables, wanted
            )
        if operator in ("sum", "minimum", "maximum") and keys <= {
            operator,
            "each",
            "where",
            "when_empty",
        }:
            return self._aggregate(operator, raw, path, variables, wanted)
        raise fault(path, f"this is not an expression of the language: {', '.join(map(str, raw))}.")

    def reference(self, name: str, path: Path, variables: Variables) -> Reference:
        """The fact called ``name``, of the subject or of a bound item."""
        head, _, tail = name.partition(".")
        fields = variables[head].fields if head in variables else {}
        if tail in fields:
            return Reference(fields[tail].name, fields[tail].type, head)
        found = self.signature.facts.get(name)
        if found is not None:
            return Reference(name, found.type)
        if fields:
            raise fault(
                path, f"'{variables[head].name}' has no fact '{tail}'.{suggest(tail, fields)}"
            )
        if name in self.signature.hidden:
            plane = self.signature.hidden[name]
            raise fault(
                path, f"'{name}' is a fact of the plane '{plane}', which is not seen from here."
            )
        raise fault(path, f"there is no fact '{name}'.{suggest(name, self.signature.facts)}")

    def bound(self, raw: Any, path: Path, variables: Variables) -> tuple[str, Reference, Variables]:
        """The variable, the list and the widened scope of ``{variable: list}``."""
        if not isinstance(raw, dict) or len(raw) != 1:
            raise fault(path, "write one variable and the list it runs over, as 'item: the.list'.")
        ((variable, name),) = raw.items()
        reference = self.reference(str(name), (*path, variable), variables)
        if not isinstance(reference.type, ListType):
            raise fault(path, f"'{name}' is not a list.")
        if reference.variable is not None:
            list_ = variables[reference.variable].fields[str(name).partition(".")[2]]
        else:
            list_ = self.signature.facts[reference.name]
        clash = [f for f in list_.fields if f"{variable}.{f}" in self.signature.facts]
        if variable in variables or clash:
            raise fault(path, f"'{variable}' already means something here; choose another name.")
        return variable, reference, {**variables, variable: list_}

    def number(
        self, raw: Any, path: Path, variables: Variables, wanted: Type | None = None
    ) -> tuple[Expression, Number]:
        """An expression that must be a number, with its type."""
        found = self.expression(raw, path, variables, wanted)
        if not isinstance(found.type, Number):
            raise fault(path, f"a number is wanted here, not {found.type.name}.")
        return found, found.type

    def _literal(self, raw: Any, path: Path, wanted: Type | None) -> Constant:
        type_ = _base(wanted) if wanted is not None else _type_of_literal(raw)
        if type_ is None or isinstance(type_, ListType):
            raise fault(path, f"{shown_raw(raw)} is not a value that can stand here.")
        try:
            return Constant(read_value(type_, raw), type_)
        except ValueError as error:
            raise fault(path, f"the value {error}.") from None

    def _parameter(self, raw: dict[str, Any], path: Path, variables: Variables) -> Parameter:
        name = raw["parameter"]
        type_ = self.signature.parameters.get(str(name))
        if type_ is None:
            raise fault(
                path,
                f"there is no parameter '{name}'.{suggest(str(name), self.signature.parameters)}",
            )
        on = self._date(raw["on"], (*path, "on"), variables) if "on" in raw else None
        return Parameter(str(name), type_, on)

    def _date(self, raw: Any, path: Path, variables: Variables) -> Expression:
        found = self.expression(raw, path, variables, DAY)
        if not isinstance(found.type, Day):
            raise fault(path, f"a date is wanted here, not {found.type.name}.")
        return found

    def _later(
        self, raw: dict[str, Any], shift: Shift, path: Path, variables: Variables
    ) -> LaterDate:
        unit = shift.partition("_")[2]
        date, (number, type_) = gather(
            [
                lambda: self._date(raw["date"], (*path, "date"), variables),
                lambda: self.number(raw[shift], (*path, shift), variables, counted(unit)),
            ]
        )
        if type_.unit != unit:
            raise fault(path, f"'{shift}' wants a number of {unit}, not {type_.name}.")
        return LaterDate(date, shift, number, DAY)

    def _share(self, raw: dict[str, Any], path: Path, variables: Variables) -> Arithmetic:
        (rate, rate_type), (base, base_type) = gather(
            [
                lambda: self.number(raw["share"], (*path, "share"), variables, RATE),
                lambda: self.number(raw["of"], (*path, "of"), variables),
            ]
        )
        if rate_type.unit != "rate":
            raise fault(path, f"'share' wants a rate, not {rate_type.name}.")
        return _multiplied("share", (rate, base), (rate_type, base_type), base_type.unit, path)

    def _product(self, raw: Any, path: Path, variables: Variables) -> Arithmetic:
        if not isinstance(raw, list) or len(raw) != 2:
            raise fault(path, "a product has two factors, written as a list.")
        (left, a), (right, b) = gather(
            [
                lambda: self.number(raw[0], (*path, 0), variables),
                lambda: self.number(raw[1], (*path, 1), variables),
            ]
        )
        if a.unit in ("EUR", "rate") and b.unit in ("EUR", "rate"):
            raise fault(
                path, f"{a.name} times {b.name} has no unit of its own; use 'share' and 'of'."
            )
        unit = a.unit if a.unit in ("EUR", "rate") else b.unit
        return _multiplied("product", (left, right), (a, b), unit, path)

    def _combination(
        self, operator: Combination, raw: Any, path: Path, variables: Variables, wanted: Type | None
    ) -> Arithmetic:
        if (
            not isinstance(raw, list)
            or len(raw) < 2
            or (operator == "difference" and len(raw) != 2)
        ):
            number = "two" if operator == "difference" else "two or more"
            raise fault(path, f"'{operator}' wants a list of {number} numbers.")
        operands = gather(
            [
                partial(self.number, part, (*path, i), variables, wanted)
                for i, part in enumerate(raw)
            ]
        )
        types = [type_ for _, type_ in operands]
        for i, type_ in enumerate(types):
            if not same_unit(types[0], type_):
                raise fault((*path, i), f"{types[0].name} and {type_.name} cannot be combined.")
        scale = max(type_.scale for type_ in types)
        factors = tuple(10 ** (scale - type_.scale) for type_ in types)
        lows = [t.low * f for t, f in zip(types, factors, strict=True)]
        highs = [t.high * f for t, f in zip(types, factors, strict=True)]
        low, high = {
            "sum": (sum(lows), sum(highs)),
            "difference": (lows[0] - highs[-1], highs[0] - lows[-1]),
            "minimum": (min(lows), min(highs)),
            "maximum": (max(lows), max(highs)),
        }[operator]
        unit = next((t.unit for t in types if t.unit != "number"), "number")
        type_ = _bounded(Number(unit, scale, low, high), path)
        return Arithmetic(operator, tuple(part for part, _ in operands), factors, type_)

    def _aggregate(
        self,
        operator: Any,
        raw: dict[str, Any],
        path: Path,
        variables: Variables,
        wanted: Type | None,
    ) -> Aggregate:
        if "each" not in raw or ("when_empty" in raw) == (operator == "sum"):
            needs = "'each'" if operator == "sum" else "'each' and 'when_empty'"
            raise fault(path, f"'{operator}' over a list wants {needs}.")
        variable, list_, inner = self.bound(raw["each"], (*path, "each"), variables)
        of, type_ = self.number(raw[operator], (*path, operator), inner, wanted)
        empty = None
        if operator == "sum":
            span = MAX_ITEMS * type_.magnitude
            type_ = Number(type_.unit, type_.scale, min(0, -span if type_.low < 0 else 0), span)
        else:
            empty, empty_type = self.number(
                raw["when_empty"], (*path, "when_empty"), variables, type_
            )
            if (empty_type.unit, empty_type.scale) != (type_.unit, type_.scale):
                raise fault(path, f"'when_empty' must be {type_.name} of the same precision.")
        where = self._where(raw, path, inner)
        return Aggregate(operator, variable, list_, of, where, empty, _bounded(type_, path))

    def _count(self, raw: dict[str, Any], path: Path, variables: Variables) -> Aggregate:
        variable, list_, inner = self.bound(raw["count"], (*path, "count"), variables)
        type_ = Number("number", 0, 0, MAX_ITEMS)
        return Aggregate("count", variable, list_, None, self._where(raw, path, inner), None, type_)

    def _where(self, raw: dict[str, Any], path: Path, variables: Variables) -> Condition | None:
        if "where" not in raw:
            return None
        return self._condition(raw["where"], (*path, "where"), variables)


def same_unit(a: Number, b: Number) -> bool:
    """Whether two numbers may be compared or added; a bare number goes with anything counted."""
    if "number" in (a.unit, b.unit):
        return not {a.unit, b.unit} & {"EUR", "rate"}
    return a.unit == b.unit


def aligned(left: Number, right: Number, path: Path) -> tuple[int, int]:
    """The factors that bring two numbers to one scale.

    Raises:
        Misformed: they could grow beyond 128 bits.
    """
    scale = max(left.scale, right.scale)
    factors = 10 ** (scale - left.scale), 10 ** (scale - right.scale)
    for type_, factor in zip((left, right), factors, strict=True):
        _bounded(Number(type_.unit, scale, type_.low * factor, type_.high * factor), path)
    return factors


def _bounded(type_: Number, path: Path) -> Number:
    if type_.magnitude > LARGEST:
        raise fault(
            path, "this number could exceed 128 bits; declare a smaller range for its facts."
        )
    return type_


def _multiplied(
    operator: Literal["share", "product"],
    operands: tuple[Expression, Expression],
    types: tuple[Number, Number],
    unit: str,
    path: Path,
) -> Arithmetic:
    a, b = types
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    type_ = _bounded(Number(unit, a.scale + b.scale, min(corners), max(corners)), path)
    return Arithmetic(operator, operands, (1, 1), type_)


def _base(type_: Type) -> Scalar | None:
    """The type a literal has where ``type_`` is wanted: the unit counts, not its precision."""
    if isinstance(type_, ListType):
        return None
    if not isinstance(type_, Number):
        return type_
    return {"EUR": MONEY, "rate": RATE}.get(type_.unit, counted(type_.unit))


def _type_of_literal(raw: Any) -> Scalar | None:
    if isinstance(raw, datetime.date):
        return DAY
    if isinstance(raw, int) and not isinstance(raw, bool):
        return counted("number")
    if isinstance(raw, str):
        return RATE if raw.endswith("%") else MONEY if raw.endswith("EUR") else None
    return None
