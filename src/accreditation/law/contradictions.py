"""Rules of one set that cannot both be met, with the reason why that is the law."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from accreditation.files import Strict, read_yaml, validate
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.rules import RuleName

CONTRADICTIONS_FILE = "contradictions.yaml"


class Contradiction(Strict):
    """Two rules that cannot both pass.

    Attributes:
        rules: Their names.
        because: Why the law wants both all the same.
        cites: Where it says so.
    """

    rules: Annotated[list[RuleName], Field(min_length=2, max_length=2)]
    because: Text
    cites: list[LawReference] = []


class ContradictionsFile(Strict):
    """Every contradiction that the law means."""

    contradictions: list[Contradiction] = []


def load_contradictions(folder: Path) -> list[Contradiction]:
    """The contradictions that a rule pack explains; none if it has no file of them.

    Raises:
        InputError: the file is wrong.
    """
    file = folder / CONTRADICTIONS_FILE
    return validate(ContradictionsFile, read_yaml(file)).contradictions if file.is_file() else []
