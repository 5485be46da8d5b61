"""What would mend a dossier: changes to its statutes, and, for what is past, to the next year."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from accreditation.checking import Checker
from accreditation.checking.agenda import Entry, agenda
from accreditation.dossier import Dossier
from accreditation.findings import Finding, Subject
from accreditation.fixing.applying import with_changes
from accreditation.fixing.changes import Change, Goal, least_changes
from accreditation.law import Pack, Rule

ROUNDS = 8
"""How often a change may make another rule fail before the search gives up."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend one subject.

    Attributes:
        subject: The statutes, a year or an application.
        changes: What has to be otherwise.
        hopeless: The findings that no change mends which is the cooperative's to make.
        after: The findings of the other failing rules once that is so, as a check gives them.
    """

    subject: Subject
    changes: tuple[Change, ...]
    hopeless: tuple[Finding, ...]
    after: tuple[Finding, ...] = ()


class Fixer:
    """Finds what would mend dossiers under one rule pack; make one and keep it."""

    def __init__(self, pack: Pack, seconds: float) -> None:
        """Compile the rules.

        Args:
            pack: The law.
            seconds: The most time for one question to the solver.

        Raises:
            EngineFault: the engine is missing or a rule is too large for it.
        """
        self._pack = pack
        self._seconds = seconds
        self._checker = Checker(pack)

    def fix(
        self,
        dossier: Dossier,
        as_of: datetime.date,
        regimes: Sequence[str] = (),
        years: Sequence[str] = (),
    ) -> list[Fix]:
        """What would mend each subject of a dossier that fails.

        Answers count as facts; that a finding was overruled mends nothing.

        Raises:
            InputError: as ``Checker.check``.
            TimeOut: the solver cannot tell in its time.
            EngineFault: the engine failed.
        """
        decided = self._checker.answered(dossier, as_of)
        dossier = replace(decided.dossier, decisions=())
        report = self._checker.check(dossier, as_of, regimes, years)
        entries = agenda(dossier, self._pack, as_of, regimes, years)
        fixes = []
        for entry in entries:
            failing = tuple(
                finding
                for finding in report.findings
                if finding.subject == entry.subject and _counts(finding)
            )
            if failing and entry.looked_at:
                work = _Work(dossier, as_of, regimes, years, failing)
                fixes.append(self._mend(work, entry, failing))
        return fixes

    def _mend(self, work: "_Work", entry: Entry, failing: tuple[Finding, ...]) -> Fix:
        """Leave aside what nothing mends, and mend the rest together."""
        hopeless = tuple(
            one for one in failing if self._search(entry, [self._pack.rules[one.rule]], []) is None
        )
        mendable = tuple(one for one in failing if one not in hopeless)
        found = self._together(work, entry, mendable) if mendable else None
        if found is None:
            return Fix(entry.subject, (), failing)
        changes, after = found
        return Fix(entry.subject, changes, hopeless, after)

    def _together(
        self, work: "_Work", entry: Entry, failing: tuple[Finding, ...]
    ) -> tuple[tuple[Change, ...], tuple[Finding, ...]] | None:
        """Search, apply, check, and keep what else failed, until nothing else does."""
        names = {one.rule for one in failing}
        known = {one.rule for one in work.failing}
        mend = [self._pack.rules[one.rule] for one in failing]
        keep: list[Rule] = []
        for _ in range(ROUNDS):
            changes = self._search(entry, mend, keep)
            if changes is None:
                return None
            copy, subject = with_changes(work.dossier, entry.subject, changes, work.as_of)
            report = self._checker.check(copy, work.as_of, work.regimes, work.years)
            found = [one for one in report.findings if one.subject == subject]
            failed = {one.rule for one in found if _counts(one)}
            if not failed - known:
                return changes, tuple(one for one in found if one.rule in names)
            keep += [self._pack.rules[name] for name in sorted(failed - known)]
        return None

    def _search(
        self, entry: Entry, mend: Sequence[Rule], keep: Sequence[Rule]
    ) -> tuple[Change, ...] | None:
        goal = Goal(entry.plane, entry.on, entry.facts, mend, keep)
        return least_changes(self._pack, goal, self._seconds)


@dataclass(frozen=True, slots=True)
class _Work:
    """What is being mended, and how it is looked at."""

    dossier: Dossier
    as_of: datetime.date
    regimes: Sequence[str]
    years: Sequence[str]
    failing: tuple[Finding, ...]


def _counts(finding: Finding) -> bool:
    """Whether a finding is a failure that matters: advice never counts."""
    return finding.outcome == "fail" and finding.weight != "advice"
