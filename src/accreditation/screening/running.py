"""Working out a screening on a part of a register: outcomes, their counts, and tables of them."""

import itertools
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import ibis
import pyarrow as pa

from accreditation.findings import Outcome
from accreditation.law import Pack
from accreditation.screening.capable import refuse_incapable
from accreditation.screening.engines import Backend, is_embedded, kept, number_of
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.outcomes import OUTCOMES
from accreditation.screening.register_columns import CLOSES, COOPERATIVE
from accreditation.screening.screening import Asked, Screening, column_of, verdict_column
from accreditation.screening.summary import Counts, facts_in
from accreditation.screening.terms import Expr

FileFormat = Literal["parquet", "csv"]

UNKNOWN: Outcome = "unknown"

_NUMBERS = itertools.count()


class View:
    """The part of a register that is looked at now, under one name for every part."""

    def __init__(self, backend: Backend, first: Expr) -> None:
        self._backend, self._name = backend, f"accreditation_part{next(_NUMBERS)}"
        self._embedded = is_embedded(backend)
        self.table = first
        if self._embedded:
            self.show(first)
            self.table = backend.table(self._name)

    def show(self, part: Expr) -> None:
        """Look at another part; an engine outside of this process has only one."""
        if self._embedded:
            sql = self._backend.compile(part)
            self._backend.raw_sql(f'CREATE OR REPLACE TEMP VIEW "{self._name}" AS {sql}')


class Work:
    """A screening that is worked out on one part after the other.

    Attributes:
        screening: The screening.
        outcomes: The outcomes on the part that was worked out last.
    """

    def __init__(
        self, backend: Backend, view: View, said: RegisterMap, pack: Pack, asked: Asked
    ) -> None:
        """Write the screening.

        Raises:
            InputError: the register has not what is needed, or the engine cannot do it.
        """
        self._backend = backend
        self._name = f"accreditation_outcomes{next(_NUMBERS)}"
        self.screening = Screening(view.table, said, pack, asked)
        if not is_embedded(backend):
            names = [one.rule.name for one in self.screening.judgements]
            tables = [self.screening.wide, self.screening.aside]
            refuse_incapable(backend, tables, names, self.screening.alone)
        self._sql = backend.compile(self.screening.wide)
        self.outcomes: Expr = None

    def work_out(self) -> None:
        """Work out the outcomes on the part that is looked at."""
        if not is_embedded(self._backend):
            self.outcomes = kept(self._backend, self._name, self.screening.wide)
            return
        self._backend.raw_sql(f'CREATE OR REPLACE TEMP TABLE "{self._name}" AS {self._sql}')
        self.outcomes = self._backend.table(self._name)

    @property
    def names(self) -> list[str]:
        """What there are outcomes of: accreditations, then rules."""
        return [*self.screening.regimes, *(one.rule.name for one in self.screening.judgements)]

    def counts(self) -> Counts:
        """How many outcomes, verdicts and rows put aside there are."""
        found = Counts()
        rules = {column_of(i): one.rule.name for i, one in enumerate(self.screening.judgements)}
        verdicts = {verdict_column(regime): regime for regime in self.screening.regimes}
        for column, code, number in self._counted({**rules, **verdicts}):
            if column in rules:
                found.codes[rules[column], code] += number
            else:
                found.verdicts[verdicts[column], code] += number
        aside = self.screening.aside
        reasons = aside.group_by(aside.columns[-1]).agg(number=aside.count())
        found.aside.update(dict(rows_of(self._backend, reasons)))
        found.rows = number_of(self._backend, self.outcomes) + sum(found.aside.values())
        return found

    def _counted(self, columns: Iterable[str]) -> Iterable[tuple[str, int, int]]:
        counted = [
            self.outcomes.group_by(code=self.outcomes[column])
            .agg(number=self.outcomes.count())
            .mutate(column=ibis.literal(column))
            .select("column", "code", "number")
            for column in columns
        ]
        if not counted:
            return
        for column, code, number in rows_of(self._backend, union(counted)):
            if code is not None:
                yield column, code, number

    def findings(self, counts: Counts, wanted: Collection[Outcome]) -> Expr:
        """The findings on the part with the outcomes that are wanted, and what each waits for."""
        codes = self._codes(counts, wanted)
        rules = [one.rule for one in self.screening.judgements]
        each = [
            self.outcomes.filter(self.outcomes[column_of(i)].isin([*codes[rule.name]])).select(
                cooperative=self.outcomes[COOPERATIVE],
                year_closes=self.outcomes[CLOSES],
                rule=ibis.literal(rule.name),
                code=self.outcomes[column_of(i)],
            )
            for i, rule in enumerate(rules)
            if codes[rule.name]
        ]
        if not each:
            nothing = self.outcomes.filter(ibis.literal(False)).select(
                cooperative=COOPERATIVE, year_closes=CLOSES
            )
            each = [nothing.mutate(rule=ibis.literal(""), code=ibis.literal(0, "int64"))]
        found = union(each)
        told = ibis.memtable(self._told(codes))
        joined = found.join(told, ["rule", "code"])
        names = ("cooperative", "year_closes", "rule", "regime", "weight", "outcome", "waits_for")
        return joined.select(*names)

    def _codes(
        self, counts: Counts, wanted: Collection[Outcome]
    ) -> Mapping[str, Mapping[int, Outcome]]:
        """The numbers of each rule that stand for outcomes that are wanted."""
        found: dict[str, dict[int, Outcome]] = {
            one.rule.name: {} for one in self.screening.judgements
        }
        for rule, code in counts.codes:
            outcome = OUTCOMES.get(code, UNKNOWN)
            if outcome in wanted:
                found[rule][code] = outcome
        return found

    def _told(self, codes: Mapping[str, Mapping[int, Outcome]]) -> pa.Table:
        """What the numbers of each rule mean."""
        rows = [
            {
                "rule": one.rule.name,
                "code": code,
                "regime": one.rule.regime,
                "weight": one.rule.source.weight,
                "outcome": outcome,
                "waits_for": "; ".join(facts_in(code, one.facts)) if code > 0 else "",
            }
            for one in self.screening.judgements
            for code, outcome in codes[one.rule.name].items()
        ]
        text = pa.string()
        schema = {
            "rule": text, "code": pa.int64(), "regime": text, "weight": text, "outcome": text,
            "waits_for": text,
        }  # fmt: skip
        return pa.Table.from_pylist(rows, schema=pa.schema(schema))

    def verdicts(self) -> Expr | None:
        """The verdicts on the part; None if there are none."""
        each = [
            self.outcomes.filter(code.notnull()).select(
                cooperative=self.outcomes[COOPERATIVE],
                year_closes=self.outcomes[CLOSES],
                regime=ibis.literal(regime),
                verdict=ibis.cases(
                    *((code == number, outcome) for number, outcome in OUTCOMES.items()),
                    else_=UNKNOWN,
                ),
            )
            for regime in self.screening.regimes
            for code in (self.outcomes[verdict_column(regime)],)
        ]
        return union(each) if each else None


def union(tables: Iterable[Expr]) -> Expr:
    """Tables one below the other; there is at least one."""
    first, *rest = tables
    return ibis.union(first, *rest) if rest else first


def rows_of(backend: Backend, expression: Expr) -> Iterable[tuple[Any, ...]]:
    """The rows of a small table."""
    table = backend.to_pyarrow(expression)
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def write_table(backend: Backend, expression: Expr, file: Path, form: FileFormat) -> None:
    """Write a table: beside its place first, then renamed."""
    beside = file.with_name(f".{file.name}")
    if form == "parquet":
        backend.to_parquet(expression, str(beside))
    else:
        backend.to_csv(expression, str(beside), header=True)
    beside.rename(file)
