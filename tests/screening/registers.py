"""Facts as rows of a register: each fact in a column of its own type, or all of it as text."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Contradicted,
    Day,
    Fact,
    FactSignature,
    Items,
    Known,
    ListType,
    Number,
    Scalar,
    Value,
    Words,
    show_value,
)
from accreditation.law import Pack

MONEY = pa.decimal128(20, 4)

Row = dict[str, Any]


class Inexpressible(Exception):
    """Sources contradict each other on a fact, which a row has one value for."""


def columns_of(pack: Pack) -> dict[str, FactSignature]:
    """The facts that a register can state, by full name."""
    return {
        name: pack.vocabulary.signatures[name]
        for name in pack.vocabulary.entries
        if pack.meanings[name].derived is None
        and pack.meanings[name].grouping is None
        and name != "year.months"
    }


def fields_of(pack: Pack, list_: str) -> dict[str, FactSignature]:
    """The facts that an item of a list can state, by short name."""
    return {
        short: field
        for short, field in pack.vocabulary.signatures[list_].fields.items()
        if pack.meanings[field.name].derived is None
    }


def flags_of(signature: FactSignature) -> list[str]:
    """The columns of true and false that go with the column of a fact."""
    if isinstance(signature.type, ListType):
        return [f"{signature.name}.complete"]
    if signature.silence == "impossible" or isinstance(signature.type, Choice | Words):
        return []
    return [f"{signature.name}.silent"]


def schema_of(pack: Pack) -> pa.Schema:
    """Every fact in a column of its own type; rates are text, as in the sample register."""
    found = {"cooperative": pa.string()}
    for name, signature in columns_of(pack).items():
        if isinstance(signature.type, ListType):
            fields = {short: _dtype(field.type) for short, field in fields_of(pack, name).items()}
            found[name] = pa.list_(pa.struct({"id": pa.string(), **fields}))
        else:
            found[name] = _dtype(signature.type)
        found |= {flag: pa.bool_() for flag in flags_of(signature)}
    return pa.schema(list(found.items()))


def row_of(cooperative: str, facts: Mapping[str, Fact], pack: Pack) -> Row:
    """A row that states facts; what it does not name is unknown.

    Raises:
        Inexpressible: a fact is contradicted.
    """
    columns = columns_of(pack)
    row: Row = {flag: None for one in columns.values() for flag in (one.name, *flags_of(one))}
    row["cooperative"] = cooperative
    for name, fact in facts.items():
        if name not in columns:
            continue
        if not isinstance(fact, Items):
            row |= _stated(columns[name], name, fact)
            continue
        assert not fact.needs
        fields = fields_of(pack, name)
        row[name] = [{"id": item.id, **_item(fields, item.facts)} for item in fact.items]
        row[f"{name}.complete"] = fact.complete
    return row


def as_text(row: Row, pack: Pack) -> Row:
    """The same row with everything written out as in a file of text."""
    columns = columns_of(pack)
    found: Row = {"cooperative": row["cooperative"]}
    for name, signature in columns.items():
        raw = row.get(name)
        if isinstance(signature.type, ListType):
            fields = fields_of(pack, name)
            found[name] = raw and [
                {"id": item["id"]}
                | {short: _written(field, item.get(short)) for short, field in fields.items()}
                for item in raw
            ]
            complete = row.get(f"{name}.complete")
            found[f"{name}.complete"] = None if complete is None else str(complete).lower()
            if raw == []:
                found[name] = []
        else:
            silent = row.get(f"{name}.silent")
            found[name] = SILENT.value if silent else _written(signature, raw)
    return found


def text_schema_of(pack: Pack) -> pa.Schema:
    """Every fact in a column of text."""
    found = {"cooperative": pa.string()}
    for name, signature in columns_of(pack).items():
        found[name] = pa.string()
        if isinstance(signature.type, ListType):
            fields = {short: pa.string() for short in fields_of(pack, name)}
            found[name] = pa.list_(pa.struct({"id": pa.string(), **fields}))
            found[f"{name}.complete"] = pa.string()
    return pa.schema(list(found.items()))


def table_of(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """A register of rows."""
    return pa.Table.from_pylist(list(rows), schema)


def raw_value(type_: Scalar, value: Value) -> Any:
    """A value as a column of its own type holds it."""
    if isinstance(type_, Number) and type_.unit == "EUR":
        assert isinstance(value, int)
        return Decimal(value).scaleb(-type_.scale)
    if isinstance(type_, Number) and type_.unit == "rate":
        return show_value(type_, value)
    return value


def _dtype(type_: Any) -> pa.DataType:
    match type_:
        case Boolean():
            return pa.bool_()
        case Day():
            return pa.date32()
        case Number(unit="EUR"):
            return MONEY
        case Number(unit="rate") | Choice() | Words():
            return pa.string()
    return pa.int64()


def _stated(signature: FactSignature, column: str, fact: Fact) -> Iterator[tuple[str, Any]]:
    if isinstance(fact, Contradicted):
        raise Inexpressible(column)
    assert isinstance(fact, Known)
    assert not isinstance(signature.type, ListType)
    if fact.value is not SILENT:
        yield column, raw_value(signature.type, fact.value)
    elif isinstance(signature.type, Choice | Words):
        yield column, SILENT.value
    else:
        yield f"{column}.silent", True


def _item(fields: Mapping[str, FactSignature], facts: Mapping[str, Fact]) -> Row:
    found: Row = dict.fromkeys(fields)
    for short, fact in facts.items():
        if short in fields:
            found |= _stated(fields[short], short, fact)
    return found


def _written(signature: FactSignature, raw: Any) -> str | None:
    type_ = signature.type
    if raw is None or isinstance(raw, str):
        return raw
    if isinstance(raw, Decimal):
        return f"{raw:f} EUR"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    assert isinstance(raw, int | datetime.date), type_
    return str(raw)
