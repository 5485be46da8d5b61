"""Wording that would mend what fails in amended statutes: model clauses tried on the draft."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accreditation.checking import Checker
from accreditation.checking.subjects import cooperative_facts
from accreditation.clauses import ModelClause, read_clauses
from accreditation.conditions import Facts
from accreditation.dossier import Dossier
from accreditation.findings import Finding
from accreditation.law import Pack


@dataclass(frozen=True, slots=True)
class Offer:
    """A rule that the amended statutes fail, and clauses each of which would mend that.

    Attributes:
        finding: What fails.
        clauses: The clauses; each was put in the draft and checked.
    """

    finding: Finding
    clauses: tuple[ModelClause, ...]


def offers(
    pack: Pack,
    checker: Checker,
    amended: Dossier,
    failing: Sequence[Finding],
    as_of: datetime.date,
    regimes: Sequence[str],
) -> tuple[Offer, ...]:
    """For each failing finding on the statutes, the clauses after which it passes.

    A clause that would make another rule fail is not offered.

    Args:
        pack: The law.
        checker: Checks dossiers.
        amended: The dossier with the amended statutes.
        failing: The findings on these that fail.
        as_of: The day from which they are looked at.
        regimes: The sets of rules to read.
    """
    written = read_clauses(pack) if failing else ()
    cooperative = cooperative_facts(amended, pack, as_of, as_of)
    alone = replace(amended, years=(), applications=())
    trial = _Trial(pack, checker, alone, cooperative, as_of, regimes, failing)
    return tuple(
        Offer(finding, tuple(clause for clause in written if trial.mends(clause, finding.rule)))
        for finding in failing
    )


class _Trial:
    """Puts clauses in the place of what amended statutes say."""

    def __init__(
        self,
        pack: Pack,
        checker: Checker,
        amended: Dossier,
        cooperative: Facts,
        as_of: datetime.date,
        regimes: Sequence[str],
        failing: Iterable[Finding],
    ) -> None:
        self._pack = pack
        self._checker = checker
        self._cooperative = cooperative
        self._amended = amended
        self._as_of = as_of
        self._regimes = regimes
        self._failing = {finding.rule for finding in failing}
        self._tried: dict[str, dict[str, str]] = {}

    def mends(self, clause: ModelClause, rule: str) -> bool:
        """Whether a rule passes with the clause, and nothing fails that did not.

        A clause that leaves a judgement to a person can do no more than leave the rule open.
        """
        if rule not in {one.name for one in clause.rules}:
            return False
        if clause.name not in self._tried:
            self._tried[clause.name] = self._outcomes(clause)
        outcomes = self._tried[clause.name]
        failed = {name for name, outcome in outcomes.items() if outcome == "fail"}
        met = "unknown" if clause.accepted else "pass"
        return outcomes.get(rule) == met and failed <= self._failing

    def _outcomes(self, clause: ModelClause) -> dict[str, str]:
        *earlier, last = self._amended.statutes
        if not clause.suits(self._cooperative, self._as_of):
            return {}
        facts = {**last.facts, **clause.provides_on(self._as_of, self._pack)}
        mended = replace(self._amended, statutes=(*earlier, replace(last, facts=facts)))
        report = self._checker.check(mended, self._as_of, self._regimes)
        return {
            finding.rule: finding.outcome
            for finding in report.findings
            if finding.plane == "statutes" and finding.weight != "advice"
        }
