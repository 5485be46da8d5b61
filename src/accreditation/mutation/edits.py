"""A change to one place of a rule, as it is written."""

from dataclasses import dataclass
from typing import Any, Literal

from accreditation.conditions.expressions import Path
from accreditation.files import yaml_flow
from accreditation.law import RuleFile

Kind = Literal["operator", "threshold", "base", "date", "branch", "value"]
"""What is changed: a word of the language, a number, the fact it is measured by, a date, a part
that is left out, a value that is added or exchanged."""

KINDS: tuple[Kind, ...] = ("operator", "threshold", "base", "date", "branch", "value")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a rule.

    Attributes:
        path: The place in the rule's file.
        description: The change in the words of the language.
        source: The rule as it would then be written.
    """

    kind: Kind
    path: Path
    description: str
    source: RuleFile


def rewritten(source: RuleFile, path: Path, new: Any) -> RuleFile:
    """``source`` with something else in one place of its conditions."""
    key, *rest = path
    return source.model_copy(update={str(key): _replaced(getattr(source, str(key)), rest, new)})


def _replaced(data: Any, path: list[str | int], new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    changed: Any = dict(data) if isinstance(data, dict) else list(data)
    changed[step] = _replaced(data[step], rest, new)
    return changed


def written(raw: Any) -> str:
    """A part of a condition in one line, shortened."""
    text = yaml_flow(raw)
    return text if len(text) <= 100 else text[:99] + "…"
