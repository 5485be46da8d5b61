"""The provisions of each instrument: every article, paragraph and item, in order."""

from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from accreditation.files import InputError, Problem, Strict, collected, read_yaml, suggest, validate
from accreditation.language import Text

FOLDER = "provisions"
REASONS_FILE = "reasons.yaml"


class Provision(Strict):
    """An article, paragraph or item.

    Attributes:
        at: Its place in the instrument.
        heading: What it is about.
        without_rule: Key of the reason why no rule encodes it, where none does.
    """

    at: str
    heading: Text
    without_rule: str | None = None


class ProvisionsFile(Strict):
    """The provisions of one instrument."""

    instrument: str
    provisions: Annotated[list[Provision], Field(min_length=1)]


REASONS: TypeAdapter[dict[str, Text]] = TypeAdapter(dict[str, Text])


class Provisions:
    """Every provision that the rules may cite, by instrument, and the reasons for having no rule.

    Attributes:
        by_instrument: Provisions by instrument and place, in the order of the law.
        reasons: Why a provision has no rule, by key.
    """

    def __init__(
        self, by_instrument: dict[str, dict[str, Provision]], reasons: dict[str, Text]
    ) -> None:
        self.by_instrument = by_instrument
        self.reasons = reasons

    def missing(self, instrument: str, at: str) -> str | None:
        """A sentence if ``at`` is not a place in an instrument whose provisions are listed."""
        listed = self.by_instrument.get(instrument)
        if listed is None or at in listed:
            return None
        return f"'{at}' is not a listed provision of {instrument}.{suggest(at, listed)}"


def load_provisions(folder: Path) -> Provisions:
    """The provisions that stand in a rule pack, which may have none.

    Raises:
        InputError: a file is wrong, or a provision gives a reason that is not there.
    """
    problems: list[Problem] = []
    files = sorted((folder / FOLDER).glob("*.yaml"))
    reasons: dict[str, Text] = {}
    by_instrument: dict[str, dict[str, Provision]] = {}
    for file in sorted(files, key=lambda file: file.name != REASONS_FILE):
        document = collected(problems, partial(read_yaml, file))
        if document is None:
            continue
        if file.name == REASONS_FILE:
            reasons = collected(problems, partial(validate, REASONS, document)) or {}
            continue
        source = collected(problems, partial(validate, ProvisionsFile, document))
        if source is None:
            continue
        found = by_instrument.setdefault(source.instrument, {})
        for i, provision in enumerate(source.provisions):
            path: list[str | int] = ["provisions", i]
            if provision.at in found:
                problems.append(document.problem(path, f"'{provision.at}' is listed twice."))
            if provision.without_rule is not None and provision.without_rule not in reasons:
                near = suggest(provision.without_rule, reasons)
                problems.append(
                    document.problem(path, f"there is no reason '{provision.without_rule}'.{near}")
                )
            found[provision.at] = provision
    if problems:
        raise InputError(problems)
    return Provisions(by_instrument, reasons)
