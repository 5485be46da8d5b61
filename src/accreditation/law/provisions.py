"""The provisions of each instrument: every article, paragraph and item, in order."""

from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import Field

from accreditation.files import (
    Document,
    InputError,
    Problem,
    Strict,
    collected,
    read_yaml,
    shape,
    suggest,
    validate,
)
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.places import Place, read_place

FOLDER = "provisions"
REASONS_FILE = "reasons.yaml"


class Provision(Strict):
    """An article, paragraph or item.

    Attributes:
        at: Its place in the instrument.
        heading: What it is about.
        without_rule: Key of the reason why no rule encodes it, where none does.
        also_at: Places of other instruments that say the same.
    """

    at: str
    heading: Text
    without_rule: str | None = None
    also_at: list[LawReference] = []


class ProvisionsFile(Strict):
    """The provisions of one instrument.

    Attributes:
        complete: Whether every article is listed, and of those that are divided here every
            paragraph, item and letter.
    """

    instrument: str
    complete: bool = False
    provisions: Annotated[list[Provision], Field(min_length=1)]


REASONS = shape(dict[str, Text])


class Provisions:
    """Every provision that the rules may cite, by instrument, and the reasons for having no rule.

    Attributes:
        by_instrument: Provisions by instrument and place, in the order of the law.
        reasons: Why a provision has no rule, by key.
        complete: The instruments that are listed whole.
    """

    def __init__(
        self,
        by_instrument: dict[str, dict[str, Provision]],
        reasons: dict[str, Text],
        complete: frozenset[str],
    ) -> None:
        self.by_instrument = by_instrument
        self.reasons = reasons
        self.complete = complete

    def same_as(self, instrument: str, at: str) -> list[tuple[str, str]]:
        """Every place that says the same as a listed one, by instrument; that one first."""
        found = [(instrument, at)]
        for key, listed in self.by_instrument.items():
            for provision in listed.values():
                other = [(key, provision.at), *((o.instrument, o.at) for o in provision.also_at)]
                if (instrument, at) in other[1:]:
                    found.append(other[0])
                elif other[0] == (instrument, at):
                    found += other[1:]
        return list(dict.fromkeys(found))

    def holds(self, instrument: str, place: Place) -> bool | None:
        """Whether an instrument has a place; None if its list does not tell."""
        listed = [read_place(at) for at in self.by_instrument.get(instrument, ())]
        there = place.among(one for one in listed if one is not None)
        return None if there is False and instrument not in self.complete else there

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
    complete: set[str] = set()
    also: list[tuple[Document, list[str | int], LawReference]] = []
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
        complete |= {source.instrument} if source.complete else set()
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
            also += [(document, [*path, "also_at"], other) for other in provision.also_at]
    for document, path, other in also:
        if other.at not in by_instrument.get(other.instrument, {}):
            message = f"'{other.at}' is not a listed provision of {other.instrument}."
            problems.append(document.problem(path, message))
    if problems:
        raise InputError(problems)
    return Provisions(by_instrument, reasons, frozenset(complete))
