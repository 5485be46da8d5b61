"""What a decision is about, as its author names it: ``RULE@SUBJECT`` or ``FACT[item]@SUBJECT``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from accreditation.checking.answers import (
    Part,
    item_in,
    known_of,
    scene_of,
    signature_of,
    subject_of,
)
from accreditation.checking.scene import Scene
from accreditation.checking.subjects import statutes_on
from accreditation.conditions import Boolean, Contradicted, Items, Unconfirmed
from accreditation.dossier import Dossier
from accreditation.dossier.facts import HOMES
from accreditation.files import InputError, nothing_usable, suggest
from accreditation.findings import Finding, Need, Report
from accreditation.language import Language
from accreditation.law import Pack, Vocabulary
from accreditation.ruling.words import truths

STATUTES = "statutes"
"""How the statutes in force may be called instead of by their date."""

MOST_NAMED = 10
"""Names that a sentence lists at most."""

Thing = TypeVar("Thing")

_WRITTEN = re.compile(r"(?P<name>[^\[\]@\s]+)(?:\[(?P<item>.+)\])?(?:@(?P<subject>[^@]+))?")


@dataclass(frozen=True, slots=True)
class FindingTarget:
    """A finding that may count as something else."""

    finding: Finding

    @property
    def name(self) -> str:
        """As it is written."""
        return f"{self.finding.rule}@{self.finding.subject.id}"


@dataclass(frozen=True, slots=True)
class QuestionTarget:
    """A question that may be answered.

    Attributes:
        part: The statutes, the year or the application that it is about.
        scene: What is known there without answers.
    """

    fact: str
    item: str | None
    part: Part
    scene: Scene

    @property
    def name(self) -> str:
        """As it is written."""
        return question_name(self.fact, self.item, subject_of(self.part).id)


def question_name(fact: str, item: str | None, subject: str) -> str:
    """A question as it is written on the command line."""
    return f"{fact}@{subject}" if item is None else f"{fact}[{item}]@{subject}"


class Targets:
    """Finds what decisions are about in one dossier and the report on it."""

    def __init__(self, pack: Pack, dossier: Dossier, report: Report) -> None:
        self._pack = pack
        self._dossier = dossier
        self._report = report

    def named(self, text: str) -> FindingTarget | QuestionTarget:
        """What ``text`` names.

        Raises:
            InputError: there is no such finding, or the question is none for a person.
        """
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise nothing_usable(
                f"{text!r} names nothing; write RULE@SUBJECT or FACT[item]@SUBJECT."
            )
        name, item, subject = found.group("name", "item", "subject")
        if name in self._pack.rules:
            return self._finding(name, item, subject)
        if _is_fact(name, self._pack.vocabulary):
            return self._question(name, item, subject)
        near = suggest(name, (*self._pack.rules, *self._pack.meanings))
        raise nothing_usable(f"there is no rule and no fact '{name}'.{near}")

    def questions(self, finding: Finding) -> Iterator[tuple[str, Need]]:
        """The judgements on which an open finding depends, as they are written."""
        for need in finding.needs:
            if need.kind == "judgement":
                for item in need.items or (None,):
                    for subject in self._asked_of(need.fact, item, finding):
                        yield question_name(need.fact, item, subject), need

    def what_is_open(self, target: FindingTarget | QuestionTarget, language: Language) -> str:
        """What can be decided, for somebody who did not say what is."""
        if isinstance(target, QuestionTarget):
            entry = self._pack.vocabulary.entry(target.fact)
            type_ = signature_of(target.fact, self._pack).type
            question = entry.question.in_(language)
            words = truths(language) if isinstance(type_, Boolean) else {}
            also = f" ({' or '.join(words)})" if words else ""
            return f"{target.name}: {question} Say so with --answer: {type_.name}{also}."
        outcome = target.finding.outcome
        asked = (
            f"{name} ({need.question.in_(language)})"
            for name, need in self.questions(target.finding)
        )
        questions = ", ".join(asked)
        answer = f" Or answer a judgement on which it depends, with --answer: {questions}."
        return (
            f"{target.name} is '{outcome}'. Say with --outcome what it is to count as: pass, fail "
            f"or not_applicable.{answer if questions else ''}"
        )

    def _asked_of(self, fact: str, item: str | None, finding: Finding) -> Iterator[str]:
        """The subjects on which an answer to what a finding asks can be given."""
        part = next((one for one in self._parts() if subject_of(one) == finding.subject), None)
        if part is None:
            return
        versions = scene_of(part, self._dossier, self._pack, self._report.as_of).versions
        for one in dict.fromkeys(subject_of(one).id for one in (*versions, part)):
            try:
                self._question(fact, item, one)
            except InputError:
                continue
            yield one

    def _finding(self, rule: str, item: str | None, subject: str | None) -> FindingTarget:
        findings = [one for one in self._report.findings if one.rule == rule]
        as_of = self._report.as_of
        if not findings:
            raise nothing_usable(f"as of {as_of} the dossier has no finding on '{rule}'.")
        if item is not None:
            raise nothing_usable(
                f"a finding is decided as a whole; leave out [{item}], or answer a question."
            )
        chosen = _chosen(findings, subject, [one.subject.id for one in findings])
        if chosen is None and subject == STATUTES:
            chosen = next((one for one in findings if one.subject.kind == "statutes"), None)
        if chosen is None:
            raise _no_such(rule, subject, [one.subject.id for one in findings])
        return FindingTarget(chosen)

    def _question(self, fact: str, item: str | None, subject: str | None) -> QuestionTarget:
        self._check_item(fact, item)
        parts = list(self._that_may_have(fact))
        names = [subject_of(part).id for part in parts]
        plane = _plane(fact, self._pack.vocabulary)
        if plane == "statutes" and subject in (None, STATUTES):
            in_force = statutes_on(self._dossier, self._report.as_of)
            subject = None if in_force is None else str(in_force.adopted)
        of_items = fact not in self._pack.vocabulary.entries
        if of_items and item is None and (subject is None or subject in names):
            raise self._which_item(fact, subject, parts)
        part = _chosen(parts, subject, names)
        if part is None:
            raise _no_such(fact, subject, names)
        scene = scene_of(part, self._dossier, self._pack, self._report.as_of)
        self._check_there(fact, item, scene)
        self._check_judgement(fact, item, scene)
        return QuestionTarget(fact, item, part, scene)

    def _parts(self) -> Iterator[Part]:
        dossier = self._dossier
        return chain(dossier.statutes, dossier.years, dossier.applications)

    def _that_may_have(self, fact: str) -> Iterable[Part]:
        """The parts of the dossier of which a fact can be one."""
        plane = _plane(fact, self._pack.vocabulary)
        if plane == "practice":
            return self._dossier.years
        if plane == "application":
            return self._dossier.applications
        if plane != "statutes":
            return ()
        of_items = fact not in self._pack.vocabulary.entries
        return self._dossier.statutes if of_items else self._parts()

    def _check_item(self, fact: str, item: str | None) -> None:
        """See that no item is named where there are none, and that it is no whole list."""
        entry = self._pack.vocabulary.entries.get(fact)
        if entry is not None and entry.type == "list":
            raise nothing_usable(f"'{fact}' is a list; what is answered is a fact of its items.")
        if entry is not None and item is not None:
            raise nothing_usable(f"'{fact}' is no fact of items; leave out [{item}].")

    def _which_item(self, fact: str, subject: str | None, parts: Iterable[Part]) -> InputError:
        """That an item is to be named, and which can be."""
        names: list[str] = []
        no_question: InputError | None = None
        for part in parts:
            about = subject_of(part).id
            if subject not in (None, about):
                continue
            scene = scene_of(part, self._dossier, self._pack, self._report.as_of)
            list_ = scene.facts.get(fact.rpartition(".")[0])
            for one in list_.items if isinstance(list_, Items) else ():
                try:
                    self._check_judgement(fact, one.id, scene)
                except InputError as error:
                    no_question = error
                else:
                    names.append(question_name(fact, one.id, about))
        if names:
            return nothing_usable(f"'{fact}' is a fact of items; name one: {_listed(names)}.")
        where = "the dossier" if subject is None else f"'{subject}'"
        return no_question or nothing_usable(
            f"'{fact}' is a fact of items, and {where} has no item for it."
        )

    def _check_there(self, fact: str, item: str | None, scene: Scene) -> None:
        """See that the item is in its list."""
        if item is None:
            return
        list_ = fact.rpartition(".")[0]
        if item_in(scene.facts.get(list_), item) is None:
            known = scene.facts.get(list_)
            names = [one.id for one in known.items] if isinstance(known, Items) else []
            near = suggest(item, names) or f" It has {_listed(names)}."
            raise nothing_usable(f"the list '{list_}' has no item '{item}'.{near}")

    def _check_judgement(self, fact: str, item: str | None, scene: Scene) -> None:
        """See that a fact is for a person: by its kind, or because sources differ."""
        entry = self._pack.vocabulary.entry(fact)
        known = known_of(fact, item, scene.facts)
        if entry.kind == "judgement" or isinstance(known, Contradicted):
            return
        if entry.kind == "computed":
            raise nothing_usable(f"'{fact}' is worked out by the program; nobody answers it.")
        if isinstance(known, Unconfirmed):
            raise nothing_usable(
                f"'{fact}' was read in the statutes and waits for a person; confirm it there, with "
                "'accreditation read --confirm'."
            )
        home = HOMES[_plane(fact, self._pack.vocabulary)]
        raise nothing_usable(
            f"'{fact}' is no judgement: documents tell it. Put it in {home}, with its source."
        )


def _chosen(things: Sequence[Thing], subject: str | None, names: Sequence[str]) -> Thing | None:
    """The thing whose subject has a name, or the only one there is if none is named."""
    if subject is None:
        return things[0] if len(things) == 1 else None
    return next((one for one, name in zip(things, names, strict=True) if name == subject), None)


def _no_such(name: str, subject: str | None, names: Sequence[str]) -> InputError:
    if not names:
        return nothing_usable(f"the dossier has no file on which '{name}' could be answered.")
    choice = _listed([f"{name}@{one}" for one in names])
    said = f"which '{name}'" if subject is None else f"there is no '{name}@{subject}'; which"
    return nothing_usable(f"{said} is meant: {choice}?")


def _listed(names: Sequence[str]) -> str:
    more = " …" if len(names) > MOST_NAMED else ""
    return (", ".join(names[:MOST_NAMED]) or "none") + more


def _is_fact(name: str, vocabulary: Vocabulary) -> bool:
    head, _, short = name.rpartition(".")
    return name in vocabulary.entries or (
        head in vocabulary.entries and short in vocabulary.entries[head].fields
    )


def _plane(fact: str, vocabulary: Vocabulary) -> str:
    entries = vocabulary.entries
    return entries[fact if fact in entries else fact.rpartition(".")[0]].plane
