"""The cases of the rules as rows of a register, and rows that differ from them by little."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accreditation.checking import load_cases
from accreditation.checking.cases import case_context
from accreditation.law import Pack, Rule
from accreditation.law.cases import Case
from accreditation.screening.reads import facts_behind, read_by
from tests.screening.registers import Inexpressible, Row, columns_of, row_of
from tests.screening.varying import Varier


@dataclass(frozen=True)
class CaseRow:
    """A case of a rule as a row."""

    rule: Rule
    case: Case
    row: Row


def case_rows(pack: Pack, rule: Rule) -> tuple[list[CaseRow], int]:
    """The cases of a rule as rows, and how many of them no row can state."""
    loaded = load_cases(pack, rule)
    found, left_out = [], 0
    for i, case in enumerate(loaded.cases):
        try:
            row = row_of(f"{rule.name}: {case.name}", case_context(pack, loaded, i).facts, pack)
        except Inexpressible:
            left_out += 1
        else:
            found.append(CaseRow(rule, case, row))
    return found, left_out


def variants(pack: Pack, cases: Sequence[CaseRow], number: int, varier: Varier) -> Iterable[Row]:
    """Rows that differ by little from the cases of one rule."""
    rule = cases[0].rule
    rows = [one.row for one in cases]
    columns = columns_of(pack)
    read = [name for name in facts_behind(read_by(rule), pack) if name in columns]
    names = list(dict.fromkeys(("year.closes", *read)))
    for i in range(number):
        yield varier.varied(varier.choice(rows), names, rows, f"{rule.name} #{i}")


def whole_rows(
    pack: Pack, cases: Iterable[Sequence[CaseRow]], number: int, varier: Varier
) -> Iterable[Row]:
    """Rows that state what a case of each rule does, every second one varied."""
    names = list(columns_of(pack))
    kept = list(cases)
    for i in range(number):
        picked = [varier.choice(one).row for one in kept]
        varier.shuffle(picked)
        row = varier.merged(picked, f"whole #{i}")
        yield varier.varied(row, names, picked, f"whole #{i}") if i % 2 else row
