"""The sets of rules of a pack: accreditations with a verdict, and law that binds without one."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import StringConstraints

from accreditation.files import Strict, nothing_usable, read_yaml, shape, suggest, validate
from accreditation.language import Text

REGIMES_FILE = "regimes.yaml"

RegimeName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
"""The first part of the names of its rules, and the folder in which they stand."""


class Regime(Strict):
    """A set of rules, and what the whole of it presupposes.

    Attributes:
        title: What it is called.
        accreditation: Whether it is an accreditation, which a cooperative may hold or seek and
            which has a verdict; if not, its rules bind every cooperative.
        applies_when: If false, no rule of the set concerns the dossier.
    """

    title: Text
    accreditation: bool
    applies_when: Any = None


REGIMES = shape(dict[RegimeName, Regime])


def load_regimes(folder: Path) -> Mapping[str, Regime]:
    """The sets of rules of a pack by name, in the order of the file.

    Raises:
        InputError: the file is missing or wrong.
    """
    return validate(REGIMES, read_yaml(folder / REGIMES_FILE))


def unknown_regime(name: str, known: Collection[str]) -> str:
    """A sentence that says that there is no set of rules called ``name``, and which there are."""
    listed = ", ".join(f"'{regime}'" for regime in known) or "none"
    return f"there is no set of rules '{name}', only {listed}.{suggest(name, known)}"


def check_regimes(asked: Collection[str], known: Collection[str]) -> None:
    """See that every set of rules that was asked for is there.

    Raises:
        InputError: one is not.
    """
    for name in asked:
        if name not in known:
            raise nothing_usable(unknown_regime(name, known))
