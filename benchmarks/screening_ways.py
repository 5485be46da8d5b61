"""One way of screening the rules of rules-24.yaml, as a process of its own."""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import yaml

from benchmarks.screening_outcomes import Outcomes

HOME = Path(__file__).parent
RULES_24 = HOME / "rules-24.yaml"
LOOKED_AT = date(2026, 11, 21)
THREADS = 2


def ours(register: Path) -> Callable[[], Outcomes]:
    """Our expressions, written for DuckDB once."""
    import ibis

    from accreditation.law import load_pack
    from accreditation.screening.counting import counts
    from accreditation.screening.mapping import RegisterMap
    from accreditation.screening.screening import Asked, Screening, column_of

    ibis.options.sql.fuse_selects = False
    engine = ibis.duckdb.connect(threads=THREADS)
    rules = tuple(yaml.safe_load(RULES_24.read_text("utf-8")))
    asked = Asked(LOOKED_AT, rules=rules, asking=False)
    screening = Screening(engine.read_parquet(register), RegisterMap(), load_pack(), asked)
    names = {column_of(i): one.rule.name for i, one in enumerate(screening.judgements)}
    sql = ibis.to_sql(counts(screening.wide, [*names]), dialect="duckdb", pretty=False)

    def run() -> Outcomes:
        found = engine.raw_sql(sql)
        outcomes = [column[0] for column in found.description[1:]]
        return {
            names[column]: dict(zip(outcomes, numbers, strict=True))
            for column, *numbers in found.fetchall()
        }

    return run


def by_hand(register: Path) -> Callable[[], Outcomes]:
    """SQL for DuckDB, written by hand."""
    import duckdb

    engine = duckdb.connect(config={"threads": THREADS})
    engine.read_parquet(str(register)).create_view("register")
    sql = (HOME / "screening_by_hand.sql").read_text("utf-8")

    def run() -> Outcomes:
        told = engine.execute(sql, {"looked_at": LOOKED_AT})
        found: Outcomes = {}
        for column, number in zip(told.description, told.fetchall()[0], strict=True):
            name, outcome = column[0].split(" ")
            found.setdefault(name, {})[outcome] = number
        return found

    return run


def polars(register: Path) -> Callable[[], Outcomes]:
    """Polars, written by hand."""
    from benchmarks.screening_by_hand import counted

    return lambda: counted(register, LOOKED_AT)


WAYS = {way.__name__: way for way in (ours, by_hand, polars)}


def main(name: str, register: Path) -> None:
    """Print what a way finds, what it takes once it is warm, and the most memory it took."""
    start = time.process_time()
    run = WAYS[name](register)
    written = time.process_time() - start
    run()
    start, processor = time.perf_counter(), time.process_time()
    found = run()
    told = {
        "outcomes": found,
        "written": written,
        "wall": time.perf_counter() - start,
        "processor": time.process_time() - processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    click.echo(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
