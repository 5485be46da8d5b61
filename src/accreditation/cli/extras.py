"""Libraries that only some verbs need, and what to say where one is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from accreditation.files import nothing_usable


@contextmanager
def solver() -> Iterator[None]:
    """Imports what needs the solver.

    Raises:
        InputError: the solver is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        raise nothing_usable(
            "proofs need an extra library: pip install 'accreditation[proof]'."
        ) from None
