"""Answers to judgements: facts that only a decision can supply."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from accreditation.checking.admissible import no_question, not_stated
from accreditation.checking.basis import Grounds, changed_since
from accreditation.checking.relied_on import unworded
from accreditation.checking.scene import Scene
from accreditation.checking.subjects import (
    CONTRADICTIONS,
    application_facts,
    cooperative_facts,
    statutes_of_year,
    statutes_on,
    year_facts,
)
from accreditation.conditions import Fact, Facts, FactSignature, Item, Items, Known, show_value
from accreditation.deciding import AnswerEntry, Record, decided_in
from accreditation.dossier import Application, Dossier, Statutes, Year
from accreditation.dossier.facts import read_written
from accreditation.files import nothing_usable
from accreditation.findings import (
    Answer,
    Change,
    SetAside,
    Subject,
)
from accreditation.law import Pack

Part = Statutes | Year | Application
PartOf = TypeVar("PartOf", Statutes, Year, Application)


@dataclass(frozen=True, slots=True)
class Answered:
    """A dossier in which answers are facts.

    Attributes:
        answers: Those that count.
        set_aside: Those that do not any more.
    """

    dossier: Dossier
    answers: tuple[Answer, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def subject_of(part: Part) -> Subject:
    """A part of a dossier, as findings name it."""
    if isinstance(part, Statutes):
        return Subject("statutes", str(part.adopted))
    return Subject("year" if isinstance(part, Year) else "application", part.id)


def scene_of(part: Part, dossier: Dossier, pack: Pack, as_of: datetime.date) -> Scene:
    """What is known of a part of a dossier, and the statutes in force in it."""
    if isinstance(part, Statutes):
        facts: Facts = {**cooperative_facts(dossier, pack, as_of, as_of), **part.facts}
        return Scene(facts, (part,), as_of)
    if isinstance(part, Year):
        facts = year_facts(dossier, pack, part, as_of)
        return Scene(facts, statutes_of_year(dossier, part), part.closes)
    on = part.submitted or as_of
    version = statutes_on(dossier, on)
    facts = application_facts(dossier, pack, part, as_of)
    return Scene(facts, () if version is None else (version,), on)


def known_of(fact: str, item: str | None, facts: Facts) -> Fact | None:
    """What is known of a fact, or of a fact of an item of a list."""
    if item is None:
        return facts.get(fact)
    list_, _, short = fact.rpartition(".")
    found = item_in(facts.get(list_), item)
    return None if found is None else found.facts.get(short)


def item_in(list_: Fact | None, name: str) -> Item | None:
    """The item of a list with a name; None if it is not there."""
    items = list_.items if isinstance(list_, Items) else ()
    return next((item for item in items if item.id == name), None)


def answered(dossier: Dossier, pack: Pack, grounds: Grounds, as_of: datetime.date) -> Answered:
    """A dossier with the answers that were given by a date and still count.

    An answer on the statutes counts for every version in which what it rests on stands.

    Raises:
        InputError: there is an answer that nobody can have given.
    """
    records = [
        record
        for record in dossier.decisions
        if isinstance(record.decides, AnswerEntry) and record.on <= as_of
    ]
    if not records:
        return Answered(dossier)
    work = _Work(dossier, pack, grounds, as_of, records)
    found = replace(
        dossier,
        statutes=tuple(work.with_answers(one) for one in dossier.statutes),
        years=tuple(work.with_answers(one) for one in dossier.years),
        applications=tuple(work.with_answers(one) for one in dossier.applications),
    )
    work.look_for_the_rest()
    answers = tuple(work.answers[number] for number in sorted(work.answers))
    return Answered(found, answers, tuple(work.set_aside))


class _Work:
    """Puts answers into the parts of one dossier, and keeps what became of each."""

    def __init__(
        self,
        dossier: Dossier,
        pack: Pack,
        grounds: Grounds,
        as_of: datetime.date,
        records: Sequence[Record],
    ) -> None:
        self.dossier = dossier
        self.pack = pack
        self.grounds = grounds
        self.as_of = as_of
        self.records = records
        self.answers: dict[int, Answer] = {}
        self.set_aside: list[SetAside] = []
        self._looked_at: set[int] = set()

    def with_answers(self, part: PartOf) -> PartOf:
        """A part of the dossier with the answers that are about it."""
        subject = subject_of(part)
        facts = dict(part.facts)
        for record in self._about(subject):
            known = self._known(record, part, subject)
            if known is not None:
                self._put(facts, record, known)
        return replace(part, facts=facts)

    def look_for_the_rest(self) -> None:
        """Set aside the answers about what the dossier does not have any more."""
        for record in self.records:
            if record.number not in self._looked_at:
                self._lapse(record, record.whole_subject, "finding", ())
        self.set_aside.sort(key=lambda one: one.decision.number)

    def _about(self, subject: Subject) -> list[Record]:
        """The answer that counts most for each question on a subject.

        It is the last one; of those on other versions of the statutes, none if there is one on
        the version itself.
        """
        found: dict[tuple[str, str | None], Record] = {}
        for record in self.records:
            if record.subject.kind != subject.kind:
                continue
            own = record.subject.id == subject.id
            if not own and subject.kind != "statutes":
                continue
            self._looked_at.add(record.number)
            entry = record.decides
            assert isinstance(entry, AnswerEntry)
            known = found.get((entry.fact, entry.item))
            if own or known is None or known.subject.id != subject.id:
                found[entry.fact, entry.item] = record
        return list(found.values())

    def _known(self, record: Record, part: Part, subject: Subject) -> Known | None:
        """The fact that an answer makes of a part; None if it does not count there.

        If it does not, it is set aside where that matters.

        Raises:
            InputError: it could not be given on what it says it rests on.
        """
        entry = record.decides
        assert isinstance(entry, AnswerEntry)
        scene = scene_of(part, self.dossier, self.pack, self.as_of)
        known: Known | None = None
        changed: tuple[Change, tuple[str, ...]] | None = ("finding", ())
        unknown = unworded(record, subject, scene)
        if unknown:
            changed = ("wording", unknown)
        elif self._is_there(entry, scene.facts):
            now = self.grounds.of_answer(entry.fact, entry.item, scene, record.basis)
            changed = changed_since(record.basis, now, entry.fact)
        if changed is None:
            before = known_of(entry.fact, entry.item, scene.facts)
            known, shown = self._read(record, entry, subject, before)
            stated = " / ".join(not_stated(before, shown))
            changed = ("facts", (f"{entry.fact}: {shown} → {stated}",)) if stated else None
        if changed is None:
            return known
        if self._matters(record, part):
            self._lapse(record, replace(subject, item=entry.item), *changed)
        return None

    def _read(
        self, record: Record, entry: AnswerEntry, subject: Subject, before: Fact | None
    ) -> tuple[Known, str]:
        """The fact that an answer makes, and its value as a file writes it.

        Raises:
            InputError: nobody can answer that on such a subject, or not so.
        """
        fault = no_question(entry, subject.kind, before, self.pack)
        if fault is None:
            signature = signature_of(entry.fact, self.pack)
            try:
                value = read_written(signature, entry.value)
                shown = show_value(signature.type, value)
            except ValueError as error:
                fault = f"'{entry.fact}' {error}."
            else:
                return Known(value, (decided_in(record.number),)), shown
        message = f"is no decision that can be taken: {fault}"
        raise nothing_usable(message, self.dossier.decisions_file, record.number)

    def _is_there(self, entry: AnswerEntry, facts: Facts) -> bool:
        """Whether there is such a fact, and such an item."""
        if entry.item is None:
            return entry.fact in self.pack.vocabulary.entries
        list_ = entry.fact.rpartition(".")[0]
        there = item_in(facts.get(list_), entry.item) is not None
        return there and entry.fact in self.pack.meanings

    def _matters(self, record: Record, part: Part) -> bool:
        """Whether it is worth saying that an answer does not count on a part.

        On the statutes it is where they are in force, and not older than those it was about.
        """
        if not isinstance(part, Statutes):
            return True
        in_force = statutes_on(self.dossier, self.as_of)
        return part is in_force and record.subject.id <= str(part.adopted)

    def _lapse(
        self, record: Record, about: Subject, change: Change, details: tuple[str, ...]
    ) -> None:
        self.set_aside.append(SetAside(record.decision, record.about, about, change, details))

    def _put(self, facts: dict[str, Fact], record: Record, known: Known) -> None:
        """Make the answer a fact."""
        entry = record.decides
        assert isinstance(entry, AnswerEntry)
        if entry.item is None:
            facts[entry.fact] = known
        else:
            list_, _, short = entry.fact.rpartition(".")
            facts[list_] = _with(facts[list_], entry.item, short, known)
        self.answers[record.number] = Answer(
            record.decision,
            entry.fact,
            self.pack.meanings[entry.fact].question,
            record.whole_subject,
            entry.value,
        )


def _with(list_: Fact, item: str, short: str, known: Known) -> Items:
    """A list in which a fact of an item is known."""
    assert isinstance(list_, Items)
    items = (
        replace(one, facts={**one.facts, short: known}) if one.id == item else one
        for one in list_.items
    )
    return replace(list_, items=tuple(items))


def signature_of(fact: str, pack: Pack) -> FactSignature:
    """The signature of a fact, or of a fact of the items of a list."""
    signatures = pack.vocabulary.signatures
    if fact in signatures:
        return signatures[fact]
    list_, _, short = fact.rpartition(".")
    return signatures[list_].fields[short]


def settled(before: Facts, after: Facts, answers: Iterable[Answer]) -> dict[str, Fact]:
    """Lists of contradictions in which those are marked that an answer has settled.

    Args:
        before: What is known of a subject without answers.
        after: The same with them.
        answers: Those on the subject.
    """
    by_name = {
        one.fact if one.subject.item is None else f"{one.fact} ({one.subject.item})": one
        for one in answers
    }
    found: dict[str, Fact] = {}
    for name in CONTRADICTIONS:
        was, now = before.get(name), after.get(name)
        if isinstance(was, Items) and isinstance(now, Items) and was.items != now.items:
            items = (_marked(item, by_name.get(item.id)) for item in was.items)
            found[name] = replace(now, items=tuple(items))
    return found


def _marked(contradiction: Item, answer: Answer | None) -> Item:
    """A contradiction, with the decision that settles it."""
    if answer is None:
        return contradiction
    source = decided_in(answer.decision.number)
    known = Known(True, (source,))
    sources = (*contradiction.sources, source)
    return replace(contradiction, facts={**contradiction.facts, "settled": known}, sources=sources)
