"""Leaving a part of a condition out, or letting one more value through."""

from collections.abc import Iterator
from typing import Any

from accreditation.conditions import Boolean, Choice, FactSignature
from accreditation.law import RuleFile
from accreditation.mutation.edits import Edit, rewritten, written
from accreditation.mutation.sites import Site


def branch_edits(source: RuleFile, site: Site) -> Iterator[Edit]:
    """Every part of one place left out, and every value that could be added to it."""
    found = _parts(site.raw) if site.is_condition else _where(site.raw)
    for new, description in (*found, *_fewer_values(site)):
        yield Edit("branch", site.path, description, rewritten(source, site.path, new))
    for new, description in _other_values(site):
        yield Edit("value", site.path, description, rewritten(source, site.path, new))


def premise_edits(source: RuleFile) -> Iterator[Edit]:
    """The rule that always applies."""
    if source.applies_when is not None:
        description = f"drops applies_when: {written(source.applies_when)}"
        changed = source.model_copy(update={"applies_when": None})
        yield Edit("branch", ("applies_when",), description, changed)


def _parts(raw: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    for key in ("all", "any"):
        parts = raw.get(key, [])
        if len(parts) > 1:
            for i, part in enumerate(parts):
                yield {key: [*parts[:i], *parts[i + 1 :]]}, f"drops {written(part)} from '{key}'"
    if "when" in raw:
        yield raw["then"], f"drops when: {written(raw['when'])}"


def _where(raw: Any) -> Iterator[tuple[Any, str]]:
    if isinstance(raw, dict) and "where" in raw:
        rest = {key: value for key, value in raw.items() if key != "where"}
        yield rest, f"drops where: {written(raw['where'])}"


def _fewer_values(site: Site) -> Iterator[tuple[Any, str]]:
    name, _, values = _named(site)
    if len(values) > 1:
        for i, value in enumerate(values):
            yield _leaf(name, [*values[:i], *values[i + 1 :]]), f"{name}: drops {written(value)}"


def _other_values(site: Site) -> Iterator[tuple[Any, str]]:
    name, fact, values = _named(site)
    if fact is None:
        return
    if isinstance(fact.type, Boolean):
        swapped = [not value if isinstance(value, bool) else value for value in values]
        if swapped != values:
            old, new = written(_right(values)), written(_right(swapped))
            yield _leaf(name, swapped), f"{name}: {old} → {new}"
    for value in _missing(fact, values):
        yield _leaf(name, [*values, value]), f"{name}: adds {written(value)}"


def _named(site: Site) -> tuple[str, FactSignature | None, list[Any]]:
    """The fact of a leaf that names values, and those values."""
    if site.fact is None or site.comparison is not None:
        return "", None, []
    name, fact = site.fact
    raw = site.raw[name]
    return name, fact, raw["one_of"] if isinstance(raw, dict) else [raw]


def _missing(fact: FactSignature, values: list[Any]) -> Iterator[Any]:
    """The values that a leaf could name as well."""
    options: tuple[Any, ...] = ()
    if isinstance(fact.type, Choice):
        options = fact.type.options
    elif isinstance(fact.type, Boolean) and values == ["silent"]:
        options = (True, False)
    if fact.silence != "impossible":
        options = (*options, "silent")
    return (option for option in options if option not in values)


def _leaf(name: str, values: list[Any]) -> dict[str, Any]:
    return {name: _right(values)}


def _right(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else {"one_of": values}
