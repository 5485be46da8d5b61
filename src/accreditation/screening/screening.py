"""A screening: rules on a register, as tables that an engine works out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import ibis

from accreditation.checking.scope import INCORPORATED, accreditation_fact
from accreditation.law import PLANES, Pack, Plane, Rule
from accreditation.screening import dates
from accreditation.screening.compiling import Compiler
from accreditation.screening.deriving import work_out
from accreditation.screening.keeping import keep_items, keep_truths
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.outcomes import Judge, Judgement, concerned_by
from accreditation.screening.reads import facts_behind, read_by
from accreditation.screening.register_columns import CLOSES, COOPERATIVE, planes_told
from accreditation.screening.rows import REASON, Rows
from accreditation.screening.terms import FALSE, Expr

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
        rows = Rows(table, said, pack, names, asked.as_of)
        planes = planes_told(table, said, pack.vocabulary)
        self.left_out = [
            plane
            for plane in PLANES
            if plane not in planes and any(rule.source.plane == plane for rule in rules)
        ]
        rules = [rule for rule in rules if rule.source.plane in planes]
        judges = self._judges(rows)
        gaps = {rule.name: judges[rule.source.plane].gap(rule) for rule in rules}
        rows.refuse(
            [
                (gap, f"the law of its day is not known to '{name}'")
                for name, gap in gaps.items()
                if gap is not FALSE
            ]
        )
        self.rows = rows.table
        rows.good()
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
        """A row for each that can be screened, with a column ``r0``, ``r1``, … for each rule."""
        codes = {column_of(i): one.code for i, one in enumerate(self.judgements)}
        return self._good.select(COOPERATIVE, CLOSES, **codes)

    @cached_property
    def aside(self) -> Expr:
        """The rows that cannot be screened, with the reason."""
        return self.rows.filter(self.rows[REASON].notnull()).select(COOPERATIVE, CLOSES, REASON)


def column_of(number: int) -> str:
    """The column with the outcomes of the rule with a number."""
    return f"r{number}"
