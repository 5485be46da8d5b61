"""The walk through what was read: one question after the other, each answer saved at once."""

import datetime
from collections import Counter
from pathlib import Path
from typing import Literal

import click

from accreditation.confirming.answers import Asker
from accreditation.confirming.file import StatutesText
from accreditation.confirming.pending import Pending
from accreditation.confirming.words import in_sentence
from accreditation.dossier.proposals import shown_value
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.reports.needs import doubts_in_words
from accreditation.reports.writing import written_date

Done = Literal["accepted", "corrected", "dropped", "silent", "stated", "skipped", "quit"]

READ = ("accept", "correct", "not_here", "all_silent", "skip", "quit")
"""The answers to what was read in an article, in the order of their numbers."""

UNREAD = ("is_silent", "is_stated", "skip", "quit")
"""The answers where nothing was found."""


def walk(path: Path, pack: Pack, language: Language, by: str | None, on: datetime.date) -> None:
    """Ask a person about everything that waits in a statutes file.

    Where the input ends or is interrupted it stops as if the person had quit.

    Args:
        path: The file.
        pack: The law.
        language: The language of the questions.
        by: Who confirms; None to ask.
        on: The day that is noted.

    Raises:
        InputError: the file is wrong, or was changed by somebody else meanwhile.
    """
    file = StatutesText(path, pack.vocabulary)
    _Walk(file, Asker(pack, language), language, on).go(by)


class _Walk:
    def __init__(
        self, file: StatutesText, asker: Asker, language: Language, on: datetime.date
    ) -> None:
        self._file = file
        self._asker = asker
        self._language = language
        self._on = on
        self._by = ""
        self._done: Counter[Done] = Counter()

    def go(self, by: str | None) -> None:
        try:
            if self._file.pending:
                self._by = by or self._asker.line("by")
                self._ask_all()
        except (click.Abort, KeyboardInterrupt):
            click.echo()
        self._sum_up()

    def _ask_all(self) -> None:
        seen: set[tuple[str, str | None]] = set()
        while True:
            waiting = [one for one in self._file.pending if one.key not in seen]
            if not waiting:
                return
            one = waiting[0]
            seen.add(one.key)
            click.echo(f"\n{self._say('left_now', number=len(waiting))}")
            done = self._unread(one) if one.article is None else self._read(one)
            if done == "quit":
                return
            self._done[done] += 1

    def _read(self, one: Pending) -> Done:
        """Ask about what was read in an article."""
        article = one.article
        assert article is not None
        heading = f" · {article.heading}" if article.heading else ""
        click.echo(f"{self._say('in_article', number=article.number)}{heading}")
        for quote in one.quotes:
            click.echo(f"  {in_sentence(quote, article.text or '')}")
        click.echo(self._asker.question(one.fact))
        click.echo(self._told(one))
        self._doubts(one)
        elsewhere = self._file.stated_elsewhere(one)
        for number, raw in elsewhere:
            where = "facts" if number is None else f"art. {number}"
            click.echo(self._say("elsewhere", where=where, value=shown_value(raw)))
        answers = READ[1:] if one.choices else READ
        while True:
            answer = answers[self._asker.number([self._say(key) for key in answers])]
            if answer != "all_silent":
                break
            if self._can_be_silent(one):
                self._file.silence(one, self._by, self._on)
                return "silent"
        return self._settled(one, answer)

    def _settled(self, one: Pending, answer: str) -> Done:
        match answer:
            case "accept":
                self._file.confirm(one, one.raw, self._by, self._on, corrected=False)
                return "accepted"
            case "correct":
                value = self._asker.value(one.fact)
                corrected = not one.choices and value != one.raw
                self._file.confirm(one, value, self._by, self._on, corrected=corrected)
                return "corrected" if corrected else "accepted"
            case "not_here":
                self._file.drop(one)
                return "dropped"
        return "skipped" if answer == "skip" else "quit"

    def _told(self, one: Pending) -> str:
        """What was read, or what it may be."""
        if one.choices:
            values = " / ".join(self._asker.stated(one.fact, raw) for raw in one.choices)
            return self._say("unclear", values=values)
        value = self._asker.told(one.fact, one.raw, one.value)
        return self._say("was_confirmed" if one.lapsed else "was_read", value=value)

    def _can_be_silent(self, one: Pending) -> bool:
        """Whether the text may be called silent on a fact; if not, it is said why."""
        if one.value is None and not one.choices:
            click.echo(self._say("no_silent_list"))
            return False
        numbers = [n for n, raw in self._file.stated_elsewhere(one) if raw != "silent" and n]
        if numbers:
            click.echo(self._say("not_silent", numbers=", ".join(numbers)))
        return not numbers

    def _doubts(self, one: Pending) -> None:
        if one.lapsed is not None:
            date = written_date(one.lapsed.on, self._language)
            click.echo(self._say("lapsed", by=one.lapsed.by, date=date))
        elif one.certain:
            click.echo(self._say("certain"))
        elif one.choices:
            return
        else:
            doubts = "; ".join(doubts_in_words(one.doubts, self._language))
            click.echo(self._say("doubtful", doubts=doubts or "–"))

    def _unread(self, one: Pending) -> Done:
        """Ask whether the whole text is silent."""
        click.echo(self._asker.question(one.fact))
        if one.lapsed is None:
            click.echo(self._say("nothing_found"))
        else:
            click.echo(self._say("was_silent"))
            self._doubts(one)
        match UNREAD[self._asker.number([self._say(key) for key in UNREAD])]:
            case "is_silent":
                self._file.silence(one, self._by, self._on)
                return "silent"
            case "is_stated":
                value = self._asker.value(one.fact)
                article = self._asker.article([a.number for a in self._file.statutes.articles])
                self._file.state(one.fact, value, article, self._by, self._on)
                return "stated"
            case "skip":
                return "skipped"
        return "quit"

    def _sum_up(self) -> None:
        left = self._file.pending
        counts = {key: self._done[key] for key in ("accepted", "corrected", "dropped")}
        counts |= {key: self._done[key] for key in ("silent", "stated")}
        click.echo(self._say("summary", **counts, left=len(left)))
        lists = self._file.lists
        if lists:
            click.echo(self._say("lists", names=", ".join(lists)))

    def _say(self, key: str, **values: object) -> str:
        return self._asker.say(key, **values)
