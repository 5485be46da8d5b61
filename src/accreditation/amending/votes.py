"""Whether a vote carried the amendments, to the vote, and what that rests on."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from accreditation.amending.ballots import Vote, VoteFile, read_vote
from accreditation.amending.judging import Bench, ClassResult, Figure, KindResult
from accreditation.amending.kinds import Kind, procedure_of
from accreditation.checking.explaining import merged
from accreditation.conditions import Facts, Truth, conjunction
from accreditation.findings import Need
from accreditation.language import Text
from accreditation.law import Pack

__all__ = [
    "ClassResult",
    "Figure",
    "KindResult",
    "Vote",
    "VoteFile",
    "VoteResult",
    "read_vote",
    "results_of",
]


@dataclass(frozen=True, slots=True)
class VoteResult:
    """What became of the vote on one amended article.

    Attributes:
        carried: Whether it was validly carried; None where that is not decided.
        quorum: Whether enough shares were represented; on a second call any number is.
        kinds: The result for each kind of amendment that it is or may be.
        questions: What to ask on its kind, where the result hangs on that.
        needs: What else it hangs on.
    """

    article: str
    carried: Truth
    quorum: Truth
    kinds: tuple[KindResult, ...]
    questions: tuple[Text, ...]
    needs: tuple[Need, ...]


def results_of(
    pack: Pack,
    vote: Vote,
    kinds: Mapping[str, Sequence[Kind]],
    facts_in_force: Facts,
    on: datetime.date,
    as_of: datetime.date,
) -> tuple[VoteResult, ...]:
    """What became of the vote on each amended article.

    Args:
        pack: The law.
        vote: How the meeting voted.
        kinds: The kinds of amendment that each article is or may be.
        facts_in_force: What is known under the statutes in force, which govern the vote.
        on: The day of the meeting.
        as_of: The date from which the dossier is looked at.

    Raises:
        InputError: the vote cannot be under these statutes (a class of shares that there is not,
            more votes than shares), or the rules say nothing of amendments.
    """
    bench = Bench(pack, vote, facts_in_force, on, as_of)
    return tuple(_result(bench, article, found) for article, found in kinds.items())


def _result(bench: Bench, article: str, kinds: Sequence[Kind]) -> VoteResult:
    weighed = [kind for kind in kinds if kind.certain or not kind.disputed]
    results = {kind.kind: bench.judged(article, kind.kind, kind.certain) for kind in weighed}
    worlds = _worlds(weighed, procedure_of(bench.pack).otherwise)
    carried = _agreed(conjunction(results[kind].carried for kind in world) for world in worlds)
    quorum = _agreed(conjunction(results[kind].quorum for kind in world) for world in worlds)
    open_ = carried is None
    outcomes = {conjunction(results[kind].carried for kind in world) for world in worlds}
    hangs = open_ and len(outcomes) > 1
    return VoteResult(
        article,
        carried,
        quorum,
        tuple(results.values()),
        tuple(kind.question for kind in weighed if hangs and kind.question is not None),
        merged(need for result in results.values() if open_ for need in result.needs),
    )


def _worlds(kinds: Sequence[Kind], otherwise: str) -> list[frozenset[str]]:
    """Every set of kinds that the amendment may be: the sure ones, with any of the others."""
    sure = frozenset(kind.kind for kind in kinds if kind.certain)
    unsure = [kind.kind for kind in kinds if not kind.certain and kind.kind != otherwise]
    subsets = chain.from_iterable(combinations(unsure, n) for n in range(len(unsure) + 1))
    return [sure.union(subset) or frozenset({otherwise}) for subset in subsets]


def _agreed(truths: Iterable[Truth]) -> Truth:
    """What holds whichever way it is; None where the ways differ."""
    seen = set(truths)
    return seen.pop() if len(seen) == 1 else None
