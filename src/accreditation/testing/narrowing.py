"""What strategies are narrowed by, and everything that can be wrong with it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from accreditation.checking import year_start
from accreditation.conditions import add_months
from accreditation.dossier import FactReader
from accreditation.files import Document, InputError, nothing_usable, suggest, yaml_text
from accreditation.findings import Outcome
from accreditation.law import SEEN, Pack, Plane
from accreditation.law.uses import base_facts, latest_review
from accreditation.testing.draft import LOOKED_AT, is_header
from accreditation.testing.wishes import Wish

YEARS_BACK = 5
"""The most years between the last financial year that is drawn and the first one."""


@dataclass(frozen=True)
class Narrowing:
    """What dossiers are to be like.

    Attributes:
        facts: Facts that each of them states, as files write them.
        regime: The set of rules whose facts vary; None for all of them.
        wishes: The outcomes that rules are to have.
        planes: What varies.
    """

    pack: Pack
    facts: Mapping[str, Any]
    regime: str | None
    wishes: tuple[Wish, ...]
    planes: tuple[Plane, ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            InputError: a fact, a set of rules or a rule does not exist or does not belong here.
        """
        self._check_facts()
        regimes = sorted({rule.regime for rule in self.pack.rules.values()})
        if self.regime is not None and self.regime not in regimes:
            known = ", ".join(regimes)
            raise nothing_usable(
                f"there is no set of rules '{self.regime}', only {known}."
                f"{suggest(self.regime, regimes)}"
            )
        for wish in self.wishes:
            if wish.rule.source.plane not in self.planes:
                raise nothing_usable(
                    f"'{wish.rule.name}' is about {wish.rule.source.plane}, which is not what "
                    f"varies here ({', '.join(self.planes)}); dossiers() has every kind."
                )

    @property
    def regimes(self) -> set[str]:
        """The sets of rules that are to concern the dossier."""
        return {
            *(wish.rule.regime for wish in self.wishes),
            *(() if self.regime is None else (self.regime,)),
        }

    def varying(self) -> Iterator[str]:
        """The facts that may vary, in the order of the vocabulary."""
        used = self._used()
        for name, entry in self.pack.vocabulary.entries.items():
            if (
                entry.kind == "evidence"
                and entry.plane in self.planes
                and name not in self.facts
                and (used is None or name in used)
            ):
                yield name

    @cached_property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day on which something may happen."""
        return add_months(first_known(self.pack), 12), add_months(latest_review(self.pack), 12)

    @cached_property
    def closings(self) -> Sequence[datetime.date]:
        """Last days of the financial years that may be drawn, the latest one first.

        The law is known throughout them, and they are over when the dossier is looked at.
        """
        looked_at = self.facts.get(LOOKED_AT)
        last, first = latest_review(self.pack), first_known(self.pack)
        back = [add_months(last, -12 * years) for years in range(YEARS_BACK + 1)]
        over = [day for day in back if looked_at is None or day <= looked_at]
        return [day for day in over if year_start(day) >= first] or [looked_at or last]

    def _used(self) -> set[str] | None:
        if self.regime is None:
            return None
        rules = self.pack.rules.values()
        return {
            name
            for rule in rules
            if rule.regime == self.regime
            for name in base_facts(self.pack, rule)
        }

    def _check_facts(self) -> None:
        if "application" in self.planes:
            planes = {"cooperative", *self.planes}
        else:
            planes = {plane for about in self.planes for plane in SEEN[about]}
        document = _document(self.facts)
        heads = {name: raw for name, raw in document.data.items() if is_header(name)}
        rest = {name: raw for name, raw in document.data.items() if not is_header(name)}
        vocabulary = self.pack.vocabulary
        stated = FactReader(document, vocabulary, planes, ())
        stated.facts(rest, ())
        computed = FactReader(document, vocabulary, planes, (), everything=True)
        computed.facts(heads, ())
        problems = [*stated.problems, *computed.problems]
        if problems:
            raise InputError(problems)


def _document(facts: Mapping[str, Any]) -> Document:
    """The facts as a file would state them."""
    try:
        return Document(Path("facts"), yaml_text(dict(facts)))
    except yaml.representer.RepresenterError as error:
        raise nothing_usable(
            f"{error.args[-1]!r} is not a value that a file can state; money is written as "
            "'12.50 EUR', a rate as '6 %'."
        ) from None


def wishes_of(pack: Pack, wanted: Mapping[Outcome, str | None]) -> tuple[Wish, ...]:
    """The wishes for outcomes, each with the name of a rule.

    Raises:
        InputError: there is no such rule.
    """
    return tuple(
        Wish(pack.rule(name), outcome) for outcome, name in wanted.items() if name is not None
    )


def first_known(pack: Pack) -> datetime.date:
    """The first day on which every number of the law is known, and no rule lies in a gap."""
    numbers = [parameter.commenced[0][0] for parameter in pack.parameters.values()]
    wordings = [
        known
        for instrument in pack.instruments.values()
        if any(not wording.encoded for wording in instrument.versions)
        and (known := instrument.encoded_from()) is not None
    ]
    return max((*numbers, *wordings), default=latest_review(pack))
