"""The amended statutes, put together from those in force and what is put to the meeting."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from accreditation.amending.changes import Change, Proposal, changes_of
from accreditation.amending.rereading import stated
from accreditation.conditions import SILENT, Fact, Known, Unconfirmed
from accreditation.dossier import Article, Statutes, facts_of
from accreditation.dossier.merging import proposals_in
from accreditation.dossier.references import bare, reached
from accreditation.law import Vocabulary


@dataclass(frozen=True, slots=True)
class Draft:
    """Statutes in force, the statutes as a meeting is to adopt them, and what differs.

    Attributes:
        changes: The articles to which something happens, in the order of the new text.
    """

    before: Statutes
    after: Statutes
    changes: tuple[Change, ...]


def drafted(before: Statutes, proposal: Proposal, vocabulary: Vocabulary) -> Draft:
    """The amended statutes.

    An article whose words stay keeps its facts. Of one whose words change, those facts are known
    that the proposal states; what it stated before and is not stated again is unknown. Where
    there are new words of which nobody has said what they state, or that they state nothing,
    silence is no longer known, nor what was told without naming an article, nor what the articles
    state to which these words refer. A new statement takes
    the place of a silence. Of a text that comes as a document nobody has said what any new words
    state.
    """
    every = changes_of(proposal)
    new = [(change, change.after) for change in every if change.reworded and change.after]
    fresh = {*proposal.others, *(name for _, article in new for name in stated(article.facts))}
    articles = tuple(
        change.after if change.reworded else _without_silence(change.after, fresh)
        for change in every
        if change.after is not None
    )
    stays = not proposal.whole or all(map(_same_but_moved, every))
    kept = {name: fact for name, fact in before.others.items() if stays and name not in fresh}
    others = {**kept, **proposal.others}
    told = facts_of(articles, vocabulary, others)
    unsure = _not_stated_again(new, fresh)
    if any(_unread(change, article, proposal) for change, article in new):
        unsure |= {name for name, fact in told.items() if name in kept or _silent(fact)} - fresh
        unsure |= _reached(new, articles, proposal) - fresh
    facts = {
        name: known
        for name, fact in told.items()
        for known in (_unsure(fact, new, name) if name in unsure else fact,)
        if known is not None
    }
    read = before.read or proposal.read
    after = Statutes(proposal.adopted, facts, articles, others, before.language, read)
    return Draft(before, after, tuple(filter(_happens, every)))


def _not_stated_again(new: Iterable[tuple[Change, Article]], fresh: Collection[str]) -> set[str]:
    """What articles with new words stated, and nobody says of the new words."""
    return {
        name
        for change, article in new
        for name in change.dropped
        if name not in fresh or not article.answered
    }


def _reached(
    new: Iterable[tuple[Change, Article]], articles: Sequence[Article], proposal: Proposal
) -> set[str]:
    """What the articles state to which new words refer that nobody has read: they may derogate."""
    numbers = [article.number for article in articles]
    named: set[str] = set()
    for change, article in new:
        if _unread(change, article, proposal):
            named |= reached(article.text or "", numbers)
    return {name for one in articles if bare(one.number) in named for name in one.facts}


def _unread(change: Change, article: Article, proposal: Proposal) -> bool:
    """Whether its new words may be about anything."""
    return not article.answered and (proposal.read or not change.states)


def _unsure(fact: Fact, new: Iterable[tuple[Change, Article]], name: str) -> Fact | None:
    """What stays of a fact that nobody has said of the new words: what was read in them."""
    if isinstance(fact, Unconfirmed):
        return fact
    read = tuple(one for _, article in new for one in proposals_in(article.facts.get(name)))
    return Unconfirmed(read, as_read=fact) if read else None


def _silent(fact: Fact) -> bool:
    return isinstance(fact, Known) and fact.value is SILENT


def _without_silence(article: Article, fresh: Collection[str]) -> Article:
    facts = {
        name: fact for name, fact in article.facts.items() if not (name in fresh and _silent(fact))
    }
    return replace(article, facts=facts)


def _same_but_moved(change: Change) -> bool:
    return not change.reworded and change.before is not None and change.after is not None


def _happens(change: Change) -> bool:
    if change.reworded or change.stale or change.before is None or change.after is None:
        return True
    was, now = change.before, change.after
    return was.number != now.number or was.heading != now.heading
