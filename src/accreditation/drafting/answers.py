"""What a dossier says of what a document shows: a value with its sources, or what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, localcontext

from accreditation.checking.explaining import merged, sources_of
from accreditation.checking.wording import Wording
from accreditation.conditions import (
    RATE,
    Context,
    Expression,
    Number,
    Reading,
    Reference,
    evaluate,
    read_expression,
)
from accreditation.findings import Need, Shown, ShownNumber, Source
from accreditation.law import Pack
from accreditation.law.drafts import Column

_DIGITS = 60

NONE = "–"
"""What is shown where a column has no meaning for an item, or a rate has no base."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a fact or of a number.

    Attributes:
        value: How it is shown; None where it is not known.
        sources: The places that state it, or that contradict one another on it.
        needs: What it lacks, where it is not known.
    """

    value: Shown | None
    sources: tuple[Source, ...] = ()
    needs: tuple[Need, ...] = ()


class Answers:
    """Reads what a context knows, as answers."""

    def __init__(self, pack: Pack, context: Context) -> None:
        """Read in ``context`` what the vocabulary of ``pack`` names."""
        self._pack = pack
        self._wording = Wording(pack)
        self.context = context

    def of(self, node: Expression, context: Context | None = None) -> Answer:
        """What is known of a fact, or of a number that is worked out."""
        reading = read_expression(node, context or self.context)
        if reading.value is None:
            return Answer(None, sources_of([reading]), merged(reading.needs))
        name = node.name if isinstance(node, Reference) else ""
        value = self._wording.value(name, reading.value, node.type)
        return Answer(value, sources_of([reading]))

    def parameter(self, name: str) -> Answer:
        """A number of the law on the date of the context."""
        value = self._pack.parameter(name, self.context.on).value
        return Answer(self._wording.value(name, value, self._pack.parameters[name].number))

    def column(self, column: Column, context: Context) -> Answer:
        """What is known of a column of an item, which ``context`` binds."""
        if column.when is not None and evaluate(column.when, context).holds is False:
            return Answer(NONE)
        if not column.on:
            return self.of(column.value, context)
        readings = [read_expression(node, context) for node in (column.value, *column.on)]
        sources = sources_of(readings)
        if any(reading.value is None for reading in readings):
            return Answer(None, sources, merged(n for one in readings for n in one.needs))
        amount, *divisors = map(_exact, readings)
        return Answer(_rate(amount, divisors), sources)


def _exact(reading: Reading) -> Decimal:
    """The number that was read, exactly."""
    type_, value = reading.node.type, reading.value
    assert isinstance(type_, Number)
    assert isinstance(value, int)
    with localcontext() as digits:
        digits.prec = _DIGITS
        return Decimal(value).scaleb(-type_.scale)


def _rate(amount: Decimal, divisors: Iterable[Decimal]) -> Shown:
    """The amount divided by all the others, rounded up so that it never looks smaller."""
    with localcontext() as digits:
        digits.prec = _DIGITS
        divisor = Decimal(1)
        for one in divisors:
            divisor *= one
        if not divisor:
            return NONE
        step = Decimal(1).scaleb(-RATE.scale)
        steps = (amount / divisor / step).to_integral_value(ROUND_CEILING)
    return ShownNumber(int(steps), RATE.scale, RATE.unit)
