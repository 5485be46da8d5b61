"""From the rules of the pack to plain conditions, and from a subject to the fields they test.

What a rival cannot work out by itself (parameters of a date, later dates, arithmetic, derived
facts) is worked out before and given as a field, outside of what is timed.
"""

import datetime
from collections.abc import Iterable

from accreditation.conditions import (
    SILENT,
    Condition,
    Context,
    Expression,
    Reference,
    Silence,
    Value,
    read_expression,
    show,
    value_in_law,
    walk,
)
from accreditation.conditions.syntax import (
    All,
    Any,
    Comparator,
    Compare,
    Constant,
    Not,
    OneOf,
    Quantified,
    When,
)
from accreditation.law import Pack, Rule
from benchmarks.rivals.plain import (
    OPPOSITE,
    Among,
    Both,
    Either,
    Known,
    Order,
    Ordered,
    PlainRule,
    Scalar,
    Test,
    both,
    either,
)

ORDERS: dict[Comparator, Order] = {
    "equals": "==",
    "at_most": "<=",
    "at_least": ">=",
    "less_than": "<",
    "more_than": ">",
    "on_or_before": "<=",
    "on_or_after": ">=",
    "before": "<",
    "after": ">",
}

Fields = dict[str, Scalar]


class Translation:
    """Rules as plain conditions.

    Attributes:
        pack: The law.
        sources: The rules as the pack has them.
        rules: The same rules as plain conditions.
    """

    def __init__(self, pack: Pack, rules: Iterable[Rule]) -> None:
        """Translate ``rules``.

        Raises:
            TypeError: a rule reads a list.
        """
        self.pack = pack
        self._values: dict[str, Reference] = {}
        self._numbers: dict[tuple[Expression, int], str] = {}
        self.sources = tuple(rules)
        self.rules = [self._rule(rule) for rule in self.sources]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that a subject may have."""
        told = [*self._values.items(), *((name, node) for (node, _), name in self._numbers.items())]
        silent = [_silence(name) for name, node in told if self._silences(node)]
        return (*(name for name, _ in told), *silent)

    def fields_of(self, context: Context) -> Fields:
        """The fields of the subject that ``context`` is about, and none for what is unknown."""
        fields: Fields = {}
        for name, reference in self._values.items():
            value = read_expression(reference, context).value
            _put(fields, name, value, 1)
        for (node, factor), name in self._numbers.items():
            reading = read_expression(node, context)
            _put(fields, name, value_in_law(reading, context), factor)
        return fields

    def _rule(self, rule: Rule) -> PlainRule:
        applies: Test = Both(())
        inapplicable: Test = Either(())
        if rule.applies_when is not None:
            applies = self._test(rule.applies_when, True)
            inapplicable = self._test(rule.applies_when, False)
        return PlainRule(
            rule.name,
            both(applies, self._test(rule.passes_when, True)),
            both(applies, self._test(rule.passes_when, False)),
            inapplicable,
        )

    def _test(self, node: Condition, wanted: bool) -> Test:
        every, one = (both, either) if wanted else (either, both)
        match node:
            case All(parts=parts):
                return every(*(self._test(part, wanted) for part in parts))
            case Any(parts=parts):
                return one(*(self._test(part, wanted) for part in parts))
            case Not(part=part):
                return self._test(part, not wanted)
            case When(premise=premise, conclusion=conclusion):
                return one(self._test(premise, not wanted), self._test(conclusion, wanted))
            case OneOf():
                return self._one_of(node, wanted)
            case Compare():
                return self._compare(node, wanted)
            case Quantified():
                raise TypeError(f"a list cannot be translated: {show(node)}")

    def _one_of(self, node: OneOf, wanted: bool) -> Test:
        name = _field(node.left.name)
        self._values[name] = node.left
        default = self.pack.meanings[node.left.name].default
        silence_counts = SILENT in node.values or (
            default is not None and default.value in node.values
        )
        named = tuple(_scalar(value) for value in node.values if value is not SILENT)
        tests: list[Test] = []
        if named:
            tests.append(Among(name, named, wanted))
        elif not wanted:
            tests.append(Known(name))
        if wanted == silence_counts and self._silences(node.left):
            tests.append(Known(_silence(name)))
        return either(*tests)

    def _compare(self, node: Compare, wanted: bool) -> Test:
        left = self._number(node.left, node.left_factor)
        order = ORDERS[node.operator] if wanted else OPPOSITE[ORDERS[node.operator]]
        if isinstance(node.right, Constant):
            constant = _scalar(node.right.value)
            assert isinstance(constant, int)
            compared = Ordered(left, order, constant * node.right_factor)
            return compared if wanted else either(compared, *self._silent(node.left, left))
        right = self._number(node.right, node.right_factor)
        compared = Ordered(left, order, right)
        if wanted:
            return compared
        left_silent, right_silent = self._silent(node.left, left), self._silent(node.right, right)
        return either(
            compared,
            *(both(one, either(Known(right), *right_silent)) for one in left_silent),
            *(both(Known(left), one) for one in right_silent),
        )

    def _silent(self, node: Expression, field: str) -> list[Test]:
        """The test that a number is none because the statutes are silent, if they may be."""
        return [Known(_silence(field))] if "possible" in self._silences(node) else []

    def _silences(self, node: Expression) -> set[Silence]:
        """Whether statutes can be silent on a fact that ``node`` reads."""
        found: set[Silence] = set()
        for part in walk(node):
            if isinstance(part, Reference):
                derived = self.pack.meanings[part.name].derived
                found |= {self.pack.vocabulary.signatures[part.name].silence}
                found |= self._silences(derived) if derived is not None else set()
        return found - {"impossible"}

    def _number(self, node: Expression, factor: int) -> str:
        """The field with the value of ``node`` times ``factor``."""
        key = node, factor
        if key not in self._numbers:
            name = _field(node.name) if isinstance(node, Reference) else "law"
            self._numbers[key] = f"{name}_number{len(self._numbers)}"
        return self._numbers[key]


def _put(fields: Fields, name: str, value: Value | None, factor: int) -> None:
    if value is SILENT:
        fields[_silence(name)] = True
    elif value is not None:
        scalar = _scalar(value)
        fields[name] = scalar if factor == 1 else int(scalar) * factor


def _scalar(value: Value) -> Scalar:
    """The value as a field has it: a date is the number of its day."""
    if isinstance(value, datetime.date):
        return value.toordinal()
    assert isinstance(value, str | bool | int)
    return value


def _field(name: str) -> str:
    return name.replace(".", "_")


def _silence(field: str) -> str:
    return f"{field}_silent"
