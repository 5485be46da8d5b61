"""An interview in the terminal: one question after the other, each answer saved at once."""

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from accreditation.answering.answer import take_answers
from accreditation.answering.dialogue import Dialogue
from accreditation.answering.form import Entry, Form, Place
from accreditation.asking import Asked, Question, Questioner
from accreditation.asking.questions import CLOSES, OPENS
from accreditation.dossier import Dossier, load_dossier
from accreditation.files import InputError
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.reports.questions.text import question_lines
from accreditation.reports.questions.words import Words

_HERE = Place(Path("the answer"))


class Interview:
    """An interview about one dossier; what is answered is in its files at once."""

    def __init__(self, path: Path, pack: Pack, questioner: Questioner, language: Language) -> None:
        """Read the dossier.

        Raises:
            InputError: something in it is wrong.
        """
        self._path = path
        self._pack = pack
        self._questioner = questioner
        self._dossier: Dossier = load_dossier(path, pack.vocabulary)
        self._dialogue = Dialogue(pack, language)
        self._language = language
        self._days: dict[str, tuple[datetime.date, datetime.date]] = {}
        self._seen: set[tuple[str, str, str | None]] = set()
        self._left_out: set[str] = set()
        self._done: Counter[str] = Counter()

    def go(
        self, as_of: datetime.date, regimes: Sequence[str] = (), years: Sequence[str] = ()
    ) -> None:
        """Ask until nothing is left, the person quits, or the input ends.

        Args:
            as_of: The date from which the dossier is looked at.
            regimes: Sets of rules to read; none for the dossier's own.
            years: Names of years to look at; none for every one that counts.

        Raises:
            InputError: the dossier was changed by somebody else meanwhile.
        """
        asked = self._questioner.ask(self._dossier, as_of, regimes, years)
        try:
            while True:
                waiting = [one for one in asked.questions if self._waits(one)]
                if not waiting:
                    break
                click.echo(f"\n{self._dialogue.say('left_now', number=len(waiting))}")
                entries = self._asked(waiting[0], asked)
                if entries is None:
                    break
                if entries:
                    form = Form(asked.report.cooperative, as_of, (*regimes,), (*years,), entries)
                    asked = self._taken(form, asked)
        except (click.Abort, KeyboardInterrupt):
            click.echo()
        self._sum_up(asked)

    def _waits(self, question: Question) -> bool:
        passed = question.key in self._seen or question.home.key in self._left_out
        return question.way == "answer" and not passed

    def _asked(self, question: Question, asked: Asked) -> tuple[Entry, ...] | None:
        """What a person answers; nothing to skip, None to stop."""
        words = Words(self._pack, self._dossier, asked, self._language)
        days = self._year(question, asked)
        if days is None:
            self._left_out.add(question.home.key)
            return ()
        for line in question_lines(question, words):
            click.echo(line)
        match self._dialogue.answer(question, asked.homes.facts(question.home)):
            case "quit", _:
                return None
            case "skip", _:
                self._seen.add(question.key)
                self._done["skipped"] += 1
                return ()
            case _, value:
                return (*days, self._sourced(question, value))

    def _year(self, question: Question, asked: Asked) -> tuple[Entry, ...] | None:
        """The days of a year without a file, asked once; None to leave the year out."""
        home = question.home
        if home.there:
            return ()
        if home.id not in self._days:
            found = self._dialogue.days(asked.years[home.id])
            if found is None:
                return None
            self._days[home.id] = found
        opens, closes = self._days[home.id]
        return (
            Entry(_HERE, home.key, OPENS, value=opens),
            Entry(_HERE, home.key, CLOSES, value=closes),
        )

    def _sourced(self, question: Question, value: Any) -> Entry:
        key = question.key
        cited = self._dialogue.source(question, value, self._dossier)
        return Entry(_HERE, *key, value, cited.get("source"), cited.get("at"), cited.get("article"))

    def _taken(self, form: Form, asked: Asked) -> Asked:
        """Save an answer; what cannot be taken is said, and asked again."""
        try:
            taken = take_answers(self._path, form, _HERE.file, self._pack, self._questioner)
        except InputError as error:
            if any(one.file not in (None, _HERE.file) for one in error.problems):
                raise
            for problem in error.problems:
                click.echo(problem.message)
            self._days.pop(form.entries[0].subject.partition(" ")[2], None)
            return asked
        self._dossier = taken.dossier
        self._done["taken"] += 1
        return taken.asked

    def _sum_up(self, asked: Asked) -> None:
        say, done = self._dialogue.say, self._done
        left = sum(one.way == "answer" for one in asked.questions)
        click.echo(say("summary", taken=done["taken"], skipped=done["skipped"], left=left))
        if left < len(asked.questions):
            click.echo(say("for_persons", number=len(asked.questions) - left))
