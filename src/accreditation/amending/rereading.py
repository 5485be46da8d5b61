"""What was confirmed of an article whose words change, and what is read in the new ones."""

from dataclasses import replace

from accreditation.conditions import Contradicted, Fact, Facts, Items, Known, Unconfirmed
from accreditation.dossier import Article
from accreditation.dossier.lists import said
from accreditation.dossier.proposals import lapsed
from accreditation.findings import StatutesCitation


def stated(facts: Facts) -> dict[str, Fact]:
    """The facts that persons state, without those that were only read."""
    return {name: fact for name, fact in facts.items() if not isinstance(fact, Unconfirmed)}


def reread(was: Article, now: Article, citation: StatutesCitation) -> Article:
    """The article with its new words, in which nothing that was confirmed stays so.

    Words that are added may take back what stands beside them. What is read in the new words is
    not confirmed; where nothing is read, what was confirmed has lapsed.

    Args:
        was: The article in force, under its new number.
        now: The article as it will be.
        citation: The article as a source.
    """
    facts = dict(now.facts)
    for name, confirmation in was.confirmed.items():
        fact = was.facts[name]
        if isinstance(fact, Known | Items) and name not in now.facts and not now.answered:
            facts[name] = lapsed(fact, citation, confirmation)
    return replace(now, facts=facts)


def alike(one: Fact | None, other: Fact | None) -> bool:
    """Whether two versions say the same on a point, wherever they say it."""
    if isinstance(one, Items) and isinstance(other, Items):
        return said(one) == said(other)
    if isinstance(one, Known) and isinstance(other, Known):
        return one.value == other.value
    if isinstance(one, Contradicted) and isinstance(other, Contradicted):
        return {claim.value for claim in one.claims} == {claim.value for claim in other.claims}
    if isinstance(one, Unconfirmed) and isinstance(other, Unconfirmed):
        return {read.value for read in one.proposals} == {read.value for read in other.proposals}
    return one is None and other is None
