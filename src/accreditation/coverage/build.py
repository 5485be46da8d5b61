"""Building the coverage map of a rule pack from its provisions, rules, cases and catalogue."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from accreditation.checking import case_context, load_cases
from accreditation.coverage.map import (
    Boundary,
    CaseEntry,
    Coverage,
    ProvisionEntry,
    RuleEntry,
)
from accreditation.coverage.observed import Observed
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law import Pack, Rule
from accreditation.law.cases import Case, RuleCases
from accreditation.law.edge_cases import EdgeCase, load_edge_cases
from accreditation.law.procedure import procedure_citations
from accreditation.law.provisions import Provision

_DAY = datetime.timedelta(days=1)


def coverage(pack: Pack) -> Coverage:
    """The map of ``pack``.

    Raises:
        InputError: cases or the catalogue are missing or wrong.
    """
    loaded = {name: load_cases(pack, rule) for name, rule in pack.rules.items()}
    observed = Observed(pack.meanings)
    rules = tuple(_rule(pack, cases, observed) for cases in loaded.values())
    catalogue = load_edge_cases(pack.folder, pack.regimes)
    return Coverage(
        tuple(_provisions(pack, loaded)),
        rules,
        {
            name: tuple(
                _boundary(first, observed.parameter_dates[name])
                for (_, before), (first, value) in pairwise(parameter.commenced)
                if value.value != before.value
            )
            for name, parameter in pack.parameters.items()
            if parameter.type != "instrument"
        },
        (
            *_numbered("edge", catalogue.edge_cases, loaded),
            *_numbered("vector", catalogue.vectors, loaded),
        ),
    )


def _rule(pack: Pack, cases: RuleCases, observed: Observed) -> RuleEntry:
    rule = cases.rule
    for index, case in enumerate(cases.cases):
        context = case_context(pack, cases, index)
        if rule.source.in_force.covers(case.on):
            observed.add(rule, context)
    outcomes = Counter(case.expect for case in cases.cases)
    return RuleEntry(
        rule.name, dict(outcomes), observed.thresholds(rule), tuple(_periods(rule, cases.cases))
    )


def _periods(rule: Rule, cases: Iterable[Case]) -> Iterable[Boundary]:
    period, days = rule.source.in_force, {case.on for case in cases}
    yield _boundary(period.from_, days)
    if period.new_companies_from is not None:
        yield _boundary(period.new_companies_from, days)
    if period.to is not None:
        yield _boundary(period.to + _DAY, days)


def _boundary(day: datetime.date, seen: Iterable[datetime.date]) -> Boundary:
    days = set(seen)
    return Boundary(day, day - _DAY in days, day in days)


def _provisions(pack: Pack, loaded: Mapping[str, RuleCases]) -> Iterable[ProvisionEntry]:
    for instrument, provisions in pack.provisions.by_instrument.items():
        for provision in provisions.values():
            rules = tuple(
                name
                for name, rule in pack.rules.items()
                if _cites(rule.source.cites, instrument, provision.at)
            )
            yield ProvisionEntry(
                instrument,
                provision.at,
                provision.heading,
                rules,
                tuple(_data(pack, instrument, provision)),
                sum(len(loaded[name].cases) for name in rules),
                _reason(pack, provision),
            )


def _cites(cites: Iterable[LawReference], instrument: str, at: str) -> bool:
    """Whether a place or a part of it is cited."""
    return any(
        cite.instrument == instrument and (cite.at == at or cite.at.startswith(f"{at} "))
        for cite in cites
    )


def _data(pack: Pack, instrument: str, provision: Provision) -> Iterable[str]:
    for name, parameter in pack.parameters.items():
        cites = [cite for value in parameter.values for cite in value.cites]
        if _cites(cites, instrument, provision.at):
            yield name
    for duty in pack.duties:
        if _cites(duty.source.cites, instrument, provision.at):
            yield f"calendar {duty.name}"
    for name, cites in procedure_citations(pack.procedure):
        if _cites(cites, instrument, provision.at):
            yield f"procedure {name}"
    for name, entry in pack.vocabulary.entries.items():
        cites = [*entry.cites, *(c for field in entry.fields.values() for c in field.cites)]
        if entry.when_silent is not None:
            cites += entry.when_silent.cites
        if _cites(cites, instrument, provision.at):
            yield name


def _reason(pack: Pack, provision: Provision) -> Text | None:
    key = provision.without_rule
    return None if key is None else pack.provisions.reasons[key]


def _numbered(
    kind: str, catalogue: Mapping[int, EdgeCase], loaded: Mapping[str, RuleCases]
) -> Iterable[CaseEntry]:
    for number, situation in catalogue.items():
        shown = tuple(
            (name, case.expect, case.name)
            for name, cases in loaded.items()
            for case in cases.cases
            if number in (case.edge if kind == "edge" else case.vector)
        )
        yield CaseEntry(kind, number, situation, shown)
