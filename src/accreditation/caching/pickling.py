"""Pickles of many small immutable objects that are quick to read."""

import io
import pickle
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

_set = object.__setattr__


def packed(value: object) -> bytes:
    """``value`` as bytes; what was one object in it is one object again when it is unpacked."""
    stream = io.BytesIO()
    _Pickler(stream).dump(value)
    # Imported here, for most runs only read.
    import pickletools

    return pickletools.optimize(stream.getvalue())


def unpacked(data: bytes | memoryview) -> Any:
    """The value that was packed."""
    return pickle.loads(data)  # noqa: S301 - only what the user alone can have written is read


class _Pickler(pickle.Pickler):
    """Has dataclasses and models made again in the way that is quickest."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._arguments: dict[type, tuple[str, ...] | None] = {}

    def reducer_override(self, value: Any) -> Any:
        """What makes a plain dataclass or a plain model again, and its arguments."""
        if isinstance(value, BaseModel):
            return _model_made_of(value)
        kind = type(value)
        if kind not in self._arguments:
            self._arguments[kind] = _arguments(kind)
        names = self._arguments[kind]
        return (
            NotImplemented if names is None else (kind, tuple([getattr(value, n) for n in names]))
        )


def _model_made_of(model: BaseModel) -> Any:
    if model.__pydantic_extra__ is not None or model.__pydantic_private__ is not None:
        return NotImplemented
    return _model, (type(model), model.__dict__, model.__pydantic_fields_set__)


def _model(kind: type[BaseModel], values: dict[str, Any], given: set[str]) -> BaseModel:
    model = kind.__new__(kind)
    _set(model, "__dict__", values)
    _set(model, "__pydantic_fields_set__", given)
    _set(model, "__pydantic_extra__", None)
    _set(model, "__pydantic_private__", None)
    return model


def _arguments(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass that is wholly made by its constructor; None of anything else."""
    if not is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return None
    listed = fields(kind)
    if any(not field.init or field.kw_only for field in listed):
        return None
    return tuple(field.name for field in listed)
