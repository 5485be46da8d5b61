"""The names in braces in the texts of a rule, and what they mean there."""

from collections.abc import Iterator, Mapping

from accreditation.conditions import Number
from accreditation.conditions.syntax import Quantified, Reference
from accreditation.language import Text, placeholders, unequal_placeholders
from accreditation.law.rules import Rule
from accreditation.law.vocabulary import Vocabulary


def reference_of(
    rule: Rule, name: str, vocabulary: Vocabulary, *, of_item: bool = True
) -> Reference:
    """The fact that a name in braces means in the texts of ``rule``.

    Args:
        rule: The rule.
        name: The name, such as ``dividend.net``.
        vocabulary: The facts there are.
        of_item: Whether the text is about an item, so that the rule's variable has a meaning.

    Raises:
        KeyError: it means none.
    """
    head, _, tail = name.partition(".")
    passes = rule.passes_when
    if of_item and isinstance(passes, Quantified) and rule.over_items and passes.variable == head:
        fields = vocabulary.signatures[passes.list.name].fields
        if tail in fields:
            return Reference(fields[tail].name, fields[tail].type, head)
    return Reference(name, vocabulary.signatures[name].type)


def text_faults(
    rule: Rule, vocabulary: Vocabulary, parameters: Mapping[str, Number]
) -> Iterator[tuple[str, str]]:
    """What is wrong with the texts of ``rule``: the key of the text, and a sentence."""
    source = rule.source
    texts: dict[str, Text | None] = {
        "title": source.title,
        "fails": source.fails,
        "not_applicable": source.not_applicable,
        "remedy": source.remedy,
    }
    for key, text in texts.items():
        if text is None:
            continue
        unequal = unequal_placeholders(text)
        if unequal:
            yield key, f"the languages do not have the same names in braces: {unequal}"
        for name in sorted(placeholders(text.en) - set(parameters)):
            if not _means_something(rule, name, vocabulary, of_item=key == "fails"):
                yield key, f"{{{name}}} means nothing in this rule."


def _means_something(rule: Rule, name: str, vocabulary: Vocabulary, *, of_item: bool) -> bool:
    if of_item and rule.source.each is not None and name in rule.source.each:
        return True
    try:
        reference_of(rule, name, vocabulary, of_item=of_item)
    except KeyError:
        return False
    return True
