"""The table of findings that other rules would change, each with what is then to be said of it."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from accreditation.findings import Message
from accreditation.screening.comparing import Comparison
from accreditation.screening.engines import Backend, batches
from accreditation.screening.register_columns import CLOSES, COOPERATIVE
from accreditation.screening.reviewing import Reviewer
from accreditation.screening.running import FileFormat, Work

Say = Callable[[Message], str]
"""Writes a sentence in the language of the reader."""

SCHEMA = pa.schema(
    {
        "cooperative": pa.string(),
        "year_closes": pa.date32(),
        "rule": pa.string(),
        "before": pa.string(),
        "after": pa.string(),
        "told": pa.string(),
    }
)
_KEPT = "accreditation_changes"
_AT_ONCE = 5_000
"""Findings that are looked at together."""


class Changes:
    """The findings on a part that other rules would change."""

    def __init__(
        self, backend: Backend, comparison: Comparison, then: Work, reviewer: Reviewer, say: Say
    ) -> None:
        self._backend, self._then, self._reviewer, self._say = backend, then, reviewer, say
        self._changes = comparison.changes()
        self._rules = {one.rule.name: one.rule for one in then.screening.judgements}

    def write(self, file: Path, form: FileFormat) -> None:
        """Write the table: beside its place first, then renamed.

        Raises:
            EngineFault: the evaluator comes to another outcome than the engine.
        """
        beside = file.with_name(f".{file.name}")
        writer = pq.ParquetWriter if form == "parquet" else pyarrow.csv.CSVWriter
        with writer(beside, SCHEMA) as stream:
            for batch in batches(self._backend, _KEPT, self._changes, _AT_ONCE):
                rows = sorted(batch.to_pylist(), key=itemgetter("rule"))
                told = [
                    row
                    for _, some in groupby(rows, itemgetter("rule"))
                    for row in self._told([*some])
                ]
                stream.write_table(pa.Table.from_pylist(told, SCHEMA))
        beside.rename(file)

    def _told(self, changes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Changes of one rule, with what is said of those that it will concern."""
        rule = self._rules.get(changes[0]["rule"])
        known = {(one["cooperative"], one["year_closes"]): one for one in changes}
        told: dict[tuple[Any, Any], str] = {}
        if rule is not None:
            for row in self._rows([key for key, one in known.items() if one["after"]], rule):
                key = row[COOPERATIVE], row[CLOSES]
                message = self._reviewer.message(rule, row, known[key]["after"])
                told[key] = self._say(message)
        for key, one in known.items():
            yield {**one, "told": told.get(key, "")}

    def _rows(self, keys: list[tuple[Any, Any]], rule: Any) -> list[dict[str, Any]]:
        typed = self._then.screening.typed
        wanted = pa.table(
            {
                COOPERATIVE: [one for one, _ in keys],
                CLOSES: pa.array([d for _, d in keys], pa.date32()),
            },
        )
        found = typed.semi_join(ibis.memtable(wanted), [COOPERATIVE, CLOSES])
        columns = self._reviewer.columns(rule, typed.columns)
        return list(self._backend.to_pyarrow(found.select(columns)).to_pylist())
