"""Values that a person gives in the terminal, held against the vocabulary."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from accreditation.checking.wording import Wording
from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Type,
    Value,
    read_value,
)
from accreditation.dossier import FactReader
from accreditation.dossier.articles import article_fact
from accreditation.dossier.proposals import shown_value
from accreditation.files import Document, InputError
from accreditation.findings import StatutesCitation
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.writing import shown

_ANYWHERE = StatutesCitation("", datetime.date.min)
"""The article of a value before it has one."""

_EXAMPLES = {"EUR": "12.50 EUR", "rate": "6 %"}


def _example(type_: Type) -> str:
    """A value of a type as a file writes it."""
    match type_:
        case Number(unit=unit):
            return _EXAMPLES.get(unit, "15")
        case Day():
            return "2024-12-31"
        case ListType():
            return "{items: {A: {}, B: {}}, complete: true}"
    return "…"


class Asker:
    """Asks in the terminal, in one language; a prompt that ends raises ``click.Abort``."""

    def __init__(self, pack: Pack, language: Language) -> None:
        self._pack = pack
        self._language = language
        self._wording = Wording(pack)

    def say(self, key: str, **values: object) -> str:
        """A phrase."""
        return phrase(f"confirm.{key}").in_(self._language).format(**values)

    def question(self, fact: str) -> str:
        """The question of the vocabulary."""
        return self._pack.vocabulary.entries[fact].question.in_(self._language)

    def told(self, fact: str, raw: Any, value: Value | None) -> str:
        """A value in plain words, with what the file writes where that is another word."""
        if value is None:
            return shown_value(raw)
        type_ = self._pack.meanings[fact].type
        plain = shown(self._wording.value(fact, value, type_), self._language)
        return f"{plain} ({raw})" if isinstance(type_, Choice) and value is not SILENT else plain

    def stated(self, fact: str, raw: Any) -> str:
        """A value as the file writes it, in plain words where the fact can have it."""
        type_ = self._pack.vocabulary.signatures[fact].type
        try:
            value = None if isinstance(type_, ListType) else read_value(type_, raw)
        except ValueError:
            value = None
        return self.told(fact, raw, value)

    def number(self, labels: Sequence[str]) -> int:
        """Which of some numbered answers a person gives, from 0; asked until it is one."""
        for i, label in enumerate(labels, start=1):
            click.echo(f"  {i}  {label}")
        while True:
            typed = click.prompt(self.say("answer"), prompt_suffix=" ").strip()
            if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(labels):
                return int(typed) - 1
            click.echo(self.say("no_number", last=len(labels)))

    def line(self, key: str, **values: object) -> str:
        """A line that is not empty."""
        while True:
            typed = str(click.prompt(self.say(key, **values), prompt_suffix=" ")).strip()
            if typed:
                return typed

    def article(self, numbers: Sequence[str]) -> str:
        """The number of an article that there is."""
        while True:
            typed = self.line("article")
            if typed in numbers:
                return typed
            click.echo(self.say("no_article", numbers=", ".join(numbers)))

    def value(self, fact: str) -> Any:
        """A value of a fact, or of one of an item, as a file writes it, asked until it can be."""
        type_ = self._pack.meanings[fact].type
        if isinstance(type_, Boolean):
            labels = [phrase(f"value.{word}").in_(self._language) for word in ("true", "false")]
            return self.number(labels) == 0
        if isinstance(type_, Choice):
            labels = [self.told(fact, option, option) for option in type_.options]
            return type_.options[self.number(labels)]
        while True:
            typed = self.line("value", example=_example(type_))
            raw, problem = self._typed(fact, typed)
            if problem is None:
                return raw
            click.echo(problem)

    def _typed(self, fact: str, typed: str) -> tuple[Any, str | None]:
        """What a line says in YAML, and what is wrong with it."""
        try:
            document = Document(Path(), typed)
        except InputError as error:
            return None, error.problems[0].message
        reader = FactReader(document, self._pack.vocabulary, ("statutes",), ())
        type_ = self._pack.meanings[fact].type
        if isinstance(type_, ListType):
            article_fact(reader, fact, document.data, (), _ANYWHERE)
        else:
            reader.stated(FactSignature(fact, type_), document.data, (), _ANYWHERE)
        problems = [problem.message for problem in reader.problems]
        return document.data, problems[0] if problems else None
