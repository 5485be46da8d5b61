"""Writing conditions and expressions back as short text, in the words of the language."""

from accreditation.conditions.syntax import (
    Aggregate,
    All,
    Any,
    Arithmetic,
    Compare,
    Constant,
    Expression,
    LaterDate,
    Node,
    Not,
    OneOf,
    Parameter,
    Quantified,
    Reference,
    When,
)
from accreditation.conditions.types import show_value


def show(node: Node) -> str:
    """``node`` in one line; the parts of all, any, not and when/then are left to the reader."""
    match node:
        case Compare(operator=operator, left=left, right=right):
            return f"{show(left)} {operator.replace('_', ' ')} {show(right)}"
        case OneOf(left=left, values=values):
            options = [show_value(left.type, value) for value in values]
            return (
                f"{show(left)} = {options[0]}"
                if len(options) == 1
                else (f"{show(left)} one of {', '.join(options)}")
            )
        case All():
            return "all"
        case Any():
            return "any"
        case Not():
            return "not"
        case When():
            return "when / then"
        case Quantified(quantifier=quantifier, variable=variable, list=list_):
            return f"{quantifier} {variable} of {list_.name}"
    return _expression(node)


def _expression(node: Expression) -> str:
    match node:
        case Constant(value=value, type=type_):
            return show_value(type_, value)
        case Reference(name=name, variable=variable):
            return name if variable is None else f"{variable}.{name.rpartition('.')[2]}"
        case Parameter(name=name, on=on):
            return name if on is None else f"{name} on {show(on)}"
        case Arithmetic(operator="share", operands=(rate, base)):
            return f"{show(rate)} of {show(base)}"
        case Arithmetic(operator=operator, operands=operands):
            sign = {"sum": " + ", "difference": " − ", "product": " × "}.get(operator)
            parts = [show(part) for part in operands]
            return f"({sign.join(parts)})" if sign else f"{operator}({', '.join(parts)})"
        case Aggregate(operator=operator, variable=variable, list=list_, of=of):
            what = f"{show(of)} over " if of is not None else ""
            return f"{operator} of {what}{variable} in {list_.name}"
        case LaterDate(date=date, shift=shift, number=number):
            sign, _, unit = shift.partition("_")
            return f"{show(date)} {sign} {show(number)} {unit}"
