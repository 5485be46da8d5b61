"""What a check looks at once answers of persons are facts."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accreditation.checking.agenda import Entry, agenda
from accreditation.checking.answers import Answered, settled
from accreditation.dossier import Dossier
from accreditation.findings import Answer, Subject
from accreditation.law import Pack


def entries_of(
    dossier: Dossier,
    decided: Answered,
    pack: Pack,
    as_of: datetime.date,
    regimes: Sequence[str] = (),
    years: Sequence[str] = (),
) -> list[Entry]:
    """The subjects of a check, with what is known of each.

    Args:
        dossier: The dossier without answers.
        decided: The same with those that were given by ``as_of``.
        pack: The law.
        as_of: Picks the statutes in force and the years closed by then.
        regimes: Sets of rules to read; none for the dossier's own.
        years: Names of years to look at; none for every one that counts.

    Raises:
        InputError: a year asked for is not among those to check.
    """
    entries = agenda(decided.dossier, pack, as_of, regimes, years)
    if not decided.answers:
        return entries
    before = agenda(dossier, pack, as_of, regimes, years)
    return [
        replace(entry, facts={**entry.facts, **settled(was.facts, entry.facts, answers)})
        for was, entry in zip(before, entries, strict=True)
        for answers in (_about(entry.subject, decided.answers),)
    ]


def _about(subject: Subject, answers: Iterable[Answer]) -> list[Answer]:
    """The answers on a subject; those on statutes may count for several versions of them."""
    return [
        one
        for one in answers
        if one.subject.kind == subject.kind
        and (one.subject.id == subject.id or subject.kind == "statutes")
    ]
