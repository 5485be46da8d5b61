"""CLIPS: a fact for the subject with a slot for each field, and a rule for each outcome."""

import clips

from benchmarks.rivals.deciding import Decide, Outcomes
from benchmarks.rivals.plain import (
    Among,
    Both,
    Either,
    Known,
    Ordered,
    Scalar,
    Test,
)
from benchmarks.rivals.translation import Fields, Translation

ORDERS = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "==": "=", "!=": "<>"}


def deciding(translation: Translation) -> Decide:
    """Decides every rule; an outcome is what its rules assert."""
    environment = clips.Environment()
    slots = " ".join(f"(slot {field} (default nil))" for field in translation.fields)
    environment.build(f"(deftemplate subject {slots})")
    for rule in translation.rules:
        for outcome, test in rule.outcomes:
            fields = " ".join(f"({field} ?{field})" for field in sorted(_fields(test)))
            environment.build(
                f"(defrule {rule.name}-{outcome} (subject {fields}) (test {_written(test)})"
                f" => (assert (outcome {rule.name} {outcome})))"
            )
    subject = environment.find_template("subject")

    def decide(fields: Fields) -> Outcomes:
        environment.reset()
        subject.assert_fact(**{name: _symbol(value) for name, value in fields.items()})
        environment.run()
        return {
            str(fact[0]): str(fact[1])
            for fact in environment.facts()
            if fact.template.name == "outcome"
        }

    return decide


def _symbol(value: Scalar) -> clips.Symbol | bool | int:
    return clips.Symbol(value) if isinstance(value, str) else value


def _fields(test: Test) -> set[str]:
    match test:
        case Known(field=field) | Among(field=field):
            return {field}
        case Ordered(left=left, right=right):
            return {left, right} if isinstance(right, str) else {left}
        case Both(parts=parts) | Either(parts=parts):
            return set().union(*map(_fields, parts))


def _written(test: Test) -> str:
    match test:
        case Known(field=field):
            return f"(neq ?{field} nil)"
        case Among(field=field, values=(value,), wanted=True):
            return f"(eq ?{field} {_constant(value)})"
        case Among(field=field, values=values, wanted=True):
            return f"(or {' '.join(f'(eq ?{field} {_constant(value)})' for value in values)})"
        case Among(field=field, values=values):
            # `neq` holds if the first is none of the others.
            return f"(neq ?{field} nil {' '.join(map(_constant, values))})"
        case Ordered(left=left, order=order, right=right):
            other = f"?{right}" if isinstance(right, str) else right
            told = [f"(neq ?{side} nil)" for side in (left, right) if isinstance(side, str)]
            return f"(and {' '.join(told)} ({ORDERS[order]} ?{left} {other}))"
        case Both(parts=()):
            return "TRUE"
        case Both(parts=parts):
            return f"(and {' '.join(map(_written, parts))})"
        case Either(parts=parts):
            return f"(or {' '.join(map(_written, parts))})"


def _constant(value: Scalar) -> str:
    return str(value).upper() if isinstance(value, bool) else str(value)
