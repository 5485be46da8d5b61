"""From a rule as it is written to one whose conditions are typed."""

from collections.abc import Callable, Mapping
from typing import Any

from accreditation.conditions import (
    Condition,
    Misformed,
    Number,
    Signature,
    parse_condition,
    unguarded,
)
from accreditation.conditions.expressions import Path, gather
from accreditation.conditions.syntax import All
from accreditation.law.rules import Rule, RuleFile, regime_of
from accreditation.law.vocabulary import PLANES, Plane, Vocabulary


class RuleReader:
    """Reads the conditions of rules against one vocabulary.

    Attributes:
        signatures: What a rule of each plane can name.
    """

    def __init__(self, vocabulary: Vocabulary, numbers: Mapping[str, Number]) -> None:
        """Take the facts, with the sets of rules that read them, and the types of parameters."""
        self.signatures: Mapping[Plane, Signature] = {
            plane: vocabulary.signature(plane, numbers) for plane in PLANES
        }
        self._regimes = vocabulary.regimes

    def rule(self, source: RuleFile) -> Rule:
        """The rule written as ``source``.

        Raises:
            Misformed: its conditions are not well typed; the places are those of the file.
        """
        applies, passes = gather([lambda: self._applies(source), lambda: self._passes(source)])
        conditions = [condition for condition in (applies, passes) if condition is not None]
        silent = unguarded(conditions, self.signatures[source.plane])
        if silent:
            message = (
                "the statutes may be silent on '{}' and the law supplies no default; "
                "say what silence means."
            )
            raise Misformed([(("passes_when",), message.format(name)) for name in silent])
        return Rule(source, applies, passes, self._presupposed(source) is not None)

    def _presupposed(self, source: RuleFile) -> Any:
        regime = self._regimes.get(regime_of(source.rule))
        return None if regime is None else regime.applies_when

    def _applies(self, source: RuleFile) -> Condition | None:
        written = [self._presupposed(source), source.applies_when]
        parts = gather(
            [self._parsing(source, raw, ("applies_when",)) for raw in written if raw is not None]
        )
        return All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None

    def _passes(self, source: RuleFile) -> Condition:
        if source.each is None:
            return self._parsing(source, source.passes_when, ("passes_when",))()
        try:
            return self._parsing(source, {"each": source.each, "holds": source.passes_when}, ())()
        except Misformed as error:
            raise Misformed([(_in_file(path), message) for path, message in error.faults]) from None

    def _parsing(self, source: RuleFile, raw: Any, path: Path) -> Callable[[], Condition]:
        return lambda: parse_condition(raw, self.signatures[source.plane], path)


def _in_file(path: Path) -> Path:
    """Where a part of ``each`` and ``holds`` stands in a rule, which calls them otherwise."""
    return ("passes_when", *path[1:]) if path[:1] == ("holds",) else path or ("each",)
