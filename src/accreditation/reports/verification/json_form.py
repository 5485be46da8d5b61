"""A verification as JSON: versioned and stable."""

from pydantic_core import to_json

from accreditation.receipts.comparing import Changes, FileChanges, Findings, Moved
from accreditation.receipts.decisions import DecisionMoved
from accreditation.receipts.verifying import Verification
from accreditation.reports.verification.shape import (
    ChangesShape,
    DecisionMovedShape,
    FilesShape,
    MovedShape,
    PairShape,
    VerificationShape,
)


def verification_json(found: Verification) -> str:
    """``found`` as a JSON document, without a final line break."""
    return to_json(verification_data(found), indent=1).decode()


def verification_data(found: Verification) -> VerificationShape:
    """``found`` as plain data, in the shape that ``schemas/verification.json`` describes."""
    findings = found.findings or Findings()
    return {
        "schema": "accreditation.verification/1",
        "state": found.state,
        "report": found.integrity,
        "page": found.page,
        "cooperative": found.report.cooperative,
        "name": found.report.name,
        "as_of": str(found.report.as_of),
        "dossier": found.dossier.as_posix(),
        "changes": _changes(found.changes),
        "verdicts": [
            {
                "regime": one.regime,
                "with_decisions": one.decided,
                "before": one.before,
                "now": one.now,
            }
            for one in findings.verdicts
        ],
        "findings": [_moved(one) for one in findings.turned],
        "rests_otherwise": [_moved(one) for one in findings.rests_otherwise],
        "decisions": [_decision(one) for one in findings.decisions],
        "problems": [str(problem) for problem in found.problems],
    }


def _changes(changes: Changes) -> ChangesShape:
    before, now = changes.decided
    return {
        "program": _pair(changes.program),
        "engine": _pair(changes.engine),
        "rules": _files(changes.rules),
        "files": _files(changes.files),
        "decisions": {"change": changes.decisions, "before": before, "now": now},
    }


def _pair(pair: tuple[str, str] | None) -> PairShape | None:
    return None if pair is None else {"before": pair[0], "now": pair[1]}


def _files(files: FileChanges) -> FilesShape:
    return {
        "added": list(files.added),
        "changed": list(files.changed),
        "removed": list(files.removed),
    }


def _moved(moved: Moved) -> MovedShape:
    return {
        "rule": moved.rule,
        "subject": {"kind": moved.subject.kind, "id": moved.subject.id},
        "before": moved.before,
        "now": moved.now,
        "with_decisions": {"before": moved.counted[0], "now": moved.counted[1]},
        "values": [
            {"name": one.name, "item": one.item, "before": one.before, "now": one.now}
            for one in moved.values
        ],
    }


def _decision(moved: DecisionMoved) -> DecisionMovedShape:
    subject = moved.subject
    because = moved.set_aside
    return {
        "number": moved.number,
        "by": moved.by,
        "about": moved.about,
        "subject": {"kind": subject.kind, "id": subject.id, "item": subject.item},
        "change": moved.change,
        "before": moved.before,
        "now": moved.now,
        "because": None if because is None else because.because,
        "details": [] if because is None else list(because.details),
    }
