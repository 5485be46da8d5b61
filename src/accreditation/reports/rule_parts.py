"""What of the law a rule reads: its parameters, and the facts worked out for it."""

from collections.abc import Iterator

from accreditation.conditions import Expression, Reference, walk
from accreditation.conditions.syntax import Node, Parameter
from accreditation.law import Pack, Rule
from accreditation.law.uses import conditions_of


def derived_in(rule: Rule, pack: Pack) -> dict[str, Expression]:
    """The facts worked out for a rule, by full name, with what gives each."""
    found: dict[str, Expression] = {}
    waiting: list[Node] = list(conditions_of(rule))
    while waiting:
        for name in _facts(waiting.pop()):
            derived = pack.meanings[name].derived
            if derived is not None and name not in found:
                found[name] = derived
                waiting.append(derived)
    return found


def parameters_in(rule: Rule, pack: Pack) -> list[str]:
    """The names of the dated numbers that a rule reads, also through facts worked out for it."""
    roots: list[Node] = [*conditions_of(rule), *derived_in(rule, pack).values()]
    nodes = (node for root in roots for node in walk(root))
    return list(dict.fromkeys(node.name for node in nodes if isinstance(node, Parameter)))


def _facts(node: Node) -> Iterator[str]:
    yield from (part.name for part in walk(node) if isinstance(part, Reference))
