"""What was confirmed of an article whose words change, and what is read in the new ones."""

from dataclasses import replace

from accreditation.conditions import Contradicted, Fact, Facts, Items, Known, Unconfirmed
from accreditation.dossier import Article, Confirmation
from accreditation.dossier.lists import said
from accreditation.dossier.proposals import lapsed, stands
from accreditation.findings import StatutesCitation


def stated(facts: Facts) -> dict[str, Fact]:
    """The facts that persons state, without those that were only read."""
    return {name: fact for name, fact in facts.items() if not isinstance(fact, Unconfirmed)}


def reread(was: Article, now: Article, citation: StatutesCitation) -> Article:
    """The article with its new words, and what of its confirmed facts stays confirmed.

    A confirmed fact stays so if its quoted words still stand and the same value, and only it, can
    be read in the new words. Else what is read is not confirmed; where nothing is, what was
    confirmed has lapsed.

    Args:
        was: The article in force, under its new number.
        now: The article as it will be.
        citation: The article as a source.
    """
    facts, confirmed = dict(now.facts), dict(now.confirmed)
    for name, confirmation in was.confirmed.items():
        fact, read = was.facts[name], now.facts.get(name)
        if not isinstance(fact, Known | Items):
            continue
        if read is None and not now.answered:
            facts[name] = lapsed(fact, citation, confirmation)
        elif isinstance(read, Unconfirmed) and _stays(fact, read, confirmation, now):
            facts[name], confirmed[name] = fact, confirmation
    return replace(now, facts=facts, confirmed=confirmed)


def _stays(
    fact: Known | Items, read: Unconfirmed, confirmation: Confirmation, now: Article
) -> bool:
    current = all(one.certain and not one.lapsed for one in read.proposals)
    return current and alike(fact, read.as_read) and stands(confirmation.quotes, now.text or "")


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
