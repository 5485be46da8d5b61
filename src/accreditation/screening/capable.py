"""Whether an engine can do what a screening asks, found out before anything runs."""

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal

import ibis
from ibis.backends import BaseBackend
from ibis.common.exceptions import IbisError

from accreditation.files import InputError, nothing_usable
from accreditation.screening import dates
from accreditation.screening.terms import FALSE, TRUE, UNKNOWN, Expr, is_open

NAMED, MOST_TOLD = 3, 300
"""How many rules a refusal names, and how many signs it quotes of an engine."""


def refuse_incapable(
    backend: BaseBackend, tables: Sequence[Expr], rules: Sequence[str], one: Callable[[str], Expr]
) -> None:
    """Refuse an engine that cannot do what tables ask of it, or that answers otherwise.

    Args:
        backend: The engine.
        tables: What it is to work out.
        rules: The names of the rules behind the tables.
        one: The table that a single rule needs.

    Raises:
        InputError: it cannot; the message names what, and rules that need it.
    """
    why = next((fault for table in tables if (fault := _lacking(backend, table))), None)
    if why is None:
        return _refuse_other_answers(backend)
    needing = [name for name in rules if _lacking(backend, one(name))]
    raise _incapable(backend, why, needing)


def _lacking(backend: BaseBackend, table: Expr) -> str | None:
    """What keeps an engine from working out a table; None if nothing does."""
    try:
        backend.compile(table)
    except (IbisError, NotImplementedError, TypeError, ValueError) as fault:
        return " ".join(str(fault).split()) or type(fault).__name__
    return None


def _incapable(backend: BaseBackend, why: str, needing: Sequence[str]) -> InputError:
    others = len(needing) - NAMED
    named = ", ".join(f"'{name}'" for name in needing[:NAMED])
    if not needing:
        need = "which every screening needs"
    elif others > 0:
        need = f"which {len(needing)} rules need, {named} among them"
    else:
        need = f"which {named} {'needs' if len(needing) == 1 else 'need'}"
    return nothing_usable(
        f"the engine {backend.name} cannot do what is asked ({why}), {need}; "
        "leave such rules out, or use DuckDB or Spark."
    )


def _refuse_other_answers(backend: BaseBackend) -> None:
    """Have small things worked out of which the answer is known."""
    asked = _of_known_answer()
    row = ibis.literal(True).name("row").as_table()
    columns = {f"c{i}": condition for i, condition in enumerate(asked.values())}
    try:
        found = backend.to_pyarrow(row.select(**columns)).to_pylist()[0]
    except Exception as fault:
        why = " ".join(str(fault).split())[:MOST_TOLD] or type(fault).__name__
        raise nothing_usable(f"the engine {backend.name} cannot screen: {why}") from fault
    for what, column in zip(asked, columns, strict=True):
        if found[column] is not True and found[column] != 1:
            raise nothing_usable(
                f"the engine {backend.name} reads {what} otherwise than a screening means it; "
                "use DuckDB or Spark."
            )


def _of_known_answer() -> dict[str, Expr]:
    """Conditions that are true, each with what an engine misreads that says otherwise."""
    large = ibis.literal(Decimal(10**37 + 1), "decimal(38, 0)")
    leap = ibis.literal(datetime.date(2024, 1, 31), "date") + ibis.interval(months=1)
    text = ibis.literal("2023-02-30 held")
    return {
        "what is unknown and false": ~(UNKNOWN & FALSE),
        "what is unknown or true": UNKNOWN | TRUE,
        "what is not unknown": is_open(~UNKNOWN),
        "capital and small letters": ibis.literal("Held") != ibis.literal("held"),
        "spaces at the end of a text": ibis.literal("held ") != ibis.literal("held"),
        "accents": ibis.literal("\u00e9") != ibis.literal("e"),
        "capital letters with accents": ibis.literal("\u00c9").lower() == ibis.literal("\u00e9"),
        "patterns of text": text.re_search("^[0-9]{4}-") & ~text.re_search("HELD"),
        "days that there are not": text.left(10).try_cast("date").isnull(),
        "the last day of a month": leap.cast("date") == dates.day(datetime.date(2024, 2, 29)),
        "numbers of 38 digits": large * 9 - large * 8 == large,
    }
