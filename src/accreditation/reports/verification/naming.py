"""What rules, facts and their values are called, by the names that a report writes."""

from collections.abc import Iterator

from accreditation.conditions import Reference, show, walk
from accreditation.language import Language, Text, phrase_if_any
from accreditation.law import Pack
from accreditation.law.uses import conditions_of


class Naming:
    """Calls things by their names in one language."""

    def __init__(self, pack: Pack, language: Language) -> None:
        self._pack = pack
        self._language = language
        self._titles = {
            **{name: regime.title for name, regime in pack.regimes.items()},
            **{name: rule.source.title for name, rule in pack.rules.items()},
        }
        self._labels = dict(_labels(pack))

    def title(self, name: str) -> str:
        """A rule or a set of rules; the name itself where the pack does not have it."""
        title = self._titles.get(name)
        return name if title is None else title.in_(self._language)

    def about(self, name: str) -> str:
        """A rule or a fact, with its name in brackets."""
        title = self._titles.get(name)
        return self.value_name(name) if title is None else f"{self.title(name)} [{name}]"

    def value_name(self, name: str, rule: str | None = None, item: str | None = None) -> str:
        """A fact or a number of the law, with its name in brackets, of an item of a list.

        Args:
            name: What it is called in the condition of the rule.
            rule: The rule that met it; None for a fact by its full name.
            item: The item that it is a fact of.
        """
        label = self._labels.get(self._full(name, rule))
        said = name if label is None else f"{label.in_(self._language)} [{name}]"
        return said if item is None else f"{said} ({item})"

    def value(self, name: str, value: str | None, rule: str | None = None) -> str:
        """A value as people say it; what has no words of its own as it is written."""
        vocabulary = self._pack.vocabulary
        name = self._full(name, rule)
        if value is None:
            said = phrase_if_any("value.unknown")
        elif name in vocabulary.meanings:
            said = vocabulary.option(name, value) or phrase_if_any(f"value.{value}")
        else:
            said = phrase_if_any(f"value.{value}")
        return value or "?" if said is None else said.in_(self._language)

    def _full(self, name: str, rule: str | None) -> str:
        """The full name of a fact that a rule gives a name of its own, as it does to items."""
        if rule is None or rule not in self._pack.rules:
            return name
        nodes = (node for one in conditions_of(self._pack.rules[rule]) for node in walk(one))
        references = (node for node in nodes if isinstance(node, Reference))
        return next((node.name for node in references if show(node) == name), name)


def _labels(pack: Pack) -> Iterator[tuple[str, Text]]:
    """What is called how: facts, those of items by the name that rules give them, and numbers."""
    for name, parameter in pack.parameters.items():
        yield name, parameter.title
    for name, entry in pack.vocabulary.entries.items():
        yield name, entry.label
        for short, field in entry.fields.items():
            yield f"{name}.{short}", field.label
            yield f"{entry.item}.{short}", field.label
