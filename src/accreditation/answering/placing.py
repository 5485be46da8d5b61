"""Where in a file an answer is written, and how."""

from typing import Any

from accreditation.answering.judging import Answer
from accreditation.conditions import MAX_ITEMS
from accreditation.confirming.tree import Keys, Tree


def place_of(tree: Tree, answer: Answer) -> Keys:
    """Where a fact is stated, or the list whose item has it."""
    question = answer.question
    fact = question.fact if question.item is None else question.fact.rpartition(".")[0]
    if question.home.kind == "dossier":
        return tuple(question.fact.split("."))
    if question.home.kind != "statutes":
        return ("facts", fact)
    if answer.cited is not None and answer.cited.article is not None:
        return ("articles", answer.cited.article, "provides", fact)
    for number in tree.at(("articles",)):
        if tree.at(("articles", number, "provides", fact)) is not None:
            return ("articles", number, "provides", fact)
    return ("facts", fact)


def write_answer(tree: Tree, place: Keys, answer: Answer, source: dict[str, str]) -> None:
    """State an answer.

    Args:
        tree: The file.
        place: Where the fact, or the list whose item has it, is stated.
        answer: What to state.
        source: The document that says so; nothing where the place itself does, or nobody.
    """
    question, value = answer.question, answer.value
    if question.item is not None:
        field = question.fact.rpartition(".")[2]
        _add(tree, place, {question.item: {field: value}}, source)
    elif isinstance(value, dict) and tree.at(place) is not None:
        if "complete" in value:
            tree.put((*place, "complete"), value["complete"])
        _add(tree, place, value["items"], source)
    elif isinstance(value, dict):
        tree.put(place, {**value, **source})
    else:
        tree.put(place, {"value": value, **source} if source else value, in_line=True)


def _add(tree: Tree, place: Keys, items: dict[str, dict[str, Any]], source: dict[str, str]) -> None:
    """Add items to a list, and facts to its items."""
    _name_items(tree, place)
    told = {key: tree.at((*place, key)) for key in source}
    for item, fields in items.items():
        here = (*place, "items", item)
        if not fields and tree.at(here) is None:
            tree.put(here, {})
        for field, value in fields.items():
            stated = isinstance(value, dict | list) or told == source
            whole = value if stated else {"value": value, **source}
            tree.put((*here, field), whole, in_line=True)


def _name_items(tree: Tree, place: Keys) -> None:
    """Give names to the items of a list that has only their number."""
    number = tree.at((*place, "number"))
    if isinstance(number, str) and 0 <= int(number) <= MAX_ITEMS:
        for i in range(1, int(number) + 1):
            tree.put((*place, "items", str(i)), {})
        tree.take((*place, "number"))
