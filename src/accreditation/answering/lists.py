"""Lists in answers: what they add to a list of the dossier, and where they gainsay it."""

from collections.abc import Callable
from typing import Any

from accreditation.answering.form import NONE, Refused
from accreditation.conditions import (
    Fact,
    FactSignature,
    Items,
    Known,
    Value,
    show_value,
)

Show = Callable[[FactSignature, Value], str]
"""Says a value of a fact."""

EMPTY = {"complete": True, "items": {}}


def show_fact(signature: FactSignature, value: Value) -> str:
    """A value as a file writes it."""
    return show_value(signature.type, value)


def written_out(value: Any) -> Any:
    """The value of a list as a file of a dossier writes it."""
    return EMPTY if value == NONE else value


def news(
    signature: FactSignature, value: Any, stated: Items, held: Items, show: Show = show_fact
) -> Any:
    """What an answer adds to a list that the dossier has already; None if nothing.

    Args:
        signature: The list.
        value: The answer as a file writes it.
        stated: The same, read.
        held: What the dossier has.
        show: Says values.

    Raises:
        Refused: the answer says something else than the dossier.
    """
    known = {item.id: item for item in held.items}
    added: dict[str, Any] = {}
    raw = value.get("items") or {}
    for item in stated.items:
        if item.id not in known:
            if held.complete:
                raise Refused(f"has an item '{item.id}', and the dossier has the whole list.")
            added[item.id] = raw.get(item.id, {})
            continue
        facts = known[item.id].facts
        for short, fact in item.facts.items():
            of = f" of '{item.id}'"
            gainsaid(signature.fields[short], fact, facts.get(short), show, of)
        new = {short: raw[item.id][short] for short in item.facts if short not in facts}
        if new:
            added[item.id] = new
    completes = stated.complete and not held.complete
    if not added and not completes:
        return None
    return {**({"complete": True} if completes else {}), "items": added}


def gainsaid(
    signature: FactSignature, fact: Fact, held: Fact | None, show: Show = show_fact, of: str = ""
) -> None:
    """Make sure that the dossier does not state something else.

    Args:
        signature: The fact.
        fact: What an answer says.
        held: What the dossier states.
        show: Says values.
        of: Names the item that the fact is about.

    Raises:
        Refused: it does.
    """
    if held is None or (
        isinstance(fact, Known) and isinstance(held, Known) and fact.value == held.value
    ):
        return
    known = f"is {show(signature, held.value)}" if isinstance(held, Known) else "is in doubt"
    said = show(signature, fact.value) if isinstance(fact, Known) else "several values"
    raise Refused(
        f"'{signature.name}'{of} {known} in the dossier, and {said} here; mend the file, or leave "
        "the answer empty."
    )
