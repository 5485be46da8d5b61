"""Explaining a rule, and a finding with the trace of every value."""

from collections.abc import Iterator

import yaml

from accreditation.checking import CaseResult, load_cases
from accreditation.findings import Finding, Trace, TraceValue
from accreditation.language import Language, phrase
from accreditation.law import Pack, Rule
from accreditation.reports.law_place import law_place
from accreditation.reports.needs import foretold, kind_of, place, told_of
from accreditation.reports.plain_words import PlainWords
from accreditation.reports.rule_parts import parameters_in
from accreditation.reports.writing import labelled, written

SIGNS = {True: "✓", False: "✗", None: "?"}


def explained_rule(rule: Rule, pack: Pack, language: Language) -> str:
    """What ``rule`` asks, where the law says so, its numbers through time, and its cases."""
    return "\n".join(_rule_lines(rule, pack, language))


def explained_finding(finding: Finding, pack: Pack, language: Language) -> str:
    """Why a finding is what it is: its trace, with the source of each value."""
    return "\n".join(_finding_lines(finding, pack, language))


def explained_case(result: CaseResult, pack: Pack, language: Language) -> str:
    """How what became of a case differs from what it expects, and how it came about."""
    trace = explained_finding(result.finding, pack, language)
    return "\n".join([*result.differences, "", trace])


def written_conditions(rule: Rule) -> str:
    """The condition of ``rule`` as its file writes it, without comments."""
    stated = rule.source.conditions()
    return yaml.safe_dump(stated, sort_keys=False, allow_unicode=True, width=96).rstrip()


def _rule_lines(rule: Rule, pack: Pack, language: Language) -> Iterator[str]:
    source = rule.source
    weight = phrase(f"weight.{source.weight}").in_(language)
    plane = phrase(f"plane.{source.plane}").in_(language)
    yield f"{rule.name} · {source.title.in_(language)} ({weight}, {plane})"
    yield ""
    yield _labelled("report.law", "", language).rstrip()
    for cite in source.cites:
        instrument = pack.instruments[cite.instrument]
        link = f" — {instrument.eli}" if instrument.eli else ""
        title = instrument.title.in_(language)
        place = law_place(cite, pack, language)
        yield f"  {labelled(f'{place} [{cite.confidence}]', title, language)}{link}"
    until = f" – {source.in_force.to}" if source.in_force.to else " –"
    yield _labelled("report.in_force", f"{source.in_force.from_}{until}", language)
    if source.in_force.new_companies_from is not None:
        founded = f"{source.in_force.new_companies_from} –"
        yield _labelled("report.new_companies", founded, language)
    yield ""
    yield from _said(rule, pack, language)
    yield from _parameters(rule, pack, language)
    yield ""
    words = PlainWords(pack, language)
    yield _labelled("report.if_not_met", words.sentence(rule, source.fails), language)
    yield _labelled("report.remedy", words.sentence(rule, source.remedy), language)
    if source.texts_differ is not None:
        yield _labelled("report.texts_differ", source.texts_differ.in_(language), language)
    yield ""
    for case in load_cases(pack, rule).cases:
        yield f"  {case.expect:<14} {case.name}"


def _said(rule: Rule, pack: Pack, language: Language) -> Iterator[str]:
    words = PlainWords(pack, language)
    if rule.applies_when is not None:
        yield _labelled("page.concerns", "", language).rstrip()
        yield words.condition(rule.applies_when)
    yield _labelled("page.asks", "", language).rstrip()
    yield words.condition(rule.passes_when)


def _parameters(rule: Rule, pack: Pack, language: Language) -> Iterator[str]:
    for name in parameters_in(rule, pack):
        parameter = pack.parameters[name]
        yield ""
        yield labelled(name, parameter.title.in_(language), language)
        for first, dated in parameter.commenced:
            places = ", ".join(law_place(cite, pack, language) for cite in dated.cites)
            yield f"  {first}  {dated.value}  ({places})"


def _finding_lines(finding: Finding, pack: Pack, language: Language) -> Iterator[str]:
    outcome = phrase(f"outcome.{finding.outcome}").in_(language)
    yield f"{finding.rule} · {finding.subject.id} · {outcome}"
    yield f"  {written(finding.message, language)}"
    places = (
        f"{law_place(one, pack, language)} [{one.confidence}]" for one in finding.citations.law
    )
    yield f"  {_labelled('report.law', '; '.join(places), language)}"
    if finding.remedy is not None:
        yield f"  {_labelled('report.remedy', written(finding.remedy, language), language)}"
    if finding.texts_differ is not None:
        differ = finding.texts_differ.in_(language)
        yield f"  {_labelled('report.texts_differ', differ, language)}"
    if finding.because is not None:
        yield from _trace_lines(finding.because, "  ", pack, language)
    for need in finding.needs:
        items = f"; {', '.join(need.items)}" if need.items else ""
        kind = kind_of(need, language)
        yield f"  ? {need.question.in_(language)} [{kind}; {need.fact}{items}]"
        for line in told_of(need, language):
            yield f"      {line}"
    would_be = foretold(finding, language)
    if would_be is not None:
        yield f"  {would_be}"


def _labelled(key: str, text: str, language: Language) -> str:
    return labelled(phrase(key).in_(language), text, language)


def _trace_lines(trace: Trace, indent: str, pack: Pack, language: Language) -> Iterator[str]:
    item = "" if trace.item is None else labelled(trace.item, "", language)
    yield f"{indent}{SIGNS[trace.holds]} {item}{trace.condition}"
    for value in trace.values:
        yield from _value_lines(value, indent + "    ", pack, language)
    for part in trace.parts:
        yield from _trace_lines(part, indent + "  ", pack, language)


def _value_lines(value: TraceValue, indent: str, pack: Pack, language: Language) -> Iterator[str]:
    law = (law_place(reference, pack, language) for reference in value.law)
    stated = (place(source, language) for source in value.sources)
    places = "; ".join(dict.fromkeys((*stated, *law)))
    shown = "?" if value.value is None else value.value
    if value.name != shown:
        yield f"{indent}{value.name} = {shown}" + (f"   [{places}]" if places else "")
    for part in value.parts:
        yield from _value_lines(part, indent + "  ", pack, language)
