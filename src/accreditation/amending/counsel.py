"""From two files to everything that is said of an amendment."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accreditation.amending.advice import Advice, Least
from accreditation.amending.amendment import Amending, failing
from accreditation.amending.drafts import drafted
from accreditation.amending.inputs import in_force
from accreditation.amending.kinds import procedure_of
from accreditation.amending.offers import offers
from accreditation.amending.plan import plan
from accreditation.amending.proposals import ReadDraft, proposal_of_text, read_proposal
from accreditation.amending.votes import Vote, read_vote, results_of
from accreditation.checking.subjects import cooperative_facts
from accreditation.dossier import Dossier
from accreditation.files import InputError, nothing_usable
from accreditation.law import Pack

SECONDS = 10.0
"""The most time for one question to the solver."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a legal team asks.

    Attributes:
        before: The dossier, or the file of the statutes in force in it.
        after: The full text as it will be, or a file of amendments.
        read: Reads the articles of ``after``, where it is a document; None for a file.
        as_of: The day from which both versions are looked at; None for the day of the meeting.
        meeting: The day of the meeting, for its calendar; None if only the files say it.
        vote: A file that says how the meeting voted.
        regimes: Sets of rules to read; none for those of a check.
    """

    before: Path
    after: Path
    as_of: datetime.date | None = None
    meeting: datetime.date | None = None
    vote: Path | None = None
    regimes: tuple[str, ...] = ()
    read: ReadDraft | None = None


def advise(pack: Pack, question: Question) -> Advice:
    """What is to be said of an amendment.

    Raises:
        InputError: a file is wrong or missing, or a date cannot be.
        EngineFault: the engine failed.
    """
    file = read_proposal(question.after) if question.read is None else None
    adopted, as_of = _days(question, None if file is None else file.source.adopted)
    dossier, statutes = in_force(question.before, pack.vocabulary, adopted, as_of)
    if file is None:
        assert question.read is not None
        proposal = proposal_of_text(question.read, statutes, adopted)
    else:
        kinds = procedure_of(pack).kinds
        proposal = file.proposal(dossier, statutes, adopted, pack.vocabulary, kinds)
        documents = {**dossier.documents, **file.source.documents}
        dossier = replace(dossier, documents=documents)
    draft = drafted(statutes, proposal, pack.vocabulary)
    vote = None
    if question.vote is not None:
        vote = read_vote(question.vote, [change.article for change in draft.changes])
        _check_day(vote, adopted)
    amending = Amending(pack)
    amendment = amending.amendment(dossier, draft, as_of, question.regimes)
    needed = plan(pack, dossier, draft, as_of, question.meeting)
    results = None
    if vote is not None:
        known = {**cooperative_facts(dossier, pack, adopted, as_of), **statutes.facts}
        results = results_of(pack, vote, needed.kinds, known, adopted, as_of)
    found = failing(amendment)
    offered = offers(pack, amending.checker, amendment.dossier, found, as_of, question.regimes)
    least = _least(pack, amendment.dossier, as_of, question.regimes) if found else None
    return Advice(amendment, needed, offered, least, vote, results)


def _days(question: Question, adopted: datetime.date | None) -> tuple[datetime.date, datetime.date]:
    """The day of the meeting, and the day from which everything is looked at."""
    meeting, as_of = question.meeting, question.as_of
    day = meeting or adopted
    if day is None:
        raise nothing_usable(
            "does not say the day of the meeting; give it with --meeting.", question.after
        )
    if as_of is not None and as_of < day:
        raise nothing_usable(
            f"on {as_of} the meeting of {day} has not been held; name that day or a later one with "
            "--as-of, or another day of the meeting with --meeting."
        )
    return day, as_of or day


def _check_day(vote: Vote, meeting: datetime.date) -> None:
    """A first call is the meeting itself, a second one a meeting after it."""
    held = vote.file.held
    if held < meeting or (held > meeting and vote.file.call == "first"):
        message = (
            f"the vote was held on {held}, and the meeting is that of {meeting}; which is right?"
        )
        raise InputError([vote.document.problem(["held"], message)])


def _least(pack: Pack, amended: Dossier, as_of: datetime.date, regimes: Sequence[str]) -> Least:
    """The smallest change of the amended statutes, if there is a solver to find it in time."""
    try:
        from accreditation.fixing import Fixer
        from accreditation.proof.solving import TimeOut
    except ModuleNotFoundError as error:
        if error.name != "z3":
            raise
        return Least(None, "solver")
    alone = replace(amended, years=(), applications=())
    try:
        fixes = Fixer(pack, SECONDS).fix(alone, as_of, regimes)
    except TimeOut:
        return Least(None, "time")
    return Least(next((fix for fix in fixes if fix.subject.kind == "statutes"), None))
