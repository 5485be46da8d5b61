"""Why an outcome is what it is: the condition as it was evaluated, with every value it met."""

from dataclasses import dataclass

from accreditation.findings.citation import LawReference, Source


@dataclass(frozen=True, slots=True)
class TraceValue:
    """A value that a condition met.

    Attributes:
        name: The fact, parameter or computation, as the rule names it.
        value: How a person would write the value; None when it is unknown.
        sources: Where the dossier states it.
        law: Where the law supplies it: a parameter, or a default for silence.
        parts: The values it was computed from.
    """

    name: str
    value: str | None
    sources: tuple[Source, ...] = ()
    law: tuple[LawReference, ...] = ()
    parts: tuple["TraceValue", ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """One condition and what became of it.

    Attributes:
        condition: The operator, or the comparison as the rule states it.
        holds: True, false, or None for unknown.
        item: The item it is about, under a quantifier.
    """

    condition: str
    holds: bool | None
    item: str | None = None
    values: tuple[TraceValue, ...] = ()
    parts: tuple["Trace", ...] = ()
