"""A screening says of a row what the Kleene evaluator says, rule by rule."""

import collections
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import ibis
import pytest

from accreditation.checking.scope import INCORPORATED, accreditation_fact
from accreditation.conditions import add_months, walk
from accreditation.conditions.syntax import Parameter
from accreditation.law import Pack, Plane, Rule, load_pack
from accreditation.screening.reads import facts_behind, read_by
from accreditation.screening.screening import Asked
from accreditation.screening.supplied import supplied_list, supplied_scalar
from tests.screening.case_rows import CaseRow, case_rows, variants, whole_rows
from tests.screening.comparing import (
    ASIDE,
    NOT_CONCERNED,
    Answers,
    Evaluator,
    differing,
    screened,
)
from tests.screening.registers import columns_of, flags_of, schema_of, table_of
from tests.screening.varying import LAST, Varier

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

SEED = 8
VARIANTS, WHOLE = 10, 30
"""Rows beside the cases of each rule, and rows that state a case of every rule."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def rules_on(pack: Pack, plane: Plane) -> list[Rule]:
    return [rule for rule in pack.rules.values() if rule.source.plane == plane]


def asked_for(pack: Pack, rules: Sequence[Rule], on: datetime.date | None = None) -> Asked:
    """Every set of rules is asked for, on rows that are looked at from the last day there is."""
    return Asked(LAST, on, tuple(pack.regimes), tuple(rule.name for rule in rules))


def days_of(plane: Plane, cases: Sequence[CaseRow]) -> list[datetime.date | None]:
    """The days whose law is asked for: a case of an application has no other that picks it."""
    if plane != "application":
        return [None]
    return sorted({one.case.on for one in cases})


@pytest.mark.parametrize("plane", ["practice", "statutes", "application"])
def test_cases_and_what_lies_beside_them(plane: Plane, pack: Pack) -> None:
    rules = rules_on(pack, plane)
    read = {rule.name: case_rows(pack, rule) for rule in rules}
    cases = {one.row["cooperative"]: one for kept, _ in read.values() for one in kept}
    assert sum(left_out for _, left_out in read.values()) < len(cases) / 100
    varier = Varier(pack, SEED)
    beside = {
        row["cooperative"]: (row, [pack.rules[name]])
        for name, (kept, _) in read.items()
        for row in variants(pack, kept, VARIANTS, varier)
    }
    whole = whole_rows(pack, [kept for kept, _ in read.values()], WHOLE, varier)
    beside |= {row["cooperative"]: (row, rules) for row in whole}
    seen: collections.Counter[str] = collections.Counter()
    wrong: list[object] = []
    for on in days_of(plane, list(cases.values())):
        asked = asked_for(pack, rules, on)
        stated = [one for one in cases.values() if on is None or one.case.on == on]
        rows = [*(one.row for one in stated), *(row for row, _ in beside.values())]
        table = table_of(rows, schema_of(pack))
        said = screened(table, pack, asked)
        wrong += unlike(said, screened(table, pack, replace(asked, asking=False)))
        evaluator = Evaluator(pack, asked, supplied=False)
        for one in stated:
            wrong += unexpected(one, said[one.row["cooperative"]], evaluator, rules)
        for name, (row, own) in beside.items():
            wrong += differing(evaluator, row, said[name], own, rules)
        seen.update(answer.outcome for answers in said.values() for answer in answers.values())
    assert wrong == []
    assert min(seen[name] for name in ("pass", "fail", "unknown", "not_applicable", ASIDE)) > 5


def unlike(said: Mapping[str, Answers], briefly: Mapping[str, Answers]) -> Iterator[object]:
    """Outcomes that are others where nobody asks what unknown ones wait for."""
    for name, answers in said.items():
        for rule, answer in answers.items():
            if briefly[name][rule].outcome != answer.outcome:
                yield name, rule, answer, briefly[name][rule]


def unexpected(
    one: CaseRow, said: Answers, evaluator: Evaluator, rules: Sequence[Rule]
) -> Iterator[object]:
    """What a screening says of a case that the case does not expect, with the case."""
    if ASIDE in said:
        if not evaluator.refuses(one.row, rules):
            yield one.row["cooperative"], ASIDE
        return
    outcome, needs = said[one.rule.name].outcome, said[one.rule.name].needs
    if outcome != one.case.expect or (one.case.needs is not None and needs != {*one.case.needs}):
        yield one.row["cooperative"], outcome, needs, one.case.expect, one.case.needs


def test_rows_that_need_a_number_of_the_law_before_any_is_known(pack: Pack) -> None:
    """Numbers of another day than the row's own: of a payment, or of the start of a year."""
    rules = [rule for rule in pack.rules.values() if reads_other_days(rule, pack)]
    varier = Varier(pack, SEED)
    asked = asked_for(pack, rules)
    own = {
        row["cooperative"]: (row, [rule])
        for rule in rules
        for row in variants(pack, case_rows(pack, rule)[0], VARIANTS * 8, varier)
    }
    for row, _ in own.values():
        row["year.opens"] = add_months(row["year.closes"], -varier.randrange(1, 84))
        row["practice.dividends"] = [
            item | {"paid_on": varier.choice((item["paid_on"], None, *varier.turns))}
            for item in row["practice.dividends"] or ()
        ]
    said = screened(table_of([row for row, _ in own.values()], schema_of(pack)), pack, asked)
    evaluator = Evaluator(pack, asked, supplied=False)
    wrong = [
        difference
        for name, (row, one) in own.items()
        for difference in differing(evaluator, row, said[name], one, rules)
    ]
    assert wrong == []
    by_rule = collections.Counter(own[name][1][0].name for name in said if ASIDE in said[name])
    assert set(by_rule) == {rule.name for rule in rules}
    assert sum(ASIDE not in answers for answers in said.values()) > 5 * len(rules)


def reads_other_days(rule: Rule, pack: Pack) -> bool:
    """Whether a rule reads a number of the law on another day than that of the finding."""
    behind = facts_behind(read_by(rule), pack)
    derived = (pack.meanings[name].derived for name in behind)
    nodes = [*read_by(rule), *(node for node in derived if node is not None)]
    return any(
        isinstance(part, Parameter) and part.on is not None for node in nodes for part in walk(node)
    )


@pytest.mark.parametrize("on", [None, datetime.date(2024, 6, 30)])
def test_sets_of_rules_and_what_the_program_knows_itself(
    on: datetime.date | None, pack: Pack
) -> None:
    """Without columns for what the program works out; accreditations are held, sought or not."""
    rules = [
        rule
        for rule in pack.rules.values()
        if any(is_supplied(name, pack) for name in facts_behind(read_by(rule), pack))
    ]
    asked = Asked(datetime.date(2025, 6, 30), on, (), tuple(rule.name for rule in rules))
    varier = Varier(pack, SEED)
    schema = schema_of(pack)
    for name, signature in columns_of(pack).items():
        if is_supplied(name, pack):
            for column in (name, *flags_of(signature)):
                schema = schema.remove(schema.get_field_index(column))
    own = {
        row["cooperative"]: ({name: row[name] for name in schema.names}, [rule])
        for rule in rules
        for row in variants(pack, case_rows(pack, rule)[0], VARIANTS * 4, varier)
    }
    for row, _ in own.values():
        for regime in pack.accreditations:
            row[accreditation_fact(regime)] = varier.choice((None, "none", "held", "sought"))
        row[INCORPORATED] = varier.choice((None, *varier.turns))
    said = screened(table_of([row for row, _ in own.values()], schema), pack, asked)
    evaluator = Evaluator(pack, asked)
    wrong = [
        difference
        for name, (row, one) in own.items()
        for difference in differing(evaluator, row, said[name], one, rules)
    ]
    assert wrong == []
    seen = collections.Counter(
        answer.outcome for answers in said.values() for answer in answers.values()
    )
    told = ("pass", "fail", "unknown", "not_applicable", NOT_CONCERNED, ASIDE)
    assert min(seen[name] for name in told) > 5


def is_supplied(name: str, pack: Pack) -> bool:
    """Whether the program itself knows a fact of every row."""
    day = ibis.literal(LAST)
    scalar = supplied_scalar(name, LAST, day, day)
    return scalar is not None or supplied_list(name, pack) is not None
