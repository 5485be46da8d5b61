"""A screening: rules on a register, as tables that an engine works out."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import ibis

from accreditation.checking.scope import INCORPORATED, SOUGHT, accreditation_fact
from accreditation.law import PLANES, Pack, Plane, Rule
from accreditation.screening import dates
from accreditation.screening.compiling import Compiler
from accreditation.screening.concern import Concern
from accreditation.screening.deriving import work_out
from accreditation.screening.keeping import keep_items, keep_truths
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.outcomes import Judge, Judgement, concerned_by, verdict_of
from accreditation.screening.reads import facts_behind, read_by
from accreditation.screening.register_columns import CLOSES, COOPERATIVE, planes_told
from accreditation.screening.rows import Rows
from accreditation.screening.terms import FALSE, TRUE, Expr

SUBMITTED = "application.submitted_on"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a screening.

    Attributes:
        as_of: The day from which the register is looked at.
        on: The day whose law is applied to every row; None for the day its year closes.
        regimes: Sets of rules to read on every row; none for those that concern it.
        rules: Names of rules to read; none for all.
        asking: Whether to tell what unknown outcomes wait for.
    """

    as_of: datetime.date
    on: datetime.date | None = None
    regimes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    asking: bool = True


class Screening:
    """The outcomes of rules on a register, not yet worked out.

    Attributes:
        judgements: Each rule that is screened.
        left_out: Planes of rules of which the register has no column.
        aside: The rows that cannot be screened, as the register has them, with the reason last.
        typed: The facts that the rules read, of the rows that can be screened.
    """

    def __init__(self, table: Expr, said: RegisterMap, pack: Pack, asked: Asked) -> None:
        """Write the expressions.

        Raises:
            InputError: a column that is needed is missing, or cannot hold what it should.
        """
        self._pack, self._asked = pack, asked
        rules = [rule for rule in pack.rules.values() if self._is_asked(rule)]
        own = (*map(accreditation_fact, pack.accreditations), INCORPORATED, SUBMITTED)
        names = facts_behind((node for rule in rules for node in read_by(rule)), pack)
        names |= dict.fromkeys(name for name in own if name in pack.meanings)
        rows = Rows(table, said, pack, names, asked.as_of, Concern(pack, rules, asked.regimes))
        planes = planes_told(table, said, pack.vocabulary)
        self.left_out = [
            plane
            for plane in PLANES
            if plane not in planes and any(rule.source.plane == plane for rule in rules)
        ]
        rules = [rule for rule in rules if rule.source.plane in planes]
        judges = self._judges(rows)
        rows.refuse(_refusals(rules, judges))
        self.aside = rows.aside()
        rows.good()
        self.typed = rows.table
        work_out(rows, pack, names, asked.on, asking=asked.asking)
        self._keep(rows, rules)
        judges = self._judges(rows)
        self.judgements: list[Judgement] = [
            judges[rule.source.plane].judge(rule, asking=asked.asking) for rule in rules
        ]
        self._good = rows.table

    def _is_asked(self, rule: Rule) -> bool:
        wanted = self._asked
        if wanted.rules and rule.name not in wanted.rules:
            return False
        return not wanted.regimes or rule.regime in wanted.regimes

    def _judges(self, rows: Rows) -> dict[Plane, Judge]:
        own = rows.on(self._asked.on)
        found = {}
        for plane in PLANES:
            on = own
            if plane == "application" and self._asked.on is None:
                on = self._submitted(rows)
            compiler = Compiler(self._pack, rows, on)
            concerned = concerned_by(self._pack, compiler, self._asked.regimes)
            found[plane] = Judge(self._pack, compiler, on, concerned)
        return found

    def _keep(self, rows: Rows, rules: Sequence[Rule]) -> None:
        """Work out once what outcomes and what they wait for have in common."""
        if self._asked.asking:
            keep_items(rows, self._pack, self._readers(rows, rules))
            keep_truths(rows, self._readers(rows, rules))

    def _readers(self, rows: Rows, rules: Sequence[Rule]) -> list[tuple[Rule, Compiler]]:
        judges = self._judges(rows)
        return [(rule, judges[rule.source.plane].compiler) for rule in rules]

    def _submitted(self, rows: Rows) -> Expr:
        """The day on which an application was handed in; without one it is looked at today."""
        today = dates.day(self._asked.as_of)
        if SUBMITTED not in self._pack.meanings:
            return today
        submitted = rows.scalar(SUBMITTED)
        assert submitted is not None
        return ibis.coalesce(submitted.value, today)

    @cached_property
    def wide(self) -> Expr:
        """A row for each that can be screened: a column for each rule and for each verdict."""
        codes = {column_of(i): one.code for i, one in enumerate(self.judgements)}
        statuses = [
            one
            for one in map(accreditation_fact, self._pack.accreditations)
            if one in self._good.columns
        ]
        table = self._good.select(COOPERATIVE, CLOSES, *statuses, **codes)
        verdicts = {verdict_column(regime): self._verdict(regime, table) for regime in self.regimes}
        return table.select(COOPERATIVE, CLOSES, *codes, **verdicts)

    def alone(self, rule: str) -> Expr:
        """The outcomes of one rule."""
        code = next(one.code for one in self.judgements if one.rule.name == rule)
        return self._good.select(COOPERATIVE, CLOSES, code=code)

    @property
    def regimes(self) -> tuple[str, ...]:
        """The accreditations on which there is a verdict: where no rule was left out by name."""
        if self._asked.rules:
            return ()
        screened = {one.rule.regime for one in self.judgements}
        return tuple(regime for regime in self._pack.accreditations if regime in screened)

    def _verdict(self, regime: str, table: Expr) -> Expr:
        """The verdict on a row; no pass where a plane that counts for it is not screened."""
        status = accreditation_fact(regime)
        complete = TRUE
        if {"statutes", "practice"} & set(self.left_out):
            complete = FALSE
        elif "application" in self.left_out and status in table.columns:
            complete = (table[status] != SOUGHT).fill_null(False)
        conditions = [
            table[column_of(i)]
            for i, one in enumerate(self.judgements)
            if one.rule.regime == regime and one.rule.source.weight == "condition"
        ]
        return verdict_of(conditions, complete)


def _refusals(rules: Sequence[Rule], judges: Mapping[Plane, Judge]) -> list[tuple[Expr, str]]:
    """When the law of a row is not known, and what to say then."""
    gaps: dict[object, tuple[Expr, str]] = {}
    early: list[tuple[Expr, str]] = []
    for rule in rules:
        source, judge = rule.source, judges[rule.source.plane]
        key = source.cites[0].instrument, rule.regime, source.plane, source.in_force.to
        gap = None if key in gaps else judge.gap(rule)
        if gap is not None:
            gaps[key] = gap, f"the rules do not know the wording of {key[0]} of its day"
        before = judge.early(rule)
        if before is not None:
            told = f"'{rule.name}' needs a number of the law of a day before the first one known"
            early.append((before, told))
    return [*gaps.values(), *early]


def column_of(number: int) -> str:
    """The column with the outcomes of the rule with a number."""
    return f"r{number}"


def verdict_column(regime: str) -> str:
    """The column with the verdicts on an accreditation."""
    return f"verdict {regime}"
