"""The rule reference: an index, and one page per rule, made from the rules themselves."""

from collections.abc import Iterator

from accreditation.checking import load_cases
from accreditation.language import LANGUAGES, Language, phrase
from accreditation.law import Pack, Rule
from accreditation.reports.explanation import written_conditions
from accreditation.reports.plain_words import PlainWords
from accreditation.reports.rule_parts import derived_in, parameters_in
from accreditation.reports.writing import labelled

HEAD = """\
# Rules

Made from the files in `rules/` by `python docs/generate.py`; do not edit it by hand. Each rule
stands in `rules/REGIME/NAME.yaml`, with its cases in `NAME.cases.yaml` beside it, and has a page of
its own. The codes after a place in the law tell how sure the project is of it: T text read, X
excerpt seen, I inferred, K own knowledge, U uncertain.
"""

NAMES: dict[Language, str] = {
    "fr": "Français",
    "nl": "Nederlands",
    "de": "Deutsch",
    "en": "English",
}


def reference_index(pack: Pack) -> str:
    """The list of all rules as Markdown."""
    return "\n".join([HEAD, *_index(pack)]) + "\n"


def rule_page(rule: Rule, pack: Pack) -> str:
    """The page of a rule as Markdown."""
    return "\n".join(_page(rule, pack)) + "\n"


def page_name(rule: Rule) -> str:
    """Where the page of a rule stands below ``docs``."""
    regime, _, short = rule.name.partition(".")
    return f"rules/{regime}/{short}.md"


def _index(pack: Pack) -> Iterator[str]:
    for name, regime in pack.regimes.items():
        yield f"\n## {regime.title.en}\n"
        yield "| rule | plane | weight | title |"
        yield "|---|---|---|---|"
        for rule in (rule for rule in pack.rules.values() if rule.regime == name):
            source = rule.source
            link = f"[{rule.name}]({page_name(rule)})"
            yield f"| {link} | {source.plane} | {source.weight} | {source.title.en} |"


def _page(rule: Rule, pack: Pack) -> Iterator[str]:
    source = rule.source
    yield f"# {rule.name}\n"
    yield "Made from the files in `rules/` by `python docs/generate.py`; do not edit it by hand.\n"
    yield f"- {source.plane}, {source.weight}, {_period(rule)}"
    for cite in source.cites:
        eli = pack.instruments[cite.instrument].eli
        name = f"[{cite.instrument}]({eli})" if eli else cite.instrument
        yield f"- {name} {cite.at} ({cite.confidence})"
    for language in LANGUAGES:
        yield f"\n## {NAMES[language]}: {source.title.in_(language)}\n"
        yield from _said(rule, pack, language)
    yield "\n## As it is written\n\n```yaml"
    yield written_conditions(rule)
    yield "```\n"
    yield from _cases(rule, pack)


def _period(rule: Rule) -> str:
    period = rule.source.in_force
    new = period.new_companies_from
    also = f" (companies founded since {new}: from that day)" if new is not None else ""
    return f"in force from {period.from_}" + (f" to {period.to}" if period.to else "") + also


def _said(rule: Rule, pack: Pack, language: Language) -> Iterator[str]:
    source, words = rule.source, PlainWords(pack, language)
    if rule.applies_when is not None:
        yield f"{_label('page.concerns', language)}\n"
        yield words.condition(rule.applies_when) + "\n"
    yield f"{_label('page.asks', language)}\n"
    yield words.condition(rule.passes_when)
    derived = derived_in(rule, pack)
    if derived:
        yield f"\n{_label('page.worked_out', language)}\n"
        for name, expression in derived.items():
            yield f"- {words.fact(name)} = {words.expression(expression)}"
    parameters = parameters_in(rule, pack)
    if parameters:
        yield f"\n{_label('page.parameters', language)}\n"
        yield from (line for name in parameters for line in _parameter(name, pack, language))
    yield f"\n{_label('report.if_not_met', language)} {words.sentence(rule, source.fails)}"
    yield f"\n{_label('report.remedy', language)} {words.sentence(rule, source.remedy)}"
    if source.texts_differ is not None:
        yield f"\n{_label('report.texts_differ', language)} {source.texts_differ.in_(language)}"


def _parameter(name: str, pack: Pack, language: Language) -> Iterator[str]:
    parameter = pack.parameters[name]
    yield f"- {parameter.title.in_(language)} (`{name}`)"
    for first, dated in parameter.commenced:
        places = "; ".join(f"{c.instrument} {c.at} ({c.confidence})" for c in dated.cites)
        yield f"  - {first}: {dated.value} — {places}"


def _cases(rule: Rule, pack: Pack) -> Iterator[str]:
    cases = load_cases(pack, rule).cases
    yield f"## {len(cases)} cases\n"
    for case in cases:
        numbers = [f"edge case {n}" for n in case.edge] + [f"vector {n}" for n in case.vector]
        origin = "; ".join(part for part in (", ".join(numbers), case.cites) if part)
        yield f"- **{case.expect}**: {case.name}" + (f" ({origin})" if origin else "")


def _label(key: str, language: Language) -> str:
    return f"**{labelled(phrase(key).in_(language), '', language).rstrip()}**"
