"""Drafting the yearly special report: what the law wants said, and what the dossier says of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from accreditation.checking import year_facts
from accreditation.checking.explaining import merged
from accreditation.checking.scope import status_of
from accreditation.checking.subjects import searched, statutes_of_year
from accreditation.conditions import (
    Condition,
    Context,
    Reference,
    Truth,
    evaluate,
    items_and_needs,
)
from accreditation.dossier import Dossier, Year
from accreditation.drafting.answers import Answers
from accreditation.drafting.model import (
    DraftedItem,
    DraftedSection,
    DraftedTable,
    Said,
    SpecialReport,
    TableRow,
)
from accreditation.duties import calendar_of
from accreditation.findings import Finding, Need, Report
from accreditation.language import Text, placeholders
from accreditation.law import Pack
from accreditation.law.drafts import (
    Figure,
    Listed,
    ReportItem,
    ReportSection,
    Requirement,
    Sentence,
    SpecialReportPlan,
)

MAX_ROWS = 60
"""Most entries of a list that a table shows."""


def draft_special_report(
    pack: Pack,
    plan: SpecialReportPlan,
    dossier: Dossier,
    year: Year,
    report: Report,
    regimes: Sequence[str],
) -> SpecialReport:
    """The special report on ``year``, as far as the dossier tells.

    Args:
        pack: The law.
        plan: What such a report has to say.
        dossier: The cooperative.
        year: The financial year.
        report: The findings on the dossier, from which the draft takes its date.
        regimes: The sets of rules whose report it is.

    Raises:
        InputError: the year lies in a gap of the law.
    """
    facts = year_facts(dossier, pack, year, report.as_of)
    nothing_found = searched(statutes_of_year(dossier, year), pack.vocabulary)
    context = Context(pack, facts, year.closes, report.as_of, nothing_found=nothing_found)
    drafter = _Drafter(pack, context, report, year, tuple(regimes), dossier)
    calendar = calendar_of(pack, dossier, year, report.as_of)
    return SpecialReport(
        dossier=dossier,
        year=year,
        as_of=report.as_of,
        title=plan.title,
        regimes={regime: plan.frames[regime] for regime in regimes},
        frames={regime: drafter.said(plan.frames[regime].text) for regime in regimes},
        status={regime: status_of(regime, dossier, pack, year.closes) for regime in regimes},
        duties=tuple(
            entry
            for entry in calendar.entries
            if entry.name in plan.duties and entry.regime in regimes
        ),
        sections=tuple(drafter.sections(plan.sections)),
        signatures=plan.signatures,
    )


class _Drafter:
    def __init__(
        self,
        pack: Pack,
        context: Context,
        report: Report,
        year: Year,
        regimes: tuple[str, ...],
        dossier: Dossier,
    ) -> None:
        self._pack = pack
        self._context = context
        self._answers = Answers(pack, context)
        self._report = report
        self._year = year
        self._regimes = regimes
        self._incorporated = dossier.cooperative.incorporated

    def sections(self, sections: Iterable[ReportSection]) -> Iterator[DraftedSection]:
        """The parts in which something is left to say."""
        for section in sections:
            items = tuple(
                drafted
                for item in section.items
                for drafted in (self._item(item),)
                if drafted is not None
            )
            if items:
                yield DraftedSection(section.title, items)

    def _item(self, item: ReportItem) -> DraftedItem | None:
        asking = {
            regime: requirement
            for regime, requirement in item.required.items()
            if regime in self._regimes
            and requirement.source.in_force.covers(self._year.closes, self._incorporated)
        }
        applying, needs = self._applying(asking)
        if applying:
            return self._drafted(item, applying, needs)
        if asking and item.source.otherwise is not None:
            return DraftedItem(
                name=item.name,
                title=item.source.title,
                required=asking,
                asks=tuple(self._asks(item, asking)),
                otherwise=self.said(item.source.otherwise),
                says=(),
                figures=(),
                tables=(),
                findings=(),
                needs=(),
                write=(),
            )
        return None

    def _applying(
        self, asking: Mapping[str, Requirement]
    ) -> tuple[Mapping[str, Requirement], tuple[Need, ...]]:
        """What is required, or may be, and what it depends on."""
        applying: dict[str, Requirement] = {}
        needs: list[Need] = []
        for regime, requirement in asking.items():
            if requirement.applies_when is not None:
                step = evaluate(requirement.applies_when, self._context)
                if step.holds is False:
                    continue
                needs += step.needs
            applying[regime] = requirement
        return applying, tuple(needs)

    def _drafted(
        self, item: ReportItem, required: Mapping[str, Requirement], needs: tuple[Need, ...]
    ) -> DraftedItem:
        def meant(part: Sentence | Figure | Listed) -> bool:
            if part.regime is not None and part.regime not in required:
                return False
            return self._holds(part.when) is not False

        says = [self.said(one.text) for one in item.says if meant(one) and self._holds(one.when)]
        write = [self.said(one.text) for one in item.write if meant(one)]
        figures = [(one.label, self._answers.of(one.value)) for one in item.figures if meant(one)]
        tables = [self._table(one, required) for one in item.lists if meant(one)]
        answers = [
            *(answer for said in (*says, *write) for answer in said.values.values()),
            *(answer for _, answer in figures),
            *(answer for table in tables for row in table.rows for answer in row.cells),
        ]
        missing = [need for answer in answers for need in answer.needs]
        missing += [need for table in tables for need in table.needs]
        return DraftedItem(
            name=item.name,
            title=item.source.title,
            required=required,
            asks=tuple(self._asks(item, required)),
            otherwise=None,
            says=tuple(says),
            figures=tuple(figures),
            tables=tuple(tables),
            findings=tuple(self._findings(item)),
            needs=merged((*needs, *missing)),
            write=tuple(write),
        )

    def _asks(self, item: ReportItem, required: Mapping[str, Requirement]) -> Iterator[Said]:
        own = (requirement.source.asks for requirement in required.values())
        for text in (item.source.asks, *own):
            if text is not None:
                yield self.said(text)

    def said(self, text: Text) -> Said:
        """A text of the plan, with what the names in it stand for."""
        values = {}
        for name in sorted(placeholders(text.en)):
            if name in self._pack.parameters:
                values[name] = self._answers.parameter(name)
            else:
                values[name] = self._answers.of(Reference(name, self._pack.meanings[name].type))
        return Said(text, values)

    def _holds(self, condition: Condition | None) -> Truth:
        return True if condition is None else evaluate(condition, self._context).holds

    def _table(self, listed: Listed, required: Mapping[str, Requirement]) -> DraftedTable:
        items, needs = items_and_needs(listed.list, self._context)
        columns = [one for one in listed.columns if one.regime is None or one.regime in required]
        rows: list[TableRow] = []
        for item in items.items:
            context = self._context.binding(listed.variable, item)
            cells = tuple(self._answers.column(column, context) for column in columns)
            row = TableRow((item.id,), cells, item.sources or items.sources)
            if rows and _says_nothing(row) and _says_nothing(rows[-1]):
                rows[-1] = _joined(rows[-1], row)
            else:
                rows.append(row)
        nothing = not items.items and items.complete and not needs
        return DraftedTable(
            label=listed.label,
            columns=tuple(column.label for column in columns),
            rows=tuple(rows[:MAX_ROWS]),
            left_out=sum(len(row.items) for row in rows[MAX_ROWS:]),
            sources=items.sources,
            none=listed.none if nothing else None,
            needs=needs,
        )

    def _findings(self, item: ReportItem) -> Iterator[Finding]:
        """What became of the rules of ``item``: on the statutes, and on the year."""
        wanted = set(item.source.checks)
        for finding in self._report.findings:
            of_year = finding.subject.kind == "year" and finding.subject.id == self._year.id
            if finding.rule in wanted and (of_year or finding.subject.kind == "statutes"):
                yield finding


def _says_nothing(row: TableRow) -> bool:
    return all(cell.value is None and not cell.sources for cell in row.cells)


def _joined(row: TableRow, other: TableRow) -> TableRow:
    """Two rows that say nothing, as one."""
    cells = tuple(
        replace(cell, needs=merged((*cell.needs, *one.needs)))
        for cell, one in zip(row.cells, other.cells, strict=True)
    )
    sources = tuple(dict.fromkeys((*row.sources, *other.sources)))
    return TableRow((*row.items, *other.items), cells, sources)
