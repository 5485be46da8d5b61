"""Where decisions are taken: a dossier, the report on it, and what is to be recorded."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from accreditation.checking import Checker
from accreditation.checking.admissible import not_stated
from accreditation.checking.answers import known_of, signature_of, subject_of
from accreditation.checking.entries import entries_of
from accreditation.checking.overruling import scene_of_entry
from accreditation.conditions import show_value
from accreditation.deciding import (
    DECISIONS_FILE,
    AnswerEntry,
    Basis,
    DecidedOutcome,
    Draft,
    OverruleEntry,
    Record,
    SubjectEntry,
    record_decision,
)
from accreditation.dossier import Dossier, load_dossier
from accreditation.dossier.facts import read_written
from accreditation.files import InputError, Problem, nothing_usable
from accreditation.findings import Report
from accreditation.law import Pack
from accreditation.ruling.targets import FindingTarget, QuestionTarget, Targets


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decides, when and why.

    Attributes:
        document: The document that records it, as its author names it.
    """

    by: str
    on: datetime.date
    because: str
    document: str | None = None


class Desk:
    """A dossier in front of somebody who decides."""

    def __init__(self, pack: Pack, folder: Path, as_of: datetime.date) -> None:
        """Load and check the dossier.

        Raises:
            InputError: there is no dossier, or something in it is wrong.
            EngineFault: the engine failed.
        """
        self._pack = pack
        self._checker = Checker(pack)
        self._as_of = as_of
        self._file = (folder if folder.is_dir() else folder.parent) / DECISIONS_FILE
        self.dossier: Dossier = load_dossier(folder, pack.vocabulary)
        self.report: Report = self._check()
        self.targets = Targets(pack, self.dossier, self.report)

    def overrule(self, target: FindingTarget, outcome: DecidedOutcome, ruling: Ruling) -> Record:
        """Record that a finding counts as something else.

        Raises:
            InputError: it is what the program found, or cannot be recorded.
        """
        finding = target.finding
        before = self.report.decisions.get((finding.rule, finding.subject))
        if finding.outcome == outcome and before is None:
            raise nothing_usable(
                f"{target.name} is '{outcome}' already; there is nothing to decide."
            )
        decided = self._checker.answered(self.dossier, self._as_of)
        entries = entries_of(self.dossier, decided, self._pack, self._as_of)
        entry = next(one for one in entries if one.subject == finding.subject)
        scene = scene_of_entry(entry, decided.dossier, self._as_of)
        basis = self._checker.grounds.of_overruling(self._pack.rules[finding.rule], scene)
        subject = SubjectEntry(kind=finding.subject.kind, id=finding.subject.id)
        said = OverruleEntry(rule=finding.rule, machine=finding.outcome, outcome=outcome)
        return self._record(subject, said, basis, ruling)

    def answer(self, target: QuestionTarget, text: str, ruling: Ruling) -> Record:
        """Record the answer to a question.

        Raises:
            InputError: it is no answer to it, or cannot be recorded.
        """
        signature = signature_of(target.fact, self._pack)
        try:
            value = show_value(signature.type, read_written(signature, text))
        except ValueError as error:
            raise nothing_usable(f"'{target.fact}' {error}.") from None
        known = known_of(target.fact, target.item, target.scene.facts)
        stated = not_stated(known, value)
        if stated:
            raise nothing_usable(
                f"no source of '{target.fact}' states {value}; they state {', '.join(stated)}. Say "
                "which of these is right, or put the file right in which they stand."
            )
        basis = self._checker.grounds.of_answer(target.fact, target.item, target.scene)
        about = subject_of(target.part)
        subject = SubjectEntry(kind=about.kind, id=about.id)
        said = AnswerEntry(fact=target.fact, item=target.item, value=value)
        return self._record(subject, said, basis, ruling)

    def _record(
        self,
        subject: SubjectEntry,
        decides: AnswerEntry | OverruleEntry,
        basis: Basis,
        ruling: Ruling,
    ) -> Record:
        draft = Draft(
            by=ruling.by,
            on=ruling.on,
            because=ruling.because,
            document=ruling.document,
            subject=subject,
            as_of=self._as_of,
            decides=decides,
            basis=basis,
        )
        self.dossier = replace(self.dossier, decisions=record_decision(self._file, draft))
        self.report = self._check()
        return self.dossier.decisions[-1]

    def _check(self) -> Report:
        return self._checker.check(self.dossier, self._as_of)


def ruling_of(
    by: str | None,
    on: datetime.date,
    because: str | None,
    document: str | None,
    today: datetime.date,
    as_of: datetime.date,
) -> Ruling:
    """Who decides, when and why, from what was said of it.

    Raises:
        InputError: something of it is missing or cannot be; all problems at once.
    """
    problems = [
        f"{option} is missing; {why}"
        for option, text, why in (
            ("--by", by, "a decision needs somebody who takes it."),
            ("--because", because, "a decision needs reasons."),
        )
        if text is None or not text.strip()
    ]
    if document is not None and not document.strip():
        problems.append("--document names no document; leave it out if there is none.")
    for option, text in (("--by", by), ("--because", because), ("--document", document)):
        if text is not None and not _is_text(text):
            problems.append(f"{option} is no text that can be written.")
    if on > today:
        problems.append(f"--on {on} lies ahead; a decision is recorded once it is taken.")
    elif on > as_of:
        problems.append(
            f"a decision of {on} does not count as of {as_of}; look at the dossier from that day "
            "or a later one, with --as-of."
        )
    if problems:
        raise InputError(Problem(None, None, one) for one in problems)
    assert by is not None
    assert because is not None
    return Ruling(by.strip(), on, because.strip(), None if document is None else document.strip())


def _is_text(text: str) -> bool:
    """Whether a text has no halves of characters, as a terminal in another encoding sends them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
