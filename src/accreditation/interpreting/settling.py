"""Making one reading of all that an article says of a fact, and of all that articles say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accreditation.conditions import FactSignature, ListType, read_value
from accreditation.interpreting.lists import assembled
from accreditation.interpreting.mentions import Mention
from accreditation.interpreting.readings import Reading, Unclear, united

ELSEWHERE = "elsewhere"
"""The doubt of a fact that another article states otherwise."""


def settled(
    fact: str,
    article: str,
    prefer: Sequence[Any],
    mentions: Sequence[Mention],
    everywhere: Sequence[str] = (),
) -> Reading | Unclear | None:
    """What an article states of a fact, or that this is unclear; None where it states nothing.

    Args:
        fact: The fact.
        article: The number of the article.
        prefer: Values in the order in which they stand where the article says several.
        mentions: The sentences that speak of it.
        everywhere: For a list, the items that any article names.
    """
    if not mentions:
        return None
    if any(mention.items for mention in mentions):
        value, list_quotes, list_doubts = assembled(mentions, everywhere)
        return None if value is None else Reading(fact, value, article, list_quotes, list_doubts)
    values = {_key(mention.value): mention.value for mention in mentions}
    ranks = [_key(value) for value in prefer]
    if len(values) > 1 and not values.keys() <= set(ranks):
        quotes = united(mention.quote for mention in mentions)
        return Unclear(fact, article, tuple(values.values()), quotes)
    kept = min(values, key=ranks.index) if len(values) > 1 else next(iter(values))
    saying = [mention for mention in mentions if _key(mention.value) == kept]
    doubts = dict.fromkeys(why for mention in saying for why in mention.doubts)
    quotes = united(mention.quote for mention in saying)
    return Reading(fact, values[kept], article, quotes, tuple(doubts))


def told_apart(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; one that another article contradicts is not certain."""
    values: dict[str, set[str]] = {}
    for one in readings:
        values.setdefault(one.fact, set()).add(_key(one.value))
    for one in readings:
        if len(values[one.fact]) > 1 and not isinstance(one.value, Mapping):
            yield replace(one, doubts=(*one.doubts, ELSEWHERE))
        else:
            yield one


def can_be(signature: FactSignature, value: Any) -> bool:
    """Whether a fact can have a value; of a list, whether every field can have its own."""
    if isinstance(value, Mapping):
        return all(
            can_be(signature.fields[key], one)
            for fields in value.get("items", {}).values()
            for key, one in fields.items()
        )
    if isinstance(signature.type, ListType):
        return False
    try:
        read_value(signature.type, value)
    except ValueError:
        return False
    return True


def _key(value: Any) -> str:
    """Values that differ, ``true`` and 1 among them, have different keys."""
    return f"{type(value).__name__}:{value}"
