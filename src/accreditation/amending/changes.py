"""What is put to the meeting, and what that does to each article."""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from accreditation.amending.alignment import Pair, content
from accreditation.amending.rereading import alike, reread, stated
from accreditation.amending.words import wording
from accreditation.conditions import Facts, Unconfirmed
from accreditation.dossier import Article, moved
from accreditation.dossier.references import bare, cited
from accreditation.findings import StatutesCitation

OLD = " (old)"

What = Literal["replaced", "inserted", "repealed", "renumbered", "reference"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one article.

    Attributes:
        before: The article as it is; None if it is new.
        after: The article as it will be; None if it goes.
        reworded: Whether its words change, apart from references to articles that move.
        dropped: Facts that it stated, and of which the draft does not say what it states now.
        kept: Facts that the draft states as before although the words change.
        stale: Articles that it refers to by a number that is not theirs any more.
        kinds: The kinds of amendment that the draft says it is.
        article: What it is called: its number, the new one if it has one; with ``OLD`` behind it
            if the article goes and leaves its number to another.
    """

    before: Article | None
    after: Article | None
    reworded: bool
    dropped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    article: str = ""

    @property
    def what(self) -> What:
        """What happens to it in a word."""
        if self.before is None:
            return "inserted"
        if self.after is None:
            return "repealed"
        same_heading = self.before.heading == self.after.heading
        if self.reworded or not same_heading:
            return "replaced"
        return "renumbered" if self.before.number != self.after.number else "reference"

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it states, before or after, or whose answer it leaves open."""
        old = self.before.facts if self.before is not None else {}
        new = self.after.facts if self.after is not None else {}
        return tuple(dict.fromkeys((*old, *new)))

    @property
    def states(self) -> bool:
        """Whether somebody said what it states, before or after."""
        return any(stated(one.facts) for one in (self.before, self.after) if one is not None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is put to the meeting, as a file says it.

    Attributes:
        adopted: The day of the meeting.
        pairs: Every article, as it is and as it will be with the facts stated for it.
        others: What is stated of the amended statutes without naming an article.
        whole: Whether it is the full text; else what other documents told of the statutes stays.
        kinds: By ``key``, the kinds of amendment that an article's change is said to be.
        read: Whether its articles were read from a document.
    """

    adopted: datetime.date
    pairs: Sequence[Pair]
    others: Facts
    whole: bool
    kinds: Mapping[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict)
    read: bool = False

    @property
    def renumbered(self) -> dict[str, str]:
        """The new numbers of articles that get one, by the number they had."""
        return {
            was.number: now.number
            for was, now in self.pairs
            if was is not None and now is not None and was.number != now.number
        }


def key(was: Article | None, number: str) -> tuple[str, bool]:
    """What tells an article from all others: its number in force, or that of a new article."""
    return (number, False) if was is None else (was.number, True)


def changes_of(proposal: Proposal) -> tuple[Change, ...]:
    """What happens to each article; to most of them nothing does."""
    renumbered = proposal.renumbered
    numbers = {now.number for _, now in proposal.pairs if now is not None}
    gone = {was.number: "" for was, now in proposal.pairs if was is not None and now is None}
    return tuple(
        replace(
            _change(pair, renumbered, proposal),
            article=_name(pair, numbers),
            stale=_stale(pair, {**gone, **renumbered}),
        )
        for pair in proposal.pairs
    )


def two_answers(proposal: Proposal) -> Iterator[tuple[Article, Article, str]]:
    """Articles whose words stay, and facts to which they are said to give another answer."""
    renumbered = proposal.renumbered
    for was, now in proposal.pairs:
        if was is None or now is None or not content(was):
            continue
        if _same_words(was, now, renumbered):
            for name in now.facts:
                differs = name in was.facts and not _states_alike(was, now, name)
                if differs and not _unconfirmed(was, now, name):
                    yield was, now, name


def _change(pair: Pair, renumbered: Mapping[str, str], proposal: Proposal) -> Change:
    was, now = pair
    kinds = proposal.kinds.get(key(was, "" if now is None else now.number), ())
    if was is None:
        return Change(was, now, reworded=True, kinds=kinds)
    if now is None:
        return Change(was, now, True, _missing(was, proposal.others), kinds=kinds)
    if _same_words(was, now, renumbered):
        there = moved(was, now.number, proposal.adopted)
        facts = {**now.facts, **(there.facts if content(was) else {}), **stated(now.facts)}
        confirmed = {**there.confirmed, **now.confirmed}
        return Change(was, replace(now, facts=facts, confirmed=confirmed), False, kinds=kinds)
    citation = StatutesCitation(now.number, proposal.adopted)
    now = reread(moved(was, now.number, proposal.adopted), now, citation)
    dropped = _missing(was, {**proposal.others, **stated(now.facts)})
    kept = tuple(name for name in stated(now.facts) if _states_alike(was, now, name))
    return Change(was, now, True, dropped, kept, kinds=kinds)


def _stale(pair: Pair, moves: Mapping[str, str]) -> tuple[str, ...]:
    """Numbers by which an article still refers to articles that moved or went."""
    was, now = pair
    if was is None or now is None or was.text is None or now.text is None:
        return ()
    old, new = tuple(cited(was.text)), tuple(cited(now.text))
    if len(old) != len(new):
        return ()
    left = {bare(number) for number in moves}
    return tuple(
        dict.fromkeys(
            number for number, then in zip(old, new, strict=True) if number == then in left
        )
    )


def _name(pair: Pair, numbers: Collection[str]) -> str:
    was, now = pair
    if now is not None:
        return now.number
    assert was is not None
    return f"{was.number}{OLD}" if was.number in numbers else was.number


def _same_words(was: Article, now: Article, renumbered: Mapping[str, str]) -> bool:
    """Whether an article says the same in the same words; without words, by the same facts."""
    if not content(was) and not content(now):
        return set(was.facts) == set(now.facts) and all(
            _states_alike(was, now, name) for name in was.facts
        )
    return all(
        (old is None) == (new is None)
        and wording(new or "") in (wording(old or ""), wording(old or "", renumbered))
        for old, new in ((was.text, now.text), (was.gist, now.gist))
    )


def _states_alike(was: Article, now: Article, name: str) -> bool:
    return name in was.facts and alike(was.facts[name], now.facts[name])


def _unconfirmed(was: Article, now: Article, name: str) -> bool:
    return any(isinstance(one.facts[name], Unconfirmed) for one in (was, now))


def _missing(was: Article, stated: Facts) -> tuple[str, ...]:
    return tuple(name for name in was.facts if name not in stated)
