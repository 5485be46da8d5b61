"""Which facts conditions read, and in which order the derived ones can be worked out."""

from collections.abc import Collection, Iterable, Iterator

from accreditation.conditions import Condition, ListType, Reference, walk
from accreditation.conditions.syntax import Node
from accreditation.law import Pack, Rule


def read_by(rule: Rule) -> Iterator[Condition]:
    """The conditions of a rule."""
    yield from (one for one in (rule.applies_when, rule.passes_when) if one is not None)


def facts_behind(nodes: Iterable[Node], pack: Pack) -> dict[str, None]:
    """Every fact on which conditions rest, those of items too, in the order they are met."""
    found: dict[str, None] = {}
    waiting = [name for node in nodes for name in _named(node)]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _behind(name, pack)
    return found


def stages(names: Collection[str], pack: Pack) -> list[list[str]]:
    """The derived facts and the lists of groups among ``names``, each after what it reads.

    A list is put into groups once the derived facts of its items are known, as far as they do not
    rest on the groups.
    """
    behind = {name: set(_all_behind(name, pack)) for name in names if _is_made(name, pack)}
    for name, rest in behind.items():
        grouping = pack.meanings[name].grouping
        if grouping is not None:
            of_items = f"{grouping.list.name}."
            rest |= {one for one in behind if one.startswith(of_items) and name not in behind[one]}
        elif name.rpartition(".")[0] in behind:
            rest.add(name.rpartition(".")[0])
    found: list[list[str]] = []
    while behind:
        ready = [name for name, rest in behind.items() if not (rest & set(behind)) - {name}]
        found.append(ready)
        behind = {name: rest for name, rest in behind.items() if name not in ready}
    return found


def _is_made(name: str, pack: Pack) -> bool:
    meaning = pack.meanings[name]
    return meaning.derived is not None or meaning.grouping is not None


def _all_behind(name: str, pack: Pack) -> dict[str, None]:
    meaning = pack.meanings[name]
    nodes: list[Node] = [] if meaning.derived is None else [meaning.derived]
    if meaning.grouping is not None:
        nodes += [meaning.grouping.list, *meaning.grouping.by]
    return facts_behind(nodes, pack)


def _behind(name: str, pack: Pack) -> list[str]:
    meaning = pack.meanings[name]
    if meaning.derived is not None:
        return list(_named(meaning.derived))
    if meaning.grouping is not None:
        return [meaning.grouping.list.name, *(key.name for key in meaning.grouping.by)]
    return []


def _named(node: Node) -> Iterator[str]:
    for one in walk(node):
        if isinstance(one, Reference) and not (
            one.variable is not None and isinstance(one.type, ListType)
        ):
            yield one.name
