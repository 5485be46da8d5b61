"""Which article of one text is which of the other: by number, and by content where it moved."""

import difflib
from collections.abc import Iterable, Sequence

from accreditation.amending.words import wording
from accreditation.dossier import Article

ALIKE = 0.6
"""From which likeness on two articles with different numbers are one that moved and changed."""

SAME_NUMBER = 0.25
"""What the same number, or the same heading, adds to a likeness."""

Pair = tuple[Article | None, Article | None]


def aligned(before: Sequence[Article], after: Sequence[Article]) -> list[Pair]:
    """The articles in the order of the later text; what is gone stands where it stood."""
    found: dict[str, Article] = {}
    old = {article.number: article for article in before}
    new = {article.number: article for article in after}
    for rule in (_same, _moved, _titled, _likely, _rest):
        for was, now in rule(list(old.values()), list(new.values())):
            found[now.number] = old.pop(was.number)
            del new[now.number]
    pairs: list[Pair] = [(found.get(article.number), article) for article in after]
    for article in old.values():
        pairs.insert(_place(article, before, pairs), (article, None))
    return pairs


def content(article: Article) -> str:
    """The words of an article, or what is known of them."""
    return wording(article.text or article.gist or "")


def _same(old: list[Article], new: list[Article]) -> Iterable[tuple[Article, Article]]:
    """The same number and the same words."""
    here = {article.number: article for article in new}
    for was in old:
        now = here.get(was.number)
        if now is not None and content(was) and content(was) == content(now):
            yield was, now


def _moved(old: list[Article], new: list[Article]) -> Iterable[tuple[Article, Article]]:
    """Another number and the same words, which no other article has."""
    for was in old:
        words = content(was)
        twins = [article for article in old if content(article) == words]
        places = [article for article in new if content(article) == words]
        if words and len(twins) == len(places) == 1:
            yield was, places[0]


def _titled(old: list[Article], new: list[Article]) -> Iterable[tuple[Article, Article]]:
    """Without words on either side, the same heading, which no other article has."""
    for was in old:
        heading = was.heading
        twins = [article for article in old if article.heading == heading]
        places = [article for article in new if article.heading == heading]
        wordless = not content(was) and not any(map(content, places))
        if heading is not None and wordless and len(twins) == len(places) == 1:
            yield was, places[0]


def _likely(old: list[Article], new: list[Article]) -> Iterable[tuple[Article, Article]]:
    """The likest first, where they are like enough."""
    scores = sorted(
        (
            (-score, i, j)
            for i, was in enumerate(old)
            for j, now in enumerate(new)
            if (score := _likeness(was, now)) >= ALIKE
        ),
    )
    taken: set[int] = set()
    placed: set[int] = set()
    for _, i, j in scores:
        if i not in taken and j not in placed:
            taken.add(i)
            placed.add(j)
            yield old[i], new[j]


def _rest(old: list[Article], new: list[Article]) -> Iterable[tuple[Article, Article]]:
    """The same number, whatever the words."""
    here = {article.number: article for article in new}
    for was in old:
        if was.number in here:
            yield was, here[was.number]


def _likeness(was: Article, now: Article) -> float:
    extra = SAME_NUMBER * (was.number == now.number)
    extra += SAME_NUMBER * (was.heading is not None and was.heading == now.heading)
    old, new = content(was).split(), content(now).split()
    if not old or not new:
        return 0.0
    matcher = difflib.SequenceMatcher(None, old, new, False)
    if matcher.real_quick_ratio() + extra < ALIKE or matcher.quick_ratio() + extra < ALIKE:
        return 0.0
    return matcher.ratio() + extra


def _place(article: Article, before: Sequence[Article], pairs: list[Pair]) -> int:
    """Behind the article that stood before it."""
    places = {was.number: i for i, (was, _) in enumerate(pairs) if was is not None}
    for earlier in reversed(before[: before.index(article)]):
        if earlier.number in places:
            return places[earlier.number] + 1
    return 0
