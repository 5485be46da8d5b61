"""Model clauses as they are read: their wording in one language, and the page of all of them."""

import datetime
from collections.abc import Iterator

from accreditation.checking.wording import Wording
from accreditation.clauses import ModelClause, read_clauses
from accreditation.files import yaml_flow
from accreditation.language import LANGUAGES, Language, Text, fill
from accreditation.law import Pack
from accreditation.reports.reference import NAMES, page_name
from accreditation.reports.writing import shown

HEAD = """\
# Model clauses

Made from the files in `rules/clauses/` by `python docs/generate.py`; do not edit it by hand. Each
clause is wording for the statutes that meets the rules named with it. `accreditation rules lint`
proves this: with only the facts that the clause states the rule is met, whatever else is unknown;
and put in place of what fails in each failing case of the rule, it mends the case. Numbers of the
law are shown as last changed. A blank, […], is for the cooperative to fill in. It is not legal
advice.
"""


def worded(pack: Pack, text: Text, language: Language, on: datetime.date) -> str:
    """A text of a clause, with the numbers of the law in force on a date.

    Raises:
        InputError: a number is not known on that date.
    """

    def value(name: str) -> str:
        number = pack.parameters[name].number
        value = Wording(pack).value(name, pack.parameter(name, on).value, number)
        return shown(value, language)

    return fill(text.in_(language), value)


def clauses_page(pack: Pack) -> str:
    """Every model clause of ``pack`` as Markdown."""
    return "\n".join(_page(pack)) + "\n"


def _page(pack: Pack) -> Iterator[str]:
    on = max(day for parameter in pack.parameters.values() for day, _ in parameter.commenced)
    clauses = read_clauses(pack)
    yield HEAD
    yield "| clause | title | meets |"
    yield "|---|---|---|"
    for clause in clauses:
        link = f"[{clause.name}](#{clause.name})"
        yield f"| {link} | {clause.source.title.en} | {_rules(clause)} |"
    for clause in clauses:
        yield from _clause(pack, clause, on)
    yield "\n## Rules that no wording can meet\n"
    for name, reason in pack.clauses.without.items():
        yield f"- [{name}]({page_name(pack.rules[name])}): {reason}"


def _clause(pack: Pack, clause: ModelClause, on: datetime.date) -> Iterator[str]:
    source = clause.source
    yield f"\n## {clause.name}\n"
    yield f"- Meets {_rules(clause)}"
    yield f"- Law: {'; '.join(f'{c.instrument} {c.at} ({c.confidence})' for c in source.cites)}"
    if source.in_force is not None:
        period = source.in_force
        new = period.new_companies_from
        also = f" (companies founded since {new}: from that day)" if new is not None else ""
        yield f"- Offered from {period.from_}" + (f" to {period.to}" if period.to else "") + also
    if source.given:
        given = "; ".join(f"`{name}`: {value}" for name, value in source.given.items())
        yield f"- Only where {given}"
    if source.judged:
        labels = (f"`{name}`" for name in source.judged)
        yield f"- A person still judges {', '.join(labels)}"
    for language in LANGUAGES:
        yield f"\n### {NAMES[language]}: {source.title.in_(language)}\n"
        yield f"> {worded(pack, source.text, language, on)}"
        if source.note is not None:
            yield f"\n{worded(pack, source.note, language, on)}"
    yield "\n### What it states\n\n```yaml"
    for fact, value in clause.written_on(on, pack).items():
        yield f"{fact}: {yaml_flow(value)}"
    yield "```"


def _rules(clause: ModelClause) -> str:
    return ", ".join(f"[{rule.name}]({page_name(rule)})" for rule in clause.rules)
