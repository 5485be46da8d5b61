"""Questions as a YAML form to fill in, with everything a person must know as comments."""

import textwrap
from collections.abc import Iterable, Iterator

from accreditation.asking import Asked, Home, Question
from accreditation.asking.questions import CLOSES, OPENS
from accreditation.conditions import Boolean, Choice, Day, ListType, Number, Type
from accreditation.files import yaml_flow
from accreditation.law import ItemFact
from accreditation.law.vocabulary import scalar_type
from accreditation.reports.questions.words import Words, by_home

FORM = "accreditation.form/1"
"""Names the shape of a form, in YAML and in XLSX."""

_WIDTH = 98
_EXAMPLES = {"EUR": "12.50 EUR", "rate": "6 %"}


def questions_form(asked: Asked, words: Words, regimes: Iterable[str], years: Iterable[str]) -> str:
    """A form with every question that it can take an answer to, by file.

    Args:
        asked: What is asked.
        words: Says it in one language.
        regimes: What was asked for with ``--regime``.
        years: What was asked for with ``--year``.
    """
    lines = [*_comment(words.say("yaml_head"))]
    lines += [*_comment(words.missing(*one) for one in asked.missing.items())]
    lines += [f"form: {FORM}", f"cooperative: {yaml_flow(asked.report.cooperative)}"]
    lines += [f"as_of: {asked.report.as_of}", f"language: {words.language}"]
    lines += [f"regimes: {yaml_flow(list(regimes))}", f"years: {yaml_flow(list(years))}"]
    lines += [*_documents(words), "answers:"]
    answerable = [one for one in asked.questions if one.way == "answer"]
    for home, questions in by_home(answerable).items():
        lines += ["", f"# ---- {words.home(home)} ----"]
        if not home.there:
            lines += _days(home, words)
        for question in questions:
            lines += ["", *_entry(question, words)]
    others = [one for one in asked.questions if one.way != "answer"]
    if others:
        lines += ["", f"# ---- {words.say('for_persons')} ----"]
        for question in others:
            lines += ["#", *_other(question, words)]
    return "\n".join(lines) + "\n"


def forms_of(type_: Type) -> str:
    """What a value of a type looks like in a YAML file."""
    match type_:
        case Boolean():
            return "true, false"
        case Choice(options=options):
            return ", ".join(options)
        case Day():
            return "2024-12-31"
        case Number(unit=unit):
            return _EXAMPLES.get(unit, "0, 1, 2 …")
    return '"…"'


def _documents(words: Words) -> Iterator[str]:
    if words.documents:
        yield f"# {words.say('documents')}"
        for key, title in words.documents.items():
            yield f"#   {key}: {title}"


def _days(home: Home, words: Words) -> Iterator[str]:
    """The days of a year without a file, as they are expected."""
    year = words.asked.years[home.id]
    yield from _comment(words.say("days_expected"))
    for fact, day in ((OPENS, year.opens), (CLOSES, year.closes)):
        yield from _comment(words.say(fact.partition(".")[2]), "  # ")
        yield f"  - {{subject: {yaml_flow(home.key)}, fact: {fact}, value: {day}}}"


def _entry(question: Question, words: Words) -> Iterator[str]:
    yield from _said(question, words, "  # ")
    type_ = words.pack.meanings[question.fact].type
    yield f"  - subject: {yaml_flow(question.home.key)}"
    yield f"    fact: {question.fact}"
    if question.item is not None:
        yield f"    item: {yaml_flow(question.item)}"
    if isinstance(type_, ListType):
        yield "    value: null"
        yield from _comment(words.say("list_hint"), "    # ")
        yield from _template(question.fact, words)
    else:
        silent = ", silent" if words.may_be_silent(question) else ""
        yield f"    value: null   # {forms_of(type_)}{silent}"
    if question.home.kind == "statutes":
        yield "    article: null"
    if question.home.kind != "dossier":
        yield "    source: null"
        yield "    at: null"


def _template(fact: str, words: Words) -> Iterator[str]:
    """A list with one item, to be copied."""
    yield "    # value:"
    yield "    #   complete: true"
    yield "    #   items:"
    yield "    #     first:"
    for short, field in words.fields(fact).items():
        yield from _comment(field.question.in_(words.language), "    #       # ")
        yield from _choices(field, words)
        yield f"    #       {short}: …   # {forms_of(scalar_type(field))}"


def _choices(field: ItemFact, words: Words) -> Iterator[str]:
    for option, text in field.choices.items():
        yield from _comment(f"- {option}: {text.in_(words.language)}", "    #       # ")


def _other(question: Question, words: Words) -> Iterator[str]:
    yield from _said(question, words, "# ")
    yield from _comment(f"  {words.way(question)} ({question.key[0]}, {question.fact})")


def _said(question: Question, words: Words, prefix: str) -> Iterator[str]:
    yield from _comment(words.question(question), prefix)
    for key, said in (
        ("format", [" · ".join(words.answer(question))]),
        ("why", words.why(question)),
        ("where", words.where(question)),
        ("kind", [words.kind(question)]),
    ):
        yield from _comment(f"  {words.head(key)}{said[0]}", prefix)
        yield from _comment((f"    {line}" for line in said[1:]), prefix)


def _comment(text: str | Iterable[str], prefix: str = "# ") -> Iterator[str]:
    for part in [text] if isinstance(text, str) else text:
        indent = prefix + " " * (len(part) - len(part.lstrip(" ")))
        yield from textwrap.wrap(
            part.strip(),
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=f"{indent}  " if indent != prefix else prefix,
            break_on_hyphens=False,
            break_long_words=False,
        )
