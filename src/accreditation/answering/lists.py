"""Lists in answers: what they add to a list of the dossier, and where they gainsay it."""

from typing import Any

from accreditation.answering.form import NONE, Refused
from accreditation.conditions import (
    Fact,
    FactSignature,
    Items,
    Known,
    show_value,
)

EMPTY = {"complete": True, "items": {}}


def written_out(value: Any) -> Any:
    """The value of a list as a file of a dossier writes it."""
    return EMPTY if value == NONE else value


def news(signature: FactSignature, value: Any, stated: Items, held: Items) -> Any:
    """What an answer adds to a list that the dossier has already; None if nothing.

    Args:
        signature: The list.
        value: The answer as a file writes it.
        stated: The same, read.
        held: What the dossier has.

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
            gainsaid(signature.fields[short], fact, facts.get(short), f" of '{item.id}'")
        new = {short: raw[item.id][short] for short in item.facts if short not in facts}
        if new:
            added[item.id] = new
    completes = stated.complete and not held.complete
    if not added and not completes:
        return None
    return {**({"complete": True} if completes else {}), "items": added}


def gainsaid(signature: FactSignature, fact: Fact, held: Fact | None, of: str = "") -> None:
    """Make sure that the dossier does not state something else.

    Raises:
        Refused: it does.
    """
    if held is None or (
        isinstance(fact, Known) and isinstance(held, Known) and fact.value == held.value
    ):
        return
    known = (
        f"is {show_value(signature.type, held.value)}" if isinstance(held, Known) else "is in doubt"
    )
    said = show_value(signature.type, fact.value) if isinstance(fact, Known) else "several values"
    raise Refused(
        f"'{signature.name}'{of} {known} in the dossier, and {said} here; mend the file, or leave "
        "the answer empty."
    )
