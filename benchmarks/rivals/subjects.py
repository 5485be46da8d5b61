"""What the rivals decide: dossiers as subjects, each with its rules and its fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accreditation.checking import in_force
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Context
from accreditation.conditions.syntax import Aggregate, Condition, Node, Quantified, Reference, walk
from accreditation.law import Pack, Rule
from benchmarks.rivals.translation import Fields, Translation
from benchmarks.workload import Task


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject of a dossier.

    Attributes:
        plane: What kind of subject it is.
        rules: The rules of its plane, of every regime.
        fields: What the rivals are told of it.
    """

    plane: str
    rules: tuple[Rule, ...]
    context: Context
    fields: Fields

    def anew(self) -> Context:
        """The same context, in which nothing was read yet."""
        old = self.context
        return Context(old.law, old.facts, old.on, old.as_of, {}, old.nothing_found)


Dossier = tuple[Subject, ...]


def translations(pack: Pack, rules: Iterable[Rule]) -> dict[str, Translation]:
    """The rules of each plane as plain conditions."""
    planes: dict[str, list[Rule]] = {}
    for rule in rules:
        planes.setdefault(rule.source.plane, []).append(rule)
    return {plane: Translation(pack, found) for plane, found in planes.items()}


def dossiers(tasks: Iterable[Task], translated: Mapping[str, Translation]) -> list[Dossier]:
    """The subjects of each dossier on whose date every rule of their plane is in force."""
    found = (tuple(_subjects(task, translated)) for task in tasks)
    return [dossier for dossier in found if dossier]


def _subjects(task: Task, translated: Mapping[str, Translation]) -> Iterable[Subject]:
    contexts = {id(one.context): (one.context, one.rule.source.plane) for one in task.judgements}
    for context, plane in contexts.values():
        translation = translated.get(plane)
        incorporated = incorporated_in(context.facts)
        if translation is not None and all(
            in_force(rule, translation.pack, context.on, incorporated)
            for rule in translation.sources
        ):
            yield Subject(plane, translation.sources, context, translation.fields_of(context))


def reads_lists(rule: Rule, pack: Pack) -> bool:
    """Whether a rule, or a derived fact that it names, reads a list."""
    return any(
        isinstance(node, Quantified | Aggregate)
        for condition in (rule.applies_when, rule.passes_when)
        if condition is not None
        for node in _everything(condition, pack)
    )


def _everything(node: Condition | Node, pack: Pack) -> Iterable[Node]:
    for part in walk(node):
        yield part
        if isinstance(part, Reference):
            derived = pack.meanings[part.name].derived
            if derived is not None:
                yield from _everything(derived, pack)
