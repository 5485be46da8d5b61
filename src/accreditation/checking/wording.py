"""The sentences of a finding: texts of the rule with the exact values in them."""

import datetime
from collections.abc import Iterable

from accreditation.conditions import SILENT, Context, Number, Value, read_reference
from accreditation.findings import Message, Outcome, Shown, ShownNumber
from accreditation.language import Text, phrase, placeholders
from accreditation.law import Pack, Rule, Vocabulary, reference_of

MAX_ITEMS_SHOWN = 5


class Wording:
    """Says what became of rules, with values read in a context."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def message(
        self, rule: Rule, outcome: Outcome, context: Context, *, dormant: bool, own: bool = True
    ) -> Message:
        """What to say about an outcome.

        Args:
            rule: The rule.
            outcome: What became of it.
            context: Where the values in its sentences are read.
            dormant: Whether the rule is not in force.
            own: Whether it is the rule itself that does not apply, and not its whole set.
        """
        if outcome == "fail":
            return self.filled(rule, rule.source.fails, context)
        if outcome == "not_applicable" and dormant:
            return Message(phrase("message.not_in_force"), {"date": context.on})
        if outcome == "not_applicable" and own and rule.source.not_applicable is not None:
            return self.filled(rule, rule.source.not_applicable, context)
        return Message(phrase(f"message.{outcome}"))

    def filled(self, rule: Rule, text: Text, context: Context) -> Message:
        """``text`` with the values of the names in it."""
        names = sorted(placeholders(text.en))
        return Message(text, {name: self._shown(rule, name, context) for name in names})

    def summary(self, failed: Iterable[Message], number: int) -> Message:
        """What to say about a list of which some items fail, naming the first of them."""
        parts = tuple(failed)
        values: dict[str, Shown] = {"failed": str(len(parts)), "number": str(number)}
        return Message(phrase("message.items_fail"), values, parts[:MAX_ITEMS_SHOWN])

    def _shown(self, rule: Rule, name: str, context: Context) -> Shown:
        head, _, fact = name.partition(".")
        if head in context.bindings and fact in context.bindings[head].said:
            return context.bindings[head].said[fact]
        if name in context.bindings:
            return context.bindings[name].id
        if name in self._pack.parameters:
            value = self._pack.parameter(name, context.on).value
            return self.value(name, value, self._pack.parameters[name].number)
        reference = reference_of(rule, name, self._pack.vocabulary)
        reading = read_reference(reference, context)
        return self.value(reference.name, reading.value, reference.type)

    def value(self, name: str, value: Value | None, type_: object) -> Shown:
        """A value of a fact, or of a parameter, as a sentence shows it."""
        return value_in_words(self._pack.vocabulary, name, value, type_)


def value_in_words(vocabulary: Vocabulary, name: str, value: Value | None, type_: object) -> Shown:
    """A value of a fact, or of a parameter, as a sentence shows it."""
    if value is None:
        return phrase("value.unknown")
    if value is SILENT:
        return phrase("value.silent")
    if isinstance(value, bool):
        return phrase("value.true" if value else "value.false")
    if isinstance(value, int):
        assert isinstance(type_, Number)
        return ShownNumber(value, type_.scale, type_.unit)
    if isinstance(value, datetime.date):
        return value
    return vocabulary.option(name, str(value)) or str(value)
