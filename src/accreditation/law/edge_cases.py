"""The catalogue of edge cases: situations the rules must decide, and how, apart from any rule."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from accreditation.files import InputError, Strict, read_yaml, validate
from accreditation.findings import LawReference, Outcome
from accreditation.law.regimes import unknown_regime

EDGE_CASES_FILE = "edge-cases.yaml"


class EdgeCase(Strict):
    """A situation and the outcomes that the law gives it.

    Attributes:
        expect: For each set of rules, the outcomes that some case of its rules must show.
    """

    situation: Annotated[str, Field(min_length=1)]
    cites: list[LawReference] = []
    expect: Annotated[dict[str, list[Outcome]], Field(min_length=1)]


def _number(key: object) -> object:
    """A number that stands as a key, where every key is a word."""
    return int(key) if isinstance(key, str) and key.isascii() and key.isdigit() else key


Number = Annotated[int, BeforeValidator(_number)]


class EdgeCasesFile(Strict):
    """The catalogue.

    Attributes:
        edge_cases: Situations by number.
        vectors: Sums worked out in figures, by number.
    """

    edge_cases: dict[Number, EdgeCase] = {}
    vectors: dict[Number, EdgeCase] = {}


def load_edge_cases(folder: Path, regimes: Collection[str]) -> EdgeCasesFile:
    """The catalogue of a rule pack, empty if it has none.

    Raises:
        InputError: the file is wrong, or names a set of rules that is not among ``regimes``.
    """
    file = folder / EDGE_CASES_FILE
    if not file.is_file():
        return EdgeCasesFile()
    document = read_yaml(file)
    catalogue = validate(EdgeCasesFile, document)
    problems = [
        document.problem([key, str(number), "expect", regime], unknown_regime(regime, regimes))
        for key, entries in (("edge_cases", catalogue.edge_cases), ("vectors", catalogue.vectors))
        for number, entry in entries.items()
        for regime in entry.expect
        if regime not in regimes
    ]
    if problems:
        raise InputError(problems)
    return catalogue
