"""Reading what is put to the meeting: a full text, or a file of amendments."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from accreditation.amending.alignment import aligned
from accreditation.amending.amendments import Amender
from accreditation.amending.changes import Proposal, two_answers
from accreditation.amending.models import AmendmentsFile
from accreditation.dossier import (
    Article,
    Dossier,
    FactReader,
    Statutes,
    StatutesFile,
    read_statutes,
)
from accreditation.files import Document, InputError, Problem, read_yaml, validate
from accreditation.law import Vocabulary


@dataclass(frozen=True, slots=True)
class ProposalFile:
    """A file that says what is put to the meeting, not yet held against the statutes in force."""

    document: Document
    source: AmendmentsFile | StatutesFile

    def proposal(
        self,
        dossier: Dossier,
        before: Statutes,
        adopted: datetime.date,
        vocabulary: Vocabulary,
        kinds: Iterable[str],
    ) -> Proposal:
        """What it puts to the meeting.

        Args:
            dossier: The cooperative.
            before: The statutes in force.
            adopted: The day of the meeting.
            vocabulary: The facts there are.
            kinds: The kinds of amendment there are.

        Raises:
            InputError: something in the file is wrong; every problem at once.
        """
        document, source = self.document, self.source
        problems: list[Problem] = []
        if source.cooperative != dossier.cooperative.id:
            message = (
                f"this is about '{source.cooperative}'; the dossier is about "
                f"'{dossier.cooperative.id}'."
            )
            problems.append(document.problem(["cooperative"], message))
        problems += [
            document.problem(
                ["documents", key], f"'{key}' already names a document of the dossier."
            )
            for key in source.documents
            if key in dossier.documents
        ]
        documents = {**dossier.documents, **source.documents}
        if isinstance(source, StatutesFile):
            dated = source.model_copy(update={"adopted": adopted})
            after = read_statutes(document, dated, vocabulary, documents, problems)
            pairs = aligned(before.articles, after.articles)
            proposal = Proposal(adopted, pairs, after.others, whole=True, read=after.read)
        else:
            reader = FactReader(document, vocabulary, ("statutes",), documents)
            proposal = Amender(document, reader, before, adopted, tuple(kinds)).proposal(source)
            problems += reader.problems
        problems += [
            document.problem(
                self._place(was, now, name),
                f"article {now.number} has the same words as in force, and another answer on "
                f"'{name}'; give the new words, or the answer in force.",
            )
            for was, now, name in two_answers(proposal)
        ]
        if problems:
            raise InputError(problems)
        return proposal

    def _place(self, was: Article, now: Article, fact: str) -> tuple[str | int, ...]:
        """Where the file states a fact of an article that stays."""
        if isinstance(self.source, StatutesFile):
            return ("articles", now.number, "provides", fact)
        numbers = [entry.replace for entry in self.source.amendments]
        return ("amendments", numbers.index(was.number), "provides", fact)


ReadDraft = Callable[[Statutes, datetime.date], Statutes]
"""Reads a document as the statutes that would replace others from the day of a meeting."""


def proposal_of_text(read: ReadDraft, before: Statutes, adopted: datetime.date) -> Proposal:
    """What a document puts to the meeting, of which no person has said what it states.

    Args:
        read: Reads it.
        before: The statutes in force.
        adopted: The day of the meeting.

    Raises:
        InputError: it cannot be read.
    """
    pairs = aligned(before.articles, read(before, adopted).articles)
    return Proposal(adopted, pairs, {}, whole=True, read=True)


def read_proposal(file: Path) -> ProposalFile:
    """The file of a full text, or of amendments.

    Raises:
        InputError: it is neither.
    """
    document = read_yaml(file)
    if isinstance(document.data, dict) and "amendments" in document.data:
        return ProposalFile(document, validate(AmendmentsFile, document))
    return ProposalFile(document, validate(StatutesFile, document))
