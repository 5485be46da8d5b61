"""Holding the answers of a form against the dossier, the vocabulary and what was asked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accreditation.answering.form import NONE, Entry, Form, Place, Refused
from accreditation.answering.lists import gainsaid, news, show_fact, written_out
from accreditation.answering.sources import Cited, Sources
from accreditation.answering.told import Told
from accreditation.asking import Asked, Home, Question
from accreditation.asking.homes import list_of, stated_in
from accreditation.asking.questions import CLOSES, FOUNDED, OPENS
from accreditation.conditions import (
    SILENT,
    Contradicted,
    Fact,
    FactSignature,
    Items,
    Known,
    ListType,
    Unconfirmed,
    Value,
)
from accreditation.dossier import Dossier, FactReader
from accreditation.files import Document, Problem, suggest
from accreditation.findings import EvidenceCitation
from accreditation.language import Language
from accreditation.law import Pack

_NOWHERE = EvidenceCitation("", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be taken.

    Attributes:
        question: What it answers.
        value: As a file of the dossier writes it; of a list that the dossier has, what it adds.
        cited: Where it comes from; None for silence of the whole statutes.
    """

    question: Question
    value: Any
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a form gives.

    Attributes:
        answers: Those that are new, in the order of the form.
        days: The first and the last day of years without a file, by name.
        known: How many of its answers the dossier has already.
    """

    answers: tuple[Answer, ...]
    days: Mapping[str, tuple[datetime.date, datetime.date]]
    known: int
    problems: tuple[Problem, ...]


class Judge:
    """Judges forms about one dossier."""

    def __init__(
        self, pack: Pack, dossier: Dossier, asked: Asked, language: Language | None = None
    ) -> None:
        """Know what ``dossier`` states and what is asked about it.

        Args:
            pack: The law.
            dossier: The dossier.
            asked: What is asked.
            language: Of a form whose words are in a language; None if it writes as files do.
        """
        self._pack = pack
        self._vocabulary = pack.vocabulary
        self._asked = asked
        self._questions = {question.key: question for question in asked.questions}
        self._homes = {home.key: home for home in _homes(dossier, asked)}
        self._sources = Sources(dossier, language)
        self._told = None if language is None else Told(pack, language)
        self._documents = dossier.documents

    def judge(self, form: Form) -> Judged:
        """Every answer of a form that can be taken, and a sentence for each that cannot."""
        problems = list(form.problems)
        answers: list[Answer] = []
        given: dict[tuple[str, str, str | None], tuple[Place, Any]] = {}
        days: dict[str, dict[str, datetime.date]] = {}
        known = 0
        for entry in form.entries:
            if entry.value is None and entry.wrong is None:
                continue
            try:
                home = self._home(entry)
                before = given.setdefault(entry.key, (entry.place, entry.value))
                if before[0] is not entry.place:
                    _same(entry, *before)
                elif entry.fact in (OPENS, CLOSES):
                    days.setdefault(home.id, {})[entry.fact] = self._day(entry, home)
                else:
                    answer = self._answer(entry, home)
                    answers += [] if answer is None else [answer]
                    known += answer is None
            except Refused as refused:
                problems += [entry.place.problem(sentence) for sentence in refused.args]
        return Judged(tuple(answers), self._whole_days(days), known, tuple(problems))

    def _home(self, entry: Entry) -> Home:
        home = self._homes.get(entry.subject)
        if home is None:
            near = suggest(entry.subject, self._homes)
            raise Refused(f"the dossier has nothing called '{entry.subject}'.{near}")
        return home

    def _day(self, entry: Entry, home: Home) -> datetime.date:
        if home.kind != "year" or home.there:
            raise Refused(f"the days of '{entry.subject}' are not asked for; its file states them.")
        if entry.wrong is not None:
            raise Refused(entry.wrong)
        if not isinstance(entry.value, datetime.date):
            raise Refused(f"'{entry.fact}' must be a date such as 2024-12-31.")
        return entry.value

    def _whole_days(
        self, days: Mapping[str, Mapping[str, datetime.date]]
    ) -> dict[str, tuple[datetime.date, datetime.date]]:
        """The days of each year without a file; those that a form leaves out as expected."""
        expected = {
            name: {OPENS: y.opens, CLOSES: y.closes} for name, y in self._asked.years.items()
        }
        whole = {name: {**expected[name], **given} for name, given in days.items()}
        return {name: (given[OPENS], given[CLOSES]) for name, given in whole.items()}

    def _answer(self, entry: Entry, home: Home) -> Answer | None:
        """What can be taken; None if the dossier states the same already."""
        signature = self._signature(entry)
        if entry.wrong is not None:
            raise Refused(entry.wrong)
        value, fact = self._read(entry, signature)
        held = stated_in(self._asked.homes.facts(home), entry.fact, entry.item)
        if isinstance(held, Unconfirmed):
            raise Refused(
                f"'{entry.fact}' was read in the statutes and waits to be confirmed; "
                "'accreditation read --confirm' takes the answer."
            )
        if isinstance(held, Contradicted):
            raise Refused(
                f"the sources of the dossier contradict each other on '{entry.fact}'; mend the "
                "file, or record a decision with 'accreditation decide'."
            )
        if isinstance(held, Items) and isinstance(fact, Items):
            if entry.value == NONE and held.items:
                raise Refused(
                    f"'{entry.fact}' has items in the dossier, and none here; mend the file, or "
                    "say that the list is complete."
                )
            value = news(signature, value, fact, held, self._show)
        elif held is not None:
            gainsaid(signature, fact, held, self._show)
            value = None
        if value is None:
            return None
        question = self._question(entry, home)
        cited = self._sources.cited(entry, home)
        silent = isinstance(fact, Known) and fact.value is SILENT
        if cited is None and not silent and entry.fact != FOUNDED:
            wanted = self._sources.wanted(home)
            raise Refused(f"'{entry.fact}' names no source; name {wanted}.")
        return Answer(question, value, cited)

    def _show(self, signature: FactSignature, value: Value) -> str:
        """A value as the form writes it."""
        if self._told is None:
            return show_fact(signature, value)
        return self._told.value(signature.name, signature.type, value)

    def _signature(self, entry: Entry) -> FactSignature:
        """The type of the fact.

        Raises:
            Refused: there is no such fact, or no form takes it.
        """
        vocabulary = self._vocabulary
        if entry.fact not in self._pack.meanings:
            raise Refused(
                f"there is no fact '{entry.fact}'.{suggest(entry.fact, self._pack.meanings)}"
            )
        kind = vocabulary.entry(entry.fact).kind
        if kind == "judgement":
            raise Refused(
                f"'{entry.fact}' is for a person to judge; 'accreditation decide' takes it."
            )
        if kind == "computed" and entry.fact != FOUNDED:
            raise Refused(f"'{entry.fact}' is worked out by the program; leave it empty.")
        head = list_of(entry.fact, vocabulary)
        if (head is None) != (entry.item is None):
            message = "is of an item; name it" if head else "is of no item; leave 'item' out"
            raise Refused(f"'{entry.fact}' {message}.")
        if head is None:
            return vocabulary.signatures[entry.fact]
        return vocabulary.signatures[head].fields[entry.fact.rpartition(".")[2]]

    def _read(self, entry: Entry, signature: FactSignature) -> tuple[Any, Fact]:
        """The answer as a file writes it, and read."""
        reader = FactReader(Document(entry.place.file, ""), self._vocabulary, (), self._documents)
        fact: Fact | None
        value = entry.value
        if isinstance(signature.type, ListType):
            value = written_out(value)
            fact = reader.list_of(signature, value, (), _NOWHERE)
        else:
            stated = reader.stated(signature, value, (), _NOWHERE)
            fact = None if stated is None else Known(stated[0])
        if fact is None or reader.problems:
            said = dict.fromkeys(problem.message for problem in reader.problems)
            named = (one if entry.fact in one else f"'{entry.fact}': {one}" for one in said)
            raise Refused(*named)
        return value, fact

    def _question(self, entry: Entry, home: Home) -> Question:
        question = self._questions.get((home.key, entry.fact, entry.item))
        if question is None:
            of = "" if entry.item is None else f" of '{entry.item}'"
            raise Refused(
                f"'{entry.fact}'{of} is not asked for '{home.key}', or not any more: no open "
                "finding depends on it; leave it empty."
            )
        if question.way == "file":
            raise Refused(f"the dossier has no file for '{home.key}' yet; make it first.")
        if question.way != "answer":
            raise Refused(f"what the file says on '{entry.fact}' has to be mended in the file.")
        return question


def _same(entry: Entry, place: Place, value: Any) -> None:
    if entry.value != value:
        raise Refused(f"'{entry.fact}' is answered otherwise in {place}; keep one of the two.")


def _homes(dossier: Dossier, asked: Asked) -> list[Home]:
    """Everything a form may be about."""
    return [
        Home("dossier", dossier.cooperative.id),
        *(Home("statutes", str(version.adopted)) for version in dossier.statutes),
        *(Home("year", year.id) for year in dossier.years),
        *(Home("application", one.id) for one in dossier.applications),
        *(question.home for question in asked.questions),
    ]
