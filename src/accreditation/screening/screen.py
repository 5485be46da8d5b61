"""Screening a whole register: the front door."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accreditation.files.digests import list_digest
from accreditation.findings import Outcome
from accreditation.law import Pack, Plane
from accreditation.receipts.digests import rule_files
from accreditation.screening.changing import Changes, Say
from accreditation.screening.comparing import Comparison
from accreditation.screening.engines import Backend, engine, kept
from accreditation.screening.folder import Folder
from accreditation.screening.mapping import RegisterMap, load_map
from accreditation.screening.register import Register, open_register
from accreditation.screening.register_columns import CLOSES, ignored_columns
from accreditation.screening.reviewing import Reviewer
from accreditation.screening.running import FileFormat, View, Work, write_table
from accreditation.screening.screening import Asked
from accreditation.screening.side_tables import SideTables
from accreditation.screening.summary import Aside, Change, Counts, RuleSummary, VerdictSummary
from accreditation.screening.terms import Expr
from accreditation.screening.twice import marked, twice

Progress = Callable[[int, int | None], None]
"""Is told how many rows were screened, and of how many, None where that is not known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be screened, and where what is found goes.

    Attributes:
        register: A file, a folder, or ``#table`` of a database.
        map_file: What its columns are.
        engine: The URL of the engine; None for the one inside this process.
        to: The folder for tables; None for none.
        outcomes: The outcomes whose findings are written.
        form: How tables are written.
    """

    register: str
    asked: Asked
    map_file: Path | None = None
    engine: str | None = None
    to: Path | None = None
    outcomes: tuple[Outcome, ...] = ("pass", "fail", "unknown", "not_applicable")
    form: FileFormat = "parquet"


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screening found.

    Attributes:
        rows: How many rows the register has.
        rules: What became of each rule.
        verdicts: What became of each accreditation.
        aside: Why rows were put aside.
        changes: What other rules would change; None if none were named.
        refused: Lines of the file that are no rows.
        left_out: Planes of rules that were not screened, for the register tells nothing of them.
        ignored: Columns that are no facts.
    """

    as_of: datetime.date
    rows: int
    rules: list[RuleSummary]
    verdicts: list[VerdictSummary]
    aside: list[Aside]
    changes: list[Change] | None
    refused: tuple[str, ...]
    left_out: tuple[Plane, ...]
    ignored: tuple[str, ...]


def screen(
    pack: Pack, order: Order, progress: Progress, say: Say, against: Pack | None = None
) -> Screened:
    """Screen a register.

    Args:
        pack: The law.
        order: What is to be done.
        progress: Is told how far it is.
        say: Writes what is said of findings that would change.
        against: Rules that would take the place of those of ``pack``, to see what they change.

    Raises:
        InputError: the register or the engine cannot be used, or the folder holds other things.
        EngineFault: engine and evaluator disagree on a finding that would change.
    """
    said = load_map(order.map_file)
    with engine(order.engine) as backend, TemporaryDirectory() as scratch:
        register = open_register(backend, order.register, Path(scratch))
        parts = _Parts(backend, register, said, order, pack)
        view = View(backend, parts.table(0))
        work = Work(backend, view, said, pack, order.asked)
        then = None
        if against is not None:
            then = Then(backend, view, said, against, order.asked, say)
        folder = None
        if order.to is not None:
            folder = Folder(order.to, _about(order, register, pack, against))
        total = Counts()
        for i in range(len(register.parts)):
            counts = None if folder is None else folder.done(i)
            if counts is None:
                view.show(parts.table(i))
                counts = _part(backend, work, then, folder, i, order)
            total.add(counts)
            progress(total.rows, register.rows)
        rules = [total.rule(one.rule.name, one.facts) for one in work.screening.judgements]
        return Screened(
            order.asked.as_of,
            total.rows,
            rules,
            [total.verdict(regime) for regime in work.screening.regimes],
            total.reasons(),
            None if against is None else total.changes(),
            tuple(register.refused),
            tuple(work.screening.left_out),
            tuple(ignored_columns(register.parts[0].table, said, pack.vocabulary)),
        )


class _Parts:
    """The parts of a register, with the lists of other tables, and rows that stand twice marked."""

    def __init__(
        self, backend: Backend, register: Register, said: RegisterMap, order: Order, pack: Pack
    ) -> None:
        home = Path() if order.map_file is None else order.map_file.parent
        self._register = register
        self._side = SideTables(backend, said, pack.vocabulary, home)
        self._twice = _twice(backend, register, said)

    def table(self, number: int) -> Expr:
        """The rows of a part."""
        table = self._side.joined(self._register.parts[number].table)
        return table if self._twice is None else marked(table, self._twice)


def _twice(backend: Backend, register: Register, said: RegisterMap) -> Expr | None:
    """The rows that stand twice; None if there are none, or no columns to tell it."""
    keys = {said.cooperative, said.column(CLOSES).column}
    if not keys <= set(register.whole.columns):
        return None
    found = kept(backend, "accreditation_twice", twice(register.whole, said))
    return found if found.count().execute() else None


class Then:
    """The rules that would take the place of those of today."""

    def __init__(
        self,
        backend: Backend,
        view: View,
        said: RegisterMap,
        pack: Pack,
        asked: Asked,
        say: Say,
    ) -> None:
        self._backend, self._say = backend, say
        own = replace(asked, asking=False)
        self._work = Work(backend, view, said, pack, own)
        self._reviewer = Reviewer(pack, own)

    def compared(self, now: Work) -> Comparison:
        """What they would change on the part that was worked out last."""
        self._work.work_out()
        return Comparison(self._backend, now, self._work)

    def changes(self, comparison: Comparison) -> Changes:
        """The findings that they would change."""
        return Changes(self._backend, comparison, self._work, self._reviewer, self._say)


def _part(
    backend: Backend, work: Work, then: Then | None, folder: Folder | None, part: int, order: Order
) -> Counts:
    """Work out a part and write its tables; at last its numbers, which say that it is finished."""
    work.work_out()
    counts = work.counts()
    comparison = None if then is None else then.compared(work)
    if comparison is not None:
        counts.transitions = comparison.transitions()
    if folder is None:
        return counts
    tables = {"findings": work.findings(counts, order.outcomes), "verdicts": work.verdicts()}
    if counts.aside:
        tables["aside"] = work.screening.aside
    for name, table in tables.items():
        if table is not None:
            write_table(backend, table, folder.table(name, part, order.form), order.form)
    if then is not None and comparison is not None:
        then.changes(comparison).write(folder.table("changes", part, order.form), order.form)
    folder.finish(part, counts)
    return counts


def _about(order: Order, register: Register, pack: Pack, against: Pack | None) -> dict[str, Any]:
    """All on which the tables depend."""
    told = {key: str(value) for key, value in asdict(order).items() if key != "to"}
    text = "" if order.map_file is None else order.map_file.read_text("utf-8")
    return {
        "program": version("accreditation"),
        "order": told,
        "register": register.identity,
        "map": hashlib.sha256(text.encode()).hexdigest(),
        "rules": list_digest(rule_files(pack.folder)),
        "against": None if against is None else list_digest(rule_files(against.folder)),
    }
