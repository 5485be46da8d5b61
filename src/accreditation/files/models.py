"""Holding the data of a file to its model, with one sentence and a line for every deviation."""

from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from accreditation.files.problem import InputError, Problem
from accreditation.files.yaml import Document, suggest

Model = TypeVar("Model")


def validate(model: type[Model] | TypeAdapter[Model], document: Document) -> Model:
    """The data of ``document`` as ``model``.

    Raises:
        InputError: the data deviates; one problem for each deviation.
    """
    adapter: TypeAdapter[Model] = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    if document.data is None:
        raise InputError([Problem(document.file, 1, "the file is empty; nothing is stated here.")])
    try:
        return adapter.validate_python(document.data)
    except ValidationError as error:
        known = _keys(model)
        raise InputError(
            document.problem(_real(document.data, item["loc"]), _sentence(item, known))
            for item in error.errors(include_url=False)
        ) from None


def _real(data: Any, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The part of pydantic's location that exists in the data (it also names union branches)."""
    path: list[int | str] = []
    for step in loc:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _keys(model: Any) -> list[str]:
    """Every key that some part of ``model`` knows, for suggestions."""
    found: set[str] = set()

    def visit(schema: Any) -> None:
        if isinstance(schema, dict):
            found.update(schema.get("properties", {}))
            for value in schema.values():
                visit(value)
        elif isinstance(schema, list):
            for value in schema:
                visit(value)

    adapter = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    visit(adapter.json_schema())
    return sorted(found)


def _sentence(error: Any, known: list[str]) -> str:
    key = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "this")
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return f"'{key}' is missing; it must be stated."
    if kind == "extra_forbidden":
        return f"'{key}' is not a key that is known here.{suggest(key, known)}"
    if kind in ("literal_error", "enum"):
        return f"'{key}' must be {context['expected']}, not {error['input']!r}."
    wanted = {
        "string_type": "text; put quotes around it",
        "string_too_short": "a text that is not empty",
        "int_type": "a whole number",
        "bool_type": "true or false",
        "date_type": "a date written as 2024-12-31",
        "date_from_datetime_parsing": "a date written as 2024-12-31",
        "dict_type": "a mapping (key: value)",
        "model_type": "a mapping (key: value)",
        "list_type": "a list",
        "tuple_type": "a list",
    }.get(kind)
    if wanted:
        return f"'{key}' must be {wanted}."
    if kind == "string_pattern_mismatch":
        return f"'{key}' is not written as expected: {error['input']!r}."
    message = str(context.get("error", error["msg"]))
    return f"'{key}': {message}{'' if message.endswith('.') else '.'}"


class Strict(BaseModel):
    """A part of a file: immutable, exact about types, closed to unknown keys."""

    model_config = {"frozen": True, "extra": "forbid", "strict": True}
