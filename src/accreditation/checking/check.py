"""Checking a dossier: every rule on every subject, both evaluators, one report."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from accreditation.checking.agenda import Entry, agenda
from accreditation.checking.answers import Answered, answered
from accreditation.checking.as_read import foretold, taken_as_read
from accreditation.checking.basis import Grounds
from accreditation.checking.entries import entries_of
from accreditation.checking.findings import FindingBuilder
from accreditation.checking.overruling import Overruled, Overruling
from accreditation.checking.scope import in_force, incorporated_in
from accreditation.conditions import Context
from accreditation.dossier import Dossier
from accreditation.engine import Bench, Engine
from accreditation.findings import Finding, Report, Tally, Verdict
from accreditation.law import Pack, Plane, Rule


class Checker:
    """Checks dossiers against one rule pack; make one and keep it."""

    def __init__(self, pack: Pack) -> None:
        """Compile the rules of ``pack``.

        Raises:
            EngineFault: the engine is missing or a rule is too large for it.
        """
        self._pack = pack
        self._engine = Engine(pack.rules.values(), pack.key)
        self._builder = FindingBuilder(pack)
        self._by_plane: dict[Plane, list[tuple[str, Rule]]] = {}
        for rule in pack.rules.values():
            self._by_plane.setdefault(rule.source.plane, []).append((rule.regime, rule))
        self.grounds = Grounds(pack)

    def answered(self, dossier: Dossier, as_of: datetime.date) -> Answered:
        """``dossier`` with the answers that persons gave by a date as facts.

        Raises:
            InputError: there is an answer that nobody can have given.
        """
        return answered(dossier, self._pack, self.grounds, as_of)

    def check(
        self,
        dossier: Dossier,
        as_of: datetime.date,
        regimes: Sequence[str] = (),
        years: Sequence[str] = (),
    ) -> Report:
        """The report on ``dossier`` as of a date.

        Args:
            dossier: What to check.
            as_of: Picks the statutes in force and the years closed by then.
            regimes: Sets of rules to read; by default the dossier's accreditations and what
                always binds.
            years: Names of years to look at; by default every one that counts. What is left out
                still counts for the verdicts, which then cannot be a pass.

        Raises:
            InputError: a year is not to be checked, a date lies in a gap of the law, or there is
                a decision that nobody can have taken.
            EngineFault: the two evaluators disagree, or the engine failed.
        """
        decided = self.answered(dossier, as_of)
        entries = entries_of(dossier, decided, self._pack, as_of, regimes, years)
        expected: Counter[tuple[str, str]] = Counter()
        for entry in entries:
            expected.update((rule.regime, rule.source.weight) for rule in self._rules(entry))
        as_read = taken_as_read(decided.dossier)
        with self._engine.bench() as bench:
            findings = self._all(bench, entries, as_of)
            if as_read is not None:
                would_be = agenda(as_read, self._pack, as_of, regimes, years)
                findings = foretold(findings, self._all(bench, would_be, as_of))
            judging = Overruling(self._pack, self.grounds, decided.dossier, as_of, regimes)
            overruled = judging.overruled(entries, findings)
            return self._report(bench, decided, overruled, as_of, entries, findings, expected)

    def alone(self, report: Report, plane: Plane) -> dict[str, Verdict]:
        """The verdicts that the conditions on one plane would give if there were no others.

        Raises:
            EngineFault: the two evaluators disagree.
        """
        with self._engine.bench() as bench:
            return {
                regime: bench.verdict(regime, tally(findings, len(findings)))
                for regime in report.verdicts
                for findings in (_conditions(report, regime, plane),)
            }

    def _rules(self, entry: Entry) -> list[Rule]:
        rules = self._by_plane.get(entry.plane, ())
        return [rule for regime, rule in rules if regime in entry.regimes]

    def _all(self, bench: Bench, entries: Iterable[Entry], as_of: datetime.date) -> list[Finding]:
        return [
            finding
            for entry in entries
            if entry.looked_at
            for finding in self._judge(bench, self._rules(entry), entry, as_of)
        ]

    def _judge(
        self, bench: Bench, rules: Iterable[Rule], entry: Entry, as_of: datetime.date
    ) -> list[Finding]:
        context = Context(self._pack, entry.facts, entry.on, as_of, nothing_found=entry.searched)
        incorporated = incorporated_in(entry.facts)
        return [
            self._builder.finding(
                rule,
                entry.subject,
                context,
                bench.judge(rule, context, in_force(rule, self._pack, entry.on, incorporated)),
            )
            for rule in rules
        ]

    def _report(
        self,
        bench: Bench,
        decided: Answered,
        overruled: Overruled,
        as_of: datetime.date,
        entries: list[Entry],
        findings: list[Finding],
        expected: Counter[tuple[str, str]],
    ) -> Report:
        def tallies(weight: str, counted: Sequence[Finding] = findings) -> dict[str, Tally]:
            return {
                regime: tally(
                    (f for f in counted if f.regime == regime and f.weight == weight),
                    expected[regime, weight],
                )
                for regime in regimes
            }

        def verdicts(conditions: Mapping[str, Tally]) -> dict[str, Verdict]:
            return {regime: bench.verdict(regime, conditions[regime]) for regime in accreditations}

        cooperative = decided.dossier.cooperative

        regimes = dict.fromkeys(regime for regime, _ in expected)
        accreditations = [regime for regime in regimes if regime in self._pack.accreditations]
        conditions = tallies("condition")
        as_decided = tallies("condition", overruled.as_decided(findings))
        set_aside = (*decided.set_aside, *overruled.set_aside)
        return Report(
            cooperative=cooperative.id,
            name=cooperative.name,
            as_of=as_of,
            regimes={regime: self._pack.regimes[regime].title for regime in regimes},
            examined={entry.subject: entry.there for entry in entries if entry.looked_at},
            left_out=tuple(entry.subject for entry in entries if not entry.looked_at),
            verdicts=verdicts(conditions),
            conditions={regime: conditions[regime] for regime in accreditations},
            obligations=tallies("obligation"),
            engine=self._engine.note,
            findings=tuple(findings),
            verdicts_with_decisions=verdicts(as_decided),
            decisions=overruled.decisions,
            answers=decided.answers,
            set_aside=tuple(sorted(set_aside, key=lambda one: one.decision.number)),
        )


def _conditions(report: Report, regime: str, plane: Plane) -> list[Finding]:
    return [
        finding
        for finding in report.findings
        if (finding.regime, finding.plane, finding.weight) == (regime, plane, "condition")
    ]


def tally(findings: Iterable[Finding], expected: int) -> Tally:
    """The counts of ``findings``, of which there had to be ``expected``."""
    counts = Counter(finding.outcome for finding in findings)
    return Tally(
        expected, counts["pass"], counts["fail"], counts["unknown"], counts["not_applicable"]
    )
