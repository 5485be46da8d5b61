"""Checking a dossier: every rule on every subject, both evaluators, one report."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from accreditation.checking.findings import FindingBuilder
from accreditation.checking.scope import (
    chosen,
    demanded_from,
    in_force,
    incorporated_in,
    regimes_of,
    start_of,
    years_of,
)
from accreditation.checking.subjects import statutes_facts, statutes_on, year_facts
from accreditation.checking.years import years_to_check
from accreditation.conditions import Context, Facts
from accreditation.dossier import Dossier, Statutes, Year
from accreditation.engine import Bench, Engine
from accreditation.findings import NO_STATUTES, Finding, Report, Subject, Tally
from accreditation.law import Pack, Regime, Rule


class Checker:
    """Checks dossiers against one rule pack; make one and keep it."""

    def __init__(self, pack: Pack) -> None:
        """Compile the rules of ``pack``.

        Raises:
            EngineFault: the engine is missing or a rule is too large for it.
        """
        self._pack = pack
        self._engine = Engine(pack.rules.values())
        self._builder = FindingBuilder(pack)

    def check(
        self,
        dossier: Dossier,
        as_of: datetime.date,
        regimes: Sequence[Regime] = (),
        years: Sequence[str] = (),
    ) -> Report:
        """The report on ``dossier`` as of a date.

        Args:
            dossier: What to check.
            as_of: Picks the statutes in force and the years closed by then.
            regimes: Sets of rules to read; by default the dossier's accreditations and company law.
            years: Names of years to look at; by default every one that counts.

        Raises:
            InputError: a year is not to be checked, or a date lies in a gap of the law.
            EngineFault: the two evaluators disagree, or the engine failed.
        """
        wanted = regimes_of(dossier, regimes)
        starts = {regime: start_of(regime, dossier) for regime in wanted}
        demanded = [demanded_from(regime, starts[regime], self._pack) for regime in wanted]
        found = chosen(years_to_check(dossier, demanded, as_of), years, as_of)
        rules = [rule for rule in self._pack.rules.values() if rule.regime in wanted]
        with self._engine.bench() as bench:
            findings = self._statutes(bench, rules, dossier, as_of)
            expected = Counter((f.regime, f.weight) for f in findings)
            judged = {
                regime: {
                    year.id
                    for year in (found if years else years_of(regime, dossier, start, found))
                }
                for regime, start in starts.items()
            }
            for year in found:
                facts = year_facts(dossier, self._pack, year, as_of)
                counted = [
                    rule for rule in _of_plane(rules, "practice") if year.id in judged[rule.regime]
                ]
                expected.update((rule.regime, rule.source.weight) for rule in counted)
                subject = Subject("year", year.id)
                findings += self._judge(bench, counted, subject, facts, year.closes, as_of)
            examined = _examined(dossier, as_of, found)
            return self._report(bench, dossier, as_of, examined, findings, expected)

    def _statutes(
        self, bench: Bench, rules: list[Rule], dossier: Dossier, as_of: datetime.date
    ) -> list[Finding]:
        version = statutes_on(dossier, as_of)
        subject = _statutes_subject(version)
        facts = statutes_facts(dossier, self._pack, as_of)
        return self._judge(bench, _of_plane(rules, "statutes"), subject, facts, as_of, as_of)

    def _judge(
        self,
        bench: Bench,
        rules: Iterable[Rule],
        subject: Subject,
        facts: Facts,
        on: datetime.date,
        as_of: datetime.date,
    ) -> list[Finding]:
        context = Context(self._pack, facts, on, as_of)
        incorporated = incorporated_in(facts)
        return [
            self._builder.finding(
                rule,
                subject,
                context,
                bench.judge(rule, context, in_force(rule, self._pack, on, incorporated)),
            )
            for rule in rules
        ]

    def _report(
        self,
        bench: Bench,
        dossier: Dossier,
        as_of: datetime.date,
        examined: dict[Subject, bool],
        findings: list[Finding],
        expected: Counter[tuple[str, str]],
    ) -> Report:
        def tallies(weight: str) -> dict[str, Tally]:
            return {
                regime: tally(
                    (f for f in findings if f.regime == regime and f.weight == weight),
                    expected[regime, weight],
                )
                for regime in regimes
            }

        regimes = dict.fromkeys(regime for regime, _ in expected)
        conditions = tallies("condition")
        return Report(
            cooperative=dossier.cooperative.id,
            name=dossier.cooperative.name,
            as_of=as_of,
            examined=examined,
            verdicts={
                regime: bench.verdict(regime, conditions[regime])
                for regime in regimes
                if regime != "csa"
            },
            conditions={regime: conditions[regime] for regime in regimes if regime != "csa"},
            obligations=tallies("obligation"),
            engine=self._engine.note,
            findings=tuple(findings),
        )


def tally(findings: Iterable[Finding], expected: int) -> Tally:
    """The counts of ``findings``, of which there had to be ``expected``."""
    counts = Counter(finding.outcome for finding in findings)
    return Tally(
        expected, counts["pass"], counts["fail"], counts["unknown"], counts["not_applicable"]
    )


def _examined(dossier: Dossier, as_of: datetime.date, years: list[Year]) -> dict[Subject, bool]:
    """Every subject of the check, and whether the dossier has a file on it."""
    version = statutes_on(dossier, as_of)
    return {
        _statutes_subject(version): version is not None,
        **{Subject("year", year.id): year in dossier.years for year in years},
    }


def _statutes_subject(version: Statutes | None) -> Subject:
    return Subject("statutes", NO_STATUTES if version is None else str(version.adopted))


def _of_plane(rules: Iterable[Rule], plane: str) -> list[Rule]:
    return [rule for rule in rules if rule.source.plane == plane]
