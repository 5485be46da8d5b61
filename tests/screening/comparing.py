"""What a screening says of rows, and what the evaluator says of the same rows."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from accreditation.checking.claims import CLAIMS, LISTED
from accreditation.checking.findings import needs_of
from accreditation.checking.scope import (
    NOT_HELD,
    accreditation_fact,
    in_force,
    incorporated_in,
)
from accreditation.checking.subjects import (
    CONTRADICTIONS,
    INSTRUMENTS,
    LOOKED_AT,
    instruments,
    year_dates,
)
from accreditation.conditions import Context, Fact, Items, Known
from accreditation.engine import judged_alone
from accreditation.files import InputError
from accreditation.law import Pack, Rule
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.outcomes import OUTCOMES
from accreditation.screening.screening import Asked, Screening
from tests.screening.registers import Row
from tests.screening.rows import facts_of

ASIDE, NOT_CONCERNED = "aside", "not concerned"
"""What becomes of a rule on a row besides an outcome: the row cannot be screened, for the evaluator
does not know the law of some day; or the rule does not concern it, for want of an accreditation."""


Answers = Mapping[str, "Answer"]
"""What is said of a row, by rule."""


@dataclass(frozen=True)
class Answer:
    """What is said of a rule on a row: an outcome, and the facts that an unknown one waits for."""

    outcome: str
    needs: frozenset[str] = frozenset()


def screened(
    table: pa.Table, pack: Pack, asked: Asked, said: RegisterMap | None = None
) -> dict[str, Answers]:
    """What a screening says, by cooperative and rule; of a row that is put aside, only that."""
    ibis.options.sql.fuse_selects = False
    connection = ibis.duckdb.connect(threads=1)
    connection.con.register("register", table)
    screening = Screening(connection.table("register"), said or RegisterMap(), pack, asked)
    found: dict[str, Answers] = {}
    for row in rows_of(connection, screening.wide):
        found[row["cooperative"]] = {
            judgement.rule.name: _answer(row[f"r{i}"], judgement.facts)
            for i, judgement in enumerate(screening.judgements)
        }
    for row in rows_of(connection, screening.aside):
        assert row["cooperative"] not in found
        assert row["reason"]
        found[row["cooperative"]] = {ASIDE: Answer(ASIDE)}
    assert len(found) == table.num_rows
    return found


def rows_of(connection: Any, table: Any) -> list[Row]:
    """The rows of a table that an engine works out."""
    sql = connection.compile(table, pretty=False)
    found: list[Row] = connection.con.sql(sql).to_arrow_table().to_pylist()
    return found


def _answer(code: int | None, facts: Sequence[str]) -> Answer:
    if code is None:
        return Answer(NOT_CONCERNED)
    if code < 0:
        return Answer(OUTCOMES[code])
    return Answer("unknown", frozenset(name for i, name in enumerate(facts) if code >> i & 1))


@dataclass
class Evaluator:
    """Says of a row what the Kleene evaluator finds.

    Attributes:
        pack: The law.
        asked: What is asked of the screening.
        supplied: Whether the program supplies what no column tells.
    """

    pack: Pack
    asked: Asked
    supplied: bool = True

    def facts(self, row: Row) -> dict[str, Fact]:
        """What is known of a row."""
        stated = facts_of(row, self.pack.vocabulary)
        closes = row["year.closes"]
        facts: dict[str, Fact] = {}
        if row.get("year.opens") is not None:
            facts |= year_dates(row["year.opens"], closes)
        if self.supplied:
            facts |= {
                LOOKED_AT: Known(self.asked.as_of),
                INSTRUMENTS: instruments(self.pack),
                LISTED: Known(False),
                CLAIMS: Items(),
                **dict.fromkeys(CONTRADICTIONS, Items()),
            }
        return {**facts, **stated}

    def refuses(self, row: Row, rules: Iterable[Rule]) -> bool:
        """Whether a row cannot be judged, for its year or for the law of one of some rules."""
        opens, closes = row["year.opens"], row["year.closes"]
        if closes > self.asked.as_of or (opens is not None and opens > closes):
            return True
        return any(answer.outcome == ASIDE for answer in self.answers(row, rules).values())

    def answers(self, row: Row, rules: Iterable[Rule]) -> dict[str, Answer]:
        """What is found of some rules on a row."""
        facts = self.facts(row)
        return {rule.name: self.answer(row, facts, rule) for rule in rules}

    def answer(self, row: Row, facts: Mapping[str, Fact], rule: Rule) -> Answer:
        """What is found of a rule on a row."""
        on = self.on(row, rule)
        concerned = True
        regime = rule.regime
        if regime in self.pack.accreditations and regime not in self.asked.regimes:
            status = facts.get(accreditation_fact(regime))
            concerned = isinstance(status, Known) and status.value != NOT_HELD
            if isinstance(status, Known) and not concerned:
                return Answer(NOT_CONCERNED)
        context = Context(self.pack, facts, on, self.asked.as_of)
        try:
            covered = in_force(rule, self.pack, on, incorporated_in(facts))
            judged = judged_alone(rule, context, covered)
        except InputError:
            return Answer(ASIDE)
        if not concerned:
            return Answer("unknown", frozenset({accreditation_fact(regime)}))
        return Answer(judged.outcome, frozenset(need.fact for need in needs_of(judged)))

    def on(self, row: Row, rule: Rule) -> datetime.date:
        """The day whose law is applied to a row."""
        if self.asked.on is not None:
            return self.asked.on
        if rule.source.plane != "application":
            return row["year.closes"]
        return row.get("application.submitted_on") or self.asked.as_of


def differing(
    evaluator: Evaluator, row: Row, said: Answers, own: Sequence[Rule], rules: Sequence[Rule]
) -> Iterator[object]:
    """What a screening says of a row otherwise than the evaluator, with both answers.

    Args:
        evaluator: The evaluator.
        row: The row.
        said: What the screening says of it.
        own: The rules of which the answers are compared.
        rules: All that are screened, each of which may put the row aside.
    """
    name = row["cooperative"]
    if ASIDE in said:
        if not evaluator.refuses(row, own) and not evaluator.refuses(row, rules):
            yield name, ASIDE, said[ASIDE]
        return
    if evaluator.refuses(row, own):
        yield name, "not aside"
        return
    for rule, found in evaluator.answers(row, own).items():
        if said[rule] != found:
            yield name, rule, said[rule], found
