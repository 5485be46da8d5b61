"""Reading the file of decisions: a chain in which each line holds the digest of the one before.

Whoever changes, removes, adds or moves a line breaks it. That the last lines were cut off cannot
be seen in the file; ``closing_digest`` kept elsewhere shows it.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from accreditation.deciding.records import Record
from accreditation.files import InputError, Problem, faults_of, nothing_usable
from accreditation.files.digests import canonical, digest_of

DECISIONS_FILE = "decisions.jsonl"
"""It stands in the folder of ``dossier.yaml``."""


def closing_digest(records: Sequence[Record]) -> str | None:
    """The digest of the last decision, which closes the chain; None where there is none."""
    return records[-1].digest if records else None


def read_decisions(file: Path) -> tuple[Record, ...]:
    """Every decision in ``file``, oldest first; none if there is no such file.

    Raises:
        InputError: the file cannot be read, a line is no decision, or the chain is broken; every
            problem at once, with its line.
    """
    return decisions_in(file, content_of(file))


def content_of(file: Path) -> bytes:
    """The content of the file; none if there is no such file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be read: {reason}.", file) from None


def decisions_in(file: Path, content: bytes) -> tuple[Record, ...]:
    """Every decision in the content of a file.

    Raises:
        InputError: as ``read_decisions``.
    """
    lines = content.split(b"\n")
    problems: list[Problem] = []
    if lines.pop() != b"":
        message = "the last line has no line end, so that it may not be whole; was it edited?"
        problems.append(Problem(file, len(lines) + 1, message))
    records: list[Record | None] = []
    for line, raw in enumerate(lines, start=1):
        record = None
        try:
            record = _record(raw)
            previous = records[-1] if records else None
            faults = list(_links(record, previous, line))
        except _NoDecision as error:
            faults = error.args[0]
        problems += (Problem(file, line, fault) for fault in faults)
        records.append(record)
    if problems:
        raise InputError(problems)
    return tuple(record for record in records if record is not None)


class _NoDecision(Exception):
    """A line that is no decision; carries a sentence for each fault."""


def _record(raw: bytes) -> Record:
    """The decision in a line that was written by this program and not changed since."""
    try:
        text = raw.decode()
        data = json.loads(text)
    except UnicodeDecodeError:
        raise _NoDecision(["is not text in UTF-8."]) from None
    except (ValueError, RecursionError):
        raise _NoDecision(["is not JSON that can be read."]) from None
    try:
        record = Record.model_validate_json(raw)
    except ValidationError as error:
        sentences = [sentence for _, sentence in faults_of(error, Record)]
        raise _NoDecision([f"is no decision: {sentence}" for sentence in sentences]) from None
    if canonical(data) != text:
        raise _NoDecision(["is not written as decisions are; it was edited."])
    del data["digest"]
    if digest_of(data) != record.digest:
        raise _NoDecision(["was changed after it was recorded; its digest does not fit."])
    return record


def _links(record: Record, previous: Record | None, line: int) -> Iterator[str]:
    """How a decision does not follow the one before it; nothing is said after a bad line."""
    if record.number != line:
        yield (
            f"is decision {record.number}, where decision {line} must stand; lines were removed, "
            "added or moved."
        )
    elif line == 1 and record.previous is not None:
        yield "is the first decision, and follows one that is not there."
    elif previous is not None and record.previous != previous.digest:
        yield "does not follow the decision in the line before it, which was changed or replaced."
