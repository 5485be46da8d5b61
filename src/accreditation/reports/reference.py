"""The rule reference: one section per rule, made from the rules themselves."""

from collections.abc import Iterator

from accreditation.checking import load_cases
from accreditation.language import LANGUAGES, phrase
from accreditation.law import REGIMES, Pack, Regime, Rule
from accreditation.reports.explanation import written_conditions

HEAD = """\
# Rules

Made from the files in `rules/` by `python docs/generate.py`; do not edit it by hand. Each rule
stands in `rules/REGIME/NAME.yaml`, with its cases in `NAME.cases.yaml` beside it. The codes after a
place in the law tell how sure the project is of it: T text read, X excerpt seen, I inferred, K own
knowledge, U uncertain.
"""


def reference(pack: Pack) -> str:
    """The whole reference as Markdown."""
    return "\n".join([HEAD, *_index(pack), *_sections(pack)]) + "\n"


def _index(pack: Pack) -> Iterator[str]:
    yield "| rule | plane | weight | title |"
    yield "|---|---|---|---|"
    for rule in pack.rules.values():
        source = rule.source
        link = f"[{rule.name}](#{rule.name.replace('.', '')})"
        yield f"| {link} | {source.plane} | {source.weight} | {source.title.en} |"


def _sections(pack: Pack) -> Iterator[str]:
    for regime in REGIMES:
        yield f"\n## {phrase(f'regime.{regime}').en}"
        for rule in _of(pack, regime):
            yield from _section(pack, rule)


def _of(pack: Pack, regime: Regime) -> list[Rule]:
    return [rule for rule in pack.rules.values() if rule.regime == regime]


def _section(pack: Pack, rule: Rule) -> Iterator[str]:
    source = rule.source
    yield f"\n### {rule.name}\n"
    titles = (f"{language}: {source.title.in_(language)}" for language in LANGUAGES)
    yield " · ".join(titles) + "\n"
    yield f"- {source.plane}, {source.weight}, in force from {source.in_force.from_}"
    for cite in source.cites:
        eli = pack.instruments[cite.instrument].eli
        name = f"[{cite.instrument}]({eli})" if eli else cite.instrument
        yield f"- {name} {cite.at} ({cite.confidence})"
    yield "\n```yaml"
    yield written_conditions(rule)
    yield "```\n"
    yield f"If not met: {source.fails.en}\n"
    yield f"To do: {source.remedy.en}\n"
    cases = load_cases(pack, rule).cases
    yield f"<details><summary>{len(cases)} cases</summary>\n"
    for case in cases:
        origin = f" ({case.cites})" if case.cites else ""
        yield f"- **{case.expect}**: {case.name}{origin}"
    yield "\n</details>"
