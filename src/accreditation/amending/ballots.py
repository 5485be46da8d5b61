"""The file that says how a meeting voted on amendments."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from accreditation.files import (
    Document,
    InputError,
    Strict,
    read_yaml,
    suggest,
    validate,
)

ALL = "all"
"""Stands for every amended article that has no vote of its own."""

MOST = 1_000_000_000

Number = Annotated[int, Field(ge=0, le=MOST)]


class Count(Strict):
    """The votes on an article; abstentions are told and count for nothing."""

    for_: Annotated[Number, Field(alias="for")]
    against: Number
    abstentions: Number = 0

    @property
    def voters(self) -> int:
        """Votes for and against, and abstentions."""
        return self.for_ + self.against + self.abstentions


class Shares(Strict):
    """The shares at a meeting.

    Attributes:
        issued: All that were issued, less those whose votes are suspended.
        present: Those of members who were there, or took part at a distance.
        represented: Those of members who gave a proxy.
    """

    issued: Annotated[int, Field(ge=1, le=MOST)]
    present: Number
    represented: Number

    @property
    def attending(self) -> int:
        """Present or represented."""
        return self.present + self.represented


Votes = Annotated[dict[str, Count], Field(min_length=1)]


class ClassVote(Strict):
    """How one class of shares voted."""

    shares: Shares
    votes: Votes


class VoteFile(Strict):
    """How a meeting voted.

    Attributes:
        held: The day of the meeting.
        call: Whether it was the first meeting, or a second one for lack of quorum.
        announced: Whether the notice stated the amendments precisely.
        board_report: Whether the board report was made available.
        figures_report: Whether the figures of the board report were reported on.
        votes: By amended article, or under ``all``.
        classes: How each class of shares voted, where they voted apart.
    """

    held: datetime.date
    call: Literal["first", "second"]
    announced: bool | None = None
    board_report: bool | None = None
    figures_report: Literal["no_figures", "made", "missing"] | None = None
    shares: Shares
    votes: Votes
    classes: dict[str, ClassVote] = {}


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote file that was read, and where each part of it stands."""

    file: VoteFile
    document: Document


def counted_on(votes: Mapping[str, Count], article: str) -> Count | None:
    """The votes on an article: its own, or those on all of them."""
    return votes.get(article) or votes.get(ALL)


def read_vote(path: Path, articles: Collection[str]) -> Vote:
    """The vote that stands in a file.

    Args:
        path: The file.
        articles: The amended articles, on which there can be votes.

    Raises:
        InputError: it is no vote file, or states what cannot be; every problem at once.
    """
    document = read_yaml(path)
    vote = validate(VoteFile, document)
    problems = [document.problem(place, message) for place, message in _faults(vote, articles)]
    if problems:
        raise InputError(problems)
    return Vote(vote, document)


Fault = tuple[list[str | int], str]


def _faults(vote: VoteFile, articles: Collection[str]) -> Iterator[Fault]:
    yield from _impossible(vote.shares, vote.votes, [])
    yield from _astray(vote.votes, articles, ["votes"])
    for name, own in vote.classes.items():
        yield from _impossible(own.shares, own.votes, ["classes", name])
        yield from _astray(own.votes, articles, ["classes", name, "votes"])
    parts = [own.shares for own in vote.classes.values()]
    for what, of_classes, of_all in (
        ("issued", sum(part.issued for part in parts), vote.shares.issued),
        ("present or represented", sum(part.attending for part in parts), vote.shares.attending),
    ):
        if of_classes > of_all:
            yield (
                ["classes"],
                f"the classes have {of_classes} shares {what} together, the meeting {of_all}.",
            )


def _impossible(
    shares: Shares, votes: Mapping[str, Count], place: list[str | int]
) -> Iterator[Fault]:
    if shares.attending > shares.issued:
        yield (
            [*place, "shares"],
            f"{shares.attending} shares are present or represented, more than the "
            f"{shares.issued} issued.",
        )
    for article, count in votes.items():
        if count.voters and not shares.attending:
            yield (
                [*place, "votes", article],
                "no share is present or represented, so none can vote.",
            )


def _astray(
    votes: Mapping[str, Count], articles: Collection[str], place: list[str | int]
) -> Iterator[Fault]:
    for article in votes:
        if article not in (*articles, ALL):
            listed = ", ".join(articles) or "none"
            near = suggest(article, articles)
            yield (
                [*place, article],
                f"article '{article}' is not amended, only {listed}.{near}",
            )
