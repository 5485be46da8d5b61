"""What is known of each subject of a check: the statutes on a date, or a financial year."""

import datetime
from collections.abc import Collection, Iterator, Mapping

from accreditation.checking.claims import claims_facts
from accreditation.checking.dated import told_by
from accreditation.checking.differing import in_sentences, place_told
from accreditation.checking.scope import INCORPORATED, accreditation_fact, status_of
from accreditation.conditions import (
    SILENT,
    Contradicted,
    Fact,
    Facts,
    Item,
    Items,
    Known,
    Unconfirmed,
    add_months,
    show_value,
    unconfirmed_need,
)
from accreditation.dossier import Application, Dossier, Statutes, Year
from accreditation.dossier.lists import said
from accreditation.findings import Claim, EvidenceCitation
from accreditation.law import Pack, Vocabulary

LOOKED_AT = "dossier.looked_at"
"""The fact that is the day from which a dossier is looked at."""

INSTRUMENTS = "law.instruments"
"""The list of the instruments that rules cite."""

CONTRADICTIONS = ("statutes.contradictions", "practice.contradictions")
"""The lists of points on which sources of a subject differ."""


def statutes_on(dossier: Dossier, on: datetime.date) -> Statutes | None:
    """The version of the statutes in force on a date; None if none was adopted by then."""
    return next((s for s in reversed(dossier.statutes) if s.adopted <= on), None)


def statutes_facts(dossier: Dossier, pack: Pack, as_of: datetime.date) -> Facts:
    """What the rules on statutes may know on a date."""
    version = statutes_on(dossier, as_of)
    facts = {} if version is None else version.facts
    return {
        **cooperative_facts(dossier, pack, as_of, as_of),
        **facts,
        "statutes.contradictions": contradictions(facts, pack.vocabulary),
    }


def year_facts(dossier: Dossier, pack: Pack, year: Year, as_of: datetime.date) -> Facts:
    """What the rules on practice may know of a year, as of a date."""
    told = told_by(year.facts, dossier.documents, as_of)
    return {
        **cooperative_facts(dossier, pack, year.closes, as_of),
        **_statutes_during(dossier, year, pack.vocabulary),
        **told,
        **year_dates(year.opens, year.closes),
        "practice.contradictions": contradictions(told, pack.vocabulary),
        **(claims_facts(dossier, pack, year, as_of) if year in dossier.years else {}),
    }


def application_facts(
    dossier: Dossier, pack: Pack, application: Application, as_of: datetime.date
) -> Facts:
    """What the rules on applications may know of one, as of a date."""
    on = application.submitted or as_of
    version = statutes_on(dossier, on)
    facts: dict[str, Fact] = {
        **cooperative_facts(dossier, pack, on, as_of),
        **({} if version is None else version.facts),
        **told_by(application.facts, dossier.documents, as_of),
    }
    for regime in pack.accreditations:
        facts[f"application.seeks_{regime}"] = Known(regime in application.seeks)
    if application.submitted is not None:
        facts["application.submitted_on"] = Known(application.submitted)
    return facts


def year_dates(opens: datetime.date, closes: datetime.date) -> dict[str, Fact]:
    """What is known of any financial year: its days, and its months, of which a part counts."""
    months = next(n for n in range(1, 1000) if add_months(opens, n) > closes)
    return {
        "year.opens": Known(opens),
        "year.closes": Known(closes),
        "year.months": Known(months),
    }


def year_start(closes: datetime.date) -> datetime.date:
    """The first day of the twelve months that end on a date."""
    return add_months(closes, -12) + datetime.timedelta(days=1)


def cooperative_facts(
    dossier: Dossier, pack: Pack, on: datetime.date, as_of: datetime.date
) -> dict[str, Fact]:
    """What is known of the cooperative on a date and of the law as a whole."""
    facts: dict[str, Fact] = {
        LOOKED_AT: Known(as_of),
        "cooperative.form": Known(dossier.cooperative.form),
    }
    if dossier.cooperative.incorporated is not None:
        facts[INCORPORATED] = Known(dossier.cooperative.incorporated)
    for regime in pack.accreditations:
        facts[accreditation_fact(regime)] = Known(status_of(regime, dossier, pack, on))
    facts[INSTRUMENTS] = instruments(pack)
    return facts


def instruments(pack: Pack) -> Items:
    """Every instrument that a rule cites, and when the rules were last compared with it."""
    cited = {cite.instrument for rule in pack.rules.values() for cite in rule.source.cites}
    return Items(
        tuple(
            Item(
                key,
                {} if one.reviewed is None else {"reviewed": Known(one.reviewed)},
                said={} if one.short is None else {"": one.short},
            )
            for key in sorted(cited)
            for one in (pack.instruments[key],)
        )
    )


def contradictions(facts: Facts, vocabulary: Vocabulary) -> Items:
    """Every point on which sources differ, with what each says.

    The list is open where nothing was stated by a person, and where something else was read than
    is stated.
    """
    found = []
    for name, item, fact in _contradicted(facts):
        claims = "; ".join(f"{place_told(claim.source)}: {claim.value}" for claim in fact.claims)
        fields = {"settled": Known(False, fact.sources), "claims": Known(claims, fact.sources)}
        point = name if item is None else f"{name} ({item})"
        said_of = in_sentences(vocabulary, fact, name, item)
        found.append(Item(point, fields, fact.sources, said_of))
    needs = tuple(
        unconfirmed_need(name, vocabulary.entries[name].question, fact)
        for name, fact in facts.items()
        if isinstance(fact, Unconfirmed) and isinstance(fact.as_read, Contradicted)
    )
    settled = any(not isinstance(fact, Unconfirmed) for fact in facts.values())
    return Items(tuple(found), complete=settled and not needs, needs=needs)


def _contradicted(facts: Facts) -> Iterator[tuple[str, str | None, Contradicted]]:
    """What is contradicted: a fact, or that of an item with the id of the item."""
    for name, fact in facts.items():
        if isinstance(fact, Contradicted):
            yield name, None, fact
        items = fact.stated if isinstance(fact, Unconfirmed) else fact
        if isinstance(items, Items):
            for item in items.items:
                for field, value in item.facts.items():
                    if isinstance(value, Contradicted):
                        yield f"{name}.{field}", item.id, value


def statutes_of_year(dossier: Dossier, year: Year) -> list[Statutes]:
    """The versions in force in a year; none where one is not known for a part of it."""
    first = statutes_on(dossier, year.opens)
    later = [s for s in dossier.statutes if year.opens < s.adopted <= year.closes]
    founded = dossier.cooperative.incorporated
    if first is None and (founded is None or founded < year.opens):
        return []
    versions = ([first] if first is not None else []) + later
    if not versions or (first is None and founded is not None and founded < versions[0].adopted):
        return []
    return versions


def searched(versions: Collection[Statutes], vocabulary: Vocabulary) -> frozenset[str]:
    """The facts for which the text of some statutes was read, so that they may be silent."""
    if not versions or not all(version.read for version in versions):
        return frozenset()
    return frozenset(
        name
        for name, signature in vocabulary.signatures.items()
        if signature.silence != "impossible"
    )


def _statutes_during(dossier: Dossier, year: Year, vocabulary: Vocabulary) -> Mapping[str, Fact]:
    """What the statutes said throughout a year.

    Practice is measured against the statutes. Where they changed during the year, only what all
    versions say alike is known; where no version is known for a part of the year, nothing is.
    """
    versions = statutes_of_year(dossier, year)
    if not versions:
        return {}
    facts: dict[str, Fact] = {}
    for name in set.intersection(*(set(version.facts) for version in versions)):
        told = [version.facts[name] for version in versions]
        lists = [fact for fact in told if isinstance(fact, Items)]
        unsure = [fact for fact in told if isinstance(fact, Unconfirmed)]
        if unsure:
            facts[name] = _unconfirmed(told, unsure)
        elif not lists:
            facts[name] = _throughout(name, told, vocabulary)
        elif all(said(other) == said(lists[0]) for other in lists):
            facts[name] = lists[0]
    return facts


def _unconfirmed(told: list[Fact], unsure: list[Unconfirmed]) -> Unconfirmed:
    """A fact of which what some version says is not confirmed."""
    if len(told) == 1:
        return unsure[0]
    proposals = (one for fact in unsure for one in fact.proposals)
    return Unconfirmed(tuple(dict.fromkeys(proposals)))


def _throughout(name: str, told: list[Fact], vocabulary: Vocabulary) -> Fact:
    known = [fact for fact in told if isinstance(fact, Known)]
    values = {fact.value for fact in known}
    sources = tuple(dict.fromkeys(source for fact in known for source in fact.sources))
    if len(known) == len(told) and len(values) == 1:
        return Known(known[0].value, sources)
    type_ = vocabulary.signatures[name].type
    claims: list[Claim] = []
    for fact in told:
        if isinstance(fact, Contradicted):
            claims.extend(fact.claims)
        elif isinstance(fact, Known):
            shown = SILENT.value if fact.value is SILENT else show_value(type_, fact.value)
            source = fact.sources[0] if fact.sources else EvidenceCitation("", "")
            claims.append(Claim(shown, source))
    return Contradicted(tuple(dict.fromkeys(claims)))
