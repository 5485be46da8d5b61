"""Testing rules: cases beside the rules as tests, invented dossiers, the values around each limit.

pytest loads the plugin of this package in every project, so that everything else is imported only
when it is used.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accreditation.testing.assertions import assert_outcome
    from accreditation.testing.limits import Boundary, boundaries
    from accreditation.testing.sketch import Sketch
    from accreditation.testing.strategies import dossiers, statutes, years

__all__ = ["Boundary", "Sketch", "assert_outcome", "boundaries", "dossiers", "statutes", "years"]

_HOMES = {
    "Boundary": "accreditation.testing.limits",
    "Sketch": "accreditation.testing.sketch",
    "assert_outcome": "accreditation.testing.assertions",
    "boundaries": "accreditation.testing.limits",
    "dossiers": "accreditation.testing.strategies",
    "statutes": "accreditation.testing.strategies",
    "years": "accreditation.testing.strategies",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(importlib.import_module(_HOMES[name]), name)
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        from accreditation.files import nothing_usable

        raise nothing_usable(
            "strategies need an extra library: pip install 'accreditation[testing]'."
        ) from None
