"""One item of a special report, as blocks."""

from collections.abc import Iterator

from accreditation.drafting import DraftedItem, DraftedTable
from accreditation.findings import Finding, Need, Report
from accreditation.law.drafts import Requirement
from accreditation.reports.document import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
)
from accreditation.reports.drafts.teller import DraftTeller
from accreditation.reports.writing import written

FIGURE_WIDTHS = (0.38, 0.38, 0.24)
FIRST_WIDTH = 1.3
"""How wide the first column of a list is, where each of the others is 1."""

WIDE, FEW, BESIDE = 4, 9, 3
"""With more columns than the first and at most as many items as the second, items stand beside one
another, as many as the third says."""


def item_blocks(
    item: DraftedItem, number: str, report: Report, teller: DraftTeller
) -> Iterator[Block]:
    """What the report says of ``item``, which has a number in it."""
    yield Heading(2, f"{number} {teller.text(item.title)}")
    yield Paragraph(_law_of(item, teller), "small")
    for said in item.asks:
        yield Paragraph(tuple(Run(run.text, "quiet") for run in teller.said(said)))
    if item.otherwise is not None:
        yield Paragraph(teller.said(item.otherwise))
        return
    for said in item.says:
        yield Paragraph(teller.sourced(said))
    told: set[Need] = set()
    if item.figures:
        yield _figures(item, told, teller)
    for table in item.tables:
        yield from _table(table, teller)
    yield from _left(item, told, teller)
    yield from _results(item, report, teller)


def _law_of(item: DraftedItem, teller: DraftTeller) -> Runs:
    """The places of law that ask for an item, each set of rules on a line."""
    runs: list[Run] = []
    for regime, requirement in item.required.items():
        cites = requirement.source.cites
        teller.instruments.update(dict.fromkeys(one.instrument for one in cites))
        head = requirement_head(regime, requirement, teller)
        runs += [Run("\n" if runs else ""), Run(head), *teller.references(cites)]
    return tuple(run for run in runs if run.text)


def requirement_head(regime: str, requirement: Requirement, teller: DraftTeller) -> str:
    """Which set of rules asks for something, or advises it, up to the places of the law."""
    key = "advised_by" if requirement.source.advised else "required_by"
    return teller.say(key, regime=teller.text(teller.pack.regimes[regime].title), law="")


def _figures(item: DraftedItem, told: set[Need], teller: DraftTeller) -> Table:
    """The facts and numbers; what they ask for is added to ``told``."""
    header = tuple((Run(teller.say(key)),) for key in ("fact", "value", "source"))
    rows = []
    for label, answer in item.figures:
        value = teller.figure(answer, told)
        told.update(answer.needs)
        source = Cell(((Run(teller.sources(answer.sources)),),))
        rows.append((Cell(((Run(teller.heading(label)),),)), value, source))
    return Table(header, tuple(rows), FIGURE_WIDTHS)


def _table(table: DraftedTable, teller: DraftTeller) -> Iterator[Block]:
    if table.none is not None:
        places = teller.sources(table.sources)
        source = (Run(f" ({places})", "quiet"),) if places else ()
        yield Paragraph((Run(teller.text(table.none)), *source))
        return
    if not table.rows and table.needs:
        return
    number = sum(len(row.items) for row in table.rows) + table.left_out
    key = "listed_so_far" if table.needs else "listed"
    yield Heading(3, teller.say(key, list=teller.heading(table.label), number=number))
    if not table.rows:
        return
    yield from _grids(table, teller)
    places = teller.sources(s for row in table.rows for s in (*row.sources, *table.sources))
    if places:
        yield Paragraph((Run(teller.say("stated_in", sources=places)),), "small")
    if table.left_out:
        yield Paragraph((Run(teller.say("left_out", number=table.left_out)),), "small")


def _grids(table: DraftedTable, teller: DraftTeller) -> Iterator[Table]:
    """The list with an item in each row; one of many columns and few items the other way round."""
    corner = (Run(teller.say("entry")),)
    columns = [Run(teller.heading(one)) for one in table.columns]
    names = [Run(teller.items(row.items)) for row in table.rows]
    cells = [
        [teller.cell(answer, (*row.sources, *table.sources)) for answer in row.cells]
        for row in table.rows
    ]
    if len(columns) <= WIDE or len(names) > FEW:
        rows = [(Cell(((name,),)), *row) for name, row in zip(names, cells, strict=True)]
        header = (corner, *((one,) for one in columns))
        yield Table(header, tuple(rows), (FIRST_WIDTH, *(1.0 for _ in columns)))
        return
    for start in range(0, len(names), BESIDE):
        chosen = cells[start : start + BESIDE]
        turned = [
            (Cell(((column,),)), *(row[place] for row in chosen))
            for place, column in enumerate(columns)
        ]
        header = (corner, *((one,) for one in names[start : start + BESIDE]))
        yield Table(header, tuple(turned), (FIRST_WIDTH, *(1.0 for _ in chosen)))


def _left(item: DraftedItem, told: set[Need], teller: DraftTeller) -> Iterator[Block]:
    """What is left to be completed and is not asked in the table of figures."""
    lines = [teller.asked(need) for need in item.needs if need not in told]
    lines += [teller.to_write(said) for said in item.write]
    if lines:
        yield Bullets(tuple(lines))


def _results(item: DraftedItem, report: Report, teller: DraftTeller) -> Iterator[Block]:
    """Whether the conditions of the item were met, and why not."""
    found = [finding for finding in item.findings if finding.outcome != "not_applicable"]
    if found:
        yield Heading(3, teller.say("checked"))
        yield Bullets(tuple(_result(finding, report, teller) for finding in found))


def _result(finding: Finding, report: Report, teller: DraftTeller) -> Runs:
    runs = list(teller.outcome_of(finding))
    if finding.outcome == "fail":
        runs.append(Run(f"\n{written(finding.message, teller.language)}"))
    decision = report.decisions.get((finding.rule, finding.subject))
    if decision is not None:
        runs.append(Run(f"\n{teller.decision(decision)}", "strong"))
    return tuple(runs)
