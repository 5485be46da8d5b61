"""Rows of a register as the facts of a year that the evaluator reads."""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from accreditation.conditions import (
    SILENT,
    Boolean,
    Day,
    Fact,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    Number,
    Value,
    Words,
    read_value,
)
from accreditation.law import Vocabulary

ROW_COLUMNS = ("cooperative", "year.opens", "year.closes")


def facts_of(row: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Fact]:
    """What a row of a register states; ``ValueError`` for what no file could state."""
    facts: dict[str, Fact] = {
        name: Known(row[name]) for name in ("year.opens", "year.closes") if row[name] is not None
    }
    for name in vocabulary.entries:
        if name not in row or name in ROW_COLUMNS:
            continue
        signature = vocabulary.signatures[name]
        if not isinstance(signature.type, ListType):
            facts |= {key: Known(value) for key, value in _stated(signature, name, row)}
        elif row[name] is not None:
            items = [
                Item(
                    item["id"],
                    {
                        short: Known(value)
                        for short, field in signature.fields.items()
                        for _, value in _stated(field, short, item)
                    },
                )
                for item in row[name]
            ]
            facts[name] = Items(tuple(items), row[f"{name}.complete"] is True)
    return facts


def _stated(
    signature: FactSignature, column: str, row: Mapping[str, Any]
) -> Iterator[tuple[str, Value]]:
    """The value of a fact, if it has one: nothing where it is unknown, or not in the register."""
    raw, silent = row.get(column), row.get(f"{column}.silent")
    if silent:
        assert raw is None, f"{signature.name} is silent and has the value {raw}"
        assert signature.silence != "impossible", f"statutes cannot be silent on {signature.name}"
        yield signature.name, SILENT
    elif raw == SILENT.value and signature.silence != "impossible":
        yield signature.name, SILENT
    elif raw is not None:
        yield signature.name, typed(signature, raw)


def typed(signature: FactSignature, raw: Any) -> Value:
    """A value of a register as a fact's; ``ValueError`` if no file could state it."""
    type_ = signature.type
    assert not isinstance(type_, ListType)
    right: type = str
    match type_:
        case Boolean():
            right = bool
        case Day():
            right = datetime.date
        case Number(unit="EUR"):
            right = Decimal
        case Number(unit="rate") | Words():
            right = str
        case Number():
            right = int
    if type(raw) is not right:
        raise ValueError(f"{signature.name} is a {type(raw).__name__}, not a {right.__name__}")
    if isinstance(raw, Decimal):
        return read_value(type_, f"{raw} EUR")
    return read_value(type_, raw)
