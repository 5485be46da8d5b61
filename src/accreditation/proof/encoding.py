"""The condition language as formulas: the same Kleene meaning as the evaluator gives it."""

from collections.abc import Mapping

import z3

from accreditation.conditions import (
    SILENT,
    Condition,
    Default,
    Expression,
    ListType,
    Meaning,
    Reference,
)
from accreditation.conditions.syntax import (
    Aggregate,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    LaterDate,
    Not,
    OneOf,
    Parameter,
    Quantified,
    When,
)
from accreditation.law import Pack
from accreditation.proof import dates
from accreditation.proof.dates import Date
from accreditation.proof.terms import (
    FALSE,
    Bool,
    Int,
    Kleene,
    Term,
    TermValue,
    both,
    certain,
    choose,
    conjunction,
    disjunction,
    either,
    is_constant,
    same,
    times,
)
from accreditation.proof.world import Record, Records, World

Scope = Mapping[str, Record]


class Encoder:
    """Writes conditions of one pack as formulas over the facts of a world.

    Attributes:
        defined: What keeps every number of the law known; elsewhere the evaluator stops with an
            error about the input, so that there is no outcome to speak of.
        groups: The lists of groups that were read.
        factors: The numbers by which a fact is multiplied with another; to fix them makes a
            question easier.
    """

    def __init__(self, pack: Pack, world: World, on: Date) -> None:
        self._pack = pack
        self._world = world
        self._on = on
        self._read: dict[tuple[int, tuple[str, ...]], tuple[Expression, Term]] = {}
        self.groups: dict[str, Records] = {}
        self.defined: list[Bool] = []
        self.factors: list[Int] = []

    def condition(self, node: Condition, scope: Scope) -> Kleene:
        """Whether ``node`` holds."""
        match node:
            case Compare():
                return self._compare(node, scope)
            case OneOf():
                return self._one_of(node, scope)
            case All(parts=parts):
                return conjunction(self.condition(part, scope) for part in parts)
            case Any(parts=parts):
                return disjunction(self.condition(part, scope) for part in parts)
            case Not(part=part):
                return self.condition(part, scope).negated()
            case When(premise=premise, conclusion=conclusion):
                return disjunction(
                    (self.condition(premise, scope).negated(), self.condition(conclusion, scope))
                )
            case Quantified():
                return self._quantified(node, scope)

    def read(self, node: Expression, scope: Scope) -> Term:
        """The value of ``node``."""
        key = (id(node), tuple(f"{name}={record.id}" for name, record in scope.items()))
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = (node, self._value(node, scope))
        return found[1]

    def _value(self, node: Expression, scope: Scope) -> Term:
        match node:
            case Reference():
                return self._reference(node, scope)
            case Constant(value=value, type=type_):
                return certain(self._world.code(type_, value))
            case Parameter():
                return self._parameter(node, scope)
            case Arithmetic():
                return self._arithmetic(node, scope)
            case Aggregate():
                return self._aggregate(node, scope)
            case LaterDate(date=date, shift=shift, number=number):
                start, count = self.in_law(date, scope), self.in_law(number, scope)
                assert isinstance(start.value, Date)
                known = z3.And(start.stated, count.stated)
                return Term(known, FALSE, start.value.shifted(shift, count.value))

    def in_law(self, node: Expression, scope: Scope) -> Term:
        """The value of ``node``, or the law's default where the statutes are silent."""
        term = self.read(node, scope)
        default = self._default(node)
        if default is None:
            return term
        value = choose(term.silent, self._world.code(node.type, default.value), term.value)
        return Term(term.known, FALSE, value)

    def records(self, node: Reference, scope: Scope) -> Records:
        """The items of a list, grouped if it is one of groups."""
        if node.variable is not None:
            members = scope[node.variable].members
            assert members is not None
            return members
        if self._pack.meanings[node.name].grouping is None:
            return self._world.records(node.name)
        if node.name not in self.groups:
            self.groups[node.name] = self._grouped(node)
        return self.groups[node.name]

    def _reference(self, node: Reference, scope: Scope) -> Term:
        meaning = self._pack.meanings[node.name]
        if meaning.derived is not None:
            return self.read(meaning.derived, _seen_from_item(node, meaning, scope))
        assert not isinstance(meaning.type, ListType)
        if node.variable is not None:
            record, short = scope[node.variable], node.name.rpartition(".")[2]
            if short in record.fixed:
                return record.fixed[short]
            return self._world.scalar(f".{short}", meaning.type, record.id)
        signature = self._pack.vocabulary.signatures[node.name]
        silence = signature.silence != "impossible"
        term = self._world.scalar(node.name, meaning.type, silence=silence)
        if meaning.default is None:
            return term
        known = z3.And(term.known, z3.Or(z3.Not(term.silent), self._supplies(meaning.default)))
        return Term(known, z3.And(known, term.silent), term.value)

    def _default(self, node: Expression) -> Default | None:
        return self._pack.meanings[node.name].default if isinstance(node, Reference) else None

    def _supplies(self, default: Default) -> Bool:
        """Whether the law that supplies a default was in force on the date of the finding."""
        keys = {reference.instrument for reference in default.references}
        wordings = [self._pack.instruments[key].versions for key in keys]
        return both(
            either(z3.Not(self._on.before(dates.constant(wording.from_))) for wording in versions)
            for versions in wordings
        )

    def _parameter(self, node: Parameter, scope: Scope) -> Term:
        date = certain(self._on) if node.on is None else self.read(node.on, scope)
        assert isinstance(date.value, Date)
        parameter = self._pack.parameters[node.name]
        steps = [(first, parameter.at(node.name, first).value) for first, _ in parameter.commenced]
        value: Int = z3.IntVal(steps[0][1])
        for first, number in steps[1:]:
            reached = z3.Not(date.value.before(dates.constant(first)))
            value = z3.If(reached, z3.IntVal(number), value)
        known = date.stated
        begun = z3.Not(date.value.before(dates.constant(steps[0][0])))
        self.defined.append(z3.Implies(known, begun))
        return Term(date.known, date.silent, value)

    def _arithmetic(self, node: Arithmetic, scope: Scope) -> Term:
        parts = [self.in_law(operand, scope) for operand in node.operands]
        numbers = [
            part.value if factor == 1 else part.value * factor
            for part, factor in zip(parts, node.factors, strict=True)
        ]
        known = both(part.known for part in parts)
        silent = z3.And(known, either(part.silent for part in parts))
        if node.operator in ("share", "product") and not any(map(is_constant, numbers)):
            self.factors.append(numbers[1])
        return Term(known, silent, _calculated(node.operator, numbers))

    def _aggregate(self, node: Aggregate, scope: Scope) -> Term:
        records = self.records(node.list, scope)
        known, taken = [records.complete], []
        for present, record in records.items:
            inner = {**scope, node.variable: record}
            counts = present
            if node.where is not None:
                where = self.condition(node.where, inner)
                known.append(z3.Implies(present, z3.Not(where.open)))
                counts = z3.And(present, where.yes)
            part = certain(z3.IntVal(1)) if node.of is None else self.read(node.of, inner)
            known.append(z3.Implies(counts, part.stated))
            taken.append((counts, part.value))
        if node.operator in ("sum", "count"):
            total = z3.Sum([z3.If(counts, value, 0) for counts, value in taken])
            return Term(both(known), FALSE, total)
        assert node.empty is not None
        return self._extreme(node, taken, both(known), self.read(node.empty, scope))

    def _extreme(
        self, node: Aggregate, taken: list[tuple[Bool, Int]], known: Bool, empty: Term
    ) -> Term:
        """The minimum or maximum of what is taken, or what stands for none."""
        found: Bool = FALSE
        value: Int = z3.IntVal(0)
        for counts, number in taken:
            better = number < value if node.operator == "minimum" else number > value
            value = z3.If(z3.And(counts, z3.Or(z3.Not(found), better)), number, value)
            found = z3.Or(found, counts)
        silent = z3.And(known, z3.Not(found), empty.silent)
        return Term(
            z3.And(known, z3.Or(found, empty.known)), silent, z3.If(found, value, empty.value)
        )

    def _compare(self, node: Compare, scope: Scope) -> Kleene:
        left, right = self.in_law(node.left, scope), self.in_law(node.right, scope)
        known, stated = z3.And(left.known, right.known), z3.And(left.stated, right.stated)
        holds = _related(node, left.value, right.value)
        return Kleene(
            z3.And(stated, holds),
            z3.And(known, z3.Or(left.silent, right.silent, z3.Not(holds))),
        )

    def _one_of(self, node: OneOf, scope: Scope) -> Kleene:
        term, default = self.read(node.left, scope), self._default(node.left)
        values = [value for value in node.values if value is not SILENT]
        silence_counts = SILENT in node.values or (default is not None and default.value in values)
        among = either(same(term.value, self._world.code(node.left.type, v)) for v in values)
        holds = z3.If(term.silent, z3.BoolVal(silence_counts), among)
        return Kleene(z3.And(term.known, holds), z3.And(term.known, z3.Not(holds)))

    def _quantified(self, node: Quantified, scope: Scope) -> Kleene:
        records = self.records(node.list, scope)
        bodies = [
            (present, self.condition(node.body, {**scope, node.variable: record}))
            for present, record in records.items
        ]
        every, some = node.quantifier == "each", node.quantifier == "some"
        assert every or some
        settled = [z3.Implies(here, body.yes if every else body.no) for here, body in bodies]
        decisive = [z3.And(here, body.no if every else body.yes) for here, body in bodies]
        all_alike, one = z3.And(records.complete, *settled), either(decisive)
        return Kleene(all_alike, one) if every else Kleene(one, all_alike)

    def _grouped(self, node: Reference) -> Records:
        """The groups of a list: each item that comes first with its keys stands for one."""
        grouping = self._pack.meanings[node.name].grouping
        assert grouping is not None
        base = self.records(grouping.list, {})
        keys = [
            [self.read(key, {grouping.variable: record}) for key in grouping.by]
            for _, record in base.items
        ]
        settled = [both(key.known for key in row) for row in keys]
        number = z3.Sum([z3.If(present, 1, 0) for present, _ in base.items])
        alone = z3.And(base.complete, number == 1)
        whole = z3.And(
            base.complete,
            *(
                z3.Implies(present, known)
                for (present, _), known in zip(base.items, settled, strict=True)
            ),
        )
        complete = z3.Or(alone, whole)

        def joins(i: int, j: int) -> Bool:
            """Whether item ``j`` is in the group of item ``i``."""
            alike = (same(a.value, b.value) for a, b in zip(keys[i], keys[j], strict=True))
            there = z3.And(base.items[i][0], base.items[j][0])
            return z3.And(there, z3.Or(alone, z3.And(settled[i], settled[j], *alike)))

        groups = []
        for i, (present, _) in enumerate(base.items):
            members = Records(
                tuple((joins(i, j), record) for j, (_, record) in enumerate(base.items)), complete
            )
            leads = z3.And(
                present,
                z3.Or(alone, settled[i]),
                *(z3.Not(joins(j, i)) for j in range(i)),
            )
            fixed = dict(zip(grouping.keys, keys[i], strict=True))
            groups.append((leads, Record(f"{node.name}<{i}>", fixed, members)))
        return Records(tuple(groups), complete)


def _seen_from_item(node: Reference, meaning: Meaning, scope: Scope) -> Scope:
    """The scope in which a derived fact of an item is worked out."""
    if node.variable is None or meaning.variable is None:
        return scope
    return {**scope, meaning.variable: scope[node.variable]}


def _calculated(operator: str, numbers: list[Int]) -> Int:
    match operator:
        case "sum":
            return z3.Sum(numbers)
        case "difference":
            return numbers[0] - numbers[1]
        case "minimum" | "maximum":
            found = numbers[0]
            for number in numbers[1:]:
                better = number < found if operator == "minimum" else number > found
                found = z3.If(better, number, found)
            return found
    return times(numbers[0], numbers[1])


def _related(node: Compare, left: TermValue, right: TermValue) -> Bool:
    if isinstance(left, Date):
        assert isinstance(right, Date)
        less, equal = left.before(right), left.same(right)
    else:
        a = left if node.left_factor == 1 else left * node.left_factor
        b = right if node.right_factor == 1 else right * node.right_factor
        less, equal = a < b, a == b
    match node.operator:
        case "equals":
            return equal
        case "at_most" | "on_or_before":
            return z3.Or(less, equal)
        case "at_least" | "on_or_after":
            return z3.Not(less)
        case "less_than" | "before":
            return less
        case "more_than" | "after":
            return z3.And(z3.Not(less), z3.Not(equal))
