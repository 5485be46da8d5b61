"""Whatever fact a finding met, the decision on it lapses when that fact changes, and only then.

What a finding met is read from its trace, which the evaluator keeps; what a decision rests on is
worked out from the rule. So the two hold each other.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from accreditation.checking import Checker
from accreditation.checking.entries import entries_of
from accreditation.checking.overruling import scene_of_entry
from accreditation.conditions import Boolean, Choice, Fact, Known, Number
from accreditation.deciding import Draft, OverruleEntry, SubjectEntry, record_decision
from accreditation.dossier import Dossier, load_dossier
from accreditation.findings import Finding, Trace, TraceValue
from accreditation.law.uses import base_facts
from tests.conftest import FIXTURES, own_checker, own_pack

AS_OF = datetime.date(2025, 12, 30)
PACK = own_pack()


@cache
def checker() -> Checker:
    return own_checker()


@cache
def dossier() -> Dossier:
    return load_dossier(FIXTURES / "specimens" / "in-order", PACK.vocabulary)


@cache
def findings() -> list[Finding]:
    """Those on the year, which has the facts."""
    report = checker().check(dossier(), AS_OF)
    return [one for one in report.findings if one.subject.kind == "year"]


def decided(finding: Finding, tmp_path_factory) -> Dossier:
    """The dossier with a decision on a finding."""
    entries = entries_of(dossier(), checker().answered(dossier(), AS_OF), PACK, AS_OF)
    entry = next(one for one in entries if one.subject == finding.subject)
    basis = checker().grounds.of_overruling(
        PACK.rules[finding.rule], scene_of_entry(entry, dossier(), AS_OF)
    )
    other = "fail" if finding.outcome != "fail" else "pass"
    draft = Draft(
        by="Ann",
        on=AS_OF,
        because="seen",
        document=None,
        subject=SubjectEntry(kind="year", id=finding.subject.id),
        as_of=AS_OF,
        decides=OverruleEntry(rule=finding.rule, machine=finding.outcome, outcome=other),
        basis=basis,
    )
    records = record_decision(tmp_path_factory.mktemp("chain") / "decisions.jsonl", draft)
    return replace(dossier(), decisions=records)


def met(trace: Trace) -> Iterator[str]:
    """The names in a trace."""

    def named(value: TraceValue) -> Iterator[str]:
        yield value.name
        for part in value.parts:
            yield from named(part)

    for value in trace.values:
        yield from named(value)
    for part in trace.parts:
        yield from met(part)


def other_than(fact: Fact, name: str) -> Fact | None:
    """The fact with another value; None for a list or a text."""
    type_ = PACK.meanings[name].type
    if not isinstance(fact, Known):
        return None
    match type_:
        case Boolean():
            return replace(fact, value=not fact.value)
        case Choice(options=options):
            return replace(fact, value=next(one for one in options if one != fact.value))
        case Number() if isinstance(fact.value, int):
            return replace(fact, value=fact.value + 1)
    if isinstance(fact.value, datetime.date):
        return replace(fact, value=fact.value - datetime.timedelta(days=1))
    return None


def with_fact(given_: Dossier, name: str, fact: Fact | None) -> Dossier:
    """The dossier with a fact of its year that is otherwise, or that nobody stated."""
    (year,) = given_.years
    facts = {key: one for key, one in year.facts.items() if key != name}
    if fact is not None:
        facts[name] = fact
    return replace(given_, years=(replace(year, facts=facts),))


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_fact_that_a_finding_met(data, tmp_path_factory):
    finding = data.draw(st.sampled_from([one for one in findings() if one.because]))
    (year,) = dossier().years
    assert finding.because is not None
    names = sorted({name for name in met(finding.because) if name in year.facts})
    everything = sorted(set(year.facts) - set(base_facts(PACK, PACK.rules[finding.rule])))
    name = data.draw(st.one_of(map(st.sampled_from, filter(None, [names, everything]))))
    fact = data.draw(st.sampled_from([other_than(year.facts[name], name), None]))
    changed = with_fact(decided(finding, tmp_path_factory), name, fact)
    report = checker().check(changed, AS_OF, [finding.regime])
    assert bool(report.set_aside) is (name in names)
    if name in names:
        (one,) = report.set_aside
        assert one.because == "facts"
        assert any(line.startswith(f"{name}: ") for line in one.details)
        assert report.verdicts_with_decisions == report.verdicts
