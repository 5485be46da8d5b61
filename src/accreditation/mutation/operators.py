"""Changing a word of the language: a comparison, a connective, a quantifier, an arithmetic one."""

from collections.abc import Iterator
from typing import Any

from accreditation.law import RuleFile
from accreditation.mutation.edits import Edit, rewritten, written
from accreditation.mutation.sites import Site

# For each comparison, the one that differs on the limit itself, and the opposite direction.
_OTHERS = {
    "at_most": ("less_than", "at_least"),
    "less_than": ("at_most", "more_than"),
    "at_least": ("more_than", "at_most"),
    "more_than": ("at_least", "less_than"),
    "on_or_before": ("before", "on_or_after"),
    "before": ("on_or_before", "after"),
    "on_or_after": ("after", "on_or_before"),
    "after": ("on_or_after", "before"),
}
_EQUALS = {True: ("on_or_before", "on_or_after"), False: ("at_most", "at_least")}
_CONNECTIVES = {"all": "any", "any": "all"}
_QUANTIFIERS = {"each": "some", "some": "each"}
_EXTREMES = {"minimum": "maximum", "maximum": "minimum"}


def operator_edits(source: RuleFile, site: Site) -> Iterator[Edit]:
    """Every change of a word in one place."""
    for new, description in _in_condition(site) if site.is_condition else _in_expression(site.raw):
        yield Edit("operator", site.path, description, rewritten(source, site.path, new))


def quantifier_edits(source: RuleFile) -> Iterator[Edit]:
    """The rule about each item, held to be about some item."""
    if source.each is not None:
        some = {"some": source.each, "holds": source.passes_when}
        changed = source.model_copy(update={"each": None, "passes_when": some})
        yield Edit("operator", ("each",), "each → some", changed)


def _in_condition(site: Site) -> Iterator[tuple[Any, str]]:
    raw = site.raw
    comparison = site.comparison
    if comparison is not None:
        name, operator = comparison.name, comparison.operator
        for other in _others(site, operator):
            yield {name: {other: comparison.right}}, f"{name}: {operator} → {other}"
    for words in (_CONNECTIVES, _QUANTIFIERS):
        for old, new in words.items():
            if old in raw:
                yield {new if key == old else key: raw[key] for key in raw}, f"{old} → {new}"
    if "not" in raw:
        yield raw["not"], f"removes 'not' from {written(raw['not'])}"
    if site.fact is not None:
        yield {"not": raw}, f"{written(raw)} → not"


def _others(site: Site, operator: str) -> tuple[str, ...]:
    if operator != "equals":
        return _OTHERS[operator]
    assert site.fact is not None
    return _EQUALS[site.fact[1].type.name == "a date"]


def _in_expression(raw: Any) -> Iterator[tuple[Any, str]]:
    if not isinstance(raw, dict):
        return
    for old, new in _EXTREMES.items():
        if old in raw:
            yield {new if key == old else key: raw[key] for key in raw}, f"{old} → {new}"
    if isinstance(raw.get("sum"), list):
        yield {"maximum": raw["sum"]}, "sum → maximum"
    if "difference" in raw:
        left, right = raw["difference"]
        yield {"difference": [right, left]}, f"difference of {written(right)} and {written(left)}"
