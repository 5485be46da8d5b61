"""Screening a whole register: the front door."""

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accreditation.engine import EngineFault
from accreditation.files import InputError, nothing_usable
from accreditation.files.digests import list_digest
from accreditation.findings import Outcome
from accreditation.law import Pack, Plane
from accreditation.receipts.digests import rule_files
from accreditation.screening.changing import Changes, Say
from accreditation.screening.comparing import Comparison
from accreditation.screening.engines import Backend, engine, kept, number_of
from accreditation.screening.folder import Folder
from accreditation.screening.mapping import RegisterMap, load_map
from accreditation.screening.register import Register, open_register
from accreditation.screening.register_columns import CLOSES, ignored_columns
from accreditation.screening.reviewing import Reviewer
from accreditation.screening.running import FileFormat, View, Work, write_table
from accreditation.screening.screening import Asked
from accreditation.screening.side_tables import SideTables
from accreditation.screening.staging import Refused
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
        language: In which what is said of changes is written.
    """

    register: str
    asked: Asked
    map_file: Path | None = None
    engine: str | None = None
    to: Path | None = None
    outcomes: tuple[Outcome, ...] = ("pass", "fail", "unknown", "not_applicable")
    form: FileFormat = "parquet"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screening found.

    Attributes:
        rows: How many rows the register has.
        rules: What became of each rule.
        verdicts: What became of each accreditation.
        aside: Why rows were put aside.
        changes: What other rules would change; None if none were named.
        uncompared: Rows that the other rules cannot screen.
        refused: Lines of the file that are no rows.
        left_out: Planes of rules that were not screened, for the register tells nothing of them.
        ignored: Columns that are no facts.
        strays: How many items of lists in tables of their own are of no row of the register.
    """

    as_of: datetime.date
    rows: int
    rules: list[RuleSummary]
    verdicts: list[VerdictSummary]
    aside: list[Aside]
    changes: list[Change] | None
    uncompared: int
    refused: Refused
    left_out: tuple[Plane, ...]
    ignored: tuple[str, ...]
    strays: Mapping[str, int]


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
        parts = _Parts(backend, register, said, order, pack, Path(scratch))
        view = View(backend, parts.table(0))
        work = Work(backend, view, said, pack, order.asked)
        then = None
        if against is not None:
            then = Then(backend, view, said, against, order.asked, say)
        elif not work.screening.judgements:
            raise _nothing_to_screen(work)
        folder = None
        if order.to is not None:
            about = _about(order, register, pack, against)
            folder = Folder(order.to, {**about, "lists": parts.lists})
            if register.refused.lines:
                file = folder.refused(order.form)
                write_table(backend, register.refused.table, file, order.form)
        total = Counts()
        for i in range(len(register.parts)):
            counts = None if folder is None else folder.done(i)
            if counts is None:
                view.show(parts.table(i))
                counts = _part(backend, work, then, folder, i, order)
            total.add(counts)
            progress(total.rows, register.rows)
        _demand_rows(total, register)
        rules = [total.rule(one.rule.name, one.facts) for one in work.screening.judgements]
        return Screened(
            order.asked.as_of,
            total.rows,
            rules,
            [total.verdict(regime) for regime in work.screening.regimes],
            total.reasons(),
            None if then is None else total.changes([*work.names, *then.names]),
            total.uncompared,
            register.refused,
            tuple(work.screening.left_out),
            tuple(ignored_columns(register.parts[0].table, said, pack.vocabulary)),
            parts.strays(),
        )


def _nothing_to_screen(work: Work) -> InputError:
    """What is wrong where there is no rule to screen."""
    told = "no rule is asked for; name others, or none for all"
    if work.screening.left_out:
        planes = ", ".join(work.screening.left_out)
        told = f"the register has no column with a fact that the rules read ({planes})"
    return nothing_usable(f"there is nothing to screen: {told}.")


def _demand_rows(total: Counts, register: Register) -> None:
    """Raise ``EngineFault`` where the engine has lost rows."""
    if register.rows not in (None, total.rows):
        raise EngineFault(
            f"the register has {register.rows} rows, and the engine came back with {total.rows}. "
            "Do not rely on this run; please report it."
        )


class _Parts:
    """The parts of a register, with the lists of other tables, and rows that stand twice marked."""

    def __init__(
        self,
        backend: Backend,
        register: Register,
        said: RegisterMap,
        order: Order,
        pack: Pack,
        scratch: Path,
    ) -> None:
        home = Path() if order.map_file is None else order.map_file.parent
        self._register = register
        self._side = SideTables(backend, register, said, pack.vocabulary, home, scratch)
        self._twice = _twice(backend, register, said)

    @property
    def lists(self) -> str:
        """What tells the lists of other tables from themselves once they have changed."""
        return self._side.identity

    def strays(self) -> dict[str, int]:
        """How many items of side tables are of no row of the register."""
        return self._side.strays(self._register.whole)

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
    return found if number_of(backend, found) else None


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

    @property
    def names(self) -> list[str]:
        """What it has outcomes of."""
        return self._work.names

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
        counts.uncompared = counts.rows - sum(counts.aside.values()) - comparison.rows()
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
    unwanted = {"to"} if against is not None else {"to", "language"}
    told = {key: str(value) for key, value in asdict(order).items() if key not in unwanted}
    text = "" if order.map_file is None else order.map_file.read_text("utf-8")
    return {
        "program": version("accreditation"),
        "order": told,
        "register": register.identity,
        "map": hashlib.sha256(text.encode()).hexdigest(),
        "rules": list_digest(rule_files(pack.folder)),
        "against": None if against is None else list_digest(rule_files(against.folder)),
    }
