"""Screening a whole register: the front door."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accreditation.files.digests import list_digest
from accreditation.findings import Outcome
from accreditation.law import Pack, Plane
from accreditation.receipts.digests import rule_files
from accreditation.screening.engines import Backend, engine, kept
from accreditation.screening.folder import Folder
from accreditation.screening.mapping import RegisterMap, load_map
from accreditation.screening.register import Register, open_register
from accreditation.screening.register_columns import CLOSES, ignored_columns
from accreditation.screening.running import FileFormat, View, Work, write_table
from accreditation.screening.screening import Asked
from accreditation.screening.side_tables import SideTables
from accreditation.screening.summary import Aside, Counts, RuleSummary, VerdictSummary
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
        refused: Lines of the file that are no rows.
        left_out: Planes of rules that were not screened, for the register tells nothing of them.
        ignored: Columns that are no facts.
    """

    as_of: datetime.date
    rows: int
    rules: list[RuleSummary]
    verdicts: list[VerdictSummary]
    aside: list[Aside]
    refused: tuple[str, ...]
    left_out: tuple[Plane, ...]
    ignored: tuple[str, ...]


def screen(pack: Pack, order: Order, progress: Progress) -> Screened:
    """Screen a register.

    Args:
        pack: The law.
        order: What is to be done.
        progress: Is told how far it is.

    Raises:
        InputError: the register or the engine cannot be used, or the folder holds other things.
    """
    said = load_map(order.map_file)
    with engine(order.engine) as backend, TemporaryDirectory() as scratch:
        register = open_register(backend, order.register, Path(scratch))
        parts = _Parts(backend, register, said, order, pack)
        view = View(backend, parts.table(0))
        work = Work(backend, view, said, pack, order.asked)
        folder = None if order.to is None else Folder(order.to, _about(order, register, pack))
        total = Counts()
        for i in range(len(register.parts)):
            counts = None if folder is None else folder.done(i)
            if counts is None:
                view.show(parts.table(i))
                work.work_out()
                counts = work.counts()
                if folder is not None:
                    _write(backend, work, counts, folder, i, order)
            total.add(counts)
            progress(total.rows, register.rows)
        rules = [total.rule(one.rule.name, one.facts) for one in work.screening.judgements]
        return Screened(
            order.asked.as_of,
            total.rows,
            rules,
            [total.verdict(regime) for regime in work.screening.regimes],
            total.reasons(),
            tuple(register.refused),
            tuple(work.screening.left_out),
            tuple(ignored_columns(register.parts[0].table, said, pack.vocabulary)),
        )


class _Parts:
    """The parts of a register with the lists of other tables, and marks on rows that stand twice."""

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


def _write(
    backend: Backend, work: Work, counts: Counts, folder: Folder, part: int, order: Order
) -> None:
    """Write the tables of a part, and at last its numbers, which say that it is finished."""
    tables = {"findings": work.findings(counts, order.outcomes), "verdicts": work.verdicts()}
    if counts.aside:
        tables["aside"] = work.screening.aside
    for name, table in tables.items():
        if table is not None:
            write_table(backend, table, folder.table(name, part, order.form), order.form)
    folder.finish(part, counts)


def _about(order: Order, register: Register, pack: Pack) -> dict[str, Any]:
    """All on which the tables depend."""
    told = {key: str(value) for key, value in asdict(order).items() if key != "to"}
    text = "" if order.map_file is None else order.map_file.read_text("utf-8")
    rules = rule_files(pack.folder)
    return {
        "program": version("accreditation"),
        "order": told,
        "register": register.identity,
        "map": hashlib.sha256(text.encode()).hexdigest(),
        "rules": list_digest(rules),
    }
