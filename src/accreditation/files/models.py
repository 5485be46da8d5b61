"""Holding the data of a file to its model, with one sentence and a line for every deviation."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from accreditation.files.problem import InputError, Problem
from accreditation.files.yaml import Document, shown_raw, suggest

Model = TypeVar("Model")
Path_ = tuple[int | str, ...]

_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
"""What was built for a model when a file was first held to it."""


def validate(model: type[Model] | TypeAdapter[Model], document: Document) -> Model:
    """The data of ``document`` as ``model``.

    Raises:
        InputError: the data deviates; one problem for each deviation.
    """
    adapter: TypeAdapter[Model] = _adapter(model)
    if document.data is None:
        raise InputError([Problem(document.file, 1, "the file is empty; nothing is stated here.")])
    try:
        return adapter.validate_python(document.data)
    except ValidationError as error:
        known = _keys(model)
        raise InputError(
            document.problem(path, _of_several(faults) or _sentence(faults[0], known, path))
            for path, faults in _by_place(document.data, error).items()
        ) from None


def faults_of(error: ValidationError, model: Any) -> Iterator[tuple[Path_, str]]:
    """The place, below the part that was validated, and the sentence of every fault."""
    known = _keys(model)
    faults = error.errors(include_url=False)
    strange = {fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"}
    for fault in faults:
        if fault["type"] != "missing" or not _misspelt(fault["loc"], strange):
            yield fault["loc"], _sentence(fault, known)


def shape(kind: type[Model]) -> TypeAdapter[Model]:
    """What a file is held to that is no model itself; it is built when one first is."""
    return TypeAdapter(kind, config=ConfigDict(defer_build=True))


def _adapter(model: Any) -> TypeAdapter[Any]:
    if isinstance(model, TypeAdapter):
        return model
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def _by_place(data: Any, error: ValidationError) -> dict[Path_, list[Any]]:
    """The faults by the place they are about; one that lacks a key is about the key."""
    found: dict[Path_, list[Any]] = {}
    faults = error.errors(include_url=False)
    strange = {fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"}
    for fault in faults:
        place = _real(data, fault["loc"])
        if fault["type"] == "missing":
            place = (*place, fault["loc"][-1])
            if _misspelt(fault["loc"], strange):
                continue
        found.setdefault(place, []).append(fault)
    return found


def _misspelt(missing: Path_, strange: set[Path_]) -> bool:
    """Whether a missing key stands there under another spelling, which is told already."""
    beside = [str(path[-1]) for path in strange if path[:-1] == missing[:-1]]
    return bool(suggest(str(missing[-1]), beside))


def _of_several(faults: list[Any]) -> str | None:
    """What to say of a value that is of none of several kinds that could stand in its place."""
    if len(faults) == 1:
        return None
    return f"{shown_raw(faults[0]['input'])} is not of a kind that can stand here."


def _real(data: Any, loc: Path_) -> Path_:
    """The part of pydantic's location that exists in the data (it also names union branches)."""
    path: list[int | str] = []
    for step in loc:
        listed = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if listed or (isinstance(data, dict) and step in data):
            data = data[step]
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

    visit(_adapter(model).json_schema())
    return sorted(found)


def _sentence(error: Any, known: list[str], place: Path_ | None = None) -> str:
    """What is wrong, with the key at a place; pydantic's own also names branches of unions."""
    steps = error["loc"] if place is None else place
    key = next((step for step in reversed(steps) if isinstance(step, str)), "this")
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return f"'{key}' is missing; it must be stated."
    if kind == "extra_forbidden":
        return f"'{key}' is not a key that is known here.{suggest(key, set(known) - {key})}"
    if kind in ("literal_error", "enum"):
        return f"'{key}' must be {context['expected']}, not {shown_raw(error['input'])}."
    wanted = {
        "string_type": "text; put quotes around it",
        "string_too_short": "a text that is not empty",
        "string_too_long": "shorter",
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
        return f"'{key}' is not written as expected: {shown_raw(error['input'])}."
    message = str(context.get("error", error["msg"]))
    return f"'{key}': {message}{'' if message.endswith('.') else '.'}"


class Strict(BaseModel):
    """A part of a file: immutable, exact about types, closed to unknown keys."""

    model_config = {"frozen": True, "extra": "forbid", "strict": True, "defer_build": True}
