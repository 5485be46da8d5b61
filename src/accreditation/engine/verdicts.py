"""From the counts of a regime's conditions to its verdict."""

from accreditation.engine.programs import Atom, Program
from accreditation.findings import Tally, Verdict

VERDICT = Program(
    "verdict",
    (
        ("fail", frozenset({Atom("failed", "more_than", 0)})),
        (
            "pass",
            frozenset(
                {
                    Atom("failed", "is", 0),
                    Atom("unknown", "is", 0),
                    Atom("missing", "is", 0),
                    Atom("passed", "more_than", 0),
                }
            ),
        ),
    ),
)
"""Fail if a condition fails; pass if every expected finding is there and none is open."""


def verdict_fields(tally: Tally) -> dict[str, int]:
    """The case that the verdict rules decide: exact counts, compared with constants."""
    return {
        "failed": tally.failed,
        "unknown": tally.unknown,
        "missing": tally.missing,
        "passed": tally.passed,
    }


def verdict_of(tally: Tally) -> Verdict:
    """The verdict by the same definition, worked out without rules."""
    if tally.failed:
        return "fail"
    return "pass" if tally.passed and not (tally.unknown or tally.missing) else "unknown"
