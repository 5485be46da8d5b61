"""The words of the statutes on which a decision rests.

They are the articles that state what it is about, those that refer to one of them, and which
articles there are at all: a new one may take back what the others say.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from accreditation.checking.scene import Scene
from accreditation.conditions import Fact, Items
from accreditation.deciding import Basis, Record, decision_cited
from accreditation.dossier import Article
from accreditation.dossier.proposals import words_digest
from accreditation.dossier.references import bare, may_be_about_all, reached
from accreditation.findings import Source, StatutesCitation, Subject
from accreditation.law import Pack


def listed(scene: Scene) -> list[str]:
    """The numbers of all articles in force somewhere, in their order."""
    return list(dict.fromkeys(one.number for version in scene.versions for one in version.articles))


def stating(
    names: Collection[str], pack: Pack, scene: Scene, among: Collection[str] | None = None
) -> list[str] | None:
    """The articles that state some facts; None where no article can have to do with them.

    Where the statutes say nothing of one, nobody has said where, or no article states any of them,
    it is every article.

    Args:
        names: The facts, by full name.
        pack: The law.
        scene: Where they are read.
        among: The facts and lists that count, if not all of them do.
    """
    entries = pack.vocabulary.entries
    heads = {head_of(name, pack) for name in names}
    of_text = {name for name in heads if entries[name].plane == "statutes"}
    counting = heads if among is None else heads & {*among}
    uncited = any(
        entries[name].kind == "evidence" and not _cited(scene.facts.get(name))
        for name in of_text & counting
        if not _answered(scene.facts.get(name))
    )
    numbers = cited_for(counting, pack, scene)
    if uncited or (of_text and not numbers):
        return listed(scene)
    return numbers or None


def cited_for(
    names: Collection[str], pack: Pack, scene: Scene, among: Collection[str] | None = None
) -> list[str]:
    """The articles that are named as the sources of some facts.

    Args:
        names: The facts, by full name.
        pack: The law.
        scene: Where they are read.
        among: The facts and lists that count, if not all of them do.
    """
    heads = {head_of(name, pack) for name in names}
    counting = heads if among is None else heads & {*among}
    found = (number for name in sorted(counting) for number in _cited(scene.facts.get(name)))
    return list(dict.fromkeys(found))


def head_of(name: str, pack: Pack) -> str:
    """The fact, or the list whose items have it."""
    return name if name in pack.vocabulary.entries else name.rpartition(".")[0]


def with_referring(numbers: Collection[str], scene: Scene) -> list[str]:
    """Articles, those that refer to one of them, those that refer to these, and so on.

    An article that derogates, or speaks of others without their numbers, may refer to any.
    """
    order = tuple(listed(scene))
    waiting = list(numbers)
    found = set(waiting)
    while waiting:
        number = bare(waiting.pop())
        for article in _articles(scene):
            if article.number not in found and number in _reached(_text(article), order):
                found.add(article.number)
                waiting.append(article.number)
    return [*(one for one in order if one in found), *sorted(found - set(order))]


def digests(numbers: Iterable[str], scene: Scene) -> dict[str, str]:
    """The digests of the words of articles, by number."""
    return {
        number: words_digest(
            part
            for article in _articles(scene)
            if article.number == number
            for part in (article.number, article.heading, article.text, article.gist)
        )
        for number in numbers
    }


def reworded(then: Basis, now: Basis) -> Iterator[str]:
    """The number of each article that is not as it was; ``+`` where it was added, ``−`` if gone.

    Args:
        then: What a decision rested on.
        now: What it would rest on now.
    """
    were, are = then.listed or (), now.listed or ()
    for number in dict.fromkeys((*are, *were, *then.articles, *now.articles)):
        if number not in were and number in are:
            yield f"+ art. {number}"
        elif number in were and number not in are:
            yield f"− art. {number}"
        elif then.articles.get(number) != now.articles.get(number):
            yield f"art. {number}"


def unworded(record: Record, subject: Subject, scene: Scene) -> tuple[str, ...]:
    """The articles that keep a decision on one version of the statutes from counting for another.

    They are those without words in the dossier, so that nobody can tell whether they are the same.
    """
    if subject.kind != "statutes" or record.subject.id == subject.id:
        return ()
    return tuple(
        f"art. {one.number}"
        for one in _articles(scene)
        if one.number in record.basis.articles and not (one.text or one.gist)
    )


def _articles(scene: Scene) -> Iterator[Article]:
    return (article for version in scene.versions for article in version.articles)


def _text(article: Article) -> str:
    return "\n".join(filter(None, (article.heading, article.text, article.gist)))


@lru_cache(maxsize=4096)
def _reached(text: str, numbers: tuple[str, ...]) -> frozenset[str]:
    """The articles to which a text may refer."""
    if may_be_about_all(text):
        return frozenset(map(bare, numbers))
    return frozenset(reached(text, numbers))


def _cited(fact: Fact | None) -> list[str]:
    """The articles that state a fact."""
    return [one.article for one in _sources(fact) if isinstance(one, StatutesCitation)]


def _answered(fact: Fact | None) -> bool:
    """Whether a fact is an answer, which has a basis of its own."""
    return any(decision_cited(one) is not None for one in _sources(fact))


def _sources(fact: Fact | None) -> Iterator[Source]:
    if fact is not None:
        yield from fact.sources
    if isinstance(fact, Items):
        for item in fact.items:
            yield from item.sources
            for part in item.facts.values():
                yield from part.sources
