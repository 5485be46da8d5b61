"""Testing rules: cases beside the rules as tests of pytest, and assertions in Python.

pytest loads the plugin of this package in every project, so that everything else is imported only
when it is used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accreditation.testing.assertions import assert_outcome

__all__ = ["assert_outcome"]

_HOMES = {"assert_outcome": "accreditation.testing.assertions"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
