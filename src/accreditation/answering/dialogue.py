"""What an interview asks a person: a value, the items of a list, a source, the days of a year."""

import datetime
from typing import Any, Literal

import click

from accreditation.answering.form import NONE
from accreditation.asking import Question
from accreditation.asking.homes import stated_in
from accreditation.asking.questions import CLOSES, FOUNDED, OPENS
from accreditation.conditions import SILENT, Facts, ListType
from accreditation.confirming.answers import Asker
from accreditation.dossier import Dossier, Year
from accreditation.files import read_date
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.writing import written_date

Done = Literal["answer", "skip", "quit"]
"""What a person does about a question."""


class Dialogue:
    """Asks in the terminal, in one language; a prompt that ends raises ``click.Abort``."""

    def __init__(self, pack: Pack, language: Language) -> None:
        """Ask about the facts of ``pack``."""
        self._pack = pack
        self._language = language
        self._asker = Asker(pack, language)
        self._last: dict[str, str] = {}

    def say(self, key: str, **values: object) -> str:
        """A phrase on answers."""
        return phrase(f"answer.{key}").in_(self._language).format(**values)

    def answer(self, question: Question, facts: Facts) -> tuple[Done, Any]:
        """What a person does about a question, and the answer as a file writes it.

        Args:
            question: What is asked.
            facts: What the file states already.
        """
        listed = isinstance(self._pack.meanings[question.fact].type, ListType)
        held = stated_in(facts, question.fact, question.item) is not None
        ways = ["items", "complete" if held else NONE] if listed else ["answer"]
        signature = self._pack.vocabulary.signatures.get(question.fact)
        if signature is not None and signature.silence != "impossible":
            ways.append(SILENT.value)
        ways += ["skip", "quit"]
        match ways[self._asker.number([self.say(f"do_{way}") for way in ways])]:
            case "answer":
                return "answer", self._asker.value(question.fact)
            case "items":
                return "answer", self._items(question.fact)
            case "complete":
                return "answer", {"complete": True, "items": {}}
            case "skip":
                return "skip", None
            case "quit":
                return "quit", None
            case word:
                return "answer", word

    def source(self, question: Question, value: Any, dossier: Dossier) -> dict[str, str]:
        """Where an answer comes from: ``article``, or ``source`` and ``at``."""
        if value == SILENT.value or question.fact == FOUNDED:
            return {}
        documents = sorted(dossier.documents, key=lambda key: key != self._last.get("source"))
        labels = [dossier.documents[key].title for key in documents]
        statutes = question.home.kind == "statutes"
        if statutes:
            labels.insert(0, self.say("an_article"))
        click.echo(self.say("which_source"))
        chosen = self._asker.number([*labels, self.say("new_document")]) - statutes
        if chosen < 0:
            return {"article": self._article(question, dossier)}
        source = documents[chosen] if chosen < len(documents) else self._title()
        self._last = {"source": source}
        at = str(click.prompt(self.say("at"), default="", show_default=False, prompt_suffix=" "))
        return {"source": source, **({"at": at.strip()} if at.strip() else {})}

    def days(self, year: Year) -> tuple[datetime.date, datetime.date] | None:
        """The days of a year without a file; None to leave it out."""
        opens, closes = (written_date(day, self._language) for day in (year.opens, year.closes))
        click.echo(self.say("year_missing", year=year.id, opens=opens, closes=closes))
        labels = [self.say(key) for key in ("yes", "other_days", "skip_year")]
        match self._asker.number(labels):
            case 0:
                return year.opens, year.closes
            case 1:
                return self._day(OPENS), self._day(CLOSES)
        return None

    def _items(self, fact: str) -> dict[str, Any]:
        items: dict[str, dict[str, Any]] = {}
        more = True
        while more:
            name = self._line("item_name")
            items[name] = self._fields(fact)
            more = self._yes("another")
        return {"complete": self._yes("is_complete"), "items": items}

    def _fields(self, fact: str) -> dict[str, Any]:
        """The facts of one item, as far as they are known."""
        found: dict[str, Any] = {}
        for short, field in self._pack.vocabulary.entries[fact].fields.items():
            if field.kind == "evidence":
                click.echo(field.question.in_(self._language))
                labels = [self.say("do_answer"), self.say("do_unknown")]
                if self._asker.number(labels) == 0:
                    found[short] = self._asker.value(f"{fact}.{short}")
        return found

    def _article(self, question: Question, dossier: Dossier) -> str:
        version = next(v for v in dossier.statutes if str(v.adopted) == question.home.id)
        return self._asker.article([article.number for article in version.articles])

    def _title(self) -> str:
        while True:
            title = self._line("title")
            if len(title.split()) > 1:
                return title

    def _day(self, fact: str) -> datetime.date:
        asked = phrase(f"ask.{fact.partition('.')[2]}").in_(self._language)
        while True:
            typed = str(click.prompt(self.say("day", question=asked), prompt_suffix=" ")).strip()
            try:
                return read_date(typed)
            except ValueError as error:
                click.echo(f"{typed} {error}.")

    def _line(self, key: str) -> str:
        while True:
            typed = str(click.prompt(self.say(key), prompt_suffix=" ")).strip()
            if typed:
                return typed

    def _yes(self, key: str) -> bool:
        click.echo(self.say(key))
        return self._asker.number([self.say("yes"), self.say("no")]) == 0
