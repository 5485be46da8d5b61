"""Plain conditions as expressions of zen-engine and of rule-engine, which are written alike."""

from benchmarks.rivals.plain import (
    Among,
    Both,
    Either,
    Known,
    Ordered,
    PlainRule,
    Scalar,
    Test,
)


def outcome(rule: PlainRule) -> str:
    """An expression whose value is the outcome of ``rule``."""
    choices = [f"{_written(test)} ? '{name}' : " for name, test in rule.outcomes]
    return "".join(f"({choice}" for choice in choices) + "'unknown'" + ")" * len(choices)


def _written(test: Test) -> str:
    match test:
        case Known(field=field):
            return f"{field} != null"
        case Among(field=field, values=(value,), wanted=wanted):
            known = "" if wanted else f"{field} != null and "
            return f"({known}{field} {'==' if wanted else '!='} {_constant(value)})"
        case Among(field=field, values=values, wanted=wanted):
            options = ", ".join(map(_constant, values))
            found = f"{field} in [{options}]"
            return f"({found})" if wanted else f"({field} != null and not ({found}))"
        case Ordered(left=left, order=order, right=right):
            told = [f"{side} != null" for side in (left, right) if isinstance(side, str)]
            return f"({' and '.join(told)} and {left} {order} {right})"
        case Both(parts=parts):
            return _joined(parts, "and", "true")
        case Either(parts=parts):
            return _joined(parts, "or", "false")


def _joined(parts: tuple[Test, ...], word: str, empty: str) -> str:
    if not parts:
        return empty
    return "(" + f" {word} ".join(_written(part) for part in parts) + ")"


def _constant(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}'" if isinstance(value, str) else str(value)
