"""The mix: what an invented register consists of, as a file states it."""

import datetime
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from accreditation.files import Document, Strict, read_yaml, validate

MIX_FILE = Path(__file__).with_name("mix.yaml")

EVERYBODY = "all"
"""The odds of groups that have none of their own."""

Weight = Annotated[int, Field(ge=0)]
Odds = dict[str, Weight]
"""What can be in a column, and how often in proportion to the rest."""

OddsByGroup = Odds | dict[str, Odds]
"""Odds for everybody, or by group."""


class Group(Strict):
    """A kind of cooperatives.

    Attributes:
        weight: How many there are, in proportion to the other groups.
        like: The word under which it shares odds with other groups.
    """

    weight: Weight
    like: str | None = None


class Mix(Strict):
    """What an invented register consists of.

    Attributes:
        groups: The kinds of cooperatives.
        years: The closing days of the years of one cooperative after the other, over and over.
        defaults: Odds of facts without odds of their own, by type; those for a person to judge have
            theirs under ``judgement``.
        facts: Odds of facts.
    """

    groups: Annotated[dict[str, Group], Field(min_length=1)]
    years: Annotated[list[Annotated[list[datetime.date], Field(min_length=1)]], Field(min_length=1)]
    defaults: dict[str, OddsByGroup]
    facts: dict[str, OddsByGroup]

    def of_group(self, stated: OddsByGroup, group: str) -> Odds:
        """The odds that are stated for a group, for what it is like, or for everybody."""
        by_group = {name: odds for name, odds in stated.items() if isinstance(odds, dict)}
        if not by_group:
            return {key: weight for key, weight in stated.items() if isinstance(weight, int)}
        for name in (group, self.groups[group].like, EVERYBODY):
            if name in by_group:
                return by_group[name]
        return {}


@cache
def own_mix() -> tuple[Document, Mix]:
    """The mix that comes with the package, and its file.

    Raises:
        InputError: the file is not as it should be.
    """
    document = read_yaml(MIX_FILE)
    return document, validate(Mix, document)
