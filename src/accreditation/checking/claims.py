"""Legal references that documents make, held against the law as the rule pack has it."""

import datetime
from collections.abc import Iterable

from accreditation.conditions import Fact, Item, Items, Known
from accreditation.dossier import Dossier, LegalClaim, Year
from accreditation.files import InputError, Problem, suggest
from accreditation.findings import LawReference
from accreditation.law import Pack
from accreditation.law.places import Place, read_place

LISTED = "practice.claims_listed"
CLAIMS = "practice.claims"

Wanted = tuple[tuple[str, str], ...]
"""Places of law, by instrument."""


def claims_facts(dossier: Dossier, pack: Pack, year: Year, as_of: datetime.date) -> dict[str, Fact]:
    """What is known of the references in a year's documents, but for those dated later.

    Raises:
        InputError: a claim names a law, a rule or a place that there is not.
    """
    if CLAIMS not in pack.vocabulary.entries:
        return {}
    problems = [problem for claim in year.claims for problem in _faults(claim, pack)]
    if problems:
        raise InputError(problems)
    told = [claim for claim in year.claims if not _later(claim, dossier, as_of)]
    items = tuple(_item(claim, pack) for claim in told)
    return {LISTED: Known(bool(told)), CLAIMS: Items(items)}


def _later(claim: LegalClaim, dossier: Dossier, as_of: datetime.date) -> bool:
    date = dossier.documents[claim.source.document].date
    return date is not None and date > as_of


def _item(claim: LegalClaim, pack: Pack) -> Item:
    sources = (claim.source,)
    right, beside = _wanted(claim, pack)
    stated = {
        "document": f"{claim.source.document}, {claim.source.at}",
        "cited": f"{claim.instrument} {claim.cites}",
        "right": "; ".join(f"{instrument} {at}" for instrument, at in right),
    }
    facts: dict[str, Fact] = {name: Known(text, sources) for name, text in stated.items()}
    says = _says(claim, pack, right, beside)
    if says is not None:
        facts["says"] = Known(says, sources)
    return Item(claim.name, facts, sources)


def _says(claim: LegalClaim, pack: Pack, right: Wanted, beside: Wanted) -> str | None:
    """What stands in the place that is cited, a choice of the vocabulary; None if it is not told.

    Args:
        claim: The reference.
        pack: The law.
        right: Where the law says what the place is cited for.
        beside: Other places on which the rule rests that it is cited for.
    """
    cited = read_place(claim.means or claim.cites)
    if cited is None:
        return None
    if _covered(claim.instrument, cited, right):
        return "it"
    if pack.provisions.holds(claim.instrument, cited) is False:
        return "nothing"
    unclear = _covered(claim.instrument, cited, right) is None
    if unclear or _covered(claim.instrument, cited, beside) is not False:
        return None
    return "something_else"


def _covered(instrument: str, cited: Place, places: Wanted) -> bool | None:
    """Whether one of some places is cited; None if that is not clear of any of them."""
    found = [
        cited.covers(place)
        for key, at in places
        for place in (read_place(at),)
        if key == instrument and place is not None
    ]
    return True if True in found else None if None in found else False


def _wanted(claim: LegalClaim, pack: Pack) -> tuple[Wanted, Wanted]:
    """Where the law says what a place is cited for, and on what else the rule rests."""
    first, *others = _references(claim, pack)
    right = tuple(pack.provisions.same_as(first.instrument, first.at))
    return right, tuple((other.instrument, other.at) for other in others)


def _references(claim: LegalClaim, pack: Pack) -> list[LawReference]:
    if claim.about in pack.rules:
        return pack.rules[claim.about].source.cites
    instrument, _, at = claim.about.partition(" ")
    return [LawReference(instrument=instrument, at=at.strip())]


def _faults(claim: LegalClaim, pack: Pack) -> Iterable[Problem]:
    if claim.instrument not in pack.instruments:
        near = suggest(claim.instrument, pack.instruments)
        yield claim.problem(f"cites '{claim.instrument}', which is no instrument.{near}")
    if claim.means is not None and read_place(claim.means) is None:
        yield claim.problem(f"means '{claim.means}', which is not one place of a law.")
    if claim.means is not None and read_place(claim.cites) is not None:
        yield claim.problem(f"cites '{claim.cites}', which is clear; remove 'means'.")
    if claim.about in pack.rules:
        return
    instrument, _, at = claim.about.partition(" ")
    listed = pack.provisions.by_instrument.get(instrument)
    if listed is None:
        near = suggest(claim.about, (*pack.rules, *pack.provisions.by_instrument))
        yield claim.problem(
            f"is cited for '{claim.about}', which is neither a rule nor a place such as "
            f"an instrument and an article.{near}"
        )
    elif at.strip() not in listed:
        near = suggest(at.strip(), listed)
        yield claim.problem(
            f"is cited for '{at.strip()}', not a listed place of {instrument}.{near}"
        )
