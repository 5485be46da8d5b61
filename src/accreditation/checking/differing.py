"""How sentences call a point on which sources differ, and what each of them says."""

from collections.abc import Iterable, Mapping

from accreditation.checking.wording import value_in_words
from accreditation.conditions import Contradicted, ListType, value_shown
from accreditation.findings import Claim, Message, Shown, Source, StatutesCitation
from accreditation.language import LANGUAGES, Text, phrase
from accreditation.law import Vocabulary


def in_sentences(
    vocabulary: Vocabulary, fact: Contradicted, name: str, item: str | None = None
) -> Mapping[str, Shown]:
    """What stands in a sentence for a contradiction, under ``""``, and for its ``claims``.

    Args:
        vocabulary: The facts there are.
        fact: What sources say.
        name: The fact; for one of an item, that of the list and its own.
        item: The item of a list whose fact it is.
    """
    values: dict[str, Shown] = {"label": vocabulary.entry(name).label}
    if item is not None:
        values["item"] = item
    point = phrase("message.point" if item is None else "message.point_of_item")
    return {"": Message(point, values), "claims": _claims(vocabulary, fact.claims, name)}


def _claims(vocabulary: Vocabulary, claims: Iterable[Claim], name: str) -> Message:
    """What each source says, one behind the other."""
    values: dict[str, Shown] = {}
    numbers: list[int] = []
    for number, claim in enumerate(claims):
        values[f"place{number}"] = place_told(claim.source)
        values[f"value{number}"] = _value(vocabulary, claim, name)
        numbers.append(number)
    one = phrase("message.claim")
    texts = {
        language: "; ".join(
            one.in_(language)
            .replace("{place}", f"{{place{n}}}")
            .replace("{value}", f"{{value{n}}}")
            for n in numbers
        )
        for language in LANGUAGES
    }
    return Message(Text(**texts), values)


def _value(vocabulary: Vocabulary, claim: Claim, name: str) -> Shown:
    type_ = vocabulary.meanings[name].type
    if isinstance(type_, ListType):
        return claim.value
    return value_in_words(vocabulary, name, value_shown(type_, claim.value), type_)


def place_told(source: Source) -> str:
    """Where a source says something."""
    if isinstance(source, StatutesCitation):
        return f"art. {source.article}"
    return f"{source.document}, {source.at}" if source.at else source.document
