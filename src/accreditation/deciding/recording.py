"""Adding to the file of decisions, so that no line is lost and none is half-written."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from accreditation.deciding.chain import closing_digest, content_of, decisions_in
from accreditation.deciding.records import (
    AnswerEntry,
    Basis,
    OverruleEntry,
    Record,
    SubjectEntry,
)
from accreditation.files import alone_in, write_whole
from accreditation.files.digests import canonical, digest_of


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that has no place in the file yet; its attributes are those of a ``Record``."""

    by: str
    on: datetime.date
    because: str
    document: str | None
    subject: SubjectEntry
    as_of: datetime.date
    decides: AnswerEntry | OverruleEntry
    basis: Basis


def record_decision(file: Path, draft: Draft) -> tuple[Record, ...]:
    """Add a decision to ``file``; every decision in it, the new one last.

    The file is written beside itself and renamed, so that whoever reads it, or kills this
    process, finds the old one or the new one. A second process waits for the first.

    Raises:
        InputError: the file is no whole chain, or cannot be written.
    """
    with alone_in(file.parent):
        content = content_of(file)
        before = decisions_in(file, content)
        record = _following(draft, len(before) + 1, closing_digest(before))
        line = canonical(record.model_dump(mode="json"))
        write_whole(file, content + f"{line}\n".encode())
        return (*before, record)


def _following(draft: Draft, number: int, previous: str | None) -> Record:
    """A decision in its place in the chain."""
    unsigned = Record(
        number=number,
        previous=previous,
        digest="0" * 64,
        by=draft.by,
        on=draft.on,
        because=draft.because,
        document=draft.document,
        subject=draft.subject,
        as_of=draft.as_of,
        decides=draft.decides,
        basis=draft.basis,
    )
    digest = digest_of(unsigned.model_dump(mode="json", exclude={"digest"}))
    return unsigned.model_copy(update={"digest": digest})
